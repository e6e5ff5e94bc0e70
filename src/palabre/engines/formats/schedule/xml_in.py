"""Read schedule XML: Pentabarf, frab, pretalx, FOSDEM and their kin."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC
from urllib.parse import urljoin

from palabre.engines.formats.schedule import times
from palabre.engines.formats.schedule.desk import Desk, numbered_days
from palabre.engines.formats.schedule.lined_xml import Node, parse_lined
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.values import (
    Link,
    Schedule,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import one_line
from palabre.kernel.refusals import Refused

LATEST_CHANGE = 6 * 60
"""FOSDEM's files say that days change at 09:00; nobody starts after midnight there,
so only what starts before six in the morning belongs to the night before."""

_NOTHING = Node("", {}, 0)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where in the file an event stands: its day, its room, the base of its links."""

    on: str = ""
    room: str = ""
    base: str = ""
    day_change: int = 0


def read_xml(desk: Desk, content: bytes) -> Schedule:
    """Read schedule XML, leniently.

    Raises
    ------
    Refused
        ``xml-malformed``, ``xml-forbidden``; ``schedule-unknown`` if it is some
        other XML.
    """
    root, notes = parse_lined(desk.file, content)
    conference = root.child("conference") or _NOTHING
    if root.tag != "schedule":
        raise Refused(
            "schedule-unknown", file=desk.file, why=f"its root is <{root.tag}>"
        )
    desk.notes.extend(notes)
    desk.use_zone(conference.said("time_zone_name"), line=conference.line)
    change = times.clock(conference.said("day_change").strip()[:5]) or 0
    base = conference.said("base_url").strip() or root.said("url").strip()
    place = _Place(base=base, day_change=min(change, LATEST_CHANGE))
    raws = [_raw(node, there) for node, there in _events(desk, root, place)]
    days = ((d.get("date"), d.get("start"), d.get("end")) for d in root.all("day"))
    front = Front(
        title=conference.said("title"),
        code=conference.said("acronym"),
        starts_on=conference.said("start"),
        ends_on=conference.said("end"),
        days=numbered_days(days, desk.zone or UTC, change=change),
        version=root.said("version"),
        url=root.said("url") or conference.said("url"),
    )
    return desk.schedule(front, raws)


def _events(desk: Desk, node: Node, place: _Place) -> Iterator[tuple[Node, _Place]]:
    """Find the events wherever they stand, with their day and room."""
    for child in node.children:
        if child.tag == "event":
            if child.is_closed:
                yield child, place
            else:
                told = "The file breaks off inside this event; it was left out."
                desk.refuse(child.line, "event-cut-off", told)
        elif child.tag == "day":
            yield from _events(desk, child, replace(place, on=child.get("date")))
        elif child.tag == "room":
            yield from _events(desk, child, replace(place, room=child.get("name")))


def _raw(node: Node, place: _Place) -> RawEvent:
    said = {child.tag: child.text for child in reversed(node.children)}
    recording = node.child("recording") or _NOTHING
    return RawEvent(
        line=node.line,
        guid=node.get("guid"),
        id=node.get("id"),
        code=node.get("code"),
        slug=said.get("slug", ""),
        title=said.get("title", ""),
        subtitle=said.get("subtitle", ""),
        kind=said.get("type", ""),
        track=said.get("track", ""),
        lang=said.get("language", ""),
        abstract=said.get("abstract", ""),
        description=said.get("description", ""),
        room=said.get("room", "").strip() or place.room,
        moment=said.get("date", ""),
        on=place.on,
        start=said.get("start", ""),
        length=said.get("duration", ""),
        day_change=place.day_change,
        url=said.get("url", "") or said.get("full_conf_url", ""),
        status=said.get("status", ""),
        licence=recording.said("license"),
        is_recorded=recording.said("optout").strip().lower() not in {"true", "1"},
        persons=_persons(node),
        links=_links(node.child("links"), "link", place.base),
        attachments=_links(node.child("attachments"), "attachment", place.base),
    )


def _persons(node: Node) -> tuple[ScheduledPerson, ...]:
    persons = node.child("persons") or _NOTHING
    named = ((one_line(who.text), who) for who in persons.all("person"))
    return tuple(ScheduledPerson(name, _id_of(who)) for name, who in named if name)


def _id_of(who: Node) -> str:
    return one_line(who.get("id") or who.get("code") or who.get("guid"))


def _links(node: Node | None, tag: str, base: str) -> tuple[Link, ...]:
    found = node.all(tag) if node else ()
    return tuple(
        Link(one_line(link.text), absolute(base, link.get("href")))
        for link in found
        if link.get("href").strip()
    )


def absolute(base: str, address: str) -> str:
    """Return an address joined with the base that the file gives."""
    address = one_line(address)
    try:
        is_whole = "://" in address or address.startswith("#")
        return address if is_whole or not base else urljoin(base, address)
    except ValueError:
        return address
