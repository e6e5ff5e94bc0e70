"""Giving every team its rooms and blocks at once, as one step of the draft."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import board, optimisation, rules, steps
from palabre.stages.programme.models import DraftStep
from palabre.stages.summits.models import Summit
from palabre.workflows.ask_protocol import timetable_problem
from palabre.workflows.work_board import work_board


def staff_booths(summit: Summit, *, by: Actor, at: datetime) -> DraftStep:
    """Let the fewest languages be lost with the teams there are; hours and rooms stay.

    Raises Refused: ``not-allowed``, ``nothing-to-staff``, ``nothing-moves``,
    ``moved-meanwhile``. Journal: ``programme.interpretation.staffed``.
    """
    require(rules.may_plan(by, summit), "programme.interpretation.staffed")
    from palabre.engines.timetable import duties  # noqa: PLC0415 - slow import: ortools

    seen = steps.version_of(summit)
    problem = timetable_problem(summit)
    standing = optimisation.solution_of(summit)
    asking = {one.code for one in problem.sessions if one.languages}
    placed = [one.session for one in standing.placements if one.session in asking]
    if not placed or not problem.teams or not problem.blocks:
        raise Refused("nothing-to-staff")
    found = duties.staffed(problem, standing)
    given = {code: found.get(code, "") for code in placed}
    return work_board(summit, board.staff, summit, given, seen=seen, by=by, at=at)
