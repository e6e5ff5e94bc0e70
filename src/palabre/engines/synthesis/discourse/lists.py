"""Lists of words, stems and phrases, and what each of them tells."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from palabre.engines.synthesis.discourse.tokens import tokens_of

Phrase = tuple[tuple[str, ...], tuple[str, ...]]
"""The tokens of a phrase and what it tells."""

K = TypeVar("K")


@dataclass(frozen=True, slots=True)
class Lists:
    """What the entries of a language tell.

    Parameters
    ----------
    phrases : mapping
        First token → the phrases of several tokens that begin with it.
    """

    words: Mapping[str, tuple[str, ...]]
    stems: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[Phrase, ...]]

    def of(self, token: str, shortest: int) -> list[str]:
        """Return what a single word tells, by itself and by each of its stems."""
        found = [*self.words.get(token, ())]
        for n in range(shortest, len(token) + 1):
            found += self.stems.get(token[:n], ())
        return found


def lists_of(entries: Iterable[tuple[str, str]]) -> Lists:
    """Return the lists that names with their entries, parted by commas, stand for.

    Examples
    --------
    >>> lists_of([("lack", "few, short of, insuffic*")]).phrases
    {'short': ((('short', 'of'), ('lack',)),)}
    """
    words: dict[str, list[str]] = {}
    stems: dict[str, list[str]] = {}
    phrases: dict[tuple[str, ...], list[str]] = {}
    for name, told in entries:
        for entry in filter(None, (one.strip() for one in told.split(","))):
            tokens = tuple(tokens_of(entry))
            if entry.endswith("*"):
                stems.setdefault(entry[:-1], []).append(name)
            elif len(tokens) == 1:
                words.setdefault(tokens[0], []).append(name)
            else:
                phrases.setdefault(tokens, []).append(name)
    by_first: dict[str, list[Phrase]] = {}
    for phrase, names in _fixed(phrases).items():
        by_first.setdefault(phrase[0], []).append((phrase, names))
    return Lists(
        _fixed(words),
        _fixed(stems),
        {first: tuple(found) for first, found in by_first.items()},
    )


def _fixed(lists: Mapping[K, Iterable[str]]) -> dict[K, tuple[str, ...]]:
    return {key: tuple(dict.fromkeys(names)) for key, names in lists.items()}
