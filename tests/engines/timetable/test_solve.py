import os
import subprocess
import sys
import time
from dataclasses import replace

import worlds_timetable as worlds
from hypothesis import HealthCheck, given, reject, settings
from hypothesis import strategies as st

from palabre.engines.timetable import annealing as searching
from palabre.engines.timetable import files, kernels
from palabre.engines.timetable.annealing import Annealing, Beside
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.kernels import HARD
from palabre.engines.timetable.least import quick_bound
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import empty_state
from palabre.engines.timetable.problem import Order, Span, Team
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused

FEW = Params(moves=300)


def test_a_small_programme_is_placed_whole():
    result = solve(worlds.HAMLET, params=FEW)

    assert result.verdict.is_valid
    assert [one.session for one in result.solution.placements] == [
        "open",
        "water",
        "nets",
        "ports",
    ]


@given(problem=worlds.problems())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_no_solution_breaks_a_hard_rule(problem):
    try:
        result = solve(problem, params=Params(moves=60))
    except Refused:
        reject()

    assert result.verdict.violations == ()
    assert check(problem, result.solution) == result.verdict


@given(problem=worlds.problems(), seed=st.integers(0, 9))
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_search_adds_up_as_the_checker_does(problem, seed):
    try:
        model = compile_problem(problem)
    except Refused:
        reject()
    run = Annealing(model, seed=seed, params=Params(moves=60), begun=0.0)
    run.begin(())
    run.go(0)
    verdict = check(problem, run.solution())
    n_broken, cost = divmod(run.cost, HARD)

    assert run.best[run.n, 0] == kernels.total_cost(model.arrays, run.state)
    assert (n_broken > 0) == bool(verdict.violations)
    assert n_broken or cost == verdict.cost


def test_a_bound_is_told_while_the_search_goes_on():
    heard = []

    result = solve(
        summit(20), params=Params(moves=300, prove_seconds=1.0), on_best=heard.append
    )

    assert all(told.bound <= result.bound <= result.cost for told in heard)
    assert result.bound >= quick_bound(compile_problem(summit(20))).total


def test_a_second_search_has_the_time_that_the_proof_leaves(monkeypatch):
    begun = []
    monkeypatch.setattr(
        Beside, "search", lambda _beside, seconds: begun.append(seconds)
    )
    run = Annealing(compile_problem(summit(20)), seed=1, params=FEW, begun=0.0)
    run.begin(())

    Beside(run, Limits(seconds=0.2), None).go()
    Beside(run, Limits(seconds=0.2), time.monotonic() + 60).go()

    assert len(begun) == 1
    assert 50 < begun[0] < 60


def test_the_better_of_two_searches_is_what_is_returned(monkeypatch):
    model = compile_problem(summit(20))
    runs = [Annealing(model, seed=k, params=FEW, begun=0.0) for k in range(2)]
    for run, cost in zip(runs, (30, 20), strict=True):
        run.begin(())
        run.best[run.n, 1] = cost
    beside = Beside(runs[0], Limits(), None)
    cheapest = []
    monkeypatch.setattr(
        searching,
        "without_broken",
        lambda _model, found: cheapest.append(found) or found,
    )

    beside.rival = runs[1]
    searching._result(runs[0], beside)
    runs[1].best[runs[1].n, 1] = 40
    searching._result(runs[0], beside)

    assert cheapest == [runs[1].solution(), runs[0].solution()]
    assert cheapest[0] != cheapest[1]


def test_a_proof_by_effort_repeats():
    params = Params(moves=50, prove_effort=0.05)

    first = solve(summit(20), params=params)
    second = solve(summit(20), params=params)

    assert (first.bounds, first.solution) == (second.bounds, second.solution)


def test_the_same_seed_gives_the_same_bytes():
    first = solve(summit(20), seed=7, params=FEW)
    second = solve(summit(20), seed=7, params=FEW)
    other = solve(summit(20), seed=8, params=FEW)

    assert files.to_json(first.solution) == files.to_json(second.solution)
    assert files.to_json(first.solution) != files.to_json(other.solution)


