"""The gate: whether what a person or a model wrote has the form of a sentence."""

import re
from typing import Final

from palabre.engines.synthesis.draft import Check, Writer
from palabre.engines.synthesis.gate_case import LEXICONS, Case
from palabre.engines.synthesis.verbs_en import FINITE
from palabre.engines.synthesis.wordlists import wordset

RULE: Final = "whole-sentence"

SHORTEST: Final = 2
"""Letters or figures that a sentence has at least."""

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*['’]?")
_OPENS_LOW = re.compile(r"[^\w]*(?P<word>[^\W\d_]+(?:['’-][^\W\d_]+)*)")
_PAST = re.compile(r"[a-z]{2,}ed$")
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

_BEFORE_NOUN = wordset("""the a an its their of for with from la le les un une des du de au aux
ces cette""")

_FR_VERB = re.compile(
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
