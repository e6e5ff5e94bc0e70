"""Make an edition with its programme from a schedule file, or bring it up to date."""

import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.schedule.clashes import clashes
from palabre.engines.formats.schedule.values import (
    EventStatus,
    Schedule,
    ScheduledEvent,
)
from palabre.kernel.actors import Actor
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import operations as programme
from palabre.stages.programme import published, rules, steps
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState, StepKind
from palabre.stages.summits.models import FrameworkItem, Room, Summit
from palabre.workflows import incoming_frame as frame
from palabre.workflows.incoming_cast import IncomingCast
from palabre.workflows.release_programme import release_quietly
from palabre.workflows.tell_board import tell_version

CANCELLED = "Cancelled in the schedule that was brought in."
LONGEST_MINUTES = 32_767
LONGEST_TRACK = 120
GUIDS_ASKED = 500
"""Of them are looked for in one question; a database takes only so many."""


@dataclass(slots=True)
class ScheduleResult:
    """What came of a schedule.

    Parameters
    ----------
    n_read : int
        Events of the file that stand in the programme now.
    n_new, n_changed : int
        Of these, sessions that were added or amended, moved or cancelled.
    n_mended, n_refused : int
        Notes about things mended and left out.
    n_unplaced : int
        Events with a time whose room was taken; they stand without a room.
    n_open : int
        Events for which the file gives no hour or no room.
    """

    summit: Summit
    n_read: int = 0
    n_new: int = 0
    n_changed: int = 0
    n_mended: int = 0
    n_refused: int = 0
    n_unplaced: int = 0
    n_open: int = 0
    notes: tuple[Note, ...] = ()

    @property
    def n_waiting(self) -> int:
        """Return how many wait for a place in the draft."""
        return self.n_unplaced + self.n_open


@dataclass(slots=True)
class _Work:
    """What is known while a file is brought in."""

    summit: Summit
    schedule: Schedule
    cast: IncomingCast
    by: Actor
    at: datetime
    rooms: Mapping[tuple[str, str], Room]
    lines: Mapping[str, FrameworkItem]
    sessions: dict[uuid.UUID, Session]
    codes: set[str]
    elsewhere: frozenset[uuid.UUID]
    notes: list[Note] = field(default_factory=list)
    told: dict[StepKind, list[str]] = field(
        default_factory=lambda: {StepKind.ADDED: [], StepKind.AMENDED: []}
    )


def import_schedule(
    schedule: Schedule, *, code: str | None = None, by: Actor, at: datetime
) -> ScheduleResult:
    """Bring a schedule in, whole or not at all; a second time changes nothing.

    Sessions are known by their guid. Two events in one room are refused by the house:
    the later one stands without a room, named with both titles. A person in two
    places is somebody else's fact and is named. What is gone from the file stays.

    Raises Refused: ``not-allowed``, ``nothing-to-import``, ``dates-reversed``.
    Journal: those of the acts it is made of.
    """
    with transaction.atomic():
        result = bring_in(schedule, code=code, by=by, at=at)
        if result.n_new or result.n_changed:
            _release(result.summit, schedule, by=by, at=at)
    return result


def bring_in(
    schedule: Schedule, *, code: str | None = None, by: Actor, at: datetime
) -> ScheduleResult:
    """Bring a schedule into the draft, as `import_schedule` does, and release nothing.

    Raises Refused: ``not-allowed``, ``nothing-to-import``, ``dates-reversed``.
    Journal: those of the acts it is made of.
    """
    if not schedule.events:
        raise Refused("nothing-to-import", file=schedule.file)
    wanted = edition_of(schedule, code)
    with transaction.atomic():
        summit = Summit.objects.select_related("series").filter(code=wanted).first()
        if summit is None:
            summit = frame.announce(schedule, wanted, by=by, at=at)
        require(rules.may_plan(by, summit), "programme.schedule.imported")
        work = _prepared(summit, schedule, by, at)
        version = steps.version_of(summit)
        result = _bring(work)
        _tell(work, version)
    return result


def _tell(work: _Work, version: int) -> None:
    """Tell who has the board open what came in, where no place has told it."""
    is_told = steps.version_of(work.summit) != version
    for kind, codes in work.told.items():
        if codes and not is_told:
            steps.note(work.summit, kind, codes, by=work.by, at=work.at)
    tell_version(work.summit)


def edition_of(schedule: Schedule, code: str | None) -> str:
    """Return the code of the edition that a schedule goes to."""
    wanted = slug(code or "", longest=frame.LONGEST_CODE)
    return wanted or frame.edition_code(schedule)


def tried(
    schedule: Schedule, *, code: str | None = None, by: Actor, at: datetime
) -> ScheduleResult:
    """Return what `bring_in` would do, and do nothing: all of it is taken back.

    Raises Refused: those of `bring_in`.
    """
    with transaction.atomic():
        result = bring_in(schedule, code=code, by=by, at=at)
        transaction.set_rollback(True)
    return result


