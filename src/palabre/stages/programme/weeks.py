"""The draft seen by who works in it: each person's week, protocol, interpretation.

Pure: a draft in, rows out.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from palabre.stages.programme.drafts import Draft, Planned
from palabre.stages.programme.house import House
from palabre.stages.programme.values import Held, RoomRow

BLOCKS = ((time(9), time(13)), (time(13), time(18)), (time(18), time(23)))
"""Halves of a day in which interpreters work, in the edition's zone."""

BLOCK_MINUTES = 180
BLOCKS_A_WEEK = 7
"""A meeting of three hours, seven a week: in person (AIIC's guidelines)."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A session in somebody's week, and what comes between it and the one before.

    Parameters
    ----------
    gap : timedelta or None
        Free time since the last session of that day; negative when they overlap.
    is_far : bool
        The last session was in another venue.
    is_absent, is_night : bool
        They are not there at that time; they take part from afar, where it is night.
    """

    planned: Planned
    held: Held
    gap: timedelta | None
    is_far: bool
    needed: timedelta = timedelta()
    is_absent: bool = False
    is_night: bool = False

    @property
    def minutes(self) -> int | None:
        """Return the free time in minutes."""
        return None if self.gap is None else int(self.gap.total_seconds() // 60)

    @property
    def is_clash(self) -> bool:
        """Tell whether the person would be in two places."""
        return self.gap is not None and self.gap < timedelta()

    @property
    def is_problem(self) -> bool:
        """Tell whether the person cannot be there."""
        return self.is_clash or self.is_rushed or self.is_absent or self.is_night

    @property
    def is_rushed(self) -> bool:
        """Tell whether there is no time to get from one to the other, and to rest."""
        is_to_go = self.needed > timedelta()
        return is_to_go and self.gap is not None and self.gap < self.needed


@dataclass(frozen=True, slots=True)
class PersonWeek:
    """Somebody's sessions by day; those without a place last."""

    person: str
    name: str
    days: tuple[tuple[date, tuple[Stop, ...]], ...]
    waiting: tuple[Planned, ...]
    n: int
    n_problems: int
    arrives: datetime | None = None
    leaves: datetime | None = None


def weeks(draft: Draft, persons: Iterable[str] | None = None) -> list[PersonWeek]:
    """Return the week of each person who must attend something, busiest first."""
    wanted = None if persons is None else set(persons)
    names: dict[str, str] = {}
    theirs: dict[str, list[Planned]] = defaultdict(list)
    for one in draft.sessions.values():
        if one.row.is_cancelled:
            continue
        for code, name in one.needed.items():
            if wanted is None or code in wanted:
                names[code] = name
                theirs[code].append(one)
    found = [_week(draft, code, names[code], theirs[code]) for code in names]
    return sorted(found, key=lambda one: (-one.n_problems, -one.n, one.name))


def _week(draft: Draft, code: str, name: str, sessions: list[Planned]) -> PersonWeek:
    zone = ZoneInfo(draft.zone)
    placed = [(one, one.held) for one in sessions if one.held]
    by_day: dict[date, list[tuple[Planned, Held]]] = defaultdict(list)
    for one, held in sorted(placed, key=lambda pair: pair[1].starts_at):
        by_day[held.on(zone)].append((one, held))
    who = {code: name}
    days = tuple(
        (
            on,
            tuple(_there(draft, who, stop) for stop in _stops(draft.house, code, held)),
        )
        for on, held in sorted(by_day.items())
    )
    problems = [stop for _, stops in days for stop in stops if stop.is_problem]
    arrives, leaves = draft.house.there(code)
    return PersonWeek(
        person=code,
        name=name,
        days=days,
        waiting=tuple(one for one in sessions if one.held is None),
        n=len(sessions),
        n_problems=len(problems),
        arrives=arrives,
        leaves=leaves,
    )


def _there(draft: Draft, who: Mapping[str, str], stop: Stop) -> Stop:
    period = stop.held.starts_at, stop.held.ends_at
    return replace(
        stop,
        is_absent=bool(draft.house.absent(who, *period)),
        is_night=bool(draft.house.asleep(who, *period)),
    )


def _stops(
    house: House, person: str, held: list[tuple[Planned, Held]]
) -> tuple[Stop, ...]:
    first = [Stop(*held[0], None, is_far=False)]
    return tuple(
        first
        + [
            Stop(
                one,
                here,
                here.starts_at - before.ends_at,
                is_far=here.room.venue != before.room.venue,
                needed=timedelta(minutes=house.needed(person, before, here)),
            )
            for (_, before), (one, here) in pairwise(held)
        ]
    )


@dataclass(frozen=True, slots=True)
class BoothUse:
    """A room in half a day: the sessions interpreted there and the languages."""

    room: RoomRow
    sessions: tuple[Planned, ...]
    languages: tuple[str, ...]
    minutes: int
    lost: tuple[str, ...]

    @property
    def n_blocks(self) -> int:
        """Return the blocks of three hours that a team works here."""
        return -(-self.minutes // BLOCK_MINUTES)


@dataclass(frozen=True, slots=True)
class HalfDay:
    """Half a day: the rooms with interpretation, so the teams needed at once."""

    starts_at: datetime
    ends_at: datetime
    rooms: tuple[BoothUse, ...]

    @property
    def n_teams(self) -> int:
        """Return how many teams work at once."""
        return len(self.rooms)


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the draft asks of interpreters over the whole edition."""

    halves: tuple[HalfDay, ...]
    n_blocks: int
    n_teams: int
    minutes_by_language: tuple[tuple[str, int], ...]
    lost: tuple[tuple[Planned, tuple[str, ...]], ...]


def interpretation(draft: Draft) -> Interpretation:
    """Return rooms by half-days, teams needed, hours by language, languages lost.

    A team stays in one room for half a day, from the first interpreted session to the
    last; a session wants as many booths as languages, less the one it is held in when
    the room has too few. What finds no booth is lost, the last languages first.
    """
    held = [
        (one, one.held)
        for one in draft.sessions.values()
        if one.held and len(one.row.languages) > 1 and not one.row.is_cancelled
    ]
    halves = tuple(
        half
        for on in draft.days
        if (half_days := _halves(draft, on, held))
        for half in half_days
    )
    uses = [use for half in halves for use in half.rooms]
    n_blocks = sum(use.n_blocks for use in uses)
    at_once = max((half.n_teams for half in halves), default=0)
    minutes: dict[str, int] = defaultdict(int)
    for one, _ in held:
        for tag in one.row.languages:
            minutes[tag] += one.minutes
    lost = [(one, _lost(one, place.room)) for one, place in held]
    return Interpretation(
        halves=halves,
        n_blocks=n_blocks,
        n_teams=max(at_once, -(-n_blocks // BLOCKS_A_WEEK)),
        minutes_by_language=tuple(
            sorted(minutes.items(), key=lambda pair: (-pair[1], pair[0]))
        ),
        lost=tuple((one, tags) for one, tags in lost if tags),
    )


def _halves(draft: Draft, on: date, held: list[tuple[Planned, Held]]) -> list[HalfDay]:
    zone = ZoneInfo(draft.zone)
    found = []
    for first, last in BLOCKS:
        starts_at = datetime.combine(on, first, tzinfo=zone)
        ends_at = datetime.combine(on, last, tzinfo=zone)
        there = [
            (one, place)
            for one, place in held
            if starts_at <= place.starts_at < ends_at
        ]
        rooms = sorted({place.room for _, place in there})
        if rooms:
            uses = tuple(_use(room, there) for room in rooms)
            found.append(HalfDay(starts_at, ends_at, uses))
    return found


def _use(room: RoomRow, held: list[tuple[Planned, Held]]) -> BoothUse:
    here = sorted(
        ((one, place) for one, place in held if place.room == room),
        key=lambda pair: pair[1].starts_at,
    )
    begins = here[0][1].starts_at
    ends = max(place.ends_at for _, place in here)
    tags = dict.fromkeys(tag for one, _ in here for tag in one.row.languages)
    return BoothUse(
        room=room,
        sessions=tuple(one for one, _ in here),
        languages=tuple(tags),
        minutes=int((ends - begins).total_seconds() // 60),
        lost=tuple(dict.fromkeys(tag for one, _ in here for tag in _lost(one, room))),
    )


def _lost(one: Planned, room: RoomRow) -> tuple[str, ...]:
    """Return the languages for which the room has no booth; one is spoken on stage."""
    kept = max(room.n_booths, 1)
    return one.row.languages[kept:]
