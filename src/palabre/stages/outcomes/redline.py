"""Redline: what changed between two versions of a sentence, word by word. Pure."""

from collections.abc import Iterator, Sequence
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


def cut(
    pieces: Sequence[Piece], n_words: int
) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Return a redline in two parts: up to a number of the words that stand, and after.

    Examples
    --------
    >>> first, second = cut(redline("wells need care", "wells need care"), 1)
    >>> first[0].words, second[0].words
    ('wells', 'need care')
    """
    first: list[Piece] = []
    second: list[Piece] = []
    for piece in pieces:
        words = piece.words.split()
        if piece.change is Change.OUT:
            (first if n_words else second).append(piece)
            continue
        mine, rest = words[:n_words], words[n_words:]
        n_words -= len(mine)
        for part, into in ((mine, first), (rest, second)):
            if part:
                into.append(Piece(piece.change, " ".join(part)))
    return tuple(first), tuple(second)
