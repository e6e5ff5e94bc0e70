"""Which team does which work of its kind, once hours and rooms are found (`repair`)."""

from typing import TYPE_CHECKING

from ortools.sat.python import cp_model

from palabre.engines.timetable import kernels
from palabre.engines.timetable.exact import solver_of
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import Place

if TYPE_CHECKING:
    from palabre.engines.timetable.repair import _Desk


def share_out(desk: "_Desk", work: list[Place]) -> dict[Place, int] | None:
    """Return which team does each work (kind, block, room), None where none can.

    Whoever did it before does it again where that goes.
    """
    a, sat = desk.a, cp_model.CpModel()
    before = {
        (int(a.options[option, kernels.BLOCK]), room): team
        for option, room, team in desk.stays.values()
        if team >= 0
    }
    does = {
        (one, team): sat.new_bool_var("") for one in work for team in desk.kinds[one[0]]
    }
    for one in work:
        sat.add_exactly_one(does[one, team] for team in desk.kinds[one[0]])
    for team in sorted({team for _, team in does}):
        mine = {one: does[one, team] for one in work if (one, team) in does}
        sat.add(sum(mine.values()) <= int(a.teams[team, 2]))
        for block in {one[1] for one in mine}:
            sat.add_at_most_one(var for one, var in mine.items() if one[1] == block)
        for day in {int(a.block_day[one[1]]) for one in mine}:
            held = [v for one, v in mine.items() if a.block_day[one[1]] == day]
            sat.add(sum(held) <= int(a.teams[team, 1]))
    sat.maximize(
        sum(var for (one, team), var in does.items() if before.get(one[1:]) == team)
    )
    solver = solver_of(Limits(seconds=5))
    if solver.solve(sat) not in {cp_model.OPTIMAL, cp_model.FEASIBLE}:
        return None
    return {one: team for (one, team), var in does.items() if solver.value(var)}
