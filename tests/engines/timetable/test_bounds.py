from dataclasses import replace
from itertools import product

from hypothesis import HealthCheck, given, reject, settings
from worlds_timetable import problems

from palabre.engines.timetable.bounds import TOGETHER, Proof, proven_bound
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.least import quick_bound
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.problem import (
    Part,
    Person,
    Problem,
    Room,
    Session,
    Span,
    Theme,
    Venue,
    Wish,
)
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused

SECONDS = Limits(seconds=5)


def house(sessions, **changed):
    """Return a problem of one morning of three hours with a room for each session."""
    return Problem(
        name="morning",
        first_day="2026-05-25",
        zone="UTC",
        venues=(Venue("hall", (Span(540, 720),)),),
        rooms=tuple(Room(f"r{k}", "hall") for k in range(len(sessions))),
        sessions=tuple(sessions),
        **changed,
    )


def ministers(n, **changed):
    """Return sessions of 45 minutes, each with a minister of its own."""
    return [Session(f"s{k}", 45, people=(Part(f"p{k}"),), **changed) for k in range(n)]


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
    assert proven_bound(model, limits=SECONDS).total <= result.cost


@given(problem=problems())
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_the_best_of_all_programmes_costs_no_less_than_any_part_proves(problem):
    coarse = replace(
        problem,
        sessions=tuple(
            replace(one, languages=(), must_interpret=False)
            for one in problem.sessions[:3]
        ),
        orders=(),
        affinities=(),
        rules=replace(problem.rules, grid=180),
    )
    try:
        model = compile_problem(coarse)
    except Refused:
        reject()
    everyone = range(len(coarse.sessions))
    places = [[(*one, -1) for one in model.places_of(s).tolist()] for s in everyone]
    told = [
        check(coarse, model.solution(dict(enumerate(chosen))))
        for chosen in product(*places)
    ]
    valid = [one.cost for one in told if one.is_valid]
    if not valid:
        reject()
    proof = Proof(model)
    proof.go(SECONDS)

    assert proof.bound.total <= min(valid)
    apart = sum(proof.parts.values()) - proof.parts[TOGETHER]
    both = proof.parts["sessions"] + proof.parts["organizers"] + proof.parts[TOGETHER]
    assert max(apart, both) <= min(valid)


def test_ministers_that_a_morning_cannot_keep_apart_are_counted_exactly():
    ranked = tuple(Person(f"p{k}", rank=1) for k in range(6))
    problem = house(ministers(6), people=ranked)

    bound = proven_bound(compile_problem(problem), limits=SECONDS)
    best = solve(problem, params=Params(moves=400), seed=1)

    # Four after one another is all that three hours hold: two pairs stand side by side.
    assert (bound.total, best.cost) == (120, 120)


def test_sessions_of_a_theme_that_a_morning_cannot_keep_apart_are_counted_exactly():
    problem = house(ministers(7, themes=("sea",)), themes=(Theme("sea"),))

    bound = proven_bound(compile_problem(problem), limits=SECONDS)
    best = solve(problem, params=Params(moves=400), seed=1)

    assert (bound.total, best.cost) == (90, 90)


def test_rank_and_theme_in_one_session_are_bounded_together():
    days = (Span(540, 720), Span(1980, 2160))
    ranked = tuple(Person(f"p{k}", rank=1) for k in range(2))
    gather = (Theme("sea", days="gather"),)
    problem = house(ministers(2, themes=("sea",)), people=ranked, themes=gather)
    wished = [
        replace(one, wishes=(Wish((days[k],)),))
        for k, one in enumerate(problem.sessions)
    ]
    problem = replace(problem, venues=(Venue("hall", days),), sessions=tuple(wished))

    bound = proven_bound(compile_problem(problem), limits=SECONDS)

    assert bound.parts == {"sessions": 0, "organizers": 0, TOGETHER: 5}


def test_more_sessions_than_an_organizer_bears_on_all_days_cost_what_is_beyond():
    sessions = [Session(f"s{k}", 30, organizers=("body",)) for k in range(5)]
    problem = house(sessions)

    bound = quick_bound(compile_problem(problem))
    best = solve(problem, params=Params(moves=400), seed=1)

    assert (bound.parts["organizers"], best.cost) == (60, 60)


def test_ministers_in_sessions_of_several_lengths_are_counted_by_every_length():
    ranked = tuple(Person(f"p{k}", rank=1) for k in range(8))
    sessions = [
        replace(one, minutes=(30, 60)[k % 2]) for k, one in enumerate(ministers(8))
    ]
    problem = house(sessions, people=ranked)

    bound = proven_bound(compile_problem(problem), limits=SECONDS)
    best = solve(problem, params=Params(moves=3000), seed=1)

    assert 120 < bound.total <= best.cost
