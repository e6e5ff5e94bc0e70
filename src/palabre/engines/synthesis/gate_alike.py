"""An edited sentence told again in the turns of its evidence, where both say the same.

An editor writes "60 per cent" for "six out of ten", "network measurements" for
"measurements of networks", "rather than" for "and not". The gate's rules compare words;
here such turns are put back into those of the cited words, so that the rules can judge
the rest. Each turn is put back only where the cited words have the other one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis.gate_alike_words import (
    CONTRASTS,
    FREQUENCIES_FR,
    GIVING,
    RATIOS,
    ROOTS_FR,
    SAME,
)
from palabre.engines.synthesis.gate_case import Case
from palabre.engines.synthesis.gate_text import content_of
from palabre.engines.synthesis.gate_words import FUNCTION_WORDS
from palabre.engines.synthesis.number_words import UNITS
from palabre.kernel.late import late

MENDED: Final = frozenset(
    {
        *("coverage", "sequence", "small-words", "scope", "units", "numbers", "shares"),
        *("repeats", "negation", "strength", "order", "dates", "qualifiers", "frames"),
    }
)
"""Rules that may fail over a turn of speech; the failure of any other one stands."""

_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)*"


@dataclass(frozen=True, slots=True)
class _Said:
    """What a sentence rests on, as the rewriting asks it."""

    evidence: str
    lang: str

    def has(self, turn: str) -> bool:
        """Tell whether the cited words hold a turn as whole words."""
        return _holds(self.evidence, turn)

    def has_form(self, turn: str) -> bool:
        """Tell whether they hold it, or one word in any of its forms."""
        stem = content_of(turn.casefold(), self.lang) if turn.isalpha() else ""
        return self.has(turn) or (
            bool(stem) and stem in _stems(self.evidence, self.lang)
        )


def as_said(case: Case) -> Iterator[str]:
    """Yield a statement in the turns of its evidence: each kind put back, then all.

    What a statement quotes stays as it is.
    """
    lang = case.said.lang
    if lang not in SAME or not case.evidence.readings or case.is_foreign:
        return
    quoted: list[str] = []

    def kept(found: re.Match[str]) -> str:
        quoted.append(found[0])
        return _QUOTED_HERE

    text = _QUOTED.sub(kept, case.statement.text.replace("’", "'"))
    evidence = " ".join(one.text for one in case.evidence.readings).replace("’", "'")
    said, told = _Said(evidence, lang), text
    seen = {text}
    for rule in _RULES[lang]:
        alone, told = rule(text, said), rule(told, said)
        if alone not in seen:
            seen.add(alone)
            yield _with(alone, quoted)
    if told not in seen:
        yield _with(told, quoted)


_QUOTED: Final = late(r"\"[^\"]+\"|“[^”]+”|«.+?»")
_QUOTED_HERE: Final = "\ue000"


def _with(text: str, quoted: list[str]) -> str:
    """Return a text with what it quotes in its places."""
    parts = iter(quoted)
    return re.sub(_QUOTED_HERE, lambda _: next(parts, ""), text)


@lru_cache(maxsize=4096)
def _holds(text: str, turn: str) -> bool:
    return re.search(_whole(turn), text, re.IGNORECASE) is not None


@lru_cache(maxsize=1024)
def _stems(text: str, lang: str) -> frozenset[str]:
    words = re.findall(_WORD, text.casefold())
    return frozenset(content_of(word, lang) for word in words) - {""}


def _whole(turn: str) -> str:
    """Return a pattern for a turn as whole words; an elision ends one as well."""
    start = r"(?<![\w-])" if turn[0].isalnum() else ""
    end = "" if turn.endswith("'") else r"(?!\w)"
    return rf"{start}{re.escape(turn)}{end}"


def _put(text: str, turn: str, instead: str) -> str:
    """Put one turn for another, with its capital."""

    def kept(found: re.Match[str]) -> str:
        is_capital = found[0][0].isupper() and not turn[0].isupper()
        return instead[0].upper() + instead[1:] if is_capital else instead

    return re.sub(_whole(turn), kept, text, count=1, flags=re.IGNORECASE)


# Spelling ----------------------------------------------------------------------------

_HYPHEN = late(
    r"\b(co|re|e|multi|sub|pre|non|inter|micro|socio)-(?=[^\W\d_]{2})", re.IGNORECASE
)
_ISE = late(r"(?<=[a-z]{2})is(e|es|ed|ing|ation|ations)\b")


def _spelling(text: str, said: _Said) -> str:
    """Spell with -ize, and join what is joined in the cited words."""

    def spelled(found: re.Match[str]) -> str:
        word = found[0]
        if said.has(word):
            return word
        plain = _HYPHEN.sub(r"\1", word)
        if plain != word and said.has(plain):
            return plain
        return _ISE.sub(r"iz\1", word) if said.lang == "en" else word

    return re.sub(_WORD, spelled, text)


# Turns -------------------------------------------------------------------------------


def _turns(text: str, said: _Said) -> str:
    """Put the turns of the cited words for others of the same class."""
    for each in SAME[said.lang]:
        wanted = [turn for turn in each if said.has_form(turn)]
        for turn in each:
            if wanted and turn not in wanted and _holds(text, turn):
                text = _put(text, turn, wanted[0])
    return text


def _contrasts(text: str, said: _Said) -> str:
    """Put "and that" or "but that" for "whereas", as the parts were said."""
    ways, ties = CONTRASTS[said.lang]
    was = [one for one in ways if said.has(one)]
    for tie in ties:
        if was and not said.has(tie) and _holds(text, tie):
            that = " que" if tie.endswith("que") else " that"
            text = _put(text, tie, f"{was[0]}{that}")
    return text


def _roots(text: str, said: _Said) -> str:
    """Put one French verb in -er for another of the same sense, with its ending."""
    for row in ROOTS_FR:
        was = [root for root in row if re.search(rf"(?<!\w){root}", said.evidence)]
        for root in row:
            if was and root not in was:
                text = re.sub(rf"(?<!\w){root}(?=\w)", was[0], text)
    return text


# Shares ------------------------------------------------------------------------------

_PER_CENT = late(
    r"(?P<n>\d+)[\s\u00a0\u202f]?(?:%|per ?cent|pour cent)"
    r"(?P<of> of(?: the)?| des?| du| d')?(?: (?P<noun>[^\W\d_]+))?"
)
_OUT_OF = {
    "en": r"(?P<a>[a-z]+|\d+) (?:out of|in|of)(?: every)? (?P<b>[a-z]+|\d+)(?: (?P<noun>[a-z]+))?",
    "fr": r"(?P<a>[a-zé]+|\d+) (?P<noun>[^\W\d_]+) sur (?P<b>[a-z]+|\d+)",
}


@dataclass(frozen=True, slots=True)
class _Share:
    """A share as a text tells it: what it says, of what, and where."""

    value: Fraction
    noun: str
    written: str


def _shares(text: str, said: _Said) -> str:
    """Put "six out of ten" for "60 per cent", a quarter for 25, and the other way round."""
    was = {one.value: one for one in _shares_in(said.evidence, said.lang)}
    for one in _shares_in(text, said.lang):
        other = was.get(one.value)
        if other is not None and one.written.casefold() != other.written.casefold():
            is_one = one.noun.casefold() == other.noun.casefold()
            if is_one or not (one.noun and other.noun):
                told = other.written[0].lower() + other.written[1:]
                text = text.replace(one.written, told, 1)
    return text


def _shares_in(text: str, lang: str) -> Iterator[_Share]:
    """Yield the shares of a text."""
    for found in _PER_CENT.finditer(text):
        whole = found[0] if found["of"] and found["noun"] else found[0].split(" of")[0]
        yield _Share(Fraction(int(found["n"]), 100), found["noun"] or "", whole)
    for found in re.finditer(_OUT_OF[lang], text, re.IGNORECASE):
        a, b = (_number(found[name], lang) for name in ("a", "b"))
        if a and b and a < b:
            yield _Share(Fraction(a, b), found["noun"] or "", found[0])
    of = r"(?: of(?: the)?| des?| du| d')? ?([^\W\d_]+)?"
    for turn, (a, b) in RATIOS[lang].items():
        for found in re.finditer(_whole(turn) + of, text, re.IGNORECASE):
            yield _Share(Fraction(a, b), found[1] or "", found[0])


def _number(word: str, lang: str) -> int:
    """Return what a number in digits or one word says, or 0."""
    return int(word) if word.isdigit() else UNITS[lang].get(word.casefold(), 0)


# Order -------------------------------------------------------------------------------


def _compounds(text: str, said: _Said) -> str:
    """Put "measurements of networks" for "network measurements", or the other way."""
    for whole, head, thing in _heads_in(said.evidence):
        turned = rf"(?<![\w-]){_one_or_more(thing)} {re.escape(head)}(?![\w-])"
        text = re.sub(turned, whole, text, count=1)
    for whole, head, thing in list(_heads_in(text)):
        turned = rf"(?<![\w-]){_one_or_more(thing)} {re.escape(head)}(?![\w-])"
        was = re.search(turned, said.evidence)
        if was is not None and not said.has(whole):
            text = text.replace(whole, was[0], 1)
    return text


def _heads_in(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield "measurements of networks", its head and its thing, of one word or two."""
    grammar = FUNCTION_WORDS["en"]
    for things in (rf"{_WORD} {_WORD}", _WORD):
        of = rf"(?<![\w-])(?=(({_WORD}) (?:of|for) (?:the )?({things}))(?![\w-]))"
        for found in re.finditer(of, text):
            head, thing = found[2], found[3]
            if head not in grammar and not grammar & set(thing.split()):
                yield found[1], head, thing


