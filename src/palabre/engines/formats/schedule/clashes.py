"""Find what contradicts itself in a schedule: full rooms, people in two places."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, tzinfo

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.schedule.times import zone_named
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
)
from palabre.engines.formats.schedule.wording import folded


def clashes(schedule: Schedule) -> tuple[Note, ...]:
    """Return a note for each two events that cannot both take place as written.

    Returns
    -------
    tuple of Note
        ``room-clash`` and ``person-clash`` with both titles and times, by line of
        the later event. Two events of one person in one room are a room clash only.

    Notes
    -----
    Half-open: events that touch do not clash. Cancelled events and those without a
    time or length take no room. O(n log n + clashes).
    """
    rooms: defaultdict[str, list[ScheduledEvent]] = defaultdict(list)
    people: defaultdict[str, list[ScheduledEvent]] = defaultdict(list)
    names: dict[str, str] = {}
    for event in schedule.events:
        if event.starts_at is None or event.status is EventStatus.CANCELLED:
            continue
        if event.room:
            rooms[folded(f"{event.venue} {event.room}")].append(event)
        for person in event.persons:
            key = person.id or folded(person.name)
            names.setdefault(key, person.name)
            if event not in people[key]:
                people[key].append(event)
    zone = zone_named(schedule.zone)
    found = [
        *_notes(schedule.file, rooms, zone),
        *_person_notes(schedule.file, people, names, zone),
    ]
    return tuple(sorted(found))


def overlaps(
    events: Iterable[ScheduledEvent],
) -> Iterator[tuple[ScheduledEvent, ScheduledEvent]]:
    """Yield each two events that share time, the earlier one first."""
    placed = [(e.starts_at, e) for e in events if e.starts_at and e.minutes]
    running: list[ScheduledEvent] = []
    for start, event in sorted(placed, key=lambda pair: (pair[0], pair[1].guid)):
        running = [other for other in running if _end(other) > start]
        for other in running:
            yield other, event
        running.append(event)


def _notes(
    file: str, rooms: dict[str, list[ScheduledEvent]], zone: tzinfo | None
) -> Iterator[Note]:
    for events in rooms.values():
        for first, second in overlaps(events):
            both = f"{_named(first, zone)} and {_named(second, zone)}"
            told = f"Room {second.room} holds two events at once: {both}."
            facts = (("room", second.room), *_facts(first, second, zone))
            yield Note(file, second.line, "room-clash", told, NoteKind.CLASH, facts)


def _person_notes(
    file: str,
    people: dict[str, list[ScheduledEvent]],
    names: dict[str, str],
    zone: tzinfo | None,
) -> Iterator[Note]:
    for key, events in people.items():
        for first, second in overlaps(events):
            if first.room and (first.venue, first.room) == (second.venue, second.room):
                continue
            both = f"{_named(first, zone)} and {_named(second, zone)}"
            told = f"{names[key]} is in two places at once: {both}."
            facts = (("person", names[key]), *_facts(first, second, zone))
            yield Note(file, second.line, "person-clash", told, NoteKind.CLASH, facts)


def _end(event: ScheduledEvent) -> datetime:
    assert event.ends_at is not None
    return event.ends_at


def _facts(
    first: ScheduledEvent, second: ScheduledEvent, zone: tzinfo | None
) -> tuple[tuple[str, str], ...]:
    """Return title, time and room of both, in no language."""
    return tuple(
        pair
        for name, event in (("first", first), ("second", second))
        for pair in ((name, event.title), (f"{name}_at", _place(event, zone)))
    )


def _place(event: ScheduledEvent, zone: tzinfo | None) -> str:
    place = f", {event.room}" if event.room else ""
    return f"{_times(event, zone)}{place}"


def _times(event: ScheduledEvent, zone: tzinfo | None) -> str:
    assert event.starts_at is not None
    start, end = event.starts_at.astimezone(zone), _end(event).astimezone(zone)
    return f"{start:%Y-%m-%d %H:%M}–{end:%H:%M}"


def _named(event: ScheduledEvent, zone: tzinfo | None) -> str:
    place = f" in {event.room}" if event.room else ""
    return f"“{event.title}” ({_times(event, zone)}{place})"
