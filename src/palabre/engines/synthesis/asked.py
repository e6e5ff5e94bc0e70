"""Words that somebody asks about, held against a text: which of them stand in it."""

import re
from collections.abc import Iterator

from palabre.engines.synthesis.words import WORD, stems

_NUMBER = re.compile(r"\d+")


def carried(words: str, lang: str) -> frozenset[str]:
    """Return the stems that carry content, and the numbers, of words."""
    return frozenset(stems(words, lang)) | frozenset(_NUMBER.findall(words))


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
