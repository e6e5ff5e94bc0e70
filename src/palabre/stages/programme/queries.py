"""Reading the programme as released; whoever plans it may read the draft."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text, known_tags
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.people.models import Organization
from palabre.stages.programme import rules
from palabre.stages.programme.models import (
    Placement,
    Release,
    Session,
    SessionOrganizer,
    SessionRole,
    SessionTag,
    SessionType,
)
from palabre.stages.programme.states import SessionState
from palabre.stages.programme.values import Body, Held, Part, RoomRow, SessionRow
from palabre.stages.summits.models import Room, Summit, Theme
from palabre.stages.summits.states import SummitState

LINES = "wsis-action-lines"
"""The framework by which programmes are filtered."""


@dataclass(frozen=True, slots=True)
class Listing:
    """A programme: its sessions in order of time, and the release they come from."""

    rows: tuple[SessionRow, ...]
    release: str = ""
    released_at: datetime | None = None
    is_draft: bool = False


def listing(summit: Summit) -> Listing:
    """Return the released programme; nothing before the first release.

    Place and time are the release's, words are corrected at once, and a session that
    is cancelled is shown as such without waiting for a release. Eight queries.
    """
    release = last_release(summit)
    if release is None:
        return Listing(())
    held = _released(release, rooms_of(summit))
    codes = {str(row["session"]) for row in release.programme}
    rows = _rows(summit, held, codes)
    return Listing(rows, release.name, release.released_at)


def draft_listing(summit: Summit, *, by: Actor) -> Listing:
    """Return the programme as it is being planned, for secretariat and protocol.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_read_draft(by, summit), "programme.draft.read")
    return Listing(_rows(summit, _planned(summit), None), is_draft=True)


def current_edition(*, at: datetime) -> Summit | None:
    """Return the edition that a visitor most likely looks for at an instant.

    One that is running; else, of those whose programme is out, the nearest in time;
    else the next to come; else the last one held.
    """
    editions = list(
        Summit.objects.filter(is_listed_only=False)
        .annotate(is_out=Exists(Release.objects.filter(summit=OuterRef("pk"))))
        .select_related("series", "next_summit")
        .order_by("starts_on", "id")
    )
    today = at.date()
    running = [one for one in editions if one.state == SummitState.RUNNING]
    out = [one for one in editions if one.is_out]
    nearest = sorted(out, key=lambda one: _days_away(one, today))
    to_come = [one for one in editions if one.ends_on >= today]
    ranked = [*running, *nearest, *to_come, *reversed(editions)]
    return ranked[0] if ranked else None


def _days_away(summit: Summit, today: date) -> int:
    """Return the days between a date and an edition; none while it lasts."""
    before, after = summit.starts_on - today, today - summit.ends_on
    return max(before.days, after.days, 0)


def last_release(summit: Summit) -> Release | None:
    """Return the newest release of an edition's programme."""
    return summit.releases.order_by("-number").first()


def releases_of(summit: Summit) -> QuerySet[Release]:
    """Return an edition's releases without their frozen programmes, newest first."""
    return summit.releases.defer("programme").order_by("-number")


def rooms_of(summit: Summit) -> dict[tuple[str, str], RoomRow]:
    """Return the rooms of an edition by codes of venue and room, in their order."""
    rooms = (
        Room.objects.filter(venue__summit=summit)
        .select_related("venue")
        .order_by("venue__position", "position", "id")
    )
    return {(room.venue.code, room.code): _room(room) for room in rooms}


def _room(room: Room) -> RoomRow:
    return RoomRow(
        venue_position=room.venue.position,
        position=room.position,
        code=room.code,
        venue=room.venue.code,
        name=room.name,
        venue_name=room.venue.name,
        address=room.venue.address,
        floor=room.floor,
        capacity=room.capacity,
        n_booths=room.n_booths,
    )


