"""What happens to a programme between release and closing, as the edition keeps it.

Somebody comes late, leaves early or speaks from afar; a room is lost; a team works
less; a session takes longer. A change that was taken into the draft holds from then on:
every later question to the engine knows of it, until somebody says that it is over.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from palabre.engines.timetable import changes
from palabre.engines.timetable.problem import DAY, Part, Problem, Session, Span
from palabre.engines.timetable.solution import Placement, Solution


class ChangeKind(StrEnum):
    """What may change."""

    ARRIVES = "arrives"
    LEAVES = "leaves"
    REMOTE = "remote"
    ROOM = "room"
    TEAM = "team"
    LASTS = "lasts"


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is different from what was planned.

    Parameters
    ----------
    what : str
        Code of the person, the team or the session; of a room, ``venue/room``.
    name : str
        As people call it.
    at, until : datetime or None
        When a person arrives or leaves; between which instants a room is lost.
    n : int
        Minutes from UTC of a remote person, blocks a week of a team, minutes of a
        session.
    """

    kind: ChangeKind
    what: str
    name: str
    at: datetime | None = None
    until: datetime | None = None
    n: int = 0

    def to_json(self) -> dict[str, object]:
        """Return the form kept with a search."""
        return {
            "kind": self.kind.value,
            "what": self.what,
            "name": self.name,
            "at": self.at.isoformat() if self.at else None,
            "until": self.until.isoformat() if self.until else None,
            "n": self.n,
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Change":
        """Read what ``to_json`` wrote, and the late arrivals of earlier versions."""
        if "kind" not in kept:
            arrives = datetime.fromisoformat(kept["arrives_at"])
            return cls(ChangeKind.ARRIVES, kept["person"], kept["name"], arrives)
        return cls(
            ChangeKind(kept["kind"]),
            kept["what"],
            kept["name"],
            datetime.fromisoformat(kept["at"]) if kept["at"] else None,
            datetime.fromisoformat(kept["until"]) if kept["until"] else None,
            kept["n"],
        )

    @property
    def person(self) -> str:
        """Return the code of the person that it is about, empty for none."""
        about = {ChangeKind.ARRIVES, ChangeKind.LEAVES, ChangeKind.REMOTE}
        return self.what if self.kind in about else ""


def changed(problem: Problem, change: Change, *, first: datetime) -> Problem:
    """Return a problem in which a change holds.

    Parameters
    ----------
    first : datetime
        The edition's first midnight: minute 0.
    """
    at = 0 if change.at is None else _minute(change.at, first)
    match change.kind:
        case ChangeKind.ARRIVES:
            return changes.arrives(problem, change.what, at=at)
        case ChangeKind.LEAVES:
            return changes.leaves(problem, change.what, at=at)
        case ChangeKind.REMOTE:
            return changes.goes_remote(problem, change.what, offset=change.n)
        case ChangeKind.ROOM:
            end = _minute(change.until, first) if change.until else changes.ALWAYS.end
            return changes.loses_room(problem, change.what, during=Span(at, end))
        case ChangeKind.TEAM:
            return changes.works_less(problem, change.what, blocks_a_week=change.n)
        case ChangeKind.LASTS:
            return changes.lasts(problem, change.what, minutes=change.n)


def running(
    problem: Problem, old: Solution, change: Change, *, now: int
) -> tuple[Problem, tuple[Placement, ...]]:
    """Return a problem in which the past stays, and what may not move because of it.

    Nothing goes to an hour that is over; what has begun stays where it is, whoever
    misses it. Sessions that wait for a place go on waiting.
    """
    placed = {one.session for one in old.placements}
    begun = {one.session: one for one in old.placements if one.start < now}
    sessions = tuple(
        _without(one, change.person)
        if one.code in begun
        else (replace(one, windows=_ahead(one.windows, now)) if now > 0 else one)
        for one in problem.sessions
        if one.code in placed
    )
    affinities = tuple(
        one for one in problem.affinities if {one.first, one.second} <= placed
    )
    orders = tuple(one for one in problem.orders if {one.before, one.after} <= placed)
    left = replace(problem, sessions=sessions, affinities=affinities, orders=orders)
    return left, tuple(begun.values())


def _ahead(windows: tuple[Span, ...], now: int) -> tuple[Span, ...]:
    """Return the windows from now on; all that is to come where none is left."""
    left = tuple(Span(max(one.start, now), one.end) for one in windows if one.end > now)
    return left or (Span(now, changes.ALWAYS.end),)


def _without(session: Session, person: str) -> Session:
    people: tuple[Part, ...] = tuple(
        part for part in session.people if part.person != person
    )
    return replace(session, people=people)


def _minute(instant: datetime, first: datetime) -> int:
    """Return a minute of the edition's clock; its days have 24 hours."""
    local = instant.astimezone(first.tzinfo)
    days = (local.date() - first.date()).days
    return days * DAY + local.hour * 60 + local.minute
