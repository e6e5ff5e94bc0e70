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
        r"^(?:(?:Les |La |L[’'])(?:participante?s|intervenante?s|séance|atelier|réunion|"
        r"table ronde)(?: à (?:la |l[’'])(?:séance|atelier|réunion|table ronde))? "
        r"(?:(?:sont|est) convenu(?:e?s?)|convien(?:nen)?t)|Il a été convenu) "
        r"(?:que |qu[’'])",
        re.IGNORECASE,
    ),
}
"""Openings that say no more than that it was agreed: who did is named beside."""

DIVIDED: Final = {
    "en": late(
        r"^(?:The )?(?:participants|speakers|panellists) (?:did not agree|disagreed|"
        r"differed) on ",
        re.IGNORECASE,
    ),
    "fr": late(
        r"^Les (?:participante?s|intervenante?s|panélistes) (?:ne sont pas d[’']accord|"
        r"n[’']étaient pas d[’']accord|ne se sont pas accordée?s|ont été en désaccord|"
        r"n[’']ont pas été du même avis) sur ",
        re.IGNORECASE,
    ),
}
"""Openings that say no more than that nothing was agreed on what follows."""

EMPTY: Final = {
    "en": wordset(
        "a an the have has carry carries hold holds need needs require requires"
    ),
    "fr": wordset("""un une le la les l de du des d avoir a ont porter porte
        portent comporter comporte comportent exiger exige exigent nécessiter nécessite
        nécessitent"""),
}
"""Articles, and verbs that say no more than that a thing has or needs another."""

ALIKE: Final = {
    "en": (("one another", "each other"), ("in place of", "instead of")),
    "fr": (("à la place d", "au lieu d"), ("pour cent", "%")),
}
"""Words that may stand for each other wherever they stand."""

AND: Final = {"en": "and", "fr": "et"}
"""The word with which a line goes on where another one ends."""

LEAST_OF_PART = 5
"""Words that tell a claim well enough to know it as the beginning of a longer one."""

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
    if tongue in DIVIDED:
        said = DIVIDED[tongue].sub("", said)
    for one, other in ALIKE.get(tongue, ()):
        said = said.replace(one, other)
    empty = EMPTY.get(tongue, frozenset())
    words = (bare(one, tongue) for one in words_of(said))
    return tuple(stem(one, tongue) for one in words if one not in empty)


def told_once(
    told: dict[str, list[Paragraph]], lang: str
) -> dict[str, list[Paragraph]]:
    """Return the lines of a heading without repeats: the first has the evidence of all.

    Two sessions may file the same words; who reads them once opens both reports, and
    finds there what the other one has in slightly other words. What a longer line says
    before it goes on is told by that line.
    """
    every: dict[Key, list[Paragraph]] = {}
    for one in (one for some in told.values() for one in some):
        every.setdefault(_key(one, lang), []).append(one)
    for part, whole in _parts(every, lang):
        every[whole] += every.pop(part)
    return {name: [*_first_of(some, every, lang)] for name, some in told.items()}


def _parts(every: dict[Key, list[Paragraph]], lang: str) -> list[tuple[Key, Key]]:
    """Return the claims that a longer one begins with, each with it.

    What a room agreed on is that and no more: only lines without their room are joined.
    """
    general = [key for key, some in every.items() if not any(one.lead for one in some)]
    goes_on = {
        key[:n]: key
        for key in general
        for n, word in enumerate(key)
        if n > LEAST_OF_PART and word == AND.get(lang)
    }
    return [(key, goes_on[key]) for key in sorted(general, key=len) if key in goes_on]


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
