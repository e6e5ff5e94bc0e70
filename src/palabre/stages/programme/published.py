"""Placing what another system has published: a whole file as one step of the draft."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.journal.operations import Line
from palabre.stages.programme import rules, steps
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.states import SESSION_MOVES, StepKind
from palabre.stages.programme.steps import Change, Place
from palabre.stages.summits.models import Room, Summit


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where a session stands in what was published."""

    session: Session
    room: Room
    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True, slots=True)
class Placed:
    """What came of it, by code: which moved, and who holds the room of the others."""

    moved: frozenset[str]
    taken: dict[str, Session]


def place_all_as_published(
    summit: Summit, wanted: Sequence[Wanted], *, by: Actor, at: datetime
) -> Placed:
    """Place sessions where another system published them, opening hours unasked.

    Of two in one room at one time the first keeps it; the other keeps its place if that
    is still free and waits otherwise. A person in two places is somebody else's fact.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``programme.session.placed`` for each that moved.
    """
    act = "programme.session.placed"
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        for one in wanted:
            SESSION_MOVES.after("place", one.session.state)
        codes = [one.session.code for one in wanted]
        standing = steps.places_of(summit, codes)
        rooms = _Rooms(_others(summit, codes))
        now, taken = _fitted(wanted, standing, rooms)
        changes = [
            Change(code, standing[code], place)
            for code, place in now.items()
            if not steps.is_same(standing[code], place)
        ]
        if changes:
            steps.put(summit, changes)
            steps.record(summit, StepKind.PLACED, changes, by=by, at=at)
            lines = [_line(act, summit, change) for change in changes]
            journal.record_all(lines, by=by, at=at)
    return Placed(frozenset(one.session for one in changes), taken)


class _Rooms:
    """Who holds which room when."""

    def __init__(self, held: Iterable[tuple[Session, Place]]) -> None:
        self.held: dict[tuple[str, str], list[tuple[Place, Session]]] = defaultdict(
            list
        )
        for session, place in held:
            self.take(session, place)

    def holder(self, place: Place) -> Session | None:
        """Return who holds a room in a period, if anybody does."""
        for other, session in self.held[place.venue, place.room]:
            if other.starts_at < place.ends_at and place.starts_at < other.ends_at:
                return session
        return None

    def take(self, session: Session, place: Place) -> None:
        """Give a room to a session."""
        self.held[place.venue, place.room].append((place, session))


def _others(summit: Summit, codes: Sequence[str]) -> list[tuple[Session, Place]]:
    known = set(codes)
    placed = Placement.objects.select_related("session", "room__venue", "team")
    return [
        (one.session, place)
        for one in placed.filter(session__summit=summit).order_by("id")
        if one.session.code not in known and (place := steps.place_of(one))
    ]


def _fitted(
    wanted: Sequence[Wanted], standing: dict[str, Place | None], rooms: _Rooms
) -> tuple[dict[str, Place | None], dict[str, Session]]:
    """Return where each goes; what stays where it is goes before what comes."""
    now: dict[str, Place | None] = {}
    taken: dict[str, Session] = {}
    for one in sorted(wanted, key=lambda one: not _stays(one, standing)):
        code, was = one.session.code, standing[one.session.code]
        place = _place(one, was)
        holder = rooms.holder(place)
        if holder is not None:
            taken[code] = holder
            if was is None or rooms.holder(was) is not None:
                now[code] = None
                continue
            place = was
        rooms.take(one.session, place)
        now[code] = place
    return now, taken


def _stays(one: Wanted, standing: dict[str, Place | None]) -> bool:
    was = standing[one.session.code]
    return _place(one, was).is_where(was)


def _place(one: Wanted, was: Place | None) -> Place:
    """Return the place in question; interpreters stay with their room and block."""
    venue = one.room.venue.code
    made = Place(venue, one.room.code, one.starts_at, one.ends_at)
    if was is None or not made.is_where(was):
        return made
    return was


def _line(act: str, summit: Summit, change: Change) -> Line:
    place = change.now
    facts = (
        {
            "room": place.room,
            "starts_at": place.starts_at.isoformat(),
            "ends_at": place.ends_at.isoformat(),
        }
        if place
        else {"room": ""}
    )
    return Line(act, f"session:{change.session}", summit.code, facts)
