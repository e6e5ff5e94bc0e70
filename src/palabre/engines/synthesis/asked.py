"""Words that somebody asks about, held against a text: which of them stand in it."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches

from palabre.engines.synthesis.gate_words import NEGATORS
from palabre.engines.synthesis.words import WORD, stems

_NUMBER = re.compile(r"\d+")


def carried(words: str, lang: str) -> frozenset[str]:
    """Return the stems that carry content, and the numbers, of words."""
    return frozenset(stems(words, lang)) | frozenset(_NUMBER.findall(words))


LEAST_LETTERS = 4
"""Letters from which a word that nobody used may be a slip of the pen."""
LEAST_ALIKE = 0.8
"""Share of letters that a word has in common with the one that was meant."""


def as_written(asked: frozenset[str], known: Collection[str]) -> frozenset[str]:
    """Return asked stems; one that stands nowhere gives way to the known one it resembles.

    Examples
    --------
    >>> sorted(as_written(frozenset({"comon", "fund", "2030"}), ["common", "fund", "2031"]))
    ['2030', 'common', 'fund']
    """
    return frozenset(_meant(one, known) for one in asked)


def _meant(word: str, known: Collection[str]) -> str:
    if word in known or len(word) < LEAST_LETTERS or word[0].isdigit():
        return word
    like = sorted(one for one in known if one[0] == word[0])
    found = get_close_matches(word, like, n=1, cutoff=LEAST_ALIKE)
    return found[0] if found else word


def denying(words: str, lang: str) -> str:
    """Return the first word of negation in words, or nothing.

    Examples
    --------
    >>> denying("Pumps don't need care.", "en"), denying("Pumps need care.", "en")
    ("don't", '')
    """
    negators = NEGATORS.get(lang, NEGATORS["en"])
    for found in WORD.finditer(words):
        word = found[0].casefold().replace("’", "'")
        if word in negators or word.endswith("n't") or word.startswith("n'"):
            return found[0]
    return ""


def parted(asked: str, text: str, lang: str) -> tuple[list[str], list[str]]:
    """Return the runs of asked words that stand in a text, and those that do not.

    Words that carry no content go with their neighbours.

    Examples
    --------
    >>> parted("Pumps need care and 300 giraffes.", "Every pump needs care.", "en")
    (['Pumps need care'], ['300 giraffes'])
    """
    held = carried(text, lang)
    there: list[str] = []
    missing: list[str] = []
    for is_there, run in _runs(asked, held, lang):
        (there if is_there else missing).append(run)
    return there, missing


def _runs(asked: str, held: frozenset[str], lang: str) -> Iterator[tuple[bool, str]]:
    start = end = -1
    was_there = False
    for word in WORD.finditer(asked):
        keys = carried(word.group(), lang)
        if not keys:
            continue
        is_there = keys <= held
        if start >= 0 and is_there != was_there:
            yield was_there, asked[start:end]
            start = -1
        start = word.start() if start < 0 else start
        end, was_there = word.end(), is_there
    if start >= 0:
        yield was_there, asked[start:end]
