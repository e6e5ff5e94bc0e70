from hypothesis import HealthCheck, given, reject, settings
from worlds_timetable import problems

from palabre.engines.timetable.bounds import proven_bound, quick_bound
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.exact import Limits
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused


@given(problem=problems())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_valid_programme_costs_less_than_a_bound(problem):
    try:
        result = solve(problem, params=Params(moves=60))
    except Refused:
        reject()
    if result.verdict.unplaced:
        reject()
    model = compile_problem(problem)

    assert quick_bound(model).total <= result.cost
    assert proven_bound(model, limits=Limits(seconds=5)).total <= result.cost
