"""Write schedules as CSV and XLSX that open anywhere and run nothing."""

from collections.abc import Iterator
from typing import Final

from palabre.engines.formats import sheets
from palabre.engines.formats.schedule.grid import zone_of
from palabre.engines.formats.schedule.values import (
    PersonRole,
    Schedule,
    ScheduledEvent,
)
from palabre.engines.formats.schedule.wording import guarded

COLUMNS: Final = (
    *("Title", "Subtitle", "Date", "Start", "End", "Minutes", "Time zone", "Room"),
    *("Venue", "Type", "Track", "Language", "Organisers", "Moderators", "Speakers"),
    *("Action lines", "Topics", "Abstract", "Description", "URL", "Online URL"),
    *("Status", "Recorded", "Licence", "Sequence", "Id", "Code", "Slug", "GUID"),
)


def to_csv(schedule: Schedule) -> bytes:
    """Write all events, with or without a time, as CSV (see `sheets.to_csv`)."""
    return sheets.to_csv(COLUMNS, rows(schedule))


def to_xlsx(schedule: Schedule) -> bytes:
    """Write all events as a workbook of text cells; same schedule, same bytes."""
    return sheets.to_xlsx("Programme", COLUMNS, rows(schedule))


def rows(schedule: Schedule) -> Iterator[tuple[str, ...]]:
    """Yield one row an event, under ``COLUMNS``."""
    for event in schedule.events:
        yield _row(schedule, event)


def _row(schedule: Schedule, event: ScheduledEvent) -> tuple[str, ...]:
    return (
        event.title,
        event.subtitle,
        *_times(schedule, event),
        event.room,
        event.venue,
        event.kind,
        event.track,
        event.lang,
        "; ".join(event.organisers),
        _people(event, PersonRole.MODERATOR),
        _people(event, PersonRole.SPEAKER),
        "; ".join(event.action_lines),
        "; ".join(event.topics),
        guarded(event.abstract),
        guarded(event.description),
        event.url,
        event.online_url,
        event.status.value,
        "yes" if event.is_recorded else "no",
        event.licence,
        str(event.sequence),
        event.id,
        event.code,
        event.slug,
        event.guid,
    )


def _times(schedule: Schedule, event: ScheduledEvent) -> tuple[str, ...]:
    """Return date, start, end, minutes and zone as far as they are known."""
    minutes = str(event.minutes) if event.minutes else ""
    if event.starts_at is None or event.ends_at is None:
        return str(event.held_on or ""), "", "", minutes, schedule.zone
    zone = zone_of(schedule)
    start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    until = f"{end:%H:%M}" if event.minutes else ""
    # An hour that comes twice in autumn is only certain with its offset.
    named = start.isoformat()[-6:] if start.fold else schedule.zone
    return str(start.date()), f"{start:%H:%M}", until, minutes, named


def _people(event: ScheduledEvent, role: PersonRole) -> str:
    return "; ".join(
        f"{who.name} ({who.affiliation})" if who.affiliation else who.name
        for who in event.persons
        if who.role is role
    )