def _released(
    release: Release, rooms: Mapping[tuple[str, str], RoomRow]
) -> dict[str, Held]:
    return {
        str(row["session"]): Held(
            rooms[row["venue"], row["room"]],
            datetime.fromisoformat(row["starts_at"]),
            datetime.fromisoformat(row["ends_at"]),
        )
        for row in release.programme
        if (row["venue"], row["room"]) in rooms and row["starts_at"]
    }


def last_places(summit: Summit) -> dict[str, Held]:
    """Return where each session last stood in a release, cancelled ones too."""
    rooms = rooms_of(summit)
    found: dict[str, Held] = {}
    for release in summit.releases.order_by("number"):
        found |= _released(release, rooms)
    return found


def rows_at(summit: Summit, held: Mapping[str, Held]) -> tuple[SessionRow, ...]:
    """Return every session of an edition as if it stood where a mapping says."""
    return _rows(summit, held, set(held))


def _planned(summit: Summit) -> dict[str, Held]:
    placements = (
        Placement.objects.filter(session__summit=summit)
        .select_related("session", "room__venue")
        .order_by("id")
    )
    return {
        one.session.code: Held(_room(one.room), one.starts_at, one.ends_at)
        for one in placements
    }


def _rows(
    summit: Summit, held: Mapping[str, Held], codes: set[str] | None
) -> tuple[SessionRow, ...]:
    """Return a row for each session, in order of time; those without any last."""
    sessions = Session.objects.filter(summit=summit).select_related("type")
    themes = _grouped(
        Session.themes.through.objects.filter(session__summit=summit)
        .order_by("session_id", "theme__position", "id")
        .values_list("session_id", "theme__code")
    )
    lines = _grouped(
        SessionTag.objects.filter(session__summit=summit)
        .order_by("session_id", "item__position", "id")
        .values_list("session_id", "item__code")
    )
    known = _bodies(summit)
    bodies = _organizers_of(summit, known)
    parts = _parts_of(summit, known)
    rows = [
        SessionRow(
            code=one.code,
            title=one.title,
            type=one.type.code,
            type_name=one.type.name,
            is_high_level=one.type.is_high_level,
            is_cancelled=one.state == SessionState.CANCELLED,
            mode=one.mode,
            lang=one.lang,
            languages=known_tags(one.languages),
            is_captioned=one.is_captioned,
            track=one.track,
            held=held.get(one.code),
            themes=tuple(themes.get(one.pk, ())),
            lines=tuple(lines.get(one.pk, ())),
            organizers=tuple(bodies.get(one.pk, ())),
            parts=tuple(parts.get(one.pk, ())),
        )
        for one in sessions.defer("description", "subtitle", "links").order_by("code")
        if codes is None or one.code in codes
    ]
    return tuple(sorted(rows, key=by_time))


def by_time(row: SessionRow) -> tuple[Any, ...]:
    """Return the key that sorts rows by time, room and code; untimed ones last."""
    if row.held is None:
        return (1, row.code)
    return (0, row.held.starts_at, row.held.room, row.code)


def _grouped(pairs: Iterable[tuple[int, str]]) -> dict[int, list[str]]:
    return {
        key: [code for _, code in group]
        for key, group in groupby(pairs, key=itemgetter(0))
    }


def _bodies(summit: Summit) -> dict[int, Body]:
    """Return every organization with a part in an edition, each read once."""
    organizing = SessionOrganizer.objects.filter(session__summit=summit)
    spoken_for = SessionRole.objects.filter(session__summit=summit)
    rows = Organization.objects.filter(
        Q(pk__in=organizing.values("organization"))
        | Q(pk__in=spoken_for.values("organization"))
    ).order_by("id")
    read = rows.values_list("id", "code", "name", "acronym", "country")
    return {key: Body(*body) for key, *body in read}


def _organizers_of(summit: Summit, known: Mapping[int, Body]) -> dict[int, list[Body]]:
    found: dict[int, list[Body]] = defaultdict(list)
    rows = (
        SessionOrganizer.objects.filter(session__summit=summit)
        .order_by("session_id", "position", "id")
        .values_list("session_id", "organization_id")
    )
    for session, organization in rows:
        found[session].append(known[organization])
    return found


