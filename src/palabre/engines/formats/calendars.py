"""Calendars (iCalendar, RFC 5545): read leniently line by line, written strictly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Final

from icalendar import Calendar, Event, vUri
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from palabre.engines.formats.intake import decode, plain
from palabre.engines.formats.schedule.desk import Desk
from palabre.engines.formats.schedule.grid import is_web
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.times import zone_named
from palabre.engines.formats.schedule.values import (
    Link,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import guarded, one_line
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

PRODUCT: Final = "-//Palabre//Programme//EN"
MAX_LINES: Final = 1_000_000
LOOK_AGAIN: Final = timedelta(hours=1)
"""How long a subscriber waits before it asks again (RFC 7986, section 5.7)."""

_LINE: Final = late(
    r"([A-Za-z0-9-]+)"
    r'((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:]*)(?:,"[^"]*"|,[^";:]*)*)*)'
    r":(.*)",
    re.DOTALL,
)
_PARAMETER: Final = late(r';([A-Za-z0-9-]+)=("[^"]*"|[^;]*)')
_ESCAPED: Final = late(r"\\(.)", re.DOTALL)
_COMMA: Final = late(r"(?<!\\),")
_STAMP: Final = late(r"(\d{8})(?:T(\d{6})(Z?))?")
# RFC 5545 section 3.3.11: text; the others hold addresses, times or numbers.
_TEXTS: Final = frozenset(
    ("SUMMARY", "DESCRIPTION", "LOCATION", "X-WR-CALNAME", "NAME", "COMMENT")
)


@dataclass(frozen=True, slots=True)
class _Said:
    """One property: its parameters, its value and the line it stands on."""

    value: str
    parameters: dict[str, str]
    line: int


@dataclass(slots=True)
class _Component:
    """An event or the calendar itself; the first of each property counts."""

    line: int
    properties: dict[str, list[_Said]] = field(default_factory=dict)

    def first(self, name: str) -> _Said:
        said = self.properties.get(name)
        return said[0] if said else _Said("", {}, self.line)

    def said(self, name: str) -> str:
        return self.first(name).value


def to_icalendar(schedule: Schedule, *, stamped_at: datetime) -> bytes:
    """Write a calendar that opens everywhere and updates what was there.

    Parameters
    ----------
    schedule : Schedule
        Events keep their guid as UID and count changes in ``sequence``; cancelled
        ones are told as cancelled. Those with a day and no time last all day; those
        with neither are not in.
    stamped_at : datetime
        When the programme was released (DTSTAMP); never read from a clock here.

    Notes
    -----
    Times are in UTC, so no zone definitions are needed; the zone of the summit is
    told in ``X-WR-TIMEZONE``. Lines end in CR LF and are folded at 75 octets
    (section 3.1).
    """
    calendar = Calendar()
    calendar.add("prodid", PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", one_line(schedule.title))
    calendar.add("x-wr-calname", one_line(schedule.title))
    calendar.add("x-wr-timezone", schedule.zone)
    calendar.add("refresh-interval", LOOK_AGAIN, parameters={"value": "DURATION"})
    calendar.add("x-published-ttl", "PT1H")  # the same for older programs
    if is_web(schedule.url):
        calendar.add("url", schedule.url)
    for event in schedule.events:
        if event.starts_at or event.held_on:
            calendar.add_component(_component(event, stamped_at.astimezone(UTC)))
    written = calendar.to_ical()
    assert isinstance(written, bytes)
    return written


def read_icalendar(desk: Desk, content: bytes) -> Schedule:
    """Read the events of a calendar; recurrences count once, and say so.

    Raises
    ------
    Refused
        ``calendar-malformed`` if there is no event in it.
    """
    desk.forms = {"day": "20300525T090000Z", "time": "20300525T090000Z"}
    text, notes = decode(desk.file, content)
    desk.notes.extend(notes)
    calendar, events, zones = _components(desk, text)
    if not events:
        raise Refused("calendar-malformed", file=desk.file, why="it holds no event")
    desk.use_zone(_zone_name(calendar.said("X-WR-TIMEZONE"), zones))
    raws = [_raw(desk, event, zones) for event in events]
    front = Front(
        title=calendar.said("X-WR-CALNAME") or calendar.said("NAME"),
        url=calendar.said("URL"),
    )
    return desk.schedule(front, raws)


def _component(event: ScheduledEvent, stamped_at: datetime) -> Event:
    component = Event()
    component.add("uid", event.guid)
    component.add("dtstamp", stamped_at)
    component.add("sequence", event.sequence)
    _add_times(component, event)
    component.add("summary", one_line(event.title))
    component.add("status", event.status.value.upper())
    place = ", ".join(filter(None, (one_line(event.room), one_line(event.venue))))
    for name, text in (("location", place), ("description", _description(event))):
        if text:
            component.add(name, text)
    labels = [one_line(label) for label in (event.track, event.kind) if label]
    if labels:
        component.add("categories", list(dict.fromkeys(labels)))
    if is_web(event.url):
        component.add("url", event.url)
    if is_web(event.online_url):
        link = vUri(event.online_url, params={"VALUE": "URI", "FEATURE": "VIDEO"})
        component.add("conference", link)
    return component


def _add_times(component: Event, event: ScheduledEvent) -> None:
    if event.starts_at is None:
        assert event.held_on is not None
        component.add("dtstart", event.held_on)
        component.add("dtend", event.held_on + timedelta(days=1))
        return
    component.add("dtstart", event.starts_at.astimezone(UTC))
    if event.minutes:
        ends_at = event.starts_at + timedelta(minutes=event.minutes)
        component.add("dtend", ends_at.astimezone(UTC))


def _description(event: ScheduledEvent) -> str:
    """Return what a person reads in a calendar: subtitle, names, words."""
    names = ", ".join(one_line(person.name) for person in event.persons)
    parts = (event.subtitle, names, event.abstract, event.description)
    return plain(guarded("\n\n".join(filter(None, parts))))


def _components(
    desk: Desk, text: str
) -> tuple[_Component, list[_Component], dict[str, str]]:
    """Sort the lines into the calendar, its events and the names of its zones."""
    calendar, events, zones = _Component(1), [], {}
    event: _Component | None = None
    inside: list[str] = []
    zone_id = ""
    for line, name, said in _properties(desk, text):
        if name == "BEGIN":
            inside.append(said.value.strip().upper())
            if inside[-1] == "VEVENT":
                event = _Component(line)
                events.append(event)
        elif name == "END":
            inside = _left(inside, said.value.strip().upper())
        elif inside[-1:] == ["VEVENT"] and event:
            event.properties.setdefault(name, []).append(said)
        elif inside[-1:] == ["VTIMEZONE"]:
            zone_id = said.value if name == "TZID" else zone_id
            if name in {"X-LIC-LOCATION", "TZID-ALIAS-OF"}:
                zones[zone_id] = said.value
        elif len(inside) <= 1:
            calendar.properties.setdefault(name, []).append(said)
    if inside:
        _note_cut_off(desk, inside, events)
    return calendar, events, zones


def _left(inside: list[str], name: str) -> list[str]:
    """Leave a component and whatever was forgotten open inside it."""
    if name not in inside:
        return inside
    at = len(inside) - 1 - inside[::-1].index(name)
    return inside[:at]


def _note_cut_off(desk: Desk, inside: list[str], events: list[_Component]) -> None:
    """Leave out an event in which the file breaks off."""
    if "VEVENT" not in inside:
        told = "The calendar has no END:VCALENDAR; all whole events are in."
        desk.mend(0, "calendar-cut-off", told)
        return
    told = "The file breaks off inside this event; it was left out."
    desk.refuse(events.pop().line, "event-cut-off", told)


def _properties(desk: Desk, text: str) -> Iterator[tuple[int, str, _Said]]:
    for line, words in _unfolded(desk, text):
        found = _LINE.fullmatch(words)
        if not found:
            if words.strip():
                told = "This line is no calendar property and was left out."
                desk.refuse(line, "line-malformed", told)
            continue
        name = found[1].upper()
        value = _unescaped(found[3]) if name in _TEXTS else found[3]
        parameters = {
            key.upper(): worth.strip('"') for key, worth in _PARAMETER.findall(found[2])
        }
        yield line, name, _Said(value, parameters, line)


def _unfolded(desk: Desk, text: str) -> Iterator[tuple[int, str]]:
    """Join folded lines (section 3.1), with the number of the first."""
    lines = text.split("\n")
    if len(lines) > MAX_LINES:
        raise Refused("file-many-lines", file=desk.file, n=len(lines), limit=MAX_LINES)
    first, pieces = 1, [lines[0]]
    for number, line in enumerate(lines[1:], start=2):
        if line[:1] in {" ", "\t"}:
            pieces.append(line[1:])
        else:
            yield first, "".join(pieces)
            first, pieces = number, [line]
    yield first, "".join(pieces)


def _unescaped(text: str) -> str:
    return _ESCAPED.sub(lambda found: "\n" if found[1] in "nN" else found[1], text)


def _raw(desk: Desk, event: _Component, zones: dict[str, str]) -> RawEvent:
    _note_recurrence(desk, event)
    start, end = event.first("DTSTART"), event.first("DTEND")
    categories = [
        one_line(_unescaped(label))
        for said in event.properties.get("CATEGORIES", [])
        for label in _COMMA.split(said.value)
    ]
    sequence = event.said("SEQUENCE").strip()
    return RawEvent(
        line=event.line,
        guid=event.said("UID") if _is_uuid_like(event.said("UID")) else "",
        id=event.said("UID"),
        title=event.said("SUMMARY"),
        lang=event.first("SUMMARY").parameters.get("LANGUAGE", ""),
        abstract=event.said("DESCRIPTION"),
        room=event.said("LOCATION"),
        track=categories[0] if categories else "",
        kind=categories[1] if len(categories) > 1 else "",
        moment=_iso(start.value),
        until=_iso(end.value),
        zone=_zone_name(start.parameters.get("TZID", ""), zones),
        length=event.said("DURATION"),
        url=event.said("URL"),
        online_url=event.said("CONFERENCE"),
        status=event.said("STATUS"),
        sequence=int(sequence) if re.fullmatch("[0-9]{1,9}", sequence) else 0,
        persons=_persons(event),
        attachments=tuple(
            Link(said.parameters.get("FILENAME", ""), said.value)
            for said in event.properties.get("ATTACH", [])
            if is_web(said.value)
        ),
    )


def _note_recurrence(desk: Desk, event: _Component) -> None:
    if "RRULE" in event.properties or "RDATE" in event.properties:
        told = "This event repeats; only its first time is in. Write one event a time."
        desk.mend(event.line, "recurrence-ignored", told)


def _is_uuid_like(uid: str) -> bool:
    return (
        re.fullmatch(r"\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*", uid)
        is not None
    )


def _iso(value: str) -> str:
    """Return a calendar's time in ISO 8601; what is none stays as it is."""
    found = _STAMP.fullmatch(value.strip())
    if not found:
        return value
    day = f"{found[1][:4]}-{found[1][4:6]}-{found[1][6:]}"
    clock = found[2]
    if not clock:
        return day
    return f"{day}T{clock[:2]}:{clock[2:4]}:{clock[4:]}{'+00:00' if found[3] else ''}"


def _zone_name(name: str, zones: dict[str, str]) -> str:
    """Return an IANA name for a zone of the file, of Windows or of a provider."""
    name = zones.get(name, name)
    if name in WINDOWS_TO_OLSON:
        return WINDOWS_TO_OLSON[name]
    # "/freeassociation.sourceforge.net/Europe/Zurich" and the like
    tail = "/".join(name.split("/")[-2:])
    return tail if zone_named(name) is None and zone_named(tail) else name


def _persons(event: _Component) -> tuple[ScheduledPerson, ...]:
    """Return who speaks: attendees that the calendar names, in their order."""
    names = (
        one_line(said.parameters.get("CN", ""))
        for said in event.properties.get("ATTENDEE", [])
    )
    return tuple(ScheduledPerson(name) for name in names if name)
