"""Steps of the draft: every change of a place is one, numbered, and can go back.

The number of the last step is the version of the draft. Whoever changes something says
which version was seen; a session that somebody else moved since is not overwritten.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.programme import overlap
from palabre.stages.programme.models import DraftStep, Placement, Session
from palabre.stages.programme.slots import room_name
from palabre.stages.programme.states import SessionState, StepKind
from palabre.stages.summits.models import Room, Summit

BACK = (StepKind.UNDONE, StepKind.REDONE)
"""Steps that take others back; they are not taken back themselves."""

NOTES = (
    StepKind.ADDED,
    StepKind.AMENDED,
    StepKind.CANCELLED,
    StepKind.REINSTATED,
)
"""Steps that tell what became of a session; undoing places leaves them alone."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a session stands: room, half-open interval, pinned or not, interpreters.

    ``team`` is the code of those who interpret, empty for nobody.
    """

    venue: str
    room: str
    starts_at: datetime
    ends_at: datetime
    is_pinned: bool = False
    team: str = ""

    @property
    def minutes(self) -> int:
        """Return how long the session is held there."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)

    def is_where(self, other: "Place | None") -> bool:
        """Tell whether another place is the same room and hour."""
        return (
            other is not None
            and replace(other, is_pinned=self.is_pinned, team=self.team) == self
        )

    def to_json(self) -> dict[str, object]:
        """Return the form kept in a step."""
        return {
            "venue": self.venue,
            "room": self.room,
            "starts_at": self.starts_at.isoformat(),
            "ends_at": self.ends_at.isoformat(),
            "is_pinned": self.is_pinned,
            "team": self.team,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any] | None) -> "Place | None":
        """Read what ``to_json`` wrote."""
        if kept is None:
            return None
        return cls(
            kept["venue"],
            kept["room"],
            datetime.fromisoformat(kept["starts_at"]),
            datetime.fromisoformat(kept["ends_at"]),
            kept["is_pinned"],
            kept.get("team", ""),
        )


@dataclass(frozen=True, slots=True)
class Change:
    """One session in a step: where it stood and where it stands now."""

    session: str
    was: Place | None
    now: Place | None

    def to_json(self) -> dict[str, object]:
        """Return the form kept in a step."""
        return {
            "session": self.session,
            "was": self.was.to_json() if self.was else None,
            "now": self.now.to_json() if self.now else None,
        }

    def reversed(self) -> "Change":
        """Return the change that takes this one back."""
        return Change(self.session, self.now, self.was)


def is_same(was: Place | None, now: Place | None) -> bool:
    """Tell whether two places are one, whoever interprets there.

    A team may have left the edition since a step was kept.
    """
    if was is None or now is None:
        return was is now
    return was.is_where(now) and was.is_pinned == now.is_pinned


def changes_of(step: DraftStep) -> list[Change]:
    """Return what a step changed."""
    return [
        Change(one["session"], Place.from_json(one["was"]), Place.from_json(one["now"]))
        for one in step.changes
    ]


def place_of(placement: Placement | None) -> Place | None:
    """Return a placement as a value."""
    if placement is None:
        return None
    return Place(
        placement.room.venue.code,
        placement.room.code,
        placement.starts_at,
        placement.ends_at,
        placement.is_pinned,
        placement.team.code if placement.team else "",
    )


def places_of(summit: Summit, codes: Iterable[str]) -> dict[str, Place | None]:
    """Return where sessions stand now, by code."""
    placed = Placement.objects.select_related("session", "room__venue", "team").filter(
        session__summit=summit, session__code__in=list(codes)
    )
    found = {one.session.code: place_of(one) for one in placed.order_by("id")}
    return {code: found.get(code) for code in codes}


def version_of(summit: Summit) -> int:
    """Return the number of the draft's last step, 0 before the first."""
    return summit.draft_steps.aggregate(last=Max("number"))["last"] or 0


def after(summit: Summit, number: int) -> QuerySet[DraftStep]:
    """Return the steps after a version, oldest first."""
    return summit.draft_steps.filter(number__gt=number).order_by("number")


def undoable(summit: Summit) -> DraftStep | None:
    """Return the step that would be undone next."""
    steps = summit.draft_steps.exclude(kind__in=(*BACK, *NOTES))
    return steps.filter(is_undone=False, is_closed=False).order_by("-number").first()


def redoable(summit: Summit) -> DraftStep | None:
    """Return the step that would be redone next."""
    steps = summit.draft_steps.exclude(kind__in=(*BACK, *NOTES))
    return steps.filter(is_undone=True, is_closed=False).order_by("number").first()


