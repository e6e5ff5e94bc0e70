"""The points behind a draft as plain values: links by kind, bounds and their price."""

from collections.abc import Mapping
from typing import Final

from palabre.engines.synthesis.corpus import LinkKind
from palabre.engines.synthesis.engine import Result
from palabre.engines.synthesis.rendered import place_of
from palabre.engines.synthesis.sentences import Sentence
from palabre.engines.synthesis.shapes import Candidate, Point, Selection
from palabre.engines.synthesis.telling import counts_of, is_report

SCHEMA: Final = "palabre/points/1"

COUNTED: Final = frozenset(
    {
        LinkKind.SAME_TEXT,
        LinkKind.EXPLICIT_SUPPORT,
        LinkKind.EXPLICIT_OBJECTION,
        LinkKind.REPORT_SAYS,
        LinkKind.PERSON,
    }
)
"""Kinds of links behind a count; likeness and a model count nothing."""


def points_json(result: Result) -> dict[str, object]:
    """Return the points of a run, in the shape of ``schemas/points.json``.

    Every point that competed for a place is told, with the places it won; for each place
    the bounds, what could not be met, and what each bound cost.
    """
    places: dict[str, list[str]] = {}
    for key, selection in sorted(result.selections.items()):
        for point in selection.points:
            places.setdefault(point.id, []).append(key)
    competed = {one.id for choice in result.choices.values() for one in choice.points}
    return {
        "schema": SCHEMA,
        "themes": [
            {"key": one.key, "name": one.name, "sessions": list(one.sessions)}
            for one in result.themes
        ],
        "selections": [
            _selection(key, selection, result)
            for key, selection in sorted(result.selections.items())
        ],
        "points": [
            _point(one, places.get(one.id, []))
            for one in sorted(result.points, key=lambda each: each.id)
            if one.id in competed
        ],
    }


def _selection(key: str, selection: Selection, result: Result) -> dict[str, object]:
    choice = result.choices.get(key)
    return {
        "key": key,
        "competed": len(choice.points) if choice else 0,
        "chosen": [one.id for one in selection.points],
        "bounds": _bounds(key, result),
        "relaxed": [
            {"bound": one.bound, "wanted": one.wanted, "met": one.met}
            for one in selection.relaxations
        ],
        "prices": [
            {"bound": one.bound, "percent": one.percent} for one in selection.prices
        ],
    }


def _bounds(key: str, result: Result) -> Mapping[str, int]:
    choice = result.choices.get(key)
    if choice is None:
        return {}
    bounds = choice.bounds
    return {
        "words": bounds.words,
        "per_organisation": bounds.per_organisation,
        "per_session": bounds.per_session,
        "per_voice": bounds.per_voice,
        "quotations": bounds.quotations,
        **{f"function {kind}": most for kind, most in sorted(bounds.at_most.items())},
    }


def _point(point: Point, places: list[str]) -> dict[str, object]:
    counts = counts_of(point)
    return {
        "id": point.id,
        "theme": point.theme,
        "function": str(point.lead.act.function),
        "weight": point.weight,
        "quality": point.lead.quality,
        "chosen": places,
        "counts": {
            "voices": counts.voices,
            "sessions": counts.sessions,
            "groups": list(counts.groups),
            "regions": list(counts.regions),
            "objections": counts.objections,
        },
        "links": [_member(one) for one in point.members]
        + [_link(one.sentence, one.kind) for one in point.links],
    }


def _member(one: Candidate) -> dict[str, object]:
    kind = LinkKind.REPORT_SAYS if is_report(one) else LinkKind.SAME_TEXT
    return _link(one.sentence, kind)


def _link(sentence: Sentence, kind: LinkKind) -> dict[str, object]:
    intervention, span = place_of(sentence)
    return {
        "intervention": intervention,
        "start": span.start,
        "end": span.end,
        "kind": str(kind),
        "counted": kind in COUNTED,
    }