def _prepared(summit: Summit, schedule: Schedule, by: Actor, at: datetime) -> _Work:
    frame.set_types(summit, schedule.events, by=by, at=at)
    rooms = frame.set_rooms(summit, schedule.events, by=by, at=at)
    lines = frame.action_lines(schedule.events, by=by, at=at)
    sessions = {
        one.guid: one
        for one in Session.objects.filter(summit=summit)
        .select_related("type", "placement__room", "summit")
        .prefetch_related("roles", "organizers", "tags")
        .order_by("id")
    }
    codes = {one.code for one in sessions.values()}
    cast = IncomingCast(summit, by=by, at=at)
    work = _Work(
        *(summit, schedule, cast, by, at, rooms, lines, sessions, codes),
        _elsewhere(summit, schedule),
    )
    cast.enter((one, _pk(work, one)) for one in schedule.events)
    return work


def _elsewhere(summit: Summit, schedule: Schedule) -> frozenset[uuid.UUID]:
    """Return the guids of a file that another edition has."""
    guids = [uuid.UUID(one.guid) for one in schedule.events]
    found: set[uuid.UUID] = set()
    for first in range(0, len(guids), GUIDS_ASKED):
        some = guids[first : first + GUIDS_ASKED]
        others = Session.objects.filter(guid__in=some).exclude(summit=summit)
        found.update(others.values_list("guid", flat=True))
    return frozenset(found)


def _pk(work: _Work, event: ScheduledEvent) -> int | None:
    known = work.sessions.get(_guid(work, event))
    return known.pk if known else None


def _bring(work: _Work) -> ScheduleResult:
    result = ScheduleResult(work.summit)
    _outside(work)
    fresh = _added(work)
    kept = [(*_session(work, event, fresh), event) for event in work.schedule.events]
    placed = _placings(work, ((session, event) for session, _, _, event in kept))
    for session, is_new, is_changed, _ in kept:
        result.n_new += is_new
        is_other = is_changed or session.code in placed.moved
        result.n_changed += not is_new and is_other
    result.n_read = len(work.schedule.events)
    result.n_unplaced = len(placed.taken)
    result.n_open = sum(
        session.state != SessionState.CANCELLED and not (event.starts_at and event.room)
        for session, _, _, event in kept
    )
    found = {*work.schedule.notes, *clashes(work.schedule), *work.notes}
    result.notes = tuple(sorted(found))
    result.n_mended = sum(one.kind == NoteKind.MENDED for one in found)
    result.n_refused = sum(one.kind == NoteKind.REFUSED for one in found)
    return result


def _added(work: _Work) -> set[uuid.UUID]:
    """Add the sessions of all events that are new; return their guids."""
    fresh: dict[uuid.UUID, ScheduledEvent] = {}
    for event in work.schedule.events:
        guid = _guid(work, event)
        if guid not in work.sessions:
            fresh.setdefault(guid, event)
    facts = [
        _facts(work, event, _free_code(work, event), guid)
        for guid, event in fresh.items()
    ]
    made = programme.add_sessions(work.summit, facts, by=work.by, at=work.at)
    work.sessions.update({one.guid: one for one in made})
    work.told[StepKind.ADDED] += [one.code for one in made]
    return set(fresh)


def _session(
    work: _Work, event: ScheduledEvent, fresh: set[uuid.UUID]
) -> tuple[Session, bool, bool]:
    """Return the session of an event, whether it is new and whether it changed."""
    guid = _guid(work, event)
    known = work.sessions[guid]
    is_off = event.status is EventStatus.CANCELLED
    if guid in fresh:
        fresh.remove(guid)  # the same guid once more in the file is a change of it
        return (_cancel(work, known) if is_off else known), True, False
    if known.state == SessionState.CANCELLED:
        if not is_off:
            work.notes.append(_note(event, "session-stays-cancelled", STAYS_CANCELLED))
        return known, False, False
    facts = _facts(work, event, known.code, guid)
    is_changed = _seen(known) != _wanted(facts, known)
    if is_changed:
        known = programme.amend_session(known, facts, by=work.by, at=work.at)
        work.told[StepKind.AMENDED].append(known.code)
    if is_off:
        return _cancel(work, known), False, True
    return known, False, is_changed


STAYS_CANCELLED = (
    "This session was cancelled here and stays so; its page lets it be held after all."
)
OUTSIDE = (
    "{n} of {all} sessions are held outside the edition’s days, {first} to {last}."
)
ROOM_TAKEN = "“{title}” stands without a room: {room} holds “{other}” at that time."


def _outside(work: _Work) -> None:
    """Name that a file is of other days than the edition."""
    summit, zone = work.summit, ZoneInfo(work.summit.zone)
    held = [
        one.starts_at.astimezone(zone).date()
        for one in work.schedule.events
        if one.starts_at is not None
    ]
    n = sum(not summit.starts_on <= on <= summit.ends_on for on in held)
    if not n:
        return
    first, last = summit.starts_on.isoformat(), summit.ends_on.isoformat()
    facts = {"n": str(n), "all": str(len(held)), "first": first, "last": last}
    told = OUTSIDE.format(**facts)
    noted = Note(work.schedule.file, 0, "days-outside", told, NoteKind.CLASH)
    work.notes.append(replace(noted, facts=tuple(facts.items())))


