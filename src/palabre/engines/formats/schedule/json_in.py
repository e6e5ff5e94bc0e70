"""Read schedule JSON of both generations (frab, pretalx, the C3VOC's hub)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC

from palabre.engines.formats.schedule.desk import Desk, numbered_days
from palabre.engines.formats.schedule.located_json import Located
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.values import (
    Link,
    PersonRole,
    Schedule,
    ScheduledPerson,
)
from palabre.engines.formats.schedule.wording import one_line
from palabre.engines.formats.schedule.xml_in import absolute


def read_first(desk: Desk, root: Located) -> Schedule:
    """Read the first generation: days hold rooms, rooms hold events."""
    schedule = root.node("schedule")
    conference = schedule.node("conference")
    desk.use_zone(conference.said("time_zone_name"), line=conference.line)
    base = schedule.said("base_url")
    raws = [
        _raw(event, room, day.said("date"), base)
        for day in conference.nodes("days")
        for room, event in _in_rooms(day)
    ]
    return desk.schedule(_front(desk, schedule), raws)


def read_second(desk: Desk, root: Located) -> Schedule:
    """Read the second generation: a flat list of events that refer to rooms."""
    schedule = root.node("schedule")
    conference = schedule.node("conference")
    desk.use_zone(conference.said("time_zone_name"), line=conference.line)
    rooms, tracks = (
        _Names(conference.nodes("rooms")),
        _Names(conference.nodes("tracks")),
    )
    base = schedule.said("base_url") or conference.said("url")
    raws = [
        _flat_raw(event, rooms.of(event, "room"), tracks.of(event, "track"), base)
        for event in schedule.nodes("events")
    ]
    return desk.schedule(_front(desk, schedule), raws)


def read_talks(desk: Desk, root: Located) -> Schedule:
    """Read pretalx's public widget: talks that refer to rooms, tracks and speakers."""
    desk.use_zone(root.said("timezone"), line=root.line)
    rooms, tracks = _Names(root.nodes("rooms")), _Names(root.nodes("tracks"))
    named = {node.said("code"): node for node in root.nodes("speakers")}
    raws = []
    for talk in root.nodes("talks"):
        codes = talk.get("speakers")
        listed = codes if isinstance(codes, list) else []
        who = [named[c] for c in listed if isinstance(c, str) and c in named]
        raw = _flat_raw(talk, rooms.of(talk, "room"), tracks.of(talk, "track"), "")
        raws.append(replace(raw, persons=persons(who)))
    front = Front(title=root.said("name", "event"), version=root.said("version"))
    return desk.schedule(front, raws)


def person(node: Located) -> ScheduledPerson | None:
    """Read a person, whose keys every system spells in its own way."""
    name = one_line(node.said("public_name", "name", "#text")) or _in_parts(node)
    name = name or one_line(node.said("fullName", "full_name"))
    if not name:
        return None
    role = node.said("role").lower()
    return ScheduledPerson(
        name,
        one_line(node.said("id", "code", "guid", "person_id")),
        PersonRole.MODERATOR if role == "moderator" else PersonRole.SPEAKER,
        one_line(node.said("affiliation", "organisation", "organization")),
    )


def _in_parts(node: Located) -> str:
    """Return a name from its parts: Indico's full name puts the family's first."""
    parts = (
        node.said("first_name", "firstName"),
        node.said("last_name", "lastName", "familyName"),
    )
    return one_line(" ".join(parts)) if all(parts) else ""


def persons(nodes: list[Located]) -> tuple[ScheduledPerson, ...]:
    """Read persons, without those who have no name."""
    return tuple(who for who in map(person, nodes) if who)


def links(nodes: list[Located], base: str) -> tuple[Link, ...]:
    """Read links; an address may be relative to the base."""
    return tuple(
        Link(one_line(node.said("title", "name")), absolute(base, address))
        for node in nodes
        if (address := node.said("url", "href").strip())
    )


@dataclass(slots=True)
class _Names:
    """Names of rooms or tracks by their guid, slug or id."""

    listed: list[Located]

    def of(self, event: Located, key: str) -> str:
        """Return the name that an event refers to."""
        told = event.node(key)
        if not told:
            return self._named(event.said(key))
        handles = {told.said(handle) for handle in ("guid", "slug", "id")} - {""}
        known = (
            node.said("name")
            for node in self.listed
            if not handles.isdisjoint(node.said(h) for h in ("guid", "slug", "id"))
        )
        return told.said("name", "en") or next(known, "") or told.said("slug")

    def _named(self, handle: str) -> str:
        """Return the name that belongs to a bare id, or else the words themselves."""
        known = (node.said("name") for node in self.listed if node.said("id") == handle)
        return next(known, handle)


def _front(desk: Desk, schedule: Located) -> Front:
    conference = schedule.node("conference")
    days = (
        (day.said("date"), day.said("day_start", "start"), day.said("day_end", "end"))
        for day in conference.nodes("days")
    )
    return Front(
        title=conference.said("title"),
        code=conference.said("acronym"),
        starts_on=conference.said("start"),
        ends_on=conference.said("end"),
        days=numbered_days(days, desk.zone or UTC),
        version=schedule.said("version"),
        url=conference.said("url") or schedule.said("url", "base_url"),
    )


def _in_rooms(day: Located) -> Iterator[tuple[str, Located]]:
    rooms = day.node("rooms")
    for room in rooms:
        yield from ((room, event) for event in rooms.nodes(room))


def _raw(event: Located, room: str, on: str, base: str) -> RawEvent:
    return replace(
        _words(event),
        room=event.said("room") or room,
        track=event.said("track"),
        moment=event.said("date"),
        until=event.said("end"),
        on=on,
        start=event.said("start"),
        licence=event.said("recording_license"),
        is_recorded=event.get("do_not_record") is not True,
        persons=persons(event.nodes("persons")),
        links=links(event.nodes("links"), base),
        attachments=links(event.nodes("attachments"), base),
    )


def _flat_raw(event: Located, room: str, track: str, base: str) -> RawEvent:
    who = event.nodes("participants") or event.nodes("persons")
    return replace(
        _words(event),
        room=room,
        track=track,
        moment=event.said("start", "date"),
        until=event.said("end"),
        status=event.said("state"),
        persons=persons(who),
        links=links(event.nodes("links"), base),
        attachments=links(event.nodes("attachments"), base),
    )


def _words(event: Located) -> RawEvent:
    """Return what both generations spell alike."""
    address = event.said("url")
    return RawEvent(
        line=event.line,
        guid=event.said("guid"),
        id=event.said("id"),
        code=event.said("code"),
        slug=event.said("slug"),
        title=event.said("title"),
        subtitle=event.said("subtitle"),
        kind=event.said("type"),
        lang=event.said("language"),
        abstract=event.said("abstract"),
        description=event.said("description"),
        length=event.said("duration"),
        url="" if address.startswith("urn:uuid:") else address,
    )
