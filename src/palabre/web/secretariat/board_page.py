"""What the board shows: a day's grid, what waits, the heat of clashes, one session."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from palabre.stages.programme.clashes import (
    Clash,
    Swap,
    Target,
    is_clash,
    swaps,
    targets,
    worst,
)
from palabre.stages.programme.drafts import Draft, Planned
from palabre.stages.programme.states import ClashKind, Level
from palabre.stages.programme.values import RoomRow, SessionRow
from palabre.web.public import grid
from palabre.web.secretariat.board_words import clashes_words

OFFERED = 10
"""Targets that are listed at once; the others are a click away."""

LISTED_STEP = 30
"""Minutes between listed targets; the exact minute has its own form."""

USUAL_HOURS = (9, 18)


@dataclass(frozen=True, slots=True)
class Card:
    """A session on the board."""

    code: str
    row: SessionRow
    minutes: int
    audience: int | None
    is_pinned: bool
    css: str
    level: str
    clashes: tuple[str, ...]
    headline: str
    is_dim: bool


@dataclass(frozen=True, slots=True)
class Warmth:
    """A room on a day, in the heat table: how full, how many clash."""

    n: int
    n_clashes: int
    level: str


@dataclass(frozen=True, slots=True)
class HeatDay:
    """A day of the heat table."""

    on: date
    n: int
    n_clashes: int
    rooms: tuple[Warmth | None, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """A target in words, ready to be chosen."""

    value: str
    starts_at: datetime
    room: RoomRow
    level: str
    n_affected: int
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SwapOffer:
    """A session to change places with, in words."""

    card: Planned
    level: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfferDay:
    """A day on which a session could go, and how many places are free of clashes."""

    on: date
    n_clean: int
    is_current: bool


@dataclass(frozen=True, slots=True)
class Chosen:
    """The session that somebody holds, with every place it could take that day."""

    card: Card
    planned: Planned
    days: tuple[OfferDay, ...]
    best: tuple[Offer, ...]
    others: tuple[Offer, ...]
    swaps: tuple[SwapOffer, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """Everything the page shows."""

    day: grid.Day
    cards: tuple[Card, ...]
    waiting: tuple[Card, ...]
    heat: tuple[HeatDay, ...]
    rooms: tuple[RoomRow, ...]
    n_clashes: int
    n_matching: int
    starts_at: datetime


Heat = Mapping[str, tuple[Clash, ...]]
"""What clashes now, by session."""


def board_of(draft: Draft, on: date, hot: Heat, matching: set[str] | None) -> Board:
    """Return the board on a day.

    Parameters
    ----------
    hot : mapping
        What clashes now (`clashes.heat`).
    matching : set of str or None
        Codes that a filter keeps in the light; None without a filter.
    """
    day = _day(draft, on)
    cards = tuple(
        _card(draft, cell.row.code, hot, matching, cell.css) for cell in day.cells
    )
    waiting = sorted(
        (
            one
            for one in draft.sessions.values()
            if one.held is None and not one.row.is_cancelled
        ),
        key=lambda one: (not one.row.is_high_level, -(one.audience or 0), one.row.code),
    )
    return Board(
        day=day,
        cards=cards,
        waiting=tuple(_card(draft, one.row.code, hot, matching) for one in waiting),
        heat=tuple(_heat_day(draft, day_on, hot) for day_on in draft.days),
        rooms=draft.rooms,
        n_clashes=sum(1 for clashes in hot.values() if is_clash(clashes)),
        n_matching=len(matching) if matching is not None else len(draft.sessions),
        starts_at=day.lines[0].at,
    )


def chosen_of(draft: Draft, code: str, on: date, hot: Heat) -> Chosen | None:
    """Return what the board says about one session; None if it cannot be placed."""
    planned = draft.sessions.get(code)
    if planned is None or planned.row.is_cancelled:
        return None
    found = [] if planned.is_pinned else targets(draft, code)
    zone = ZoneInfo(draft.zone)
    open_ = [one for one in found if one.level != Level.FORBIDDEN]
    listed = sorted(
        (one for one in open_ if _is_listed(one, planned, on, zone)),
        key=lambda one: (one.weight, one.starts_at, one.room),
    )
    offers = tuple(_offer(one, draft) for one in listed)
    clean: dict[date, int] = {}
    for one in open_:
        there = one.starts_at.astimezone(zone).date()
        clean[there] = clean.get(there, 0) + (one.level is None)
    return Chosen(
        card=_card(draft, code, hot, None),
        planned=planned,
        days=tuple(OfferDay(day, n, day == on) for day, n in sorted(clean.items())),
        best=offers[:OFFERED],
        others=tuple(
            sorted(offers[OFFERED:], key=lambda one: (one.starts_at, one.room))
        ),
        swaps=tuple(_swap(one, draft) for one in swaps(draft, code)[:OFFERED]),
    )


def value_of(room: RoomRow, starts_at: datetime) -> str:
    """Return a target as a form sends it."""
    return f"{room.venue}/{room.code}@{starts_at.isoformat()}"


def _day(draft: Draft, on: date) -> grid.Day:
    zone = ZoneInfo(draft.zone)
    rows = [
        one.row
        for one in draft.sessions.values()
        if one.held and one.held.on(zone) == on
    ]
    hours = [hours for (_, day), hours in draft.opening.items() if day == on]
    held = [row.held for row in rows if row.held]
    usual = [
        datetime(on.year, on.month, on.day, hour, tzinfo=zone) for hour in USUAL_HOURS
    ]
    begins = [first for first, _ in hours] + [one.starts_at for one in held]
    ends = [last for _, last in hours] + [one.ends_at for one in held]
    starts_at = min(begins or usual).astimezone(zone)
    return grid.laid_out(on, rows, draft.rooms_on(on), starts_at, max(ends or usual))


def _card(
    draft: Draft,
    code: str,
    hot: Heat,
    matching: set[str] | None,
    css: str = "",
) -> Card:
    one = draft.sessions[code]
    clashes = hot.get(code, ())
    return Card(
        code=code,
        row=one.row,
        minutes=one.minutes,
        audience=one.audience,
        is_pinned=one.is_pinned,
        css=css,
        level=worst(_loud(clashes)) or "",
        clashes=clashes_words(clashes, draft),
        headline=next(iter(clashes_words(_loud(clashes), draft)), ""),
        is_dim=matching is not None and code not in matching,
    )


def _loud(clashes: Iterable[Clash]) -> list[Clash]:
    """Return what a card shows: a shared theme is told where one looks closer."""
    return [one for one in clashes if one.kind != ClashKind.THEME]


def _heat_day(draft: Draft, on: date, hot: Heat) -> HeatDay:
    zone = ZoneInfo(draft.zone)
    held = [
        (one.held.room, one.row.code)
        for one in draft.sessions.values()
        if one.held and one.held.on(zone) == on
    ]
    open_ = draft.rooms_on(on)
    rooms = tuple(
        _warmth([code for there, code in held if there == room], hot)
        if room in open_
        else None
        for room in draft.rooms
    )
    there = [one for one in rooms if one]
    return HeatDay(
        on, sum(one.n for one in there), sum(one.n_clashes for one in there), rooms
    )


def _warmth(codes: Iterable[str], hot: Heat) -> Warmth:
    found = list(codes)
    every = [one for code in found for one in hot.get(code, ())]
    n_clashes = sum(1 for code in found if is_clash(hot.get(code, ())))
    return Warmth(len(found), n_clashes, worst(every) or "")


def _is_listed(one: Target, planned: Planned, on: date, zone: ZoneInfo) -> bool:
    local = one.starts_at.astimezone(zone)
    if local.date() != on or local.minute % LISTED_STEP:
        return False
    held = planned.held
    return held is None or (held.room, held.starts_at) != (one.room, one.starts_at)


def _offer(one: Target, draft: Draft) -> Offer:
    return Offer(
        value=value_of(one.room, one.starts_at),
        starts_at=one.starts_at,
        room=one.room,
        level=one.level or "",
        n_affected=one.n_affected,
        words=clashes_words(one.clashes, draft),
    )


def _swap(one: Swap, draft: Draft) -> SwapOffer:
    return SwapOffer(one.other, one.level or "", clashes_words(one.clashes, draft))
