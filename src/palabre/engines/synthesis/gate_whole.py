"""The gate: whether what a person or a model wrote has the form of a sentence."""

import unicodedata
from collections.abc import Iterator
from typing import Final

from palabre.engines.synthesis import translated
from palabre.engines.synthesis.draft import Check, Writer
from palabre.engines.synthesis.gate_case import LEXICONS, Case
from palabre.engines.synthesis.verbs_en import FINITE
from palabre.engines.synthesis.wordlists import wordset
from palabre.kernel.late import late

RULE: Final = "whole-sentence"

SHORTEST: Final = 2
"""Letters or figures that a sentence has at least."""

_WORD = late(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_OPENS_LOW = late(r"[^\w]*(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_PAST = late(r"[a-z]{2,}ed$")
_HANGING = {
    "en": wordset("""that which who whose of the a an and or but if because whether than with
from to by for at into its their"""),
    "fr": wordset("""que qui dont de du des le la les un une et ou mais si car avec par pour au
aux leur leurs ses sa son l' d' qu'"""),
    "es": wordset(
        """que de del el la los las un una y o pero si con por para su sus"""
    ),
}
"""Words on which no sentence ends."""

_GOES_ON = frozenset(",;:–—-")
"""Signs after which something follows."""

_BEFORE_NOUN = wordset("""the a an its their of for with from la le les un une des du de au aux
ces cette""")

_FR_VERB = late(
    r"(?:est|sont|a|ont|va|vont|fut|furent|eut|faut|peut|doit|fait|font|dit|met|tient|vient"
    r"|\w{2,}(?:e|é|ée|és|ées|ent|ait|aient|era|eront|ira|iront|rait|it|ut|ur|ons|a))$"
)
_FR_NO_VERB = wordset("""une cette entre comme contre notre votre quelque chaque même elle autre
toute santé société qualité égalité liberté sécurité conférence""")


def whole(case: Case) -> Check:
    """Check that a text is a sentence: more than a letter, a beginning, a verb, an end.

    Only what a person or a model wrote is looked at; in other languages than those with
    a lexicon nothing is said.
    """
    told = ""
    if case.statement.writer in {Writer.PERSON, Writer.MODEL}:
        told = _why_not(case.statement.text, case.said.lang)
    return Check(RULE, not told, told)


def signs(case: Case) -> Check:
    """Check that no sign deceives: nothing hidden, no markup, no letters of two scripts.

    What the cited words hold themselves may stand.
    """
    text = translated.without_translations(case.statement.text)
    cited = " ".join(one.text for one in case.evidence.readings)
    told = ""
    if hidden := next((s for s in text if _is_hidden(s) and s not in cited), ""):
        told = f"A sign that nobody sees (U+{ord(hidden):04X}) stands in the sentence."
    elif (mark := _MARKUP.search(text)) and mark[0] not in cited:
        told = f"“{mark[0]}” is markup, not text."
    elif mixed := next((w for w in _mixed(text) if w not in cited), ""):
        told = f"“{mixed}” mixes letters of two scripts that look alike."
    return Check("signs", not told, told)


_MARKUP: Final = late(
    r"</?[a-zA-Z!][^<>]*>|&#?\w{1,8};|~~|\*\*|`|\[(?!translation|traduction)[^\]]*\]\("
    r"|\((?:if|not|no|only|some|all|never|si|ne|pas|must|should|may)\)"
)
_ALIKE: Final = late(r"[A-Za-zÀ-ɏ]")
_OTHER_SCRIPTS: Final = late(r"[\u0370-\u03ff\u0400-\u052f\uff00-\uffef]")
_LETTERS: Final = late(r"[^\W_]+")
_JOINERS: Final = frozenset("\u200c\u200d\u200e\u200f")
"""Joiners and marks of direction that Arabic and Indian scripts need."""

_SPACES: Final = frozenset("\u2028\u2029\u0085")


def _is_hidden(sign: str) -> bool:
    """Tell whether a sign shows nothing and may still change what is read."""
    if sign.isascii():
        return not sign.isprintable() and sign not in "\n\t"
    if sign in _JOINERS:
        return False
    return sign in _SPACES or unicodedata.category(sign) in {"Cf", "Cc", "Co", "Cn"}


def _mixed(text: str) -> Iterator[str]:
    """Yield words that hold Latin letters among those of another script."""
    if text.isascii() or not _OTHER_SCRIPTS.search(text):
        return
    for word in _LETTERS.findall(text):
        is_wide = any("\uff10" <= sign <= "\uff5a" for sign in word)
        if is_wide or (_OTHER_SCRIPTS.search(word) and _ALIKE.search(word)):
            yield word


def _why_not(text: str, lang: str) -> str:
    """Return why a text is no sentence, or nothing."""
    told = ""
    words = [found[0].replace("’", "'") for found in _WORD.finditer(text)]
    if lang not in LEXICONS:
        return told
    opening = _OPENS_LOW.match(text)
    if len("".join(words)) < SHORTEST:
        told = "A single sign is no sentence."
    elif opening and opening["word"].islower():
        told = f"“{opening['word']}” begins in the middle of a sentence."
    elif words[-1] in _HANGING[lang]:  # "in group A" has its end
        told = f"No sentence ends on “{words[-1]}”."
    elif text.rstrip()[-1] in _GOES_ON:
        told = f"No sentence ends on “{text.rstrip()[-1]}”."
    elif not _has_verb([word.lower() for word in words], lang):
        told = "No verb was found: perhaps this is no sentence."
    return told


def _has_verb(words: list[str], lang: str) -> bool:
    """Tell whether a word may be a verb, and is no noun behind an article."""
    pairs = zip(["", *words], words, strict=False)
    return any(
        _may_be_verb(word, lang) for before, word in pairs if before not in _BEFORE_NOUN
    )


def _may_be_verb(word: str, lang: str) -> bool:
    if lang == "en":
        bare = word.partition("'")[0]
        return word in FINITE or bare in FINITE or bool(_PAST.match(word))
    if lang == "fr":
        bare = word.rpartition("'")[2]
        return bare not in _FR_NO_VERB and bool(_FR_VERB.match(bare))
    return True