def _cancel(work: _Work, session: Session) -> Session:
    return programme.cancel(session, reason=CANCELLED, by=work.by, at=work.at)


def _guid(work: _Work, event: ScheduledEvent) -> uuid.UUID:
    """Return the guid of an event within an edition.

    One file brought into two editions makes two sessions of each event.
    """
    told = uuid.UUID(event.guid)
    is_taken = told in work.elsewhere
    return (
        uuid.uuid5(programme.GUIDS, f"{work.summit.code}/{told}") if is_taken else told
    )


def _free_code(work: _Work, event: ScheduledEvent) -> str:
    told = event.code or event.id or event.slug or event.guid[:8]
    base = slug(told, longest=frame.LONGEST_CODE - 4) or event.guid[:8]
    code, number = base, 1
    while code in work.codes:
        number += 1
        code = f"{base}-{number}"
    work.codes.add(code)
    return code


def _facts(
    work: _Work, event: ScheduledEvent, code: str, guid: uuid.UUID
) -> programme.SessionFacts:
    lang = primary(event.lang) or "en"
    about = "\n\n".join(
        dict.fromkeys(filter(None, (event.abstract, event.description)))
    )
    links = {one.url: one.title for one in (*event.links, *event.attachments)}
    bodies = (work.cast.body(name) for name in event.organisers)
    return programme.SessionFacts(
        code=code,
        guid=guid,
        title=Text({lang: event.title}, lang),
        subtitle=_text(event.subtitle, lang),
        description=_text(about, lang),
        type=frame.type_code(event),
        lang=lang if event.lang else "",
        minutes=min(event.minutes, LONGEST_MINUTES) or None,
        track=event.track[:LONGEST_TRACK],
        items=[work.lines[c] for c in frame.lines_of(event) if c in work.lines],
        organizers=[one for one in bodies if one is not None],
        roles=[
            programme.RoleFacts(
                work.cast.person(one), one.role, work.cast.body(one.affiliation)
            )
            for one in event.persons
            if one.name
        ],
        links=[{"title": title or url, "url": url} for url, title in links.items()],
    )


def _text(words: str, lang: str) -> Text:
    return Text({lang: words}, lang) if words else Text()


def _seen(session: Session) -> tuple[object, ...]:
    """Return what a session is, for comparing with what a file wants."""
    return (
        *(session.title.to_json(), session.subtitle.words, session.description.words),
        *(session.type.code, session.lang, session.track, session.links),
        session.minutes,
        {(one.person_id, one.role, one.organization_id) for one in session.roles.all()},
        [
            one.organization_id
            for one in sorted(session.organizers.all(), key=lambda one: one.position)
        ],
        {tag.item_id for tag in session.tags.all()},
    )


def _wanted(facts: programme.SessionFacts, known: Session) -> tuple[object, ...]:
    usual = known.type.minutes
    # Our own export names the language of the title where none is told of the session:
    # that alone is nothing new.
    is_told = known.lang or facts.lang != known.title.original
    return (
        *(facts.title.to_json(), facts.subtitle.words, facts.description.words),
        *(facts.type, facts.lang if is_told else "", facts.track, list(facts.links)),
        facts.minutes or usual,
        {
            (one.person.pk, str(one.role), one.organization and one.organization.pk)
            for one in facts.roles
        },
        [one.pk for one in dict.fromkeys(facts.organizers)],
        {item.pk for item in facts.items},
    )


def _placings(
    work: _Work, sessions: Iterable[tuple[Session, ScheduledEvent]]
) -> published.Placed:
    """Place the sessions as published, and name what finds its room taken."""
    events: dict[str, ScheduledEvent] = {}
    wanted = []
    for session, event in sessions:
        is_off = session.state == SessionState.CANCELLED
        if event.starts_at is None or not event.room or is_off:
            continue
        ends_at = event.starts_at + timedelta(minutes=session.minutes)
        room = work.rooms[event.venue, event.room]
        wanted.append(published.Wanted(session, room, event.starts_at, ends_at))
        events[session.code] = event
    placed = published.place_all_as_published(
        work.summit, wanted, by=work.by, at=work.at
    )
    for code, holder in placed.taken.items():
        event = events[code]
        other = str(holder.title.said_in("en"))
        facts = {"title": event.title, "room": event.room, "other": other}
        told = ROOM_TAKEN.format(**facts)
        noted = _note(event, "room-taken", told, file=work.schedule.file)
        # Of two in the file the clash itself is named already; this follows from it.
        kind = NoteKind.LEFT_OUT if holder.code in events else noted.kind
        work.notes.append(replace(noted, kind=kind, facts=tuple(facts.items())))
    return placed


def _note(event: ScheduledEvent, code: str, told: str, *, file: str = "") -> Note:
    return Note(file, event.line, code, told, NoteKind.CLASH)


def _release(summit: Summit, schedule: Schedule, *, by: Actor, at: datetime) -> None:
    """Publish the programme under the file's own version, if anything is placed."""
    try:
        release_quietly(summit, schedule.version[:80], by=by, at=at)
    except Refused as refusal:
        if refusal.code not in {"nothing-to-release", "nothing-placed"}:
            raise
