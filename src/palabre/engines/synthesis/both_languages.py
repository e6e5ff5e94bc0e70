"""What can be told in two languages: it weighs the same in both, so both tell it."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from palabre.engines.synthesis import weighing
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.rendered import place_of
from palabre.engines.synthesis.shapes import Point
from palabre.kernel.spans import Span

Weights = Mapping[tuple[str, Span], tuple[float, Function]]
"""What points weigh and do that can be told in a language, by the places they rest on."""


def weights_of(points: Sequence[Point]) -> Weights:
    """Return what points weigh and do that can be told, by the places they rest on."""
    return {
        place_of(member.sentence): (point.weight, point.lead.act.function)
        for point in points
        if point.lead.reported is not None
        for member in point.members
    }


def told_in_both(points: Sequence[Point], elsewhere: Weights) -> tuple[Point, ...]:
    """Return points that weigh in both languages what they weigh together, and more.

    So what is chosen for the text in one language is chosen for that in the other,
    wherever both can tell it; and it stands there for the same, as it was said.
    """

    def shared(point: Point) -> Point:
        other = elsewhere.get(place_of(point.lead.sentence))
        if other is None or point.lead.reported is None:
            return point
        weight, does = other
        lead = point.lead
        is_read = lead.sentence.source.original is not None
        if is_read and {lead.act.function, does} <= _TELLING:
            lead = replace(lead, act=replace(lead.act, function=does))
        weight = round((point.weight + weight) / 2 + weighing.IN_BOTH, 4)
        return replace(point, lead=lead, weight=weight)

    return tuple(map(shared, points))


_TELLING = frozenset(
    {
        Function.CLAIM,
        Function.CHALLENGE,
        Function.ACHIEVEMENT,
        Function.TREND,
        Function.FIGURE,
    }
)
"""What a sentence may do by what it tells: for a translation as for its original."""
