"""Write schedules as schema.org JSON-LD, for search engines and calendars."""

import json
from typing import Final

from palabre.engines.formats.intake import plain
from palabre.engines.formats.schedule.grid import is_web, stamp, zone_of
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
)

CONTEXT: Final = "https://schema.org"
_STATUS: Final = {
    EventStatus.CONFIRMED: f"{CONTEXT}/EventScheduled",
    EventStatus.TENTATIVE: f"{CONTEXT}/EventScheduled",
    EventStatus.CANCELLED: f"{CONTEXT}/EventCancelled",
}


def to_json_ld(schedule: Schedule) -> str:
    """Write the meeting with its events; safe inside a ``script`` element.

    Events without a day are left out: schema.org's Event asks for a start.
    """
    whole: dict[str, object] = {
        "@context": CONTEXT,
        "@type": "Event",
        "name": plain(schedule.title),
        "subEvent": [
            _event(schedule, event)
            for event in schedule.events
            if event.starts_at or event.held_on
        ],
    }
    if schedule.starts_on and schedule.ends_on:
        whole["startDate"] = str(schedule.starts_on)
        whole["endDate"] = str(schedule.ends_on)
    if is_web(schedule.url):
        whole["@id"] = whole["url"] = schedule.url
    return embeddable(json.dumps(whole, ensure_ascii=False))


def embeddable(written: str) -> str:
    """Return JSON that cannot end the script element that holds it.

    The three signs that begin tags and entities are written as JSON escapes.
    """
    for sign in "<>&":
        written = written.replace(sign, f"\\u{ord(sign):04x}")
    return written


def _event(schedule: Schedule, event: ScheduledEvent) -> dict[str, object]:
    written: dict[str, object] = {
        "@type": "Event",
        "identifier": event.guid,
        "name": plain(event.title),
        "startDate": str(event.held_on),
        "eventStatus": _STATUS[event.status],
        **_mode(event),
    }
    if event.starts_at and event.ends_at:
        zone = zone_of(schedule)
        written["startDate"] = stamp(event.starts_at, zone)
        if event.minutes:
            written["endDate"] = stamp(event.ends_at, zone)
    words = {"description": event.abstract or event.description}
    words |= {"inLanguage": event.lang, "alternateName": event.subtitle}
    written |= {name: plain(text) for name, text in words.items() if text}
    if is_web(event.url):
        written["@id"] = written["url"] = event.url
    return written | _people(event)


def _mode(event: ScheduledEvent) -> dict[str, object]:
    """Return where it takes place and how one takes part."""
    place: list[dict[str, object]] = []
    if event.room or event.venue:
        names = (event.room, event.venue)
        name = plain(", ".join(filter(None, names)))
        place.append({"@type": "Place", "name": name})
    if is_web(event.online_url):
        place.append({"@type": "VirtualLocation", "url": event.online_url})
    if not place:
        return {}
    modes = {"Place": "Offline", "VirtualLocation": "Online"}
    mode = modes[str(place[0]["@type"])] if len(place) == 1 else "Mixed"
    written: dict[str, object] = {"location": place if len(place) > 1 else place[0]}
    return written | {"eventAttendanceMode": f"{CONTEXT}/{mode}EventAttendanceMode"}


def _people(event: ScheduledEvent) -> dict[str, object]:
    written: dict[str, object] = {}
    if event.persons:
        written["performer"] = [
            {"@type": "Person", "name": plain(who.name)}
            | ({"affiliation": plain(who.affiliation)} if who.affiliation else {})
            for who in event.persons
        ]
    if event.organisers:
        written["organizer"] = [
            {"@type": "Organization", "name": plain(name)} for name in event.organisers
        ]
    return written
