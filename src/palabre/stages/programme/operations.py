"""Acts about sessions and where they take place."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.calls.models import Proposal
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme import overlap, rules, steps
from palabre.stages.programme.demands import let_go_of_circles
from palabre.stages.programme.models import (
    Placement,
    Session,
    SessionOrganizer,
    SessionRole,
    SessionTag,
    SessionType,
)
from palabre.stages.programme.slots import (
    check_open,
    check_persons,
    check_room,
    room_name,
)
from palabre.stages.programme.states import (
    SESSION_MOVES,
    Mode,
    StepKind,
)
from palabre.stages.programme.steps import Change, Place, place_of
from palabre.stages.summits.models import FrameworkItem, Room, Summit, Theme
from palabre.stages.summits.states import TagStatus

GUIDS = uuid.UUID("8d7b4f0e-6c1a-5b59-9a53-0f4f5e1c2a77")
"""Name space of the guids that Palabre gives (RFC 9562, version 5)."""


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """Who does what in a session, and for whom."""

    person: Person
    role: str
    organization: Organization | None = None
    post: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class SessionFacts:
    """What a session is; code and title must be there."""

    code: str
    title: Text
    type: str
    subtitle: Text = field(default_factory=Text)
    description: Text = field(default_factory=Text)
    lang: str = ""
    mode: str = Mode.HYBRID
    languages: Sequence[str] = ()
    is_captioned: bool = False
    minutes: int | None = None
    expected_audience: int | None = None
    track: str = ""
    guid: uuid.UUID | None = None
    themes: Sequence[Theme] = ()
    items: Sequence[FrameworkItem] = ()
    organizers: Sequence[Organization] = ()
    roles: Sequence[RoleFacts] = ()
    links: Sequence[dict[str, str]] = ()
    proposal: Proposal | None = None


def set_session_types(
    summit: Summit,
    types: Sequence[tuple[str, Text, int, bool]],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Set the types of session: (code, name, minutes, is high-level), in order.

    Raises Refused: ``not-allowed``. Journal: ``programme.types.set``.
    """
    act = "programme.types.set"
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        for position, (code, name, minutes, is_high_level) in enumerate(types):
            SessionType.objects.update_or_create(
                summit=summit,
                code=code,
                defaults={
                    "name": name,
                    "minutes": minutes,
                    "is_high_level": is_high_level,
                    "position": position,
                },
            )
        journal.record(act, f"summit:{summit.code}", by=by, at=at, summit=summit.code)


def add_session(
    summit: Summit, facts: SessionFacts, *, by: Actor, at: datetime
) -> Session:
    """Add a session to the programme, unplaced.

    Raises Refused: ``not-allowed``, ``session-exists``, ``type-unknown``.
    Journal: ``programme.session.added``.
    """
    act = "programme.session.added"
    require(rules.may_plan(by, summit), act)
    kind = _type(summit, facts.type)
    with transaction.atomic():
        if Session.objects.filter(summit=summit, code=facts.code).exists():
            raise Refused("session-exists", code=facts.code, field="code")
        guid = facts.guid or uuid.uuid5(GUIDS, f"{summit.code}/{facts.code}")
        session = Session(summit=summit, code=facts.code, guid=guid)
        _keep(session, kind, facts)
        journal.record(act, _subject(session), by=by, at=at, summit=summit.code)
    return session


def add_sessions(
    summit: Summit, many: Sequence[SessionFacts], *, by: Actor, at: datetime
) -> list[Session]:
    """Add many sessions, unplaced, with as few questions as one takes.

    Raises Refused: ``not-allowed``, ``session-exists``, ``type-unknown``.
    Journal: ``programme.session.added``, a line each.
    """
    act = "programme.session.added"
    require(rules.may_plan(by, summit), act)
    kinds = {one.code: one for one in SessionType.objects.filter(summit=summit)}
    with transaction.atomic():
        known = set(
            Session.objects.filter(summit=summit).values_list("code", flat=True)
        )
        made = []
        for facts in many:
            if facts.code in known:
                raise Refused("session-exists", code=facts.code, field="code")
            if facts.type not in kinds:
                raise Refused("type-unknown", code=facts.type, field="type")
            known.add(facts.code)
            guid = facts.guid or uuid.uuid5(GUIDS, f"{summit.code}/{facts.code}")
            session = Session(summit=summit, code=facts.code, guid=guid)
            made.append(_filled(session, kinds[facts.type], facts))
        Session.objects.bulk_create(made)
        _keep_parts(list(zip(made, many, strict=True)))
        lines = [journal.Line(act, _subject(one), summit.code) for one in made]
        journal.record_all(lines, by=by, at=at)
    return made


