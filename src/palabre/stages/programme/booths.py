"""Teams × blocks: where each team works, the hours it uses, the languages lost.

Pure: what a timetable must hold and the draft as it stands in, rows out. What breaks a
rule is told by the engine's independent checker.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from palabre.engines.timetable.check import Checker
from palabre.engines.timetable.held import Held
from palabre.engines.timetable.problem import DAY, Problem, Span, Team
from palabre.engines.timetable.solution import Solution, Violation


@dataclass(frozen=True, slots=True)
class Work:
    """What a team does in a block: rooms (one, if no rule is broken) and sessions."""

    rooms: tuple[str, ...]
    sessions: tuple[str, ...]
    minutes: int


@dataclass(frozen=True, slots=True)
class TeamWeek:
    """A team over all blocks; None where it rests."""

    team: Team
    work: tuple[Work | None, ...]
    minutes: int
    n_blocks: int
    violations: tuple[Violation, ...]

    @property
    def hours(self) -> float:
        """Return the hours of the blocks' sessions."""
        return round(self.minutes / 60, 1)


@dataclass(frozen=True, slots=True)
class Asking:
    """A room in a block in which sessions ask for interpreters.

    Parameters
    ----------
    block : int or None
        Number of the block; None for what lies in no block.
    lost : tuple of (str, tuple of str)
        Sessions with the languages that nobody interprets.
    """

    block: int | None
    span: Span
    room: str
    sessions: tuple[str, ...]
    team: str
    lost: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Booths:
    """The interpretation of a draft."""

    blocks: tuple[Span, ...]
    weeks: tuple[TeamWeek, ...]
    asking: tuple[Asking, ...]

    @property
    def n_lost(self) -> int:
        """Return how many languages are lost in all."""
        return sum(len(tags) for one in self.asking for _, tags in one.lost)

    @property
    def days(self) -> list[tuple[int, tuple[Span, ...]]]:
        """Return the blocks of each day, by the day's number from 0."""
        found: dict[int, list[Span]] = defaultdict(list)
        for block in self.blocks:
            found[block.start // DAY].append(block)
        return [(day, tuple(held)) for day, held in sorted(found.items())]


def booths_of(problem: Problem, solution: Solution) -> Booths:
    """Return teams × blocks of a draft, and what asks for interpreters."""
    checker = Checker(problem, Solution(()))
    known = {one.code for one in problem.sessions}
    held = [checker.of(one) for one in solution.placements if one.session in known]
    broken = [*Checker(problem, solution).blocks()]
    broken += [*Checker(problem, solution).interpretation()]
    return Booths(
        blocks=problem.blocks,
        weeks=tuple(_week(problem, team, held, broken) for team in problem.teams),
        asking=tuple(_asking(problem, held)),
    )


def _week(
    problem: Problem, team: Team, held: list[Held], broken: list[Violation]
) -> TeamWeek:
    theirs = [one for one in held if one.team == team]
    codes = {one.code for one in theirs}
    by_block: dict[int | None, list[Held]] = defaultdict(list)
    for one in theirs:
        by_block[_block(problem, one.span)].append(one)
    work = tuple(
        _work(by_block[n]) if n in by_block else None
        for n in range(len(problem.blocks))
    )
    mine = [
        one
        for one in broken
        if team.code in one.places or (one.rule == "booths" and codes & {*one.sessions})
    ]
    return TeamWeek(
        team=team,
        work=work,
        minutes=sum(one.end - one.start for one in theirs),
        n_blocks=sum(one is not None for one in work),
        violations=tuple(dict.fromkeys(mine)),
    )


def _work(held: list[Held]) -> Work:
    ordered = sorted(held, key=lambda one: one.start)
    return Work(
        rooms=tuple(dict.fromkeys(one.room.code for one in ordered)),
        sessions=tuple(one.code for one in ordered),
        minutes=sum(one.end - one.start for one in ordered),
    )


def _asking(problem: Problem, held: list[Held]) -> list[Asking]:
    places: dict[tuple[int | None, Span, str], list[Held]] = defaultdict(list)
    for one in held:
        if one.session.languages:
            block = _block(problem, one.span)
            span = one.span if block is None else problem.blocks[block]
            places[block, span, one.room.code].append(one)
    ordered = sorted(places.items(), key=lambda pair: (pair[0][1], pair[0][2]))
    return [_asked(*place, there) for place, there in ordered]


def _asked(block: int | None, span: Span, room: str, held: list[Held]) -> Asking:
    teams = [one.team.code for one in held if one.team]
    lost = [(one.code, _lost(one)) for one in held]
    return Asking(
        block=block,
        span=span,
        room=room,
        sessions=tuple(one.code for one in sorted(held, key=lambda one: one.start)),
        team=teams[0] if teams else "",
        lost=tuple((code, tags) for code, tags in lost if tags),
    )


def _lost(held: Held) -> tuple[str, ...]:
    given = set(held.team.languages if held.team else ())
    return tuple(one for one in held.session.languages if one not in given)


def _block(problem: Problem, span: Span) -> int | None:
    for number, block in enumerate(problem.blocks):
        if block.start <= span.start and span.end <= block.end:
            return number
    return None


def sessions_of(booths: Booths) -> Mapping[str, tuple[str, ...]]:
    """Return the sessions that ask, by ``block start/room`` as a form names it."""
    return {f"{one.span.start}@{one.room}": one.sessions for one in booths.asking}
