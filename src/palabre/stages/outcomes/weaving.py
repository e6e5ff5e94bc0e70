"""Weaving two edits of one sentence together, word by word. Pure."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher


@dataclass(frozen=True, slots=True)
class _Change:
    """Words ``[start, end)`` of the base that became other words."""

    start: int
    end: int
    words: tuple[str, ...]

    def meets(self, other: "_Change") -> bool:
        """Tell whether two changes share a word or stand side by side."""
        return self.start <= other.end and other.start <= self.end


def weave(base: str, mine: str, theirs: str) -> str | None:
    """Return a sentence with both edits in it, or None where they meet.

    Changes that touch each other are left to a person: words side by side belong
    together. Nothing that either side wrote is ever dropped.

    Parameters
    ----------
    base : str
        The sentence from which both started.

    Examples
    --------
    >>> weave("wells need care now", "old wells need care now", "wells need care soon")
    'old wells need care soon'
    >>> weave("wells need care", "wells need money", "wells need time") is None
    True
    """
    old = base.split()
    own = list(_changes(old, mine.split()))
    other = list(_changes(old, theirs.split()))
    for one in own:
        if any(one.meets(each) and one != each for each in other):
            return None
    both = sorted({*own, *other}, key=lambda one: (one.start, one.end), reverse=True)
    woven: list[str] = list(old)
    for one in both:
        woven[one.start : one.end] = one.words
    return " ".join(woven)


def _changes(old: Sequence[str], new: Sequence[str]) -> Iterator[_Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, i, j, k, m in matcher.get_opcodes():
        if tag != "equal":
            yield _Change(i, j, tuple(new[k:m]))
