"""The frame of an edition that a schedule file brings: dates, places, types, lines."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

from palabre.engines.formats.schedule.values import Schedule, ScheduledEvent
from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.stages.programme import operations as programme
from palabre.stages.summits import operations as summits
from palabre.stages.summits.catalogue import ACTION_LINES, load_frameworks
from palabre.stages.summits.models import FrameworkItem, Room, Summit, Venue
from palabre.workflows.found_edition import set_usual_categories

LONGEST_CODE = 40
USUAL_MINUTES = 45
SESSION = "session"
PLACE = "venue"
"""Codes of the type and the venue that a file without any gets."""

_YEAR = re.compile(r"[\s_-]*\b(?:19|20)\d\d\b.*$")
_LINE = re.compile(r"\b(C(?:1[01]|[1-9]))\b")

Where = tuple[str, str]


def edition_code(schedule: Schedule) -> str:
    """Return the code of the edition that a file is about."""
    return slug(schedule.code or schedule.title, longest=LONGEST_CODE) or "edition"


def announce(schedule: Schedule, code: str, *, by: Actor, at: datetime) -> Summit:
    """Announce the edition of a file, in a series that bears its name without year."""
    title = schedule.title or code
    series_code = slug(_YEAR.sub("", code), longest=LONGEST_CODE) or code
    series = summits.found_series(
        series_code,
        name=Text({"en": _YEAR.sub("", title).strip() or title}),
        about=Text(),
        is_fictional=False,
        by=by,
        at=at,
    )
    first, last = _days(schedule, at)
    zone = schedule.zone if schedule.zone in available_timezones() else "UTC"
    plan = summits.SummitPlan(
        code=code, name=Text({"en": title}), starts_on=first, ends_on=last, zone=zone
    )
    summit = summits.announce(series, plan, by=by, at=at)
    set_usual_categories(summit, by=by, at=at)
    return summit


def _days(schedule: Schedule, at: datetime) -> tuple[date, date]:
    zone = ZoneInfo(schedule.zone if schedule.zone in available_timezones() else "UTC")
    held = [
        one.starts_at.astimezone(zone).date()
        for one in schedule.events
        if one.starts_at
    ]
    held += [one.held_on for one in schedule.events if one.held_on]
    first = schedule.starts_on or min(held, default=at.date())
    last = schedule.ends_on or max(held, default=first)
    return min(first, last), max(first, last)


def set_types(
    summit: Summit, events: Iterable[ScheduledEvent], *, by: Actor, at: datetime
) -> None:
    """Add a type for every kind of event that the edition does not know yet."""
    lengths: dict[str, Counter[int]] = {}
    names: dict[str, str] = {}
    for one in events:
        code = type_code(one)
        names.setdefault(code, one.kind)
        if one.minutes:
            lengths.setdefault(code, Counter())[one.minutes] += 1
    known = set(summit.session_types.values_list("code", flat=True))
    new = [
        (code, _type_name(names[code]), _usual(lengths.get(code)), False)
        for code in sorted(names)
        if code not in known
    ]
    if new:
        programme.set_session_types(summit, new, by=by, at=at)


def type_code(event: ScheduledEvent) -> str:
    """Return the code of the type of an event."""
    return slug(event.kind, longest=LONGEST_CODE) or SESSION


def _type_name(kind: str) -> Text:
    if not kind:
        return Text({"en": "Session", "fr": "Séance"})
    return Text({"en": kind[:1].upper() + kind[1:].replace("_", " ")})


def _usual(lengths: Counter[int] | None) -> int:
    if not lengths:
        return USUAL_MINUTES
    return max(sorted(lengths), key=lambda minutes: lengths[minutes])


def set_rooms(
    summit: Summit, events: Iterable[ScheduledEvent], *, by: Actor, at: datetime
) -> dict[Where, Room]:
    """Add the venues and rooms that the edition does not know yet; return all."""
    names = dict.fromkeys((one.venue, one.room) for one in events if one.room)
    venues = {one.code: one for one in summit.venues.order_by("position", "id")}
    rooms = {
        (room.venue.code, room.code): room
        for room in Room.objects.select_related("venue__summit")
        .filter(venue__summit=summit)
        .order_by("id")
    }
    found: dict[Where, Room] = {}
    for venue_name, room_name in names:
        code = slug(venue_name, longest=LONGEST_CODE) or PLACE
        if code not in venues:
            venues[code] = _venue(summit, code, venue_name, by=by, at=at)
        key = (code, slug(room_name, longest=LONGEST_CODE) or "room")
        if key not in rooms:
            plan = summits.RoomPlan(key[1], Text({"en": room_name}))
            rooms[key] = summits.add_room(venues[code], plan, by=by, at=at)
        found[venue_name, room_name] = rooms[key]
    return found


def _venue(summit: Summit, code: str, name: str, *, by: Actor, at: datetime) -> Venue:
    n_days = (summit.ends_on - summit.starts_on).days + 1
    days = [summit.starts_on + timedelta(days=number) for number in range(n_days)]
    return summits.add_venue(
        summit,
        code,
        name=Text({"en": name}) if name else summit.name,
        days=[(day, time(0), time(23, 59)) for day in days],
        rooms=[],
        by=by,
        at=at,
    )


def action_lines(
    events: Iterable[ScheduledEvent], *, by: Actor, at: datetime
) -> Mapping[str, FrameworkItem]:
    """Return the WSIS Action Lines by code, loaded if the file names any."""
    if not any(lines_of(one) for one in events):
        return {}
    lines = FrameworkItem.objects.filter(framework__code=ACTION_LINES)
    if by.is_system and not lines.exists():
        load_frameworks(by=by, at=at)
    return {one.code: one for one in lines.order_by("position", "id")}


def lines_of(event: ScheduledEvent) -> list[str]:
    """Return the codes of the Action Lines that an event names, in order."""
    found = (match[1] for line in event.action_lines for match in _LINE.finditer(line))
    return list(dict.fromkeys(found))
