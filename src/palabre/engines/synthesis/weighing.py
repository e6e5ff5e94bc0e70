"""How much a point weighs, which points compete, which are too like each other."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.shapes import Point
from palabre.engines.synthesis.telling import counts_of
from palabre.engines.synthesis.vectors import centroid, similar_pairs, tf_idf
from palabre.engines.synthesis.wordlists import wordset

TOO_LIKE = 0.38
"""Cosine from which two sentences do not stand in one text."""

SAID_AGAIN = 0.66
"""Share of the shorter sentence's content words from which it was said elsewhere."""

DISPUTED_AGAIN = 0.4
"""The same of two differences of view: who was for and who against may differ."""
LEAST_SHARED = 2
"""Content words that two differences of view over one matter share."""

_OF_DISPUTES = wordset("""agre disagre differ divid oppos opposit object reject ask want support
    defend debat consensus view opinion leader compani regul govern minist civil societi
    accord divergent diverg divis divisé oppos opposé contest rejet refus demand défend avis vu""")
"""Stems that tell of two sides, whatever they differ on."""

REPORT_BONUS = 0.35
VOICE_BONUS = 0.12
CENTRALITY = 1.2
WORTH = 4.0
"""Weight of what a reader would keep, against nearness to the theme."""
CONTENT = 1.2
QUOTED, UNTRANSLATED = 0.6, 1.4
"""What a quotation weighs less, with and without a translation beside it."""
IN_BOTH = 1.0
"""What a point weighs more that can be told in the other language of the text as well."""
MUCH_CONTENT = 16
"""Different words that carry content, from which a sentence tells enough."""


def weighed(points: Sequence[Point]) -> tuple[Point, ...]:
    """Return the points with weights, sorted by id.

    A point weighs by how well it reads, how likely a reader is to keep it, how much it
    tells, how near it is to what the theme is about, how many voices stand behind it and
    whether a rapporteur reported it.
    """
    by_theme: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_theme[point.theme].append(point)
    made: list[Point] = []
    for theme in sorted(by_theme):
        made += _weighed(by_theme[theme])
    return tuple(sorted(made, key=lambda point: point.id))


def _weighed(points: Sequence[Point]) -> list[Point]:
    matrix = tf_idf([point.lead.stems for point in points])
    near = matrix.dot(centroid(matrix))
    top = float(near.max()) if len(near) else 1.0
    return [
        replace(point, weight=_weight(point, float(value) / top if top else 0.0))
        for point, value in zip(points, near, strict=True)
    ]


def _weight(point: Point, centrality: float) -> float:
    lead = point.lead
    weight = lead.quality + CENTRALITY * centrality + WORTH * (lead.worth - 0.5)
    weight += CONTENT * min(len(set(lead.stems)), MUCH_CONTENT) / MUCH_CONTENT
    weight += VOICE_BONUS * min(4, counts_of(point).voices - 1)
    if lead.sentence.source.kind == RecordKind.REPORT:
        weight += REPORT_BONUS
    if lead.reported is None:
        weight -= QUOTED if lead.sentence.source.translations else UNTRANSLATED
    return round(max(weight, 0.01), 4)


def shortlist(points: Sequence[Point], most: int) -> list[Point]:
    """Return the points that enter the exact selection, by function, sorted by id."""
    by_function: dict[Function, list[Point]] = defaultdict(list)
    for point in points:
        by_function[point.lead.act.function].append(point)
    share = max(10, most // max(1, len(by_function)))
    kept: list[Point] = []
    for function in sorted(by_function):
        ranked = sorted(
            by_function[function], key=lambda point: (-point.weight, point.id)
        )
        kept += ranked[:share]
    return sorted(kept, key=lambda point: point.id)


def untold(points: Sequence[Point], told: Sequence[Point]) -> list[Point]:
    """Return the points that no point told before already says in nearly its words."""
    sizes = [len(set(one.lead.stems)) for one in told]
    holders: dict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(told):
        for stem in set(one.lead.stems):
            holders[stem].append(at)
    disputed = [one for one in told if _is_dispute(one)]
    return [
        one
        for one in points
        if not _is_told(set(one.lead.stems), holders, sizes)
        and not any(_is_same_dispute(one, other) for other in disputed)
    ]


def _is_told(
    stems: set[str], holders: Mapping[str, Sequence[int]], sizes: Sequence[int]
) -> bool:
    """Tell whether a text that shares a stem shares enough of the shorter one's."""
    if not stems:
        return bool(sizes)
    if 0 in sizes:
        return True
    shared: dict[int, int] = {}
    for stem in stems:
        for at in holders.get(stem, ()):
            shared[at] = n = shared.get(at, 0) + 1
            if n >= SAID_AGAIN * min(len(stems), sizes[at]):
                return True
    return False


def too_like(points: Sequence[Point]) -> list[tuple[str, str]]:
    """Return pairs of ids whose sentences are too like each other."""
    if not points:
        return []
    matrix = tf_idf([point.lead.stems for point in points])
    pairs = similar_pairs(matrix, TOO_LIKE)
    disputed = combinations([one for one in points if _is_dispute(one)], 2)
    again = [(a.id, b.id) for a, b in disputed if _is_same_dispute(a, b)]
    return [*dict.fromkeys([(points[i].id, points[j].id) for i, j, _ in pairs] + again)]


def _is_dispute(point: Point) -> bool:
    return point.lead.act.function == Function.DIFFERENCE


def _is_same_dispute(one: Point, other: Point) -> bool:
    """Tell whether two points tell of one difference of view under one theme."""
    if not _is_dispute(one) or one.theme != other.theme:
        return False
    stems = set(one.lead.stems) - _OF_DISPUTES
    others = set(other.lead.stems) - _OF_DISPUTES
    n = len(stems & others)
    return n >= LEAST_SHARED and n >= DISPUTED_AGAIN * min(len(stems), len(others))