def record(
    summit: Summit,
    kind: StepKind,
    changes: Sequence[Change],
    *,
    by: Actor,
    at: datetime,
    undoes: DraftStep | None = None,
) -> DraftStep:
    """Keep a step; a new place closes what was undone before it.

    The edition's row is locked, so that two steps never get one number; call it
    inside the transaction that changes the places.
    """
    Summit.objects.select_for_update().get(pk=summit.pk)
    if kind not in (*BACK, *NOTES):
        summit.draft_steps.filter(is_undone=True, is_closed=False).update(
            is_closed=True
        )
    return DraftStep.objects.create(
        summit=summit,
        number=version_of(summit) + 1,
        kind=kind,
        changes=[one.to_json() for one in changes],
        undoes=undoes,
        by=by.name,
        taken_at=at,
    )


def note(
    summit: Summit, kind: StepKind, codes: Sequence[str], *, by: Actor, at: datetime
) -> DraftStep:
    """Keep that sessions were added or amended: whoever plans sees it at once."""
    standing = places_of(summit, codes)
    changes = [Change(code, standing[code], standing[code]) for code in codes]
    return record(summit, kind, changes, by=by, at=at)


def close_of(summit: Summit, code: str) -> None:
    """Close the steps that moved one session alone: it moves no more."""
    alone = [
        step.pk
        for step in summit.draft_steps.filter(is_closed=False)
        if {one.session for one in changes_of(step)} == {code}
    ]
    DraftStep.objects.filter(pk__in=alone).update(is_closed=True)


def close_after(summit: Summit, number: int) -> None:
    """Close the steps after a version, which only followed from something else."""
    after(summit, number).update(is_closed=True)


def as_it_is(summit: Summit, changes: Sequence[Change]) -> list[Change]:
    """Return changes for sessions as they are now: none for one that is cancelled.

    A place to go to lasts as long as its session does, one to leave as long as it is
    held there now, however long either was at the time.
    """
    codes = [one.session for one in changes]
    held = {
        code: one.minutes if one else 0
        for code, one in places_of(summit, codes).items()
    }
    planned = dict(
        Session.objects.filter(
            summit=summit, code__in=codes, state=SessionState.PLANNED
        ).values_list("code", "minutes")
    )
    return [
        Change(
            one.session,
            _lasting(one.was, held[one.session] or planned[one.session]),
            _lasting(one.now, planned[one.session]),
        )
        for one in changes
        if one.session in planned
    ]


def _lasting(place: Place | None, minutes: int) -> Place | None:
    if place is None:
        return None
    return replace(place, ends_at=place.starts_at + timedelta(minutes=minutes))


def close_all(summit: Summit) -> None:
    """Close every step: what is released is not undone, it is changed again."""
    summit.draft_steps.filter(is_closed=False).update(is_closed=True)


def check_unmoved(summit: Summit, codes: Iterable[str], seen: int) -> None:
    """Refuse with ``moved-meanwhile`` if a session moved after a version."""
    wanted = set(codes)
    for step in after(summit, seen).order_by("-number"):
        for change in changes_of(step):
            if change.session in wanted and change.was != change.now:
                raise Refused("moved-meanwhile", **_told(summit, step, change))


def _told(summit: Summit, step: DraftStep, change: Change) -> dict[str, object]:
    return {
        "session": change.session,
        "person": step.by,
        "moved_at": step.taken_at,
        "place": f"{change.now.venue}/{change.now.room}" if change.now else "–",
        "room": _words(summit, change.now),
        "zone": summit.zone,
    }


def _words(summit: Summit, place: Place | None) -> str:
    if place is None:
        return "–"
    rooms = Room.objects.filter(venue__summit=summit, venue__code=place.venue)
    room = rooms.filter(code=place.room).first()
    return room_name(room) if room else place.room


def put(summit: Summit, changes: Sequence[Change]) -> None:
    """Put sessions where a step wants them, all or none.

    Raises Refused: ``moved-meanwhile`` if one does not stand where the step says it
    stood, ``slot-taken`` if a room would hold two.
    """
    codes = [one.session for one in changes]
    standing = places_of(summit, codes)
    for change in changes:
        if not is_same(standing[change.session], change.was):
            raise Refused("not-where-it-was", session=change.session)
    sessions = {
        one.code: one for one in Session.objects.filter(summit=summit, code__in=codes)
    }
    rooms = {
        (room.venue.code, room.code): room
        for room in Room.objects.select_related("venue").filter(venue__summit=summit)
    }
    teams = {one.code: one for one in summit.teams.all()}
    kept = [(sessions[one.session], one.now) for one in changes if one.now]
    placements = [
        Placement(
            session=session,
            room=rooms[now.venue, now.room],
            starts_at=now.starts_at,
            ends_at=now.ends_at,
            is_pinned=now.is_pinned,
            team=teams.get(now.team),
        )
        for session, now in kept
    ]
    try:
        with transaction.atomic():
            Placement.objects.filter(session__in=sessions.values()).delete()
            Placement.objects.bulk_create(placements)
    except IntegrityError as error:
        if overlap.NAME not in str(error):
            raise
        raise Refused("slot-taken", room="…", title="…") from error
