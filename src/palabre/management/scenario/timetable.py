"""A first timetable for a scenario: fixed things first, then the widest audience.

Greedy and deterministic; the proven one is the timetable engine's work. Pure.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

MORNING = time(9)
LUNCH = (time(13), time(14))
EVENING = time(18)
STEP = timedelta(minutes=30)
CHANGE = timedelta(minutes=15)
"""Between two sessions of a room: 45 minutes on the hour leave a quarter to change."""

STANDING_ROOM = 1.25
"""People a room takes for each of its seats when some listen online."""

FIRST_DAY = ("opening", "welcome", "handover")
LAST_DAY = ("prize-ceremony", "closing")
ALONE = frozenset({"opening", "closing"})
"""Nothing else takes place at the same time."""


@dataclass(frozen=True, slots=True)
class Place:
    """A room with its days."""

    venue: str
    room: str
    capacity: int
    is_main_stage: bool
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class Wanted:
    """A session that wants a place."""

    code: str
    kind: str
    minutes: int
    audience: int
    wants_main_stage: bool
    people: frozenset[str]
    takes_lunch: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """Where a session goes."""

    code: str
    venue: str
    room: str
    starts_at: datetime


@dataclass(slots=True)
class _Board:
    zone: ZoneInfo
    rooms: dict[tuple[str, str], list[tuple[datetime, datetime]]] = field(
        default_factory=dict
    )
    people: dict[str, list[tuple[datetime, datetime]]] = field(default_factory=dict)
    silent: list[tuple[datetime, datetime]] = field(default_factory=list)

    def is_free(self, place: Place, one: Wanted, start: datetime) -> bool:
        end = start + timedelta(minutes=one.minutes)
        until = end + (CHANGE if not one.wants_main_stage else timedelta())
        taken = [*self.rooms.get((place.venue, place.room), []), *self.silent]
        if any(first < until and start < last for first, last in taken):
            return False
        return not any(
            first < end and start < last
            for person in one.people
            for first, last in self.people.get(person, [])
        )

    def take(self, place: Place, one: Wanted, start: datetime) -> Found:
        end = start + timedelta(minutes=one.minutes)
        until = end + (CHANGE if not one.wants_main_stage else timedelta())
        self.rooms.setdefault((place.venue, place.room), []).append((start, until))
        for person in one.people:
            self.people.setdefault(person, []).append((start, end))
        if one.kind in ALONE:
            self.silent.append((start, end))
        return Found(one.code, place.venue, place.room, start)


def arrange(
    places: Sequence[Place], wanted: Iterable[Wanted], *, zone: str
) -> tuple[list[Found], list[str]]:
    """Return where each session goes, and the codes of those that found no place."""
    board = _Board(ZoneInfo(zone))
    found, left = [], []
    for one in sorted(wanted, key=_order):
        where = _first_free(board, places, one)
        if where is None:
            left.append(one.code)
        else:
            found.append(board.take(where[0], one, where[1]))
    return found, left


def _order(one: Wanted) -> tuple[int, int, str]:
    if one.kind in FIRST_DAY:
        return (0, FIRST_DAY.index(one.kind), one.code)
    if one.kind in LAST_DAY:
        return (1, -LAST_DAY.index(one.kind), one.code)
    return (2 if one.wants_main_stage else 3, -one.audience, one.code)


def _first_free(
    board: _Board, places: Sequence[Place], one: Wanted
) -> tuple[Place, datetime] | None:
    for start, place in _candidates(board.zone, places, one):
        if board.is_free(place, one, start):
            return place, start
    return None


def _candidates(
    zone: ZoneInfo, places: Sequence[Place], one: Wanted
) -> Iterable[tuple[datetime, Place]]:
    fitting = [place for place in places if _fits(place, one)]
    days = sorted({day for place in places for day in place.days})
    if one.kind in FIRST_DAY:
        days = days[:1]
    elif one.kind in LAST_DAY:
        days = days[-1:]
    else:
        shift = sum(map(ord, one.code)) % len(days)
        days = days[shift:] + days[:shift]
    for day in days:
        here = [place for place in fitting if day in place.days]
        for start in _starts(zone, day, one):
            for place in sorted(here, key=_smallest_first):
                yield start, place


def _smallest_first(place: Place) -> tuple[bool, int, str]:
    return (place.is_main_stage, place.capacity, place.room)


def _fits(place: Place, one: Wanted) -> bool:
    if one.wants_main_stage:
        return place.is_main_stage
    return place.capacity * STANDING_ROOM >= one.audience


def _starts(zone: ZoneInfo, day: date, one: Wanted) -> list[datetime]:
    start = datetime.combine(day, MORNING, tzinfo=zone)
    last = datetime.combine(day, EVENING, tzinfo=zone)
    lunch = [datetime.combine(day, at, tzinfo=zone) for at in LUNCH]
    length = timedelta(minutes=one.minutes)
    on_the_hour = not one.wants_main_stage
    starts = []
    while start + length <= last:
        meets_lunch = start < lunch[1] and lunch[0] < start + length
        if (one.takes_lunch or not meets_lunch) and (
            not on_the_hour or start.minute == 0
        ):
            starts.append(start)
        start += STEP
    if one.kind in LAST_DAY:
        starts.reverse()
    return starts
