"""A schedule as days, rooms and events, and the exact words that schemas ask for.

What both schedule XML and schedule JSON need; neither is written here.
"""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Final
from uuid import UUID

from palabre.engines.formats.schedule.desk import day_on
from palabre.engines.formats.schedule.times import zone_named
from palabre.engines.formats.schedule.values import (
    Day,
    EventStatus,
    Schedule,
    ScheduledEvent,
)
from palabre.kernel.codes import slug
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

LARGEST_ID: Final = 2**31 - 1
"""What every consumer of the format can keep."""

LONGEST_MINUTES: Final = 100 * 60
"""The format has two digits for hours."""

_WEB: Final = late(r"https?://[^\s<>\"{}|\\^`\x00-\x20]+")


@dataclass(frozen=True, slots=True)
class GridDay:
    """One day with its rooms; each room has its events in order of time.

    Rooms stand in the order in which they come up day by day: what was written and
    read back is written in the same order again.
    """

    day: Day
    rooms: tuple[tuple[str, tuple[ScheduledEvent, ...]], ...]


def grid(schedule: Schedule) -> tuple[GridDay, ...]:
    """Return what a published schedule shows: events with a time, not cancelled.

    Raises
    ------
    Refused
        ``schedule-empty`` without a single day; ``guid-malformed``,
        ``guid-twice``, ``event-too-long`` with the title.
    """
    shown = [
        event
        for event in schedule.events
        if event.starts_at and event.status is not EventStatus.CANCELLED
    ]
    _check(shown)
    zone = zone_of(schedule)
    held: dict[Day, list[ScheduledEvent]] = {day: [] for day in _days(schedule, zone)}
    for event in shown:
        held.setdefault(_day_of(event, tuple(held), zone), []).append(event)
    if not held:
        raise Refused("schedule-empty", title=schedule.title)
    ordered = sorted(held, key=lambda day: (day.on, day.starts_at))
    order = list(dict.fromkeys(one.room for day in ordered for one in held[day]))
    return tuple(
        GridDay(replace(day, index=index), tuple(_rooms(held[day], order)))
        for index, day in enumerate(ordered, start=1)
    )


def zone_of(schedule: Schedule) -> tzinfo:
    """Return the zone of a schedule, UTC if it names none that exists."""
    return zone_named(schedule.zone) or UTC


def stamp(moment: datetime, zone: tzinfo) -> str:
    """Return ISO 8601 in a zone; in UTC where the offset has seconds."""
    local = moment.astimezone(zone)
    has_seconds = (local.utcoffset() or timedelta()) % timedelta(minutes=1)
    return (moment.astimezone(UTC) if has_seconds else local).isoformat()


def hours_minutes(minutes: int) -> str:
    """Return ``HH:MM``."""
    return f"{minutes // 60:02d}:{minutes % 60:02d}"


def timeslot(schedule: Schedule) -> int:
    """Return the longest step on which all starts and lengths fall, in minutes."""
    steps = [60]
    for event in schedule.events:
        if event.starts_at:
            steps += [event.minutes, event.starts_at.minute]
    return math.gcd(*steps)


def numbers(events: tuple[ScheduledEvent, ...]) -> dict[str, int]:
    """Return a different positive number for each event, by guid.

    The event's own id where it is a number, else one made from its guid.
    """
    taken: dict[int, str] = {}
    rest = []
    for event in events:
        number = whole_number(event.id)
        if 1 <= number <= LARGEST_ID and number not in taken:
            taken[number] = event.guid
        else:
            rest.append(event)
    for event in rest:
        number = UUID(event.guid).int % LARGEST_ID + 1
        while number in taken:
            number = number % LARGEST_ID + 1
        taken[number] = event.guid
    return {guid: number for number, guid in taken.items()}


def whole_number(text: str) -> int:
    """Return a number written in its usual form, else 0."""
    return int(text) if re.fullmatch(r"[1-9][0-9]{0,17}", text) else 0


def is_uuid(text: str) -> bool:
    """Tell whether text is a UUID in its usual form."""
    return re.fullmatch(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", text) is not None


def is_web(address: str) -> bool:
    """Tell whether an address is a plain one on the web."""
    return _WEB.fullmatch(address) is not None


def acronym(schedule: Schedule, *, allowed: str) -> str:
    """Return the code in lower case with at least four of the allowed signs."""
    code = (schedule.code or slug(schedule.title)).lower()
    return re.sub(rf"[^{allowed}]", "_", code).ljust(4, "_")


def _check(events: list[ScheduledEvent]) -> None:
    guids: set[str] = set()
    for event in events:
        if not is_uuid(event.guid):
            raise Refused("guid-malformed", guid=event.guid, title=event.title)
        if event.guid in guids:
            raise Refused("guid-twice", guid=event.guid, title=event.title)
        if event.minutes >= LONGEST_MINUTES:
            raise Refused("event-too-long", title=event.title, minutes=event.minutes)
        guids.add(event.guid)


def _days(schedule: Schedule, zone: tzinfo) -> Iterator[Day]:
    """Yield the days of the schedule, or all between its first and last."""
    if schedule.days or not (schedule.starts_on and schedule.ends_on):
        yield from schedule.days
        return
    n_days = (schedule.ends_on - schedule.starts_on).days + 1
    for index in range(min(n_days, 366)):
        yield day_on(index + 1, schedule.starts_on + timedelta(days=index), zone)


def _day_of(event: ScheduledEvent, days: tuple[Day, ...], zone: tzinfo) -> Day:
    """Return the day that holds the start, a new one if none does."""
    start = event.starts_at
    assert start is not None
    for day in days:
        if day.starts_at <= start < day.ends_at:
            return day
    on = start.astimezone(zone).date()
    same = (day for day in days if day.on == on)
    return next(same, None) or day_on(0, on, zone)


def _rooms(
    events: list[ScheduledEvent], order: list[str]
) -> Iterator[tuple[str, tuple[ScheduledEvent, ...]]]:
    rooms: dict[str, list[ScheduledEvent]] = {}
    for event in events:
        rooms.setdefault(event.room, []).append(event)
    for room in sorted(rooms, key=order.index):
        yield room, tuple(sorted(rooms[room], key=_time_and_guid))


def _time_and_guid(event: ScheduledEvent) -> tuple[datetime, str]:
    assert event.starts_at is not None
    return event.starts_at, event.guid
