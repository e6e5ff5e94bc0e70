"""What several sessions filed is told once, with the evidence of all of them.

Who agreed is always the room of one session: where two rooms agreed on the same thing
both are named.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.formats.documents.model import Evidence, Paragraph, Sentence
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import bare, stem, words_of
from palabre.kernel.languages import primary, semicolon
from palabre.kernel.late import late

Key = tuple[str, ...]

FORMULAS: Final = {
    "en": late(
        r"^(?:(?:The )?(?:participants|speakers|panellists|session|workshop|meeting|"
        r"round table)|It was) agreed that ",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^(?:(?:Les |La |L[’'])(?:participants|intervenants|séance|atelier|réunion|"
        r"table ronde) (?:sont|est) convenu(?:e?s?)|Il a été convenu) (?:que |qu[’'])",
        re.IGNORECASE,
    ),
}
"""Openings that say no more than that it was agreed: who did is named beside."""

EMPTY: Final = {
    "en": wordset(
        "a an the have has carry carries hold holds need needs require requires"
    ),
    "fr": wordset("""un une le la les l de du des d avoir a ont comporter comporte exiger
        exige nécessiter nécessite"""),
}
"""Articles, and verbs that say no more than that a thing has or needs another."""

_COLON = ":\u00a0\u202f "


def claim_of(text: str, lang: str) -> Key:
    """Return what a line claims: its words in their plain forms, but for empty ones.

    Examples
    --------
    >>> claim_of("Participants agreed that wells must carry a date.", "en") == claim_of(
    ...     "It was agreed that wells must have a date.", "en"
    ... )
    True
    >>> claim_of("Wells must have a date.", "en") == claim_of(
    ...     "Wells should have a date.", "en"
    ... )
    False
    """
    tongue = primary(lang)
    said = FORMULAS[tongue].sub("", text) if tongue in FORMULAS else text
    empty = EMPTY.get(tongue, frozenset())
    words = (bare(one, tongue) for one in words_of(said))
    return tuple(stem(one, tongue) for one in words if one not in empty)


def told_once(
    told: dict[str, list[Paragraph]], lang: str
) -> dict[str, list[Paragraph]]:
    """Return the lines of a heading without repeats: the first has the evidence of all.

    Two sessions may file the same words; who reads them once opens both reports, and
    finds there what the other one has in slightly other words.
    """
    every: dict[Key, list[Paragraph]] = {}
    for one in (one for some in told.values() for one in some):
        every.setdefault(_key(one, lang), []).append(one)
    return {name: [*_first_of(some, every, lang)] for name, some in told.items()}


def _key(one: Paragraph, lang: str) -> Key:
    own = one.lang or lang
    voice = (one.lead,) if one.is_quotation else ()
    return (*voice, own, *claim_of(one.text, own))


def _first_of(
    some: Sequence[Paragraph], every: dict[Key, list[Paragraph]], lang: str
) -> Iterator[Paragraph]:
    for one in some:
        alike = every.pop(_key(one, lang), None)
        if alike is not None:
            yield _joined(alike, lang) if len(alike) > 1 else one


def _joined(alike: Sequence[Paragraph], lang: str) -> Paragraph:
    first = alike[0]
    (sentence,) = first.sentences
    evidence = [
        each
        for one in alike
        for other in one.sentences
        for each in _in_own_words(other, sentence.text, lang)
    ]
    told = replace(sentence, evidence=tuple(evidence))
    return replace(first, sentences=(told,), lead=_lead(alike, lang))


def _lead(alike: Sequence[Paragraph], lang: str) -> str:
    """Return what stands before lines told as one: all that stood before each."""
    leads = list(dict.fromkeys(one.lead for one in alike))
    if "" in leads:
        return alike[0].lead
    *others, last = leads
    return semicolon(lang).join([*(one.rstrip(_COLON) for one in others), last])


def _in_own_words(other: Sentence, text: str, lang: str) -> Iterator[Evidence]:
    """Yield the evidence of a sentence told by another, with its own words."""
    for one in other.evidence:
        if one.words or other.text == text:
            yield one
        else:
            yield replace(one, words=other.text, lang=other.lang or lang)
