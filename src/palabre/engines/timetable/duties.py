"""Who interprets where: teams given to rooms and blocks of a programme that stands.

Hours and rooms do not move here. A team works one room a block and a room has one team
a block; what is left without a team loses its languages.
"""

from collections import defaultdict
from collections.abc import Mapping

from ortools.sat.python import cp_model

from palabre.engines.timetable.check import Checker
from palabre.engines.timetable.exact import solver_of
from palabre.engines.timetable.held import Held
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.preferences import weights_of
from palabre.engines.timetable.problem import DAY, Problem, Span, Team
from palabre.engines.timetable.solution import Solution

MUST = 100
"""A session that must be interpreted counts as that many that wish it."""

KEPT = 2
"""Minutes of harm that a team is worth where it stands already: no change for nothing."""

WORKED = 1
"""Minutes of harm that a block of a team counts, so that none works for nothing."""

Duty = tuple[str, int, str]
"""A team in a block (its number) and a room."""


def staffed(
    problem: Problem, solution: Solution, *, limits: Limits | None = None
) -> dict[str, str]:
    """Return the team of each session that one can serve, by code.

    As few languages are lost as can be, each weighed as in the cost of a programme;
    the teams keep their blocks a day and a week, their hours, their booths.
    """
    model = cp_model.CpModel()
    places = _places(problem, solution)
    duties: dict[Duty, cp_model.IntVar] = {}
    serves: dict[tuple[str, str], cp_model.IntVar] = {}
    worth: list[cp_model.LinearExpr] = []
    for (block, room), held in sorted(places.items()):
        for team in problem.teams:
            served = [one for one in held if _may_serve(team, one)]
            if not served or not _may_work(team, problem.blocks[block]):
                continue
            duty = model.new_bool_var(f"{team.code} {block} {room}")
            duties[team.code, block, room] = duty
            worth.append(-WORKED * duty)
            for one in served:
                serve = model.new_bool_var(f"{team.code} {one.code}")
                model.add_implication(serve, duty)
                serves[one.code, team.code] = serve
                worth.append(_worth(problem, one, team) * serve)
    _one_room_a_block(model, duties)
    _hours(model, problem, duties)
    for code in {code for code, _ in serves}:
        model.add_at_most_one(v for (one, _), v in serves.items() if one == code)
    model.maximize(sum(worth))
    solver = solver_of(limits or Limits(seconds=10.0))
    if solver.solve(model) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return {}
    return {code: team for (code, team), v in sorted(serves.items()) if solver.value(v)}


def _places(
    problem: Problem, solution: Solution
) -> Mapping[tuple[int, str], list[Held]]:
    """Return what asks for interpreters, by block and room."""
    checker = Checker(problem, Solution(()))
    found: dict[tuple[int, str], list[Held]] = defaultdict(list)
    for placement in solution.placements:
        held = checker.of(placement)
        block = block_of(problem, held.span)
        if held.session.languages and block is not None:
            found[block, held.room.code].append(held)
    return found


def block_of(problem: Problem, span: Span) -> int | None:
    """Return the number of the block in which a period lies whole, None for none."""
    for number, block in enumerate(problem.blocks):
        if block.start <= span.start and span.end <= block.end:
            return number
    return None


def _may_serve(team: Team, held: Held) -> bool:
    shared = set(team.languages) & set(held.session.languages)
    fits = team.n_booths <= held.room.n_booths
    return bool(shared) and fits and (team.hybrid or not held.session.hybrid)


def _may_work(team: Team, block: Span) -> bool:
    is_short = block.end - block.start <= team.block_minutes
    is_there = not team.present or any(
        one.start <= block.start and block.end <= one.end for one in team.present
    )
    return is_short and is_there


def _worth(problem: Problem, held: Held, team: Team) -> int:
    wished = set(held.session.languages)
    n = len(wished & set(team.languages))
    worth = n * weights_of(problem)["lost-languages"]
    if held.session.must_interpret and n == len(wished):
        worth *= MUST
    return worth + (KEPT if held.team == team else 0)


def _one_room_a_block(
    model: cp_model.CpModel, duties: Mapping[Duty, cp_model.IntVar]
) -> None:
    by_team: dict[tuple[str, int], list[cp_model.IntVar]] = defaultdict(list)
    by_room: dict[tuple[int, str], list[cp_model.IntVar]] = defaultdict(list)
    for (team, block, room), duty in duties.items():
        by_team[team, block].append(duty)
        by_room[block, room].append(duty)
    for several in (*by_team.values(), *by_room.values()):
        model.add_at_most_one(several)


def _hours(
    model: cp_model.CpModel, problem: Problem, duties: Mapping[Duty, cp_model.IntVar]
) -> None:
    for team in problem.teams:
        by_day: dict[int, list[cp_model.IntVar]] = defaultdict(list)
        for (code, block, _), duty in duties.items():
            if code == team.code:
                by_day[problem.blocks[block].start // DAY].append(duty)
        for of_day in by_day.values():
            model.add(sum(of_day) <= team.blocks_a_day)
        model.add(sum(sum(of_day) for of_day in by_day.values()) <= team.blocks_a_week)