def _one_or_more(noun: str) -> str:
    """Return a pattern for a noun in singular or plural."""
    return re.escape(noun.removesuffix("s")) + "s?"


def _given_to(text: str, said: _Said) -> str:
    """Put "charged weavers a fee" for "charged a fee to weavers"."""
    for found in re.finditer(rf" to ((?:{_WORD} )?{_WORD})(?=[.,;]|$)", text):
        verbs = [word for word in re.findall(_WORD, text) if word in GIVING]
        for verb in verbs:
            was = re.search(rf"\b(\w+) {re.escape(found[1])} ", said.evidence)
            if was is not None and content_of(was[1], "en") == content_of(verb, "en"):
                bare = text[: found.start()] + text[found.end() :]
                return _put(bare, verb, f"{verb} {found[1]}")
    return text


def _adverbs(text: str, _said: _Said) -> str:
    """Put a French adverb of how often before its verb, as a participle has it."""
    often = FREQUENCIES_FR.replace(" ", "|")
    return re.sub(
        rf"(?<![\w'])([^\W\d_]+(?:ai(?:en)?t|ent|e)) ({often})(?!\w)", r"\2 \1", text
    )


# Words put for others ------------------------------------------------------------------

_FURTHER = late(r"\b(was|were) (?:further|moreover|furthermore|likewise|similarly) ")
_HEADED = late(
    r"^(?:On|Regarding|Concerning|Among the|In terms of) "
    r"(?:trends|challenges|achievements|differences)"
    r"(?:, | (?:noted|mentioned|reported|observed) was that )",
    re.IGNORECASE,
)
_GROUP_BODY = late(r"^An? organization of the ((?:[a-z]+ ){0,2}[a-z]+?) (?=[a-z]+ed\b)")
_NOWHERE = late(r"\b(is|are|was|were|be|been|has|have|had) (\w+) nowhere\b")
_WENT = late(r"\b(?:went|remained|stayed) un(\w+)")