def _parts_of(summit: Summit, known: Mapping[int, Body]) -> dict[int, list[Part]]:
    found: dict[int, list[Part]] = defaultdict(list)
    rows = (
        SessionRole.objects.filter(session__summit=summit)
        .order_by("session_id", "position", "id")
        .values_list(
            "session_id",
            "organization_id",
            "person__code",
            "person__name",
            "role",
            "person__country",
            "post",
            "group",
        )
    )
    for session, organization, code, name, role, country, post, group in rows:
        body = known.get(organization)
        found[session].append(Part(code, name, role, country, post, group, body))
    return found


def descriptions_of(summit: Summit) -> dict[str, str]:
    """Return the words of every session's description, by code, for searching."""
    rows = (
        Session.objects.filter(summit=summit)
        .order_by("code")
        .values_list("code", "subtitle", "description")
    )
    return {
        code: " ".join([*subtitle.words.values(), *description.words.values()])
        for code, subtitle, description in rows
    }


def types_of(summit: Summit) -> dict[str, Text]:
    """Return the names of an edition's types of session, in their order."""
    rows = SessionType.objects.filter(summit=summit).order_by("position", "id")
    return dict(rows.values_list("code", "name"))


@dataclass(frozen=True, slots=True)
class SessionRecord:
    """A session with everything its page shows, and where it is held if released."""

    session: Session
    held: Held | None
    roles: tuple[SessionRole, ...]
    organizers: tuple[Organization, ...]
    lines: tuple[SessionTag, ...]
    goals: tuple[SessionTag, ...]


def session_by_code(summit: Summit, code: str) -> Session:
    """Return a session of an edition, or refuse with ``not-found``."""
    found = _rich().filter(summit=summit, code=code).first()
    if found is None:
        raise Refused("not-found", what="session", code=code)
    return found


def sessions_to_tag(summit: Summit) -> QuerySet[Session]:
    """Return the sessions that take place, with their tags, by code."""
    found = _rich().filter(summit=summit).exclude(state=SessionState.CANCELLED)
    return found.order_by("code")


def session_record(summit: Summit, code: str) -> SessionRecord:
    """Return a session as the public sees it, or refuse with ``not-found``."""
    session = session_by_code(summit, code)
    release = last_release(summit)
    held = _released(release, rooms_of(summit)) if release else {}
    tags = session.tags.all()
    return SessionRecord(
        session=session,
        held=held.get(code),
        roles=tuple(session.roles.all()),
        organizers=tuple(one.organization for one in session.organizers.all()),
        lines=tuple(tag for tag in tags if tag.item.framework.code == LINES),
        goals=tuple(tag for tag in tags if tag.item.framework.code != LINES),
    )


def _rich() -> QuerySet[Session]:
    roles = SessionRole.objects.select_related("person", "organization").order_by(
        "position", "id"
    )
    organizers = SessionOrganizer.objects.select_related("organization").order_by(
        "position", "id"
    )
    tags = SessionTag.objects.select_related("item__framework").order_by(
        "item__framework_id", "item__position", "id"
    )
    return Session.objects.select_related("type", "summit__series").prefetch_related(
        "themes",
        Prefetch("roles", roles),
        Prefetch("organizers", organizers),
        Prefetch("tags", tags),
    )


def sessions_named(summit: Summit) -> QuerySet[Session]:
    """Return the planned sessions of an edition with their titles, by code."""
    return (
        Session.objects.filter(summit=summit, state=SessionState.PLANNED)
        .only("code", "title", "summit")
        .order_by("code")
    )


def own_themes(sessions: Iterable[int]) -> dict[int, Theme]:
    """Return each session's own theme, the first it was given, by the session's key."""
    through = Session.themes.through
    rows = (
        through.objects.filter(session__in=list(sessions))
        .order_by("id")
        .select_related("theme")
    )
    own: dict[int, Theme] = {}
    for row in rows:
        own.setdefault(row.session_id, row.theme)
    return own
