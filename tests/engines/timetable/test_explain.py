import subprocess
import sys
from dataclasses import replace

import worlds_timetable as worlds
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from palabre.engines.timetable.check import check
from palabre.engines.timetable.explain import View, prices
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused

GOOD = Solution(
    (
        Placement("open", 540, "oak"),
        Placement("water", 600, "oak"),
        Placement("nets", 660, "oak"),
        Placement("ports", 600, "ash"),
    ),
    problem="hamlet",
)


def test_what_a_session_costs_is_told_with_the_others():
    charges = View(worlds.HAMLET, GOOD).charges("ports")

    assert [(one.preference, one.cost, one.sessions) for one in charges] == [
        ("shared-audience", 60, ("water", "ports")),
        ("theme-apart", 30, ("ports", "water")),
    ]


def test_a_cell_tells_what_breaks_and_what_it_costs():
    view = View(worlds.HAMLET, GOOD)

    cell = view.why_not("ports", start=660, room="ash")
    late = view.why_not("ports", start=780, room="ash")

    assert (cell.violations, cell.changes) == ((), {"shared-audience": -60})
    assert [one.rule for one in late.violations] == ["person-absent"]


def test_what_holds_a_session_is_counted_by_rule():
    why = View(worlds.HAMLET, GOOD).why_here("ports")

    assert why.holding["person-absent"] > 0
    assert why.n_possible < why.n_cells
    assert all(cell.cost_change < 0 for cell in why.better)


@given(problem=worlds.problems(), chance=st.randoms(use_true_random=False))
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_explanations_add_up_to_the_cost(problem, chance):
    try:
        result = solve(problem, params=Params(moves=20))
    except Refused:
        reject()
    if not result.solution.placements:
        reject()
    view = View(problem, result.solution)
    one = chance.choice(result.solution.placements)
    cells = view.cells(one.session)
    cell = chance.choice(cells)

    moved = Placement(one.session, cell.start, cell.room, cell.team)
    others = [moved if other == one else other for other in result.solution.placements]
    after = check(problem, replace(result.solution, placements=tuple(others)))

    assert sum(charge.cost for charge in view.verdict.charges) == result.cost
    assert cell.cost_change == after.cost - result.cost
    assert {v.rule for v in cell.violations} == {v.rule for v in after.violations}


def test_a_rule_that_binds_has_a_price():
    held = worlds.session(worlds.HAMLET, "ports", windows=(worlds.Span(600, 660),))
    held = worlds.session(held, "water", windows=(worlds.Span(600, 660),))

    found = prices(held, GOOD, params=Params(moves=400))

    assert found[0].rule == "outside-window"
    assert found[0].saving >= 60


def test_those_who_bear_most_come_first():
    asked = worlds.session(worlds.HAMLET, "nets", minutes=30)
    late = replace(
        GOOD, placements=(*GOOD.placements[:2], Placement("nets", 1020, "oak"))
    )

    assert View(asked, late).harmed() == [("amina", 115)]


def test_questions_are_answered_before_the_solver_is_loaded():
    words = (
        "import sys, palabre.engines.timetable.explain; "
        "sys.exit('ortools' in sys.modules or 'pandas' in sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", words], check=False)  # noqa: S603

    assert done.returncode == 0
