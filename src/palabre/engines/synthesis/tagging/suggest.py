"""Suggest what a text is about, each suggestion with the words that made it."""

import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from palabre.engines.synthesis.tagging.disowned import disowned
from palabre.engines.synthesis.tagging.lexicon import (
    LANGUAGES,
    Found,
    Lexicon,
    Term,
    lexicon,
    plain,
    stemmed,
)
from palabre.engines.synthesis.wordlists import wordset
from palabre.engines.synthesis.words import content
from palabre.kernel.spans import Span

ENOUGH: Final = 0.9
"""Score from which an item is suggested: near one sure term in a hundred words."""

PAGE: Final = 100
"""Words against which a text's length is measured."""

SHORTEST: Final = 80
"""A shorter text counts as this long, or one word would say all of a title."""

BESIDE: Final = 0.25
"""Share of the surest item's score that another needs."""

REPEATED: Final = 0.3
"""What each doubling of a term's places adds."""

ENOUGH_OF_TARGET: Final = 1.6
"""Score of a target: two rare words of a short title, more of a long one."""

RARE: Final = 0.12
"""Share of targets that a word may stand in and still tell one from another."""

TELLING: Final = 2
"""Words of a target's name that must stand in a text, measures and the like apart."""

_TELL_NOTHING: Final = {
    "en": wordset("""per cent full half least end small world person people age year time
proportion number increase substantially reduce state support level"""),
    "fr": wordset("""pour cent plein moitié moins fin petit monde personne gens âge an année
temps proportion nombre augmenter réduire état appui niveau"""),
}
"""Words that stand in the name of a target and in any text."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """An item that a text seems to be about.

    Parameters
    ----------
    score : float
        Sum of the terms' weights, by the length of the text.
    spans : tuple of Span
        Where the words stand that made it, in order; the strongest terms first seen.
    """

    item: str
    score: float
    spans: tuple[Span, ...]


def language_known(lang: str) -> str:
    """Return a language that the lexicons know: the text's own, else English."""
    return lang if lang in LANGUAGES else LANGUAGES[0]


def scores(text: str, terms: Lexicon) -> dict[str, float]:
    """Return the score of every item that a text has a term of."""
    return {item: _score(found, text) for item, found in _by_item(text, terms).items()}


def suggest(
    text: str, name: str, lang: str, *, most: int = 4
) -> tuple[Suggestion, ...]:
    """Return the items of a framework that a text is about, the surest first.

    Parameters
    ----------
    name : str
        ``goals`` or ``action_lines``.
    most : int
        How many at most: a person reads them.
    """
    return told_by(text, lexicon(name, language_known(lang)))[:most]


def told_by(
    text: str, terms: Lexicon, *, least: float = ENOUGH
) -> tuple[Suggestion, ...]:
    """Return every item with enough terms and score, the surest first."""
    found = _by_item(text, terms)
    made = [
        (Suggestion(item, round(_score(places, text), 3), _spans(places)), places)
        for item, places in found.items()
    ]
    floor = max(least, BESIDE * max((one.score for one, _ in made), default=0.0))
    sure = [one for one, places in made if one.score >= floor and _is_enough(places)]
    return tuple(sorted(sure, key=lambda one: (-one.score, one.item)))


def _is_enough(places: Iterable[Found]) -> bool:
    """Tell whether more than one word speaks: a mayor opens many a session."""
    told = [one.term for one in places if one.term.weight]
    return len(told) > 1 or any(len(term.stems) > 1 for term in told)


def _by_item(text: str, terms: Lexicon) -> dict[str, list[Found]]:
    by_item: dict[str, list[Found]] = defaultdict(list)
    others = disowned(text)
    for one in terms.find(text):
        if not any(span.start <= one.span.start < span.end for span in others):
            by_item[one.term.item].append(one)
    return by_item


def _score(places: Iterable[Found], text: str) -> float:
    counts: dict[Term, int] = defaultdict(int)
    for one in places:
        counts[one.term] += 1
    told = sum(
        term.weight * (1 + REPEATED * math.log2(n)) for term, n in counts.items()
    )
    length = max(len(text.split()), SHORTEST) / PAGE
    return told / math.sqrt(length)


def _spans(places: Iterable[Found], most: int = 6) -> tuple[Span, ...]:
    """Return where each term stands first, the weightiest terms, in the text's order."""
    first: dict[Term, Span] = {}
    for one in places:
        if one.term.weight:
            first.setdefault(one.term, one.span)
    best = sorted(first.items(), key=lambda pair: (-pair[0].weight, pair[1].start))[
        :most
    ]
    return tuple(sorted((span for _, span in best), key=lambda span: span.start))


def suggest_targets(
    text: str,
    goals: Iterable[str],
    targets: Mapping[str, str],
    lang: str,
    *,
    most: int = 2,
) -> tuple[Suggestion, ...]:
    """Return targets of the suggested goals whose rare words stand in a text.

    Parameters
    ----------
    targets : mapping
        Code of a target ("4.4") → its name in the text's language.
    """
    known = _rare_words(tuple(sorted(targets.items())), lang)
    places = _first_places(text, lang)
    made = []
    for code, weights in known.items():
        if code.partition(".")[0] not in set(goals):
            continue
        shared = {word: weight for word, weight in weights.items() if word in places}
        telling = shared.keys() - _nothing(lang)
        if len(telling) >= TELLING:
            score = sum(shared.values()) / math.sqrt(sum(weights.values()))
            spans = sorted(
                (places[word] for word in telling), key=lambda span: span.start
            )
            made.append(Suggestion(code, round(score, 3), tuple(spans)))
    sure = [one for one in made if one.score >= ENOUGH_OF_TARGET]
    return tuple(sorted(sure, key=lambda one: (-one.score, one.item))[:most])


@lru_cache(maxsize=4)
def _nothing(lang: str) -> frozenset[str]:
    return frozenset(plain(word, lang) for word in _TELL_NOTHING.get(lang, ()))


@lru_cache(maxsize=4)
def _rare_words(
    targets: Sequence[tuple[str, str]], lang: str
) -> dict[str, dict[str, float]]:
    held = {
        code: {plain(word, lang) for word, _ in content(name, lang)}
        for code, name in targets
    }
    counts: dict[str, int] = defaultdict(int)
    for stems in held.values():
        for one in stems:
            counts[one] += 1
    return {
        code: {
            one: math.log(len(held) / counts[one])
            for one in stems
            if counts[one] <= RARE * len(held)
        }
        for code, stems in held.items()
    }


def _first_places(text: str, lang: str) -> dict[str, Span]:
    places: dict[str, Span] = {}
    others = disowned(text)
    for word, span in stemmed(text, lang):
        if not any(one.start <= span.start < one.end for one in others):
            places.setdefault(word, span)
    return places
