"""What a scenario asks of its timetable: the table ``asks`` of edition.toml, in minutes.

Numbers, weights, who is there when, and closed rooms are read by the application alone.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time
from itertools import pairwise
from typing import Any

from palabre.engines.timetable.problem import (
    DAY,
    Order,
    Organizer,
    Problem,
    Session,
    Span,
    Wish,
)

A_DAY = 3
"""Sessions a day that a body holds one after another; one with more is large."""


def with_asks(problem: Problem, told: dict[str, Any], *, n_days: int) -> Problem:
    """Return a problem with what its sessions, themes and bodies ask."""
    first = date.fromisoformat(problem.first_day)
    asked = {row["code"]: row for row in told.get("session", ())}
    themes = told.get("themes", {})
    n_of = Counter(code for one in problem.sessions for code in set(one.organizers))
    return replace(
        problem,
        sessions=tuple(
            _session(one, asked[one.code], first, n_days) if one.code in asked else one
            for one in problem.sessions
        ),
        orders=tuple(_orders(told.get("series", ()))),
        themes=tuple(
            replace(one, days=themes.get(one.code, "")) for one in problem.themes
        ),
        organizers=tuple(
            Organizer(one.code, one.name, n_of[one.code] <= A_DAY * n_days)
            for one in problem.organizers
        ),
    )


def _session(one: Session, told: dict[str, Any], first: date, n_days: int) -> Session:
    windows = [
        span for row in told.get("only", ()) for span in _spans(row, first, n_days)
    ]
    fixed: datetime | None = told.get("fixed_at")
    return replace(
        one,
        windows=_merged(windows),
        wishes=tuple(_wish(row, first, n_days) for row in told.get("wishes", ())),
        needs=tuple(told.get("needs", ())),
        rooms=tuple(told.get("rooms", ())),
        must_interpret=told.get("must_interpret", False),
        start=one.start if fixed is None else _minute_of(fixed, first),
    )


def _wish(row: dict[str, Any], first: date, n_days: int) -> Wish:
    spans = _merged(_spans(row, first, n_days))
    if row.get("avoid", False):
        spans = _without(spans, n_days * DAY)
    return Wish(spans, row.get("strength", 1))


def _spans(row: dict[str, Any], first: date, n_days: int) -> Iterable[Span]:
    opens, closes = _minutes(row.get("opens"), 0), _minutes(row.get("closes"), DAY)
    days = [(on - first).days for on in row.get("days", ())] or range(n_days)
    return [Span(day * DAY + opens, day * DAY + closes) for day in days]


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    found: list[Span] = []
    for one in sorted(spans):
        if found and one.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, one.end))
        else:
            found.append(one)
    return tuple(found)


def _without(spans: tuple[Span, ...], until: int) -> tuple[Span, ...]:
    ends = [0, *(end for span in spans for end in span), until]
    left = zip(ends[::2], ends[1::2], strict=True)
    return tuple(Span(start, end) for start, end in left if start < end)


def _orders(series: Iterable[dict[str, Any]]) -> Iterable[Order]:
    for row in series:
        for before, after in pairwise(row["parts"]):
            yield Order(before, after, row.get("at_least", 0), row.get("at_most"))


def _minutes(clock: time | None, otherwise: int) -> int:
    return otherwise if clock is None else clock.hour * 60 + clock.minute


def _minute_of(at: datetime, first: date) -> int:
    return (at.date() - first).days * DAY + at.hour * 60 + at.minute
