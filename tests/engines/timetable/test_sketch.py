"""A first programme at once: no rule broken, nothing slow loaded."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest
import worlds_timetable as worlds
from hypothesis import HealthCheck, given, settings

from palabre.engines.timetable import solve as solving
from palabre.engines.timetable.check import check
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.problem import Order, Person, Span, Way
from palabre.engines.timetable.sketch import sketch
from palabre.engines.timetable.solution import Placement, Result
from palabre.engines.timetable.solve import Params, solve

FEW = Params(moves=300)


@given(problem=worlds.problems())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_a_sketch_breaks_no_rule(problem):
    found = sketch(problem)

    assert found is None or check(problem, found).is_valid


@pytest.mark.parametrize("is_mixed", [False, True])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_made_up_summit_is_sketched_whole(seed, is_mixed):
    problem = summit(60, seed=seed, is_mixed=is_mixed)

    assert check(problem, sketch(problem)).is_valid


def test_a_pin_stays_and_what_follows_keeps_its_distance():
    order = Order("water", "ports", at_most=0)
    problem = replace(worlds.HAMLET, orders=(order,))
    pin = Placement("ports", 660, "ash")

    found = sketch(problem, pins=[pin]).by_session()

    assert found["ports"] == pin
    assert found["water"].start == 600


def test_ways_between_rooms_and_rest_are_kept():
    people = (Person("amina", rest=15), Person("bo"))
    problem = replace(
        worlds.session(
            worlds.HAMLET, "water", rooms=("oak",), windows=(Span(600, 720),)
        ),
        people=people,
        walks=(Way("oak", "ash", 90),),
    )

    found = sketch(worlds.session(problem, "nets", rooms=("ash",)))

    assert check(problem, found).is_valid


def test_what_cannot_stand_is_not_sketched():
    hour = (Span(600, 660),)
    crowded = worlds.session(worlds.HAMLET, "water", windows=hour)

    assert sketch(worlds.session(crowded, "nets", windows=hour)) is None


def test_a_fixed_session_that_breaks_a_rule_is_left_to_the_search():
    shut = worlds.session(worlds.HAMLET, "open", start=0)
    told = []

    found = solve(shut, params=FEW, on_best=told.append)

    assert found.verdict.unplaced == ("open",)
    assert all("open" not in one.solution.by_session() for one in told if one.solution)


def test_a_sketch_that_a_pin_breaks_is_not_told():
    told = []
    pins = [Placement("water", 600, "ash"), Placement("nets", 600, "oak")]

    solve(worlds.HAMLET, params=FEW, pins=pins, on_best=told.append)

    assert "sketched" not in {one.stage for one in told}


def test_a_search_that_came_to_less_keeps_the_sketch():
    first = solve(worlds.HAMLET, params=FEW, on_best=lambda _told: True)
    dear = replace(first.verdict.charges[0], cost=9_999)
    worse = Result(
        first.solution, replace(first.verdict, charges=(dear,)), bound=1, n_moves=5
    )

    kept = solving._better(first, worse)

    assert (kept.cost, kept.bound, kept.n_moves) == (first.cost, 1, 5)
    assert solving._better(first, replace(first, n_moves=7)).n_moves == 7


def test_the_first_programme_needs_nothing_slow():
    words = (
        "import sys\n"
        "from palabre.engines.timetable import generate, solve_command, solve\n"
        "told = []\n"
        "solve.solve(generate.summit(40), on_best=lambda one: told.append(one) or True)\n"
        "print(told[0].stage, told[0].n_broken)\n"
        "print(sorted({'numpy', 'numba', 'ortools', 'django'} & set(sys.modules)))\n"
    )

    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", words],
        check=True,
        capture_output=True,
        text=True,
        env=dict(os.environ),
    ).stdout

    assert told == "sketched 0\n[]\n"
