"""Write schedule XML, strictly as its public schema wants it."""

from collections.abc import Iterable
from datetime import tzinfo
from typing import Final
from xml.etree.ElementTree import Element, SubElement, indent, tostring

from palabre.engines.formats.intake import plain
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
from palabre.engines.formats.schedule.wording import guarded, one_line
from palabre.kernel.late import late

CODE: Final = late(r"[0-9A-Z]{6}")
SLUG: Final = late(r"[a-z0-9_]{4,}-[a-z0-9\-_]{4,}")


def to_schedule_xml(schedule: Schedule) -> bytes:
    """Write schedule XML that validates; the same schedule gives the same bytes.

    Events without a time and cancelled ones are not in a published schedule. What
    the format has no valid place for (a slug or code of another form, affiliations)
    is left out.

    Raises
    ------
    Refused
        As ``grid`` does: ``schedule-empty``, ``guid-malformed``, ``guid-twice``,
        ``event-too-long``.
    """
    days = grid(schedule)
    root = Element("schedule")
    SubElement(root, "generator", name="Palabre")
    if is_web(schedule.url):
        _say(root, "url", schedule.url)
    _say(root, "version", schedule.version)
    _write_conference(root, schedule, days)
    ids = numbers(tuple(_events(days)))
    once = _Once()
    for day in days:
        _write_day(root, day, ids, once, zone_of(schedule))
    indent(root)
    written = tostring(root, encoding="utf-8", xml_declaration=True)
    assert isinstance(written, bytes)
    return written + b"\n"


class _Once:
    """Give each name to the first who asks."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def grants(self, name: str) -> bool:
        is_free = name not in self.given
        self.given.add(name)
        return is_free


def _events(days: Iterable[GridDay]) -> Iterable[ScheduledEvent]:
    return (event for day in days for _, events in day.rooms for event in events)


def _write_conference(
    root: Element, schedule: Schedule, days: tuple[GridDay, ...]
) -> None:
    conference = SubElement(root, "conference")
    _say(conference, "title", schedule.title)
    _say(conference, "acronym", acronym(schedule, allowed="a-z0-9_-"))
    _say(conference, "start", str(schedule.starts_on or days[0].day.on))
    _say(conference, "end", str(schedule.ends_on or days[-1].day.on))
    _say(conference, "days", str(len(days)))
    _say(conference, "timeslot_duration", hours_minutes(timeslot(schedule)))
    _say(conference, "time_zone_name", schedule.zone)


def _write_day(
    root: Element, held: GridDay, ids: dict[str, int], once: _Once, zone: tzinfo
) -> None:
    day = held.day
    attributes = {
        "index": str(day.index),
        "date": str(day.on),
        "start": stamp(day.starts_at, zone),
        "end": stamp(day.ends_at, zone),
    }
    node = SubElement(root, "day", attributes)
    for name, events in held.rooms:
        room = SubElement(node, "room", name=one_line(name))
        for event in events:
            _write_event(room, event, ids[event.guid], once, zone)


def _write_event(
    room: Element, event: ScheduledEvent, number: int, once: _Once, zone: tzinfo
) -> None:
    assert event.starts_at is not None
    node = SubElement(room, "event", guid=event.guid, id=str(number))
    if CODE.fullmatch(event.code) and once.grants(f"code {event.code}"):
        node.set("code", event.code)
    local = event.starts_at.astimezone(zone)
    _say(node, "date", stamp(event.starts_at, zone))
    _say(node, "start", f"{local:%H:%M}")
    _say(node, "duration", hours_minutes(event.minutes))
    _say(node, "room", event.room)
    if SLUG.fullmatch(event.slug) and once.grants(f"slug {event.slug}"):
        _say(node, "slug", event.slug)
    if is_web(event.url):
        _say(node, "url", event.url)
    _write_words(node, event)
    _write_persons(node, event.persons)
    _write_links(node, "link", event.links)
    _write_links(node, "attachment", event.attachments)


def _write_words(node: Element, event: ScheduledEvent) -> None:
    _say(node, "title", event.title)
    _say(node, "subtitle", event.subtitle)
    _say(node, "track", event.track)
    _say(node, "type", event.kind)
    _say(node, "language", event.lang)
    _say(node, "abstract", guarded(event.abstract))
    _say(node, "description", guarded(event.description))
    recording = SubElement(node, "recording")
    _say(recording, "license", event.licence)
    _say(recording, "optout", "false" if event.is_recorded else "true")


def _write_persons(node: Element, persons: tuple[ScheduledPerson, ...]) -> None:
    listed = SubElement(node, "persons")
    for person in persons:
        who = _say(listed, "person", person.name)
        if whole_number(person.id):
            who.set("id", person.id)
        elif is_uuid(person.id):
            who.set("guid", person.id)


def _write_links(node: Element, tag: str, links: tuple[Link, ...]) -> None:
    listed = SubElement(node, f"{tag}s")
    for link in links:
        _say(listed, tag, link.title).set("href", one_line(link.url))


def _say(node: Element, tag: str, text: str) -> Element:
    said = SubElement(node, tag)
    said.text = plain(text)
    return said
