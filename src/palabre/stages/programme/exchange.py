"""The programme as other systems read it: one schedule value from released rows."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from typing import Protocol

from palabre.engines.formats.schedule.values import (
    EventStatus,
    Link,
    PersonRole,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.stages.programme import queries
from palabre.stages.programme.models import Release, Session
from palabre.stages.programme.queries import Listing
from palabre.stages.programme.states import RoleInSession
from palabre.stages.programme.values import Part, SessionRow
from palabre.stages.summits.models import Summit

ON_STAGE = {
    RoleInSession.CHAIR: PersonRole.MODERATOR,
    RoleInSession.MODERATOR: PersonRole.MODERATOR,
    RoleInSession.SPEAKER: PersonRole.SPEAKER,
}
"""Roles that a published schedule names, and as what."""

Address = Callable[[str], str]
"""Returns the page of a session by its code."""


class CalendarMaker(Protocol):
    """Makes a schedule of some sessions, in one language."""

    def __call__(
        self, codes: Iterable[str], *, lang: str, page_of: Address
    ) -> Schedule:
        """Return the schedule; sessions no longer in the programme are cancelled."""


def calendar_maker(summit: Summit, release: Release) -> CalendarMaker:
    """Return what makes a calendar of any sessions of an edition after a release.

    A session that was cancelled or taken out keeps the hour it last had, so that the
    calendar in which it stands can be told. Reads everything once.
    """
    released = {str(row["session"]) for row in release.programme}
    rows = {
        row.code: row for row in queries.rows_at(summit, queries.last_places(summit))
    }
    sessions = _sessions(summit, rows)

    def made(codes: Iterable[str], *, lang: str, page_of: Address) -> Schedule:
        events = [
            _event(rows[code], sessions[code], lang, page_of(code))
            for code in codes
            if code in rows
        ]
        told = tuple(
            event
            if event.code in released
            else replace(event, status=EventStatus.CANCELLED)
            for event in events
        )
        return _whole(summit, release.name, told, lang=lang, url="")

    return made


def with_last_places(summit: Summit, rows: Iterable[SessionRow]) -> list[SessionRow]:
    """Return rows in which cancelled sessions keep the hour they last had.

    A calendar cannot tell of a cancellation without it (RFC 5545 section 3.6.1).
    """
    kept = list(rows)
    if not any(row.is_cancelled and row.held is None for row in kept):
        return kept
    places = queries.last_places(summit)
    return [
        replace(row, held=places.get(row.code))
        if row.is_cancelled and row.held is None
        else row
        for row in kept
    ]


def schedule_of(
    summit: Summit,
    listing: Listing,
    rows: Iterable[SessionRow],
    *,
    lang: str,
    url: str,
    page_of: Address,
) -> Schedule:
    """Return released sessions as a schedule, in one language where it has words.

    Parameters
    ----------
    rows : iterable of SessionRow
        Rows of the listing: all of them, or what a reader chose.
    url : str
        Address of the programme.
    """
    kept = list(rows)
    sessions = _sessions(summit, [row.code for row in kept])
    events = tuple(
        _event(row, sessions[row.code], lang, page_of(row.code)) for row in kept
    )
    return _whole(summit, listing.release, events, lang=lang, url=url)


def _whole(
    summit: Summit,
    version: str,
    events: tuple[ScheduledEvent, ...],
    *,
    lang: str,
    url: str,
) -> Schedule:
    return Schedule(
        title=str(summit.name.said_in(lang)),
        code=summit.code,
        starts_on=_plain(summit.starts_on),
        ends_on=_plain(summit.ends_on),
        zone=summit.zone,
        version=version,
        url=url,
        events=events,
    )


def _sessions(summit: Summit, codes: Iterable[str]) -> dict[str, Session]:
    return {
        one.code: one
        for one in Session.objects.filter(summit=summit, code__in=list(codes))
        .prefetch_related("themes")
        .order_by("code")
    }


def _plain(on: date) -> date:
    return date(on.year, on.month, on.day)


def _event(row: SessionRow, session: Session, lang: str, url: str) -> ScheduledEvent:
    themes = tuple(str(theme.name.said_in(lang)) for theme in session.themes.all())
    held = row.held
    title = row.title.said_in(lang)
    return ScheduledEvent(
        guid=str(session.guid),
        id=row.code,
        code=row.code,
        title=str(title),
        subtitle=str(session.subtitle.said_in(lang)),
        kind=str(row.type_name.said_in(lang)),
        track=row.track or (themes[0] if themes else ""),
        lang=row.lang or title.lang,
        description=str(session.description.said_in(lang)),
        room=str(held.room.name.said_in(lang)) if held else "",
        venue=str(held.room.venue_name.said_in(lang)) if held else "",
        starts_at=held.starts_at if held else None,
        minutes=_minutes(row) or session.minutes,
        persons=tuple(_persons(row.parts, lang)),
        organisers=tuple(str(body.name.said_in(lang)) for body in row.organizers),
        action_lines=row.lines,
        topics=themes,
        links=tuple(Link(one.get("title", ""), one["url"]) for one in session.links),
        url=url,
        status=EventStatus.CANCELLED if row.is_cancelled else EventStatus.CONFIRMED,
        sequence=session.changes,
    )


def _minutes(row: SessionRow) -> int:
    if row.held is None:
        return 0
    return int((row.held.ends_at - row.held.starts_at).total_seconds() // 60)


def _persons(parts: Iterable[Part], lang: str) -> Iterable[ScheduledPerson]:
    for part in parts:
        if part.role not in ON_STAGE:
            continue
        body = part.organization
        yield ScheduledPerson(
            name=part.name,
            id=part.person,
            role=ON_STAGE[RoleInSession(part.role)],
            affiliation=str(body.name.said_in(lang)) if body else "",
        )