def amend_session(
    session: Session, facts: SessionFacts, *, by: Actor, at: datetime
) -> Session:
    """Change what a session is; its code and guid stay.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``type-unknown``.
    Journal: ``programme.session.amended``.
    """
    act = "programme.session.amended"
    require(rules.may_plan(by, session.summit), act)
    kind = _type(session.summit, facts.type)
    with transaction.atomic():
        locked = _locked(session)
        locked.state = SESSION_MOVES.after("amend", locked.state)
        _keep(locked, kind, facts)
        journal.record(act, _subject(locked), by=by, at=at, summit=session.summit.code)
    return locked


def cancel(session: Session, *, reason: str, by: Actor, at: datetime) -> Session:
    """Cancel a session; its room is free again, its page stays.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``programme.session.cancelled``.
    """
    act = "programme.session.cancelled"
    require(rules.may_plan(by, session.summit), act)
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    with transaction.atomic():
        locked = _locked(session)
        locked.state = SESSION_MOVES.after("cancel", locked.state)
        locked.save(update_fields=["state"])
        was = _standing(locked)
        Placement.objects.filter(session=locked).delete()
        steps.close_of(locked.summit, locked.code)
        gone = [Change(locked.code, was, None)]
        steps.record(locked.summit, StepKind.CANCELLED, gone, by=by, at=at)
        code = session.summit.code
        journal.record(act, _subject(locked), by=by, at=at, summit=code, reason=reason)
    return locked


def reinstate(session: Session, *, by: Actor, at: datetime) -> Session:
    """Hold a cancelled session after all; it waits for a place.

    Its orders go where others that were set meanwhile contradict them.
    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.session.reinstated``.
    """
    act = "programme.session.reinstated"
    require(rules.may_plan(by, session.summit), act)
    with transaction.atomic():
        locked = _locked(session)
        locked.state = SESSION_MOVES.after("reinstate", locked.state)
        locked.save(update_fields=["state"])
        let_go_of_circles(locked)
        summit, kind = locked.summit, StepKind.REINSTATED
        steps.note(summit, kind, [locked.code], by=by, at=at)
        journal.record(act, _subject(locked), by=by, at=at, summit=summit.code)
    return locked


def set_rule(session: Session, *, holds: bool, by: Actor, at: datetime) -> Session:
    """Say whether a session is held under the Chatham House Rule.

    Raises Refused: ``not-allowed``. Journal: ``programme.session.rule_set``.
    """
    act = "programme.session.rule_set"
    require(rules.may_plan(by, session.summit), act)
    with transaction.atomic():
        locked = _locked(session)
        locked.is_unattributed = holds
        locked.save(update_fields=["is_unattributed"])
        code = session.summit.code
        journal.record(act, _subject(locked), by=by, at=at, summit=code, holds=holds)
    return locked


def place(
    session: Session, room: Room, starts_at: datetime, *, by: Actor, at: datetime
) -> Placement:
    """Place a session in a room, or move it there; nobody is in two places.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``room-elsewhere``,
    ``venue-closed``, ``slot-taken``, ``person-busy``.
    Journal: ``programme.session.placed``.
    """
    require(rules.may_plan(by, session.summit), "programme.session.placed")
    ends_at = starts_at + timedelta(minutes=session.minutes)
    with transaction.atomic():
        check_open(session.summit, room, starts_at, ends_at)
        check_persons(session, starts_at, ends_at)
        return _place(session, room, starts_at, ends_at, by=by, at=at)


def place_as_published(
    session: Session,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    *,
    by: Actor,
    at: datetime,
) -> Placement:
    """Place a session where another system published it, opening hours unasked.

    A person in two places is somebody else's fact: the importer names the clash. A
    room still holds one session only.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``room-elsewhere``,
    ``slot-taken``.
    Journal: ``programme.session.placed``.
    """
    require(rules.may_plan(by, session.summit), "programme.session.placed")
    with transaction.atomic():
        return _place(session, room, starts_at, ends_at, by=by, at=at)


def unplace(session: Session, *, by: Actor, at: datetime) -> None:
    """Take a session out of its room.

    Raises Refused: ``not-allowed``, ``not-placed``.
    Journal: ``programme.session.unplaced``.
    """
    act = "programme.session.unplaced"
    require(rules.may_plan(by, session.summit), act)
    with transaction.atomic():
        if not _take_out(session, by=by, at=at):
            raise Refused("not-placed", session=session.code)
        code = session.summit.code
        journal.record(act, _subject(session), by=by, at=at, summit=code)


def _take_out(session: Session, *, by: Actor, at: datetime) -> bool:
    """Free a session's room, as a step of the draft; tell whether it had one."""
    was = _standing(session)
    if was is None:
        return False
    Placement.objects.filter(session=session).delete()
    changes = [Change(session.code, was, None)]
    steps.record(session.summit, StepKind.UNPLACED, changes, by=by, at=at)
    return True


def _standing(session: Session) -> steps.Place | None:
    return steps.places_of(session.summit, [session.code])[session.code]


