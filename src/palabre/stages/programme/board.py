"""Acts of the board: one step of the draft each, which can be undone and redone.

The board places knowingly: persons in two places are told before, not refused; a room
still holds one session, and a pinned one stays. Each act says which version of the
draft was seen, so that nobody overwrites what somebody else did meanwhile.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import lengths, rules, runs, serving, steps
from palabre.stages.programme.mending import ChangeKind
from palabre.stages.programme.models import DraftStep, Session, TimetableRun
from palabre.stages.programme.slots import check_open, check_room
from palabre.stages.programme.states import SESSION_MOVES, StepKind
from palabre.stages.programme.steps import Change, Place
from palabre.stages.summits.models import Room, Summit


def move(
    session: Session,
    room: Room,
    starts_at: datetime,
    *,
    seen: int,
    by: Actor,
    at: datetime,
) -> DraftStep:
    """Put a session into a room of the draft, whoever it clashes with.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``room-elsewhere``,
    ``venue-closed``, ``slot-taken``, ``pinned``, ``moved-meanwhile``.
    Journal: ``programme.session.placed``.
    """
    summit = session.summit
    require(rules.may_plan(by, summit), "programme.session.placed")
    SESSION_MOVES.after("place", session.state)
    if room.venue.summit_id != summit.pk:
        raise Refused("room-elsewhere", room=str(room.name.said_in("en")))
    ends_at = starts_at + timedelta(minutes=session.minutes)
    with transaction.atomic():
        was = _standing(summit, [session.code], seen)[session.code]
        _check_unpinned(session.code, was)
        check_open(summit, room, starts_at, ends_at)
        check_room(session, room, starts_at, ends_at)
        now = serving.with_team(
            session, Place(room.venue.code, room.code, starts_at, ends_at), was
        )
        changes = [Change(session.code, was, now)]
        return _take(summit, StepKind.PLACED, changes, by=by, at=at)


def take_out(session: Session, *, seen: int, by: Actor, at: datetime) -> DraftStep:
    """Take a session out of its room; it waits for a place again.

    Raises Refused: ``not-allowed``, ``not-placed``, ``pinned``, ``moved-meanwhile``.
    Journal: ``programme.session.unplaced``.
    """
    summit = session.summit
    require(rules.may_plan(by, summit), "programme.session.unplaced")
    with transaction.atomic():
        was = _placed(summit, session.code, seen)
        _check_unpinned(session.code, was)
        changes = [Change(session.code, was, None)]
        return _take(summit, StepKind.UNPLACED, changes, by=by, at=at)


def swap(
    first: Session, second: Session, *, seen: int, by: Actor, at: datetime
) -> DraftStep:
    """Let two sessions change places, each with its own length.

    Raises Refused: ``not-allowed``, ``not-placed``, ``pinned``, ``slot-taken``,
    ``venue-closed``, ``moved-meanwhile``.
    Journal: ``programme.sessions.swapped``.
    """
    summit = first.summit
    require(rules.may_plan(by, summit), "programme.sessions.swapped")
    with transaction.atomic():
        here = _placed(summit, first.code, seen)
        there = _placed(summit, second.code, seen)
        _check_unpinned(first.code, here)
        _check_unpinned(second.code, there)
        changes = [
            Change(first.code, here, serving.swapped(first, _at(there, first))),
            Change(second.code, there, serving.swapped(second, _at(here, second))),
        ]
        for change in changes:
            _check_open(summit, change.now)
        return _take(summit, StepKind.SWAPPED, changes, by=by, at=at)


def pin(session: Session, *, seen: int, by: Actor, at: datetime) -> DraftStep:
    """Keep a session where it is, for people and for the engine.

    Raises Refused: ``not-allowed``, ``not-placed``, ``moved-meanwhile``.
    Journal: ``programme.session.pinned``.
    """
    return _pin(session, StepKind.PINNED, seen=seen, by=by, at=at)


def unpin(session: Session, *, seen: int, by: Actor, at: datetime) -> DraftStep:
    """Let a pinned session move again.

    Raises Refused: ``not-allowed``, ``not-placed``, ``moved-meanwhile``.
    Journal: ``programme.session.unpinned``.
    """
    return _pin(session, StepKind.UNPINNED, seen=seen, by=by, at=at)


def apply(
    summit: Summit,
    places: Mapping[str, Place | None],
    *,
    seen: int,
    by: Actor,
    at: datetime,
) -> DraftStep:
    """Take over a whole timetable in one step: where each session goes, or none.

    Raises Refused: ``not-allowed``, ``pinned``, ``slot-taken``, ``nothing-moves``,
    ``moved-meanwhile``.
    Journal: ``programme.timetable.applied``.
    """
    require(rules.may_plan(by, summit), "programme.timetable.applied")
    with transaction.atomic():
        standing = _standing(summit, list(places), seen)
        changes = [
            Change(code, standing[code], now)
            for code, now in places.items()
            if not _is_same(standing[code], now)
        ]
        if not changes:
            raise Refused("nothing-moves")
        for change in changes:
            _check_unpinned(change.session, change.was)
        return _take(summit, StepKind.APPLIED, changes, by=by, at=at)


def staff(
    summit: Summit,
    given: Mapping[str, str],
    *,
    seen: int,
    by: Actor,
    at: datetime,
) -> DraftStep:
    """Say who interprets sessions: the code of a team by session, empty for nobody.

    Raises Refused: ``not-allowed``, ``not-placed``, ``team-unknown``,
    ``nothing-moves``, ``moved-meanwhile``.
    Journal: ``programme.interpretation.staffed``.
    """
    require(rules.may_plan(by, summit), "programme.interpretation.staffed")
    known = {"", *summit.teams.values_list("code", flat=True)}
    with transaction.atomic():
        standing = _standing(summit, list(given), seen)
        changes = []
        for code, team in given.items():
            was = standing[code]
            if team not in known:
                raise Refused("team-unknown", code=team)
            if was is None:
                raise Refused("not-placed", session=code)
            if was.team != team:
                changes.append(Change(code, was, replace(was, team=team)))
        if not changes:
            raise Refused("nothing-moves")
        return _take(summit, StepKind.STAFFED, changes, by=by, at=at)


def undo(summit: Summit, number: int, *, by: Actor, at: datetime) -> DraftStep:
    """Take back the last step, which must be the one that was seen.

    A change that the step took into the draft is lifted with it.
    Raises Refused: ``not-allowed``, ``step-gone``, ``not-where-it-was``,
    ``slot-taken``.
    Journal: ``programme.step.undone``.
    """
    require(rules.may_plan(by, summit), "programme.step.undone")
    with transaction.atomic():
        step = _expected(steps.undoable(summit), number)
        back = [one.reversed() for one in steps.changes_of(step)]
        DraftStep.objects.filter(pk=step.pk).update(is_undone=True)
        taken = runs.taken_by(step)
        if taken is not None and taken.lifted_at is None:
            runs.lift(taken, by=by, at=at)
        _set_length(taken, back, by=by, at=at)
        back = steps.as_it_is(summit, back)
        return _take(summit, StepKind.UNDONE, back, by=by, at=at, undoes=step)


def redo(summit: Summit, number: int, *, by: Actor, at: datetime) -> DraftStep:
    """Do again the step that was undone last.

    A change that the step took into the draft holds again.
    Raises Refused: ``not-allowed``, ``step-gone``, ``not-where-it-was``,
    ``slot-taken``.
    Journal: ``programme.step.redone``.
    """
    require(rules.may_plan(by, summit), "programme.step.redone")
    with transaction.atomic():
        step = _expected(steps.redoable(summit), number)
        DraftStep.objects.filter(pk=step.pk).update(is_undone=False)
        again = steps.changes_of(step)
        taken = runs.taken_by(step)
        if taken is not None:
            runs.take(taken, step=step, by=by, at=at)
        _set_length(taken, again, by=by, at=at)
        again = steps.as_it_is(summit, again)
        return _take(summit, StepKind.REDONE, again, by=by, at=at, undoes=step)


ACTS = {
    StepKind.PLACED: "programme.session.placed",
    StepKind.UNPLACED: "programme.session.unplaced",
    StepKind.SWAPPED: "programme.sessions.swapped",
    StepKind.PINNED: "programme.session.pinned",
    StepKind.UNPINNED: "programme.session.unpinned",
    StepKind.APPLIED: "programme.timetable.applied",
    StepKind.STAFFED: "programme.interpretation.staffed",
    StepKind.UNDONE: "programme.step.undone",
    StepKind.REDONE: "programme.step.redone",
}
NAMED = 12
"""Sessions that a line of the journal names; of more it tells the count."""


def _take(
    summit: Summit,
    kind: StepKind,
    changes: Sequence[Change],
    *,
    by: Actor,
    at: datetime,
    undoes: DraftStep | None = None,
) -> DraftStep:
    steps.put(summit, changes)
    step = steps.record(summit, kind, changes, by=by, at=at, undoes=undoes)
    codes = [one.session for one in changes]
    subject = f"session:{codes[0]}" if len(codes) == 1 else f"draft:{summit.code}"
    journal.record(
        ACTS[kind],
        subject,
        by=by,
        at=at,
        summit=summit.code,
        step=step.number,
        n_sessions=len(codes),
        sessions=", ".join(codes[:NAMED]),
    )
    return step


def _standing(summit: Summit, codes: list[str], seen: int) -> dict[str, Place | None]:
    Summit.objects.select_for_update().get(pk=summit.pk)
    steps.check_unmoved(summit, codes, seen)
    return steps.places_of(summit, codes)


def _placed(summit: Summit, code: str, seen: int) -> Place:
    found = _standing(summit, [code], seen)[code]
    if found is None:
        raise Refused("not-placed", session=code)
    return found


def _check_unpinned(code: str, place: Place | None) -> None:
    if place is not None and place.is_pinned:
        raise Refused("pinned", session=code)


def _at(place: Place, session: Session) -> Place:
    ends_at = place.starts_at + timedelta(minutes=session.minutes)
    return replace(place, ends_at=ends_at)


def _check_open(summit: Summit, place: Place | None) -> None:
    if place is not None:
        rooms = Room.objects.select_related("venue").filter(venue__summit=summit)
        room = rooms.get(venue__code=place.venue, code=place.room)
        check_open(summit, room, place.starts_at, place.ends_at)


def _is_same(was: Place | None, now: Place | None) -> bool:
    if was is None or now is None:
        return was is now
    return replace(was, is_pinned=now.is_pinned) == now


def _pin(
    session: Session, kind: StepKind, *, seen: int, by: Actor, at: datetime
) -> DraftStep:
    summit = session.summit
    require(rules.may_plan(by, summit), ACTS[kind])
    with transaction.atomic():
        was = _placed(summit, session.code, seen)
        now = replace(was, is_pinned=kind == StepKind.PINNED)
        return _take(summit, kind, [Change(session.code, was, now)], by=by, at=at)


def _set_length(
    run: TimetableRun | None, changes: Sequence[Change], *, by: Actor, at: datetime
) -> None:
    """Give a session that a change made longer the length of the place it goes to."""
    if run is None or run.change.get("kind") != ChangeKind.LASTS:
        return
    for one in changes:
        if one.session == run.change["what"] and one.now is not None:
            minutes = one.now.minutes
            lengths.set_minutes(run.summit, one.session, minutes, by=by, at=at)


def _expected(step: DraftStep | None, number: int) -> DraftStep:
    if step is None or step.number != number:
        raise Refused("step-gone")
    return step
