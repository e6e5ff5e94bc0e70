"""Read what Indico's ``/export/event`` gives: meetings with their contributions."""

from collections.abc import Iterator
from dataclasses import replace

from palabre.engines.formats.schedule.desk import Desk
from palabre.engines.formats.schedule.json_in import persons
from palabre.engines.formats.schedule.located_json import Located
from palabre.engines.formats.schedule.raw import Front, RawEvent
from palabre.engines.formats.schedule.values import (
    Link,
    PersonRole,
    Schedule,
)
from palabre.engines.formats.schedule.wording import one_line


def read_indico(desk: Desk, root: Located) -> Schedule:
    """Read one meeting with contributions, or a category as a list of meetings."""
    meetings = root.nodes("results")
    raws = [raw for meeting in meetings for raw in _meeting(meeting)]
    if len(meetings) != 1:
        return desk.schedule(Front(title=desk.file.partition(".")[0]), raws)
    meeting = meetings[0]
    desk.use_zone(meeting.said("timezone"), line=meeting.line)
    front = Front(
        title=meeting.said("title"),
        code=f"indico-{meeting.said('id')}",
        starts_on=meeting.node("startDate").said("date"),
        ends_on=meeting.node("endDate").said("date"),
        url=meeting.said("url"),
    )
    return desk.schedule(front, raws)


def _meeting(meeting: Located) -> Iterator[RawEvent]:
    """Yield the contributions of a meeting, or the meeting itself."""
    found = [
        _contribution(item, meeting, session)
        for session, item in _contributions(meeting)
    ]
    yield from found or [_alone(meeting)]


def _contributions(meeting: Located) -> Iterator[tuple[Located, Located]]:
    """Yield each contribution once, with the session that it belongs to."""
    seen: set[str] = set()
    for session in meeting.nodes("sessions"):
        for item in session.nodes("contributions"):
            seen.add(item.said("id"))
            yield session, item
    for item in meeting.nodes("contributions"):
        if item.said("id") not in seen:
            yield Located(), item


def _contribution(item: Located, meeting: Located, session: Located) -> RawEvent:
    raw = _raw(item)
    block = item.said("session") or session.said("title")
    own = item.said("roomFullname", "room")
    return replace(
        raw,
        id=f"{meeting.said('id')}/{raw.id}",
        room=own or session.said("roomFullname", "room"),
        venue=item.said("location") or session.said("location"),
        track=item.said("track") or block,
        persons=persons(item.nodes("speakers")),
        details=(("session", block),) if block else (),
    )


def _alone(meeting: Located) -> RawEvent:
    """Return a meeting without contributions as one event."""
    chairs = (
        replace(chair, role=PersonRole.MODERATOR)
        for chair in persons(meeting.nodes("chairs"))
    )
    return replace(
        _raw(meeting),
        room=meeting.said("roomFullname", "room"),
        venue=meeting.said("location"),
        track=meeting.said("category"),
        persons=tuple(chairs),
    )


def _raw(item: Located) -> RawEvent:
    start, end = item.node("startDate"), item.node("endDate")
    return RawEvent(
        line=item.line,
        id=item.said("id"),
        title=item.said("title"),
        kind=item.said("type"),
        description=item.said("description"),
        on=start.said("date"),
        start=start.said("time")[:8],
        zone=start.said("tz"),
        until=_instant(end),
        length=item.said("duration") if not _instant(end) else "",
        url=item.said("url"),
        topics=_topics(item),
        attachments=tuple(_attachments(item)),
    )


def _instant(when: Located) -> str:
    """Return date and time as one; the zone is that of the start."""
    day, clock = when.said("date"), when.said("time")[:8]
    return f"{day}T{clock}" if day and clock else ""


def _topics(item: Located) -> tuple[str, ...]:
    listed = item.get("keywords")
    words = listed if isinstance(listed, list) else []
    return tuple(one_line(word) for word in words if isinstance(word, str))


def _attachments(item: Located) -> Iterator[Link]:
    for folder in item.nodes("folders"):
        for file in folder.nodes("attachments"):
            address = file.said("download_url", "link_url", "url")
            if address:
                yield Link(one_line(file.said("title")), one_line(address))