def _type(summit: Summit, code: str) -> SessionType:
    kind = SessionType.objects.filter(summit=summit, code=code).first()
    if kind is None:
        raise Refused("type-unknown", code=code, field="type")
    return kind


def _locked(session: Session) -> Session:
    return (
        Session.objects.select_for_update(of=("self",))
        .select_related("summit")
        .get(pk=session.pk)
    )


def _keep(session: Session, kind: SessionType, facts: SessionFacts) -> None:
    is_new = session.pk is None
    _filled(session, kind, facts)
    if not is_new:
        _forget(session)
    session.save()
    if is_new:
        _keep_parts([(session, facts)])
        return
    _keep_parts([(session, replace(facts, items=()))])
    _keep_tags(session, facts.items)


def _filled(session: Session, kind: SessionType, facts: SessionFacts) -> Session:
    for name in (
        "title",
        "subtitle",
        "description",
        "lang",
        "mode",
        "is_captioned",
        "expected_audience",
        "track",
        "proposal",
    ):
        setattr(session, name, getattr(facts, name))
    session.type = kind
    session.minutes = facts.minutes or kind.minutes
    session.languages, session.links = list(facts.languages), list(facts.links)
    return session


def _forget(session: Session) -> None:
    """Forget what a session had of themes, organizers and roles."""
    Session.themes.through.objects.filter(session=session).delete()
    session.organizers.all().delete()
    session.roles.all().delete()


def _keep_parts(kept: Sequence[tuple[Session, SessionFacts]]) -> None:
    """Keep themes, organizers, roles and tags of sessions that have none of them.

    The first theme given is the session's own.
    """
    through = Session.themes.through
    through.objects.bulk_create(
        through(session=session, theme=one)
        for session, facts in kept
        for one in dict.fromkeys(facts.themes)
    )
    SessionOrganizer.objects.bulk_create(
        SessionOrganizer(session=session, organization=one, position=position)
        for session, facts in kept
        for position, one in enumerate(dict.fromkeys(facts.organizers))
    )
    SessionRole.objects.bulk_create(
        role for session, facts in kept for role in _roles(session, facts.roles)
    )
    SessionTag.objects.bulk_create(
        SessionTag(session=session, item=item, status=TagStatus.DECLARED)
        for session, facts in kept
        for item in {one.pk: one for one in facts.items}.values()
    )


def _roles(session: Session, roles: Sequence[RoleFacts]) -> list[SessionRole]:
    once = {(facts.person.pk, facts.role): facts for facts in roles}
    return [
        SessionRole(
            session=session,
            person=facts.person,
            organization=facts.organization,
            role=facts.role,
            post=facts.post,
            group=facts.group,
            position=position,
        )
        for position, facts in enumerate(once.values())
    ]


def _keep_tags(session: Session, items: Sequence[FrameworkItem]) -> None:
    """Keep the items given, each with the status it has; suggestions wait on."""
    wanted = {item.pk: item for item in items}
    if not wanted and not session.tags.exists():
        return
    there = session.tags.exclude(status=TagStatus.SUGGESTED)
    there.exclude(item__in=wanted).delete()
    chosen = session.tags.filter(item__in=wanted)
    chosen.filter(status=TagStatus.SUGGESTED).update(status=TagStatus.DECLARED)
    known = set(chosen.values_list("item_id", flat=True))
    SessionTag.objects.bulk_create(
        SessionTag(session=session, item=item, status=TagStatus.DECLARED)
        for pk, item in wanted.items()
        if pk not in known
    )


def _place(
    session: Session,
    room: Room,
    starts_at: datetime,
    ends_at: datetime,
    *,
    by: Actor,
    at: datetime,
) -> Placement:
    locked = _locked(session)
    SESSION_MOVES.after("place", locked.state)
    if room.venue.summit_id != locked.summit_id:
        raise Refused("room-elsewhere", room=room_name(room), field="room")
    check_room(locked, room, starts_at, ends_at)
    was = _standing(locked)
    facts = {"room": room, "starts_at": starts_at, "ends_at": ends_at}
    if was is not None and not was.is_where(
        Place(room.venue.code, room.code, starts_at, ends_at)
    ):
        facts["team"] = None  # interpreters stay with their room and block
    try:
        with transaction.atomic():
            placement, _ = Placement.objects.update_or_create(
                session=locked, defaults=facts
            )
    except IntegrityError as error:
        if overlap.NAME not in str(error):
            raise
        raise Refused("slot-taken", room=room_name(room), title="…") from error
    changes = [Change(locked.code, was, place_of(placement))]
    steps.record(locked.summit, StepKind.PLACED, changes, by=by, at=at)
    journal.record(
        "programme.session.placed",
        _subject(locked),
        by=by,
        at=at,
        summit=locked.summit.code,
        room=room.code,
        starts_at=starts_at.isoformat(),
        ends_at=ends_at.isoformat(),
    )
    return placement


def _subject(session: Session) -> str:
    return f"session:{session.code}"
