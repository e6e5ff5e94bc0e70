"""What captioners mishear: names and acronyms of the programme, proposed in place.

Pure: words and terms in, suggestions out; an operator decides.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Protocol

from palabre.stages.people.queries import folded

ALIKE = 0.78
"""Ratio of likeness from which a term is proposed: "Perrachan" and "Perrachon" have
0.89, two unrelated family names of eight letters rarely more than 0.6."""

SHORTEST = 5
"""Letters of a word that may be misheard; shorter ones are alike by chance."""

_WORD = re.compile(r"[^\W_]+")
"""As `folded` parts words: "Chikwanda-Mumba" is two, written with a hyphen or without."""

_ACRONYM = re.compile(r"[A-Z][A-Z0-9-]{1,9}")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A place in a caption and what may have been said there."""

    start: int
    end: int
    was: str
    term: str

    def applied_to(self, text: str) -> str:
        """Return a caption with the term in its place."""
        return text[: self.start] + self.term + text[self.end :]


class Suggests(Protocol):
    """What proposes corrections of a caption."""

    def __call__(self, text: str) -> list[Suggestion]:
        """Return suggestions, first place first."""


@dataclass(frozen=True, slots=True)
class Glossary:
    """Terms of one session, ready for comparing.

    Parameters
    ----------
    terms : sequence of (str, str, int)
        Term as it is written, folded, and its number of words.
    """

    terms: Sequence[tuple[str, str, int]]

    def __call__(self, text: str) -> list[Suggestion]:
        """Return where a caption may have misheard a term.

        O(words x terms); a session has some hundred terms.
        """
        words = list(_WORD.finditer(text))
        known = {plain for _, plain, _ in self.terms}
        found: list[Suggestion] = []
        taken = -1
        for first, word in enumerate(words):
            if word.start() < taken:
                continue
            best = self._best(text, words[first:], known)
            if best is not None:
                found.append(best)
                taken = best.end
        return found

    def _best(
        self, text: str, words: Sequence[re.Match[str]], known: set[str]
    ) -> Suggestion | None:
        best: tuple[float, Suggestion] | None = None
        for term, plain, n_words in self.terms:
            if n_words > len(words):
                continue
            start, end = words[0].start(), words[n_words - 1].end()
            heard = text[start:end]
            likeness = _likeness(heard, term, plain, known)
            if likeness and (best is None or likeness > best[0]):
                best = likeness, Suggestion(start, end, heard, term)
        return best[1] if best else None


def glossary_of(names: Iterable[str], bodies: Iterable[str] = ()) -> Glossary:
    """Return a glossary of names, also by their last part, and of bodies' names whole.

    Examples
    --------
    >>> suggest = glossary_of(["Maud Perrachon", "WSIS"])
    >>> [(one.was, one.term) for one in suggest("thank you Maude Perachon")]
    [('Maude Perachon', 'Maud Perrachon')]
    """
    kept = {}
    spellings = (one for name in names for one in _spellings(name))
    for one in (*spellings, *bodies):
        plain = folded(one)
        if plain:
            kept[one] = (one, plain, len(plain.split()))
    ordered = sorted(kept.values(), key=lambda one: (-one[2], one[0]))
    return Glossary(tuple(ordered))


def _spellings(term: str) -> Iterator[str]:
    """Return a name, and its last part, as speakers are often called."""
    yield term
    parts = term.split()
    if len(parts) in {2, 3} and len(parts[-1]) >= SHORTEST:
        yield parts[-1]


def _likeness(heard: str, term: str, plain: str, known: set[str]) -> float:
    """Return how alike what was heard and a term are; 0 if nothing is to propose."""
    if heard == term:
        return 0.0
    said = folded(heard)
    if said == plain:
        return 1.0 if _is_misspelt(heard, term) else 0.0
    if said in known or len(said) < SHORTEST or len(plain) < SHORTEST:
        return 0.0
    if abs(len(said) - len(plain)) > 3 or said[0] != plain[0]:
        return 0.0
    ratio = SequenceMatcher(None, said, plain).ratio()
    return ratio if ratio >= ALIKE else 0.0


def _is_misspelt(heard: str, term: str) -> bool:
    """Tell whether a term's own words are written otherwise than the programme does.

    Accents and hyphens count, capitals where none is; captions all in capitals are let
    be.
    """
    if heard.islower() or _ACRONYM.fullmatch(term):
        return True
    return not heard.isupper() and heard.casefold() != term.casefold()
