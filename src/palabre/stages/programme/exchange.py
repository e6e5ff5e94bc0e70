"""The programme as other systems read it: one schedule value from released rows."""

from collections.abc import Callable, Iterable
from datetime import date

from palabre.engines.formats.schedule.values import (
    EventStatus,
    Link,
    PersonRole,
    Schedule,
    ScheduledEvent,
    ScheduledPerson,
)
from palabre.stages.programme.models import Session
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
    wanted = [row.code for row in kept]
    sessions = {
        one.code: one
        for one in Session.objects.filter(summit=summit, code__in=wanted)
        .prefetch_related("themes")
        .order_by("code")
    }
    return Schedule(
        title=str(summit.name.said_in(lang)),
        code=summit.code,
        starts_on=_plain(summit.starts_on),
        ends_on=_plain(summit.ends_on),
        zone=summit.zone,
        version=listing.release,
        url=url,
        events=tuple(
            _event(row, sessions[row.code], lang, page_of(row.code)) for row in kept
        ),
    )


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
