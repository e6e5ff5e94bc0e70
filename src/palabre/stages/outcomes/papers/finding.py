"""Finding words in records: a phrase stands there, or its content words do, together.

A word is found in its other forms ("wells", "réparés"), and not in every word that has
grown from the same root: "connected" says nothing of connectivity. What was said or
filed in another language is found in the translation given with it.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from palabre.engines.synthesis import words as engine
from palabre.engines.synthesis.sentences import split
from palabre.engines.synthesis.translated import translation_of
from palabre.kernel.languages import primary
from palabre.kernel.spans import Span
from palabre.stages.outcomes.voices import of_turn
from palabre.stages.reports.models import Intervention

SHORT = 4
"""Stems with fewer letters are looked for as whole words by the database."""
ENDING = 3
"""Letters in which a form of a word may differ from the word that is looked for."""
APART = 1
"""Other content words that may stand among those of a phrase."""


def says(text: str, lang: str, wanted: str) -> bool:
    """Tell whether a text says something: the phrase itself, or forms of its words.

    Examples
    --------
    >>> says("Villages repaired their wells.", "en", "repairing a well")
    True
    >>> says("Les puits sont réparés.", "fr", "well")
    False
    >>> says("Village stations outlast the wells of towns.", "en", "village wells")
    False
    >>> says("A connected oven rings.", "en", "connectivity")
    False
    >>> says("A schoolteacher mends the oven.", "en", "school")
    False
    """
    if len(wanted) > SHORT and _stands(wanted.casefold(), text.casefold()):
        return True
    tongue = primary(lang)
    asked = engine.content(wanted, tongue)
    if not asked:
        return _stands(wanted.casefold(), text.casefold())
    words = engine.content(text, tongue)
    places = [_places(one, words) for one in asked]
    reach = len(asked) + APART
    return all(places) and any(
        all(any(at <= place < at + reach for place in found) for found in places)
        for at in sorted(set().union(*places))
    )


def _stands(wanted: str, text: str) -> bool:
    """Tell whether a phrase stands in a text, and not inside a longer word.

    Only where words stand apart and bear no articles: elsewhere any place will do.
    """
    start = r"(?<!\w)" if _APART.match(wanted) else ""
    end = r"(?!\w)" if _APART.match(wanted[-1:]) else ""
    return re.search(f"{start}{re.escape(wanted)}{end}", text) is not None


_APART = re.compile(r"[a-zß-ɏͰ-ϿЀ-ӿ\d]")
"""Latin, Greek and Cyrillic letters, and digits."""


def _places(asked: tuple[str, str], words: Sequence[tuple[str, str]]) -> set[int]:
    """Return where forms of a word stand among the content words of a text."""
    word, stem = asked
    shared = word[: max(1, len(word) - ENDING)]
    return {
        at
        for at, (other, root) in enumerate(words)
        if root == stem and other.startswith(shared)
    }


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
    turns: Iterable[Intervention], wanted: str, *, lang: str, limit: int
) -> list[Found]:
    """Return sentences that say something, at most one a speaker and session first.

    What a second sentence of the same speaker says comes after the first ones of all.
    """
    first: list[Found] = []
    more: list[Found] = []
    seen: set[tuple[int | None, str]] = set()
    for one in _saying(turns, wanted, lang):
        key = (one.turn.source.session_id, one.turn.label)
        (more if key in seen else first).append(one)
        seen.add(key)
    return (first + more)[:limit]


def _saying(turns: Iterable[Intervention], wanted: str, lang: str) -> Iterator[Found]:
    for turn in turns:
        for span in split(turn.text):
            words = turn.text[span.start : span.end]
            if says(words, turn.lang, wanted) or _is_translated(
                turn, span, wanted, lang
            ):
                yield Found(turn, span.start, span.end)


def _is_translated(turn: Intervention, span: Span, wanted: str, lang: str) -> bool:
    """Tell whether the translation of a sentence, in the reader's language, says it."""
    if primary(turn.lang) == primary(lang):
        return False
    given = translation_of(of_turn(turn), span, lang)
    return given is not None and says(given[0], lang, wanted)


def turns_near(turns: QuerySet[Intervention], wanted: str) -> QuerySet[Intervention]:
    """Return turns that may say something, so that few need to be read."""
    near = Q(text__icontains=wanted) | Q(translations__text__icontains=wanted)
    for tongue in ("en", "fr", "es"):
        stems = [one for one in engine.stems(wanted, tongue) if len(one) > 2]
        if stems:
            near |= _all_of(stems, "text") | _all_of(stems, "translations__text")
    return turns.filter(near).distinct()


def _all_of(stems: Sequence[str], place: str) -> Q:
    every = Q()
    for one in stems:
        every &= Q(**{f"{place}__icontains": one[: max(3, len(one) - 1)]})
    return every