def _house(text: str, said: _Said) -> str:
    """Put the house's own openings for those of an editor."""
    text = _FURTHER.sub(r"\1 also ", text)
    if (found := _HEADED.match(text)) is not None:
        rest = text[found.end() :]
        is_told = rest.startswith(("it ", "one ", "the point "))
        text = rest[0].upper() + rest[1:] if is_told else f"It was noted that {rest}"
    text = _GROUP_BODY.sub(r"A \1 organization ", text)
    if said.has("anywhere"):
        text = _NOWHERE.sub(r"\1 not \2 anywhere", text)
        text = _WENT.sub(r"were not \1 anywhere", text)
    return text


def _left_to_guess(text: str, said: _Said) -> str:
    """Put a noun back that is told once: "401 localities of 512" equipped."""
    for found in re.finditer(rf"(?<!\w)(\d[\d,.]*) ({_WORD}) ({_WORD})", said.evidence):
        number, noun, more = found.groups()
        n_times = len(re.findall(_whole(noun), said.evidence))
        if n_times > 1 and _holds(text, noun):
            text = text.replace(f"{number} {more}", found[0], 1)
    return text


_THOSE = late(r"(?<!\w)(?P<it>celles|ceux|celle|celui) (?P<of>de|des|du|d')(?=\W|\w)")


def _those(text: str, said: _Said) -> str:
    """Put "celles des" for the noun it stands for: the one before that has a "des" too.

    "Les compétences des hommes … celles des femmes": no other noun can be meant.
    """
    for found in _THOSE.finditer(said.evidence):
        before = said.evidence[: found.start()]
        nouns = re.findall(
            r"(?:les|la|le|l') ?([^\W\d_]+) (?:des?|du|d')(?!\w)", before
        )
        if len(set(nouns)) != 1:
            continue
        article = "les" if found["it"] in {"celles", "ceux"} else "l[ea]"
        again = rf"(?<!\w){article} {nouns[0]} (?={found['of']})"
        told = list(re.finditer(again, text))
        if len(told) > 1:
            text = f"{text[: told[-1].start()]}{found['it']} {text[told[-1].end() :]}"
    return text


_RULES: Final[dict[str, tuple[Callable[[str, _Said], str], ...]]] = {
    "en": (
        *(_spelling, _house, _compounds, _shares, _turns),
        *(_contrasts, _given_to, _left_to_guess),
    ),
    "fr": (
        *(_spelling, _shares, _turns, _contrasts, _roots),
        *(_adverbs, _left_to_guess, _those),
    ),
}
