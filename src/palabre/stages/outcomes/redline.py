"""Redline: what changed between two versions of a sentence, word by word. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that share a fate."""

    change: Change
    words: str


def redline(before: str, after: str) -> tuple[Piece, ...]:
    """Return the words of both versions in order, each marked.

    Examples
    --------
    >>> [str(one.change) for one in redline("wells need care", "wells need money")]
    ['same', 'out', 'in']
    """
    return tuple(_pieces(before.split(), after.split()))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag == "equal":
            yield Piece(Change.SAME, " ".join(old[i:j]))
            continue
        if i < j:
            yield Piece(Change.OUT, " ".join(old[i:j]))
        if k < m:
            yield Piece(Change.IN, " ".join(new[k:m]))