def test_every_process_gives_the_same_bytes():
    words = (
        "from palabre.engines.timetable import files, generate, solve as s; "
        "p = s.Params(moves=200, prove_effort=0.02); "
        "r = s.solve(generate.summit(20), seed=3, params=p); "
        "print(files.to_json(r.solution), r.bounds, sep='')"
    )

    told = {
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", words],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    }

    assert len(told) == 1
    assert b"s0001" in told.pop()


def test_a_pin_does_not_move():
    pin = Placement("ports", 600, "ash")

    result = solve(worlds.HAMLET, params=FEW, pins=[pin])

    assert result.solution.by_session()["ports"] == pin
    assert result.verdict.is_valid


def test_a_start_is_never_made_worse():
    first = solve(worlds.HAMLET, params=FEW)

    again = solve(worlds.HAMLET, params=Params(moves=1), start=first.solution)

    assert again.cost <= first.cost


def test_what_cannot_stand_is_left_out_and_named():
    hour = (Span(600, 660),)
    crowded = worlds.session(worlds.HAMLET, "water", windows=hour)
    crowded = worlds.session(crowded, "nets", windows=hour)

    result = solve(crowded, params=FEW)

    assert result.verdict.violations == ()
    assert len(result.verdict.unplaced) == 1
    assert set(result.verdict.unplaced) < {"water", "nets"}


def test_a_session_that_nothing_suits_is_left_out_and_the_others_are_placed():
    large = worlds.session(worlds.HAMLET, "water", audience=900)
    large = replace(large, orders=(Order("water", "nets"),))

    result = solve(large, params=FEW)

    assert result.verdict.unplaced == ("water",)
    assert result.verdict.violations == ()
    assert {one.session for one in result.solution.placements} == {
        "open", "nets", "ports"
    }  # fmt: skip


def test_sessions_without_any_room_are_left_out():
    result = solve(replace(worlds.HAMLET, rooms=()), params=FEW)

    assert len(result.verdict.unplaced) == len(worlds.HAMLET.sessions)


def test_a_watcher_hears_of_better_programmes_and_may_stop():
    heard = []

    def watch(progress):
        heard.append((progress.stage, progress.n_broken))
        return True

    result = solve(worlds.HAMLET, params=Params(moves=10_000_000), on_best=watch)

    assert heard == [("sketched", 0)]
    assert result.n_moves == 0


def test_a_weight_changes_what_a_unit_costs():
    heavy = solve(worlds.HAMLET, params=replace(FEW, weights={"theme-apart": 999}))

    assert "theme-apart" not in heavy.verdict.costs


def test_an_empty_problem_has_an_empty_programme():
    nothing = replace(worlds.HAMLET, sessions=(), affinities=())

    result = solve(nothing, params=FEW)

    assert result.solution == Solution((), problem="hamlet")
    assert result.cost == 0


def test_a_block_that_a_team_may_not_work_counts_as_one_broken_rule():
    spans = (Span(540, 720), Span(780, 900))
    team = Team("t", ("en",), block_minutes=120, blocks_a_week=1)
    spoken = {"languages": ("en",), "must_interpret": True}
    problem = worlds.session(worlds.HAMLET, "water", **spoken)
    problem = worlds.session(problem, "nets", **spoken)
    problem = replace(problem, teams=(team,), blocks=spans)
    model = compile_problem(problem)
    placed = [Placement("water", 600, "oak", "t"), Placement("nets", 780, "oak", "t")]
    states = [empty_state(model, 1) for _ in range(2)]
    for state, order in zip(states, (placed, placed[::-1]), strict=True):
        for one in order:
            s = model.session_at[one.session]
            kernels.put(model.arrays, state, s, model.place(one))

    costs = [kernels.total_cost(model.arrays, state) for state in states]

    assert [cost // HARD for cost in costs] == [1, 1]


def test_hybrid_teams_in_a_mixed_summit_add_up_as_the_checker_does():
    problem = summit(20, is_mixed=True)
    run = Annealing(compile_problem(problem), seed=1, params=FEW, begun=0.0)
    run.begin(())

    run.step(1500, 8.0, 8.0)

    assert run.best[run.n, 0] == kernels.total_cost(run.model.arrays, run.state)
    assert {one.hybrid for one in problem.teams} == {True, False}
    assert {one.minutes for one in problem.sessions} == {30, 45, 60, 120}
