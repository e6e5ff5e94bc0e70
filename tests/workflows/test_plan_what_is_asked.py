"""A search by the worker keeps everything that an edition asks of its timetable."""

import importlib
from datetime import time, timedelta
from zoneinfo import ZoneInfo

import make
import make_programme
import pytest

from palabre.engines.timetable import solve as engine
from palabre.engines.timetable.check import check
from palabre.stages.programme import (
    board,
    demands,
    optimisation,
    planning,
    runs,
    steps,
    teams,
)
from palabre.stages.programme.clashes import heat, is_clash
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.planning import Closure
from palabre.stages.programme.states import RunState
from palabre.stages.programme.wanted import Attending, Demands, Numbers
from palabre.stages.summits.periods import Period, Wished
from palabre.workflows import plan_timetable as plans
from palabre.workflows.ask_protocol import timetable_problem

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def short(monkeypatch):
    """Let every search be one of few moves: the same seed, the same timetable."""
    importlib.import_module("palabre.engines.timetable.conflicts")  # keeps the true one
    searched = engine.solve

    def solve(problem, *, params, **facts):
        params = engine.Params(moves=20_000, weights=dict(params.weights))
        return searched(problem, params=params, **facts)

    monkeypatch.setattr(engine, "solve", solve)


@pytest.fixture
def summit():
    """Return an edition with ten sessions and something asked of most of them."""
    made = make.summit()
    ada, wells = make.person("Ada Mensah"), make.organization("Wells")
    for n in range(10):
        facts = {"speakers": (ada,)} if n in {0, 1} else {}
        facts |= {"organizers": (wells,)} if n in {2, 3, 4} else {}
        facts |= {"languages": ["en", "fr"]} if n == 9 else {}
        make_programme.session(made, f"A-{n}", **facts)
    room = make_programme.room(made, "acacia")
    room.equipment = ["stage"]
    room.save()
    teams.set_teams(
        made, [teams.TeamPlan("blue", "Blue", ("en", "fr"), n_booths=1)], **BY
    )
    teams.set_blocks(made, teams.usual_blocks(made, 180), **BY)
    _ask(made, ada)
    return made


def _ask(summit, ada):
    first = (summit.starts_on,)
    morning = Period(first, time(9), time(12))
    afternoon = Period(first, time(14), time(18))
    asked = {
        "A-2": Demands(windows=(morning,)),
        "A-3": Demands(wishes=(Wished(afternoon, strength=3),)),
        "A-5": Demands(needs=("stage",)),
        "A-6": Demands(rooms=("hall/tilia",)),
        "A-7": Demands(fixed_at=make_programme.clock(summit, 15)),
        "A-9": Demands(must_interpret=True),
    }
    for code, one in asked.items():
        demands.demand(summit.sessions.get(code=code), one, **BY)
    demands.set_series(summit, ["A-4", "A-8", "A-0"], at_least=15, at_most=300, **BY)
    walks = (("hall/tilia", "hall/acacia", 10),)
    planning.set_rules(
        summit, Numbers({"changeover": 15}, {"wishes": 90}, walks=walks), **BY
    )
    noon, two = make_programme.clock(summit, 12), make_programme.clock(summit, 14)
    planning.set_closures(summit, [Closure("hall", "acacia", noon, two)], **BY)
    planning.attend(summit, ada, Attending((Period(first, time(10)),), rest=30), **BY)


class Clock:
    """An hour that goes on by a second each time somebody looks."""

    def __init__(self):
        self.at = make.NOON

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


def test_what_is_asked_is_kept_by_what_the_worker_finds(summit, short):
    runs.ask(summit, seconds=10, seed=1, **BY)

    run = plans.plan_timetable(clock=Clock(), at=make.NOON)

    assert (run.state, run.outcome["unplaced"], run.outcome["violations"]) == (
        RunState.DONE,
        [],
        [],
    )
    places = runs.places_of(run)
    board.apply(summit, places, seen=steps.version_of(summit), **BY)
    verdict = check(timetable_problem(summit), optimisation.solution_of(summit))
    assert verdict.violations == ()
    zone = ZoneInfo(summit.zone)
    hour = {c: p.starts_at.astimezone(zone).time() for c, p in places.items()}
    assert hour["A-2"] < time(12)
    assert hour["A-3"] >= time(14)
    assert hour["A-7"] == time(15)
    assert (places["A-5"].room, places["A-6"].room) == ("acacia", "tilia")
    assert places["A-9"].team == "blue"
    told = heat(draft_of(summit, by=make.LOADER))
    assert [code for code, clashes in told.items() if is_clash(clashes)] == []


def test_what_breaks_it_is_found_by_the_checker_and_named_on_the_board(summit):
    """The same demands, broken by hand: engine and board agree session by session."""
    at = {"A-2": (14, "tilia"), "A-5": (16, "tilia"), "A-7": (9, "acacia")}
    for code, (hour, room) in at.items():
        make_programme.placed(summit.sessions.get(code=code), hour, in_=room)

    verdict = check(timetable_problem(summit), optimisation.solution_of(summit))
    told = heat(draft_of(summit, by=make.LOADER))

    broken = {(code, one.rule) for one in verdict.violations for code in one.sessions}
    named = {
        (code, one.kind.value)
        for code, clashes in told.items()
        for one in clashes
        if is_clash([one])
    }
    assert (
        broken
        == named
        == {
            ("A-2", "outside-window"),
            ("A-5", "equipment"),
            ("A-7", "fixed-time"),
        }
    )


def test_what_contradicts_is_left_out_and_said_why(summit, short):
    """Two sessions fixed in one room at one hour: one stays out, and is explained."""
    ten = make_programme.clock(summit, 16)
    for code in ("A-5", "A-6"):
        asked = Demands(fixed_at=ten, rooms=("hall/acacia",))
        demands.demand(summit.sessions.get(code=code), asked, **BY)
    runs.ask(summit, seconds=10, seed=1, **BY)

    run = plans.plan_timetable(clock=Clock(), at=make.NOON)

    assert len(run.outcome["unplaced"]) == 1
    (conflict,) = runs.conflicts_of(run)
    assert set(conflict.sessions) == {"A-5", "A-6"}
    assert {one.rule for one in conflict.demands} == {"fixed", "rooms"}


def test_a_window_that_no_placement_suits_is_left_out(summit, short):
    """A session longer than its window stays out; the rest is planned."""
    nine = Period((summit.starts_on,), time(9), time(9, 30))
    demands.demand(summit.sessions.get(code="A-1"), Demands(windows=(nine,)), **BY)
    runs.ask(summit, seconds=10, seed=1, **BY)

    run = plans.plan_timetable(clock=Clock(), at=make.NOON)

    assert run.outcome["unplaced"] == ["A-1"]
