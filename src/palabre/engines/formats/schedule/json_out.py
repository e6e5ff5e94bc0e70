"""Write schedule JSON, strictly as its public schema wants it."""

import json
import re
from typing import Final

from palabre.engines.formats.intake import plain
from palabre.engines.formats.schedule.desk import guid_of
from palabre.engines.formats.schedule.grid import (
    GridDay,
    acronym,
    grid,
    hours_minutes,
    is_uuid,
    is_web,
    numbers,
    stamp,
    timeslot,
    whole_number,
    zone_of,
)
from palabre.engines.formats.schedule.values import (
    Link,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import guarded
from palabre.kernel.codes import slug
from palabre.kernel.late import late

SCHEMA: Final = "https://c3voc.de/schedule/schema.json"
CODE: Final = late(r"[A-Z0-9]+")
SLUG: Final = late(r"[a-z0-9_-]+[a-z0-9]")
ZONE: Final = late(r"[A-Z][a-z]+/[A-Z][a-z]+.*|UTC")
# A scheme and no white space, as RFC 3986 wants it; relative ones are left out.
ADDRESS: Final = late(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def to_schedule_json(schedule: Schedule) -> bytes:
    """Write schedule JSON that validates; the same schedule gives the same bytes.

    Raises
    ------
    Refused
        As ``grid`` does: ``schedule-empty``, ``guid-malformed``, ``guid-twice``,
        ``event-too-long``.
    """
    inside: dict[str, object] = {"version": plain(schedule.version)}
    if is_web(schedule.url):
        inside["base_url"] = schedule.url
    inside["conference"] = _conference(schedule, grid(schedule))
    whole = {
        "$schema": SCHEMA,
        "generator": {"name": "Palabre"},
        "schedule": inside,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _conference(schedule: Schedule, days: tuple[GridDay, ...]) -> dict[str, object]:
    rooms = dict.fromkeys(name for day in days for name, _ in day.rooms)
    code = acronym(schedule, allowed="a-z0-9_")
    conference: dict[str, object] = {
        "acronym": code,
        "title": plain(schedule.title),
        "start": str(schedule.starts_on or days[0].day.on),
        "end": str(schedule.ends_on or days[-1].day.on),
        "daysCount": len(days),
        "timeslot_duration": hours_minutes(timeslot(schedule)),
        "rooms": [
            {"name": plain(room), "guid": guid_of(code, f"room/{room}")}
            for room in rooms
        ],
        "days": [_day(schedule, day, _numbers(days)) for day in days],
    }
    if ZONE.fullmatch(schedule.zone):
        conference["time_zone_name"] = schedule.zone
    if is_web(schedule.url):
        conference["url"] = schedule.url
    return conference


def _numbers(days: tuple[GridDay, ...]) -> dict[str, int]:
    held = (event for day in days for _, events in day.rooms for event in events)
    return numbers(tuple(held))


def _day(schedule: Schedule, held: GridDay, ids: dict[str, int]) -> dict[str, object]:
    zone = zone_of(schedule)
    return {
        "index": held.day.index,
        "date": str(held.day.on),
        "day_start": stamp(held.day.starts_at, zone),
        "day_end": stamp(held.day.ends_at, zone),
        "rooms": {
            plain(room): [_event(schedule, event, ids[event.guid]) for event in events]
            for room, events in held.rooms
        },
    }


def _event(schedule: Schedule, event: ScheduledEvent, number: int) -> dict[str, object]:
    assert event.starts_at is not None
    assert event.ends_at is not None
    zone = zone_of(schedule)
    written: dict[str, object] = {
        "guid": event.guid,
        "id": number,
        "date": stamp(event.starts_at, zone),
        "start": f"{event.starts_at.astimezone(zone):%H:%M}",
        "end": stamp(event.ends_at, zone),
        "duration": hours_minutes(event.minutes),
        "room": plain(event.room),
        "slug": _slug(event),
        "url": event.url if is_web(event.url) else f"urn:uuid:{event.guid}",
        **_words(event),
        "recording_license": plain(event.licence),
        "do_not_record": not event.is_recorded,
        "persons": [_person(person) for person in event.persons],
        "links": _links(event.links),
        "attachments": _links(event.attachments),
    }
    if CODE.fullmatch(event.code):
        written["code"] = event.code
    return written


def _words(event: ScheduledEvent) -> dict[str, str]:
    return {
        "title": plain(event.title),
        "subtitle": plain(event.subtitle),
        "track": plain(event.track),
        "type": plain(event.kind),
        "language": plain(event.lang),
        "abstract": plain(guarded(event.abstract)),
        "description": plain(guarded(event.description)),
    }


def _slug(event: ScheduledEvent) -> str:
    """Return the slug, or one from the title that tells events apart."""
    if SLUG.fullmatch(event.slug.lower()):
        return event.slug.lower()
    words = re.sub(r"[^a-z0-9-]+", "", slug(event.title))
    return f"{words}-{event.guid[:8]}".lstrip("-")


def _person(person: ScheduledPerson) -> dict[str, object]:
    written: dict[str, object] = {"name": plain(person.name)}
    if whole_number(person.id):
        written["id"] = int(person.id)
    elif is_uuid(person.id):
        written["guid"] = person.id
    elif CODE.fullmatch(person.id):
        written["code"] = person.id
    return written


def _links(links: tuple[Link, ...]) -> list[dict[str, str]]:
    return [
        {"url": link.url, "title": plain(link.title)}
        for link in links
        if ADDRESS.fullmatch(link.url)
    ]
