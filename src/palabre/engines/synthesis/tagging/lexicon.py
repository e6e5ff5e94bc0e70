"""Terms of a framework by language, and where they stand in a text."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from palabre.engines.synthesis.words import WORD, bare
from palabre.kernel.spans import Span

FOLDER: Final = Path(__file__).parent
WEIGHTS: Final = {"sure": 1.0, "likely": 0.5, "hint": 0.2, "not": 0.0}
LANGUAGES: Final = ("en", "fr", "es")
SHORTEST_WITH_PLURAL: Final = 4
PLURALS: Final = {
    "en": (
        ("ies", "y"),
        ("ss", "ss"),
        ("us", "us"),
        ("is", "is"),
        ("xes", "x"),
        ("ches", "ch"),
        ("shes", "sh"),
        ("sses", "ss"),
        ("s", ""),
    ),
    "fr": (("eaux", "eau"), ("aux", "al"), ("ss", "ss"), ("us", "us"), ("s", "")),
    "es": (
        ("ciones", "ción"),
        ("siones", "sión"),
        ("ces", "z"),
        ("ís", "ís"),
        ("es", ""),
        ("s", ""),
        ("e", ""),
    ),
}
"""Endings and what stands in their place; the first that fits decides."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term that points to one item, by the stems of its words.

    Parameters
    ----------
    weight : float
        How much it tells; 0 keeps the words from telling anything.
    """

    item: str
    stems: tuple[str, ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Found:
    """A term where it stands in a text."""

    term: Term
    span: Span


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms of one framework in one language, by their first stem."""

    lang: str
    items: tuple[str, ...]
    by_first: Mapping[str, tuple[Term, ...]]

    def find(self, text: str) -> Iterator[Found]:
        """Yield the terms in a text; of those for one item, the longest at a place."""
        places = list(stemmed(text, self.lang))
        taken: dict[str, int] = {}
        for at, (word, span) in enumerate(places):
            for term in self.by_first.get(word, ()):
                if taken.get(term.item, 0) > at:
                    continue
                end = at + len(term.stems)
                if tuple(w for w, _ in places[at:end]) == term.stems:
                    taken[term.item] = end
                    yield Found(term, Span(span.start, places[end - 1][1].end))


def stemmed(text: str, lang: str) -> Iterator[tuple[str, Span]]:
    """Yield the stem of every word with its place, elided articles left out."""
    for found in WORD.finditer(text):
        word = found.group()
        low = bare(word, lang)
        start = (
            found.end() - len(low)
            if low and word.lower().endswith(low)
            else found.start()
        )
        yield plain(low, lang), Span(start, found.end())


def plain(word: str, lang: str) -> str:
    """Return a word without its plural; a full stemmer makes "house" of "housing".

    Examples
    --------
    >>> [plain(word, "en") for word in ("cities", "boxes", "courses", "access")]
    ['city', 'box', 'course', 'access']
    >>> [plain(word, "fr") for word in ("réseaux", "hôpitaux", "écoles")]
    ['réseau', 'hôpital', 'école']
    >>> [plain(word, "es") for word in ("hospitales", "madres", "madre", "países")]
    ['hospital', 'madr', 'madr', 'país']
    """
    if len(word) < SHORTEST_WITH_PLURAL:
        return word
    for ending, instead in PLURALS.get(lang, ()):
        if word.endswith(ending):
            return word[: len(word) - len(ending)] + instead
    return word


@cache
def lexicon(name: str, lang: str) -> Lexicon:
    """Return the lexicon of a framework: ``goals`` or ``action_lines``."""
    file = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    by_first: dict[str, list[Term]] = {}
    items = file["item"]
    for item, lists in items.items():
        for term in _terms(item, lists.get(lang, {}), lang):
            by_first.setdefault(term.stems[0], []).append(term)
    ordered = {
        first: tuple(
            sorted(terms, key=lambda one: (-len(one.stems), one.item, one.stems))
        )
        for first, terms in by_first.items()
    }
    return Lexicon(lang, tuple(items), ordered)


def _terms(item: str, lists: Mapping[str, str], lang: str) -> Iterator[Term]:
    seen = set()
    for kind, weight in WEIGHTS.items():
        for entry in lists.get(kind, "").split(","):
            stems = tuple(one for one, _ in stemmed(entry, lang))
            if stems and stems not in seen:
                seen.add(stems)
                yield Term(item, stems, weight)
