"""Finding words in records: a phrase stands there, or all its content words do."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from palabre.engines.synthesis import words as engine
from palabre.engines.synthesis.sentences import split
from palabre.kernel.languages import primary
from palabre.stages.reports.models import Intervention

SHORT = 4
"""Stems with fewer letters are looked for as whole words by the database."""


def says(text: str, lang: str, wanted: str) -> bool:
    """Tell whether a text says something: the phrase itself, or all its stems.

    Examples
    --------
    >>> says("Villages repaired their wells.", "en", "repairing a well")
    True
    >>> says("Les puits sont réparés.", "fr", "well")
    False
    """
    if wanted.casefold() in text.casefold() and len(wanted) > SHORT:
        return True
    tongue = primary(lang)
    asked = set(engine.stems(wanted, tongue))
    if not asked:
        return wanted.casefold() in text.casefold()
    return asked <= set(engine.stems(text, tongue))


def says_any(text: str, lang: str, wanted: Sequence[str]) -> bool:
    """Tell whether a text says one of several things; everything says nothing."""
    return not wanted or any(says(text, lang, one) for one in wanted)


@dataclass(frozen=True, slots=True)
class Found:
    """A sentence of a record that says what is looked for."""

    turn: Intervention
    start: int
    end: int

    @property
    def words(self) -> str:
        """Return the words of the sentence."""
        return self.turn.text[self.start : self.end]


def sentences_saying(
    turns: Iterable[Intervention], wanted: str, *, limit: int
) -> list[Found]:
    """Return sentences that say something, at most one a speaker and session first.

    What a second sentence of the same speaker says comes after the first ones of all.
    """
    first: list[Found] = []
    more: list[Found] = []
    seen: set[tuple[int | None, str]] = set()
    for one in _saying(turns, wanted):
        key = (one.turn.source.session_id, one.turn.label)
        (more if key in seen else first).append(one)
        seen.add(key)
    return (first + more)[:limit]


def _saying(turns: Iterable[Intervention], wanted: str) -> Iterator[Found]:
    for turn in turns:
        for span in split(turn.text):
            words = turn.text[span.start : span.end]
            if says(words, turn.lang, wanted):
                yield Found(turn, span.start, span.end)


def turns_near(turns: QuerySet[Intervention], wanted: str) -> QuerySet[Intervention]:
    """Return turns that may say something, so that few need to be read."""
    near = Q(text__icontains=wanted)
    for tongue in ("en", "fr", "es"):
        stems = [one for one in engine.stems(wanted, tongue) if len(one) > 2]
        if stems:
            near |= _all_of(stems)
    return turns.filter(near)


def _all_of(stems: Sequence[str]) -> Q:
    every = Q()
    for one in stems:
        every &= Q(text__icontains=one[: max(3, len(one) - 1)])
    return every
