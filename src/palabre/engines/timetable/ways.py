"""Ways to mend a programme, as values: what moves, what it costs, what changed for whom."""

from collections.abc import Iterable
from dataclasses import dataclass

from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Placement, Solution, Verdict


@dataclass(frozen=True, slots=True)
class Move:
    """A session that stands elsewhere than before; None is not placed."""

    session: str
    was: Placement | None
    now: Placement | None

    @property
    def is_public(self) -> bool:
        """Tell whether hour or room changed, not the interpreters alone."""
        if self.was is None or self.now is None:
            return True
        return (self.was.start, self.was.room) != (self.now.start, self.now.room)


@dataclass(frozen=True, slots=True)
class Way:
    """One way to mend: what moves, and what the programme costs then."""

    solution: Solution
    moves: tuple[Move, ...]
    verdict: Verdict
    cost_before: int

    @property
    def n_moved(self) -> int:
        """Return how many sessions get another hour or room."""
        return sum(move.is_public for move in self.moves)

    @property
    def cost_change(self) -> int:
        """Return what the mended programme costs more than the old one did."""
        return self.verdict.cost - self.cost_before


@dataclass(frozen=True, slots=True)
class Repair:
    """Ways to mend, fewest moves and least cost first.

    ``is_proven`` says that no programme moves fewer sessions. ``must_move`` are the
    sessions that cannot stay whatever the others do, ``lost`` those that no room and
    hour suits any more: a rule must give way for them (`conflicts`).
    """

    ways: tuple[Way, ...]
    is_proven: bool
    must_move: tuple[str, ...]
    lost: tuple[str, ...]
    seconds: float

    @property
    def best(self) -> Way | None:
        """Return the best way, None where none was found."""
        return self.ways[0] if self.ways else None


def moves_between(old: Solution, new: Solution) -> tuple[Move, ...]:
    """Return every session that stands elsewhere, in order of its code."""
    was, now = old.by_session(), new.by_session()
    codes = sorted(was.keys() | now.keys())
    pairs = [(code, was.get(code), now.get(code)) for code in codes]
    return tuple(Move(*one) for one in pairs if one[1] != one[2])


def changed_for(problem: Problem, moves: Iterable[Move]) -> dict[str, tuple[Move, ...]]:
    """Return for each person in a moved session what changed for them."""
    people = {
        one.code: [part.person for part in one.people] for one in problem.sessions
    }
    found: dict[str, list[Move]] = {}
    for move in moves:
        for person in people.get(move.session, ()) if move.is_public else ():
            found.setdefault(person, []).append(move)
    return {person: tuple(mine) for person, mine in sorted(found.items())}
