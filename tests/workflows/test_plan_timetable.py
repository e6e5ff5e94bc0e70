import importlib
from datetime import timedelta

import journals
import make
import make_programme
import pytest

from palabre.engines.timetable import solve as engine
from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, runs, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.clashes import heat, is_clash
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.models import Placement, Session, TimetableRun
from palabre.workflows import plan_timetable as plans

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


class Clock:
    """An hour that goes on by a second each time somebody looks."""

    def __init__(self):
        self.at = make.NOON

    def __call__(self):
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def short(monkeypatch):
    """Let every search be one of few moves: the same seed, the same timetable."""
    importlib.import_module("palabre.engines.timetable.conflicts")  # keeps the true one
    searched = engine.solve

    def solve(problem, *, params, **facts):
        weights = dict(params.weights)
        params = engine.Params(moves=2_000, weights=weights)
        return searched(problem, params=params, **facts)

    monkeypatch.setattr(engine, "solve", solve)


@pytest.fixture
def summit():
    """Return an edition with eight sessions, one speaker twice, none placed."""
    made = make.summit()
    ada = make.person("Ada Mensah")
    for number in range(8):
        speakers = (ada,) if number in {0, 1} else (make.person(f"Speaker {number}"),)
        make_programme.session(made, f"A-{number}", speakers=speakers)
    return made


def asked(summit, **facts):
    given = {"seconds": 10, "seed": 1} | facts
    return runs.ask(summit, **given, **BY)


def worked():
    return plans.plan_timetable(clock=Clock(), at=make.NOON)


def test_search_places_everything_and_changes_nothing(summit, short):
    asked(summit)

    run = worked()

    assert run.state == "done"
    assert Placement.objects.count() == 0
    assert all(runs.places_of(run).values())
    assert run.outcome["violations"] == run.outcome["unplaced"] == []
    assert journals.last() == ("programme.timetable.found", "timetable:hamlet-2026/1")


def test_timetable_taken_over_is_one_step_without_a_clash(summit, short):
    asked(summit)
    run = worked()

    step = board.apply(summit, runs.places_of(run), seen=run.seen, **BY)

    hot = heat(draft_of(summit, by=make.LOADER))
    assert Placement.objects.count() == 8
    assert [code for code, found in hot.items() if is_clash(found)] == []
    board.undo(summit, step.number, **BY)
    assert Placement.objects.count() == 0


def test_pinned_session_stays_and_stays_pinned(summit, short):
    made = Session.objects.get(code="A-3")
    make_programme.placed(made, 15, in_="acacia")
    board.pin(made, seen=steps.version_of(summit), **BY)
    asked(summit)
    run = worked()

    board.apply(summit, runs.places_of(run), seen=run.seen, **BY)

    placement = Placement.objects.get(session=made)
    assert (placement.room.code, placement.is_pinned) == ("acacia", True)
    assert placement.starts_at == make_programme.clock(summit, 15)


def test_what_moved_during_the_search_is_not_overwritten(summit, short):
    make_programme.placed(Session.objects.get(code="A-3"), 15)
    asked(summit)
    run = worked()
    make_programme.placed(Session.objects.get(code="A-3"), 16)

    with pytest.raises(Refused, match="moved-meanwhile"):
        board.apply(summit, runs.places_of(run), seen=run.seen, **BY)

    assert Placement.objects.count() == 1


def test_progress_is_kept_as_it_comes(summit, short):
    asked(summit)

    run = worked()

    kept = TimetableRun.objects.get(pk=run.pk).progress
    assert kept
    assert set(kept[-1]) == {"seconds", "cost", "bound", "n_broken"}


def test_stopped_search_keeps_nothing(summit, short):
    run = asked(summit)
    runs.stop(run, **BY)

    assert worked() is None
    run.refresh_from_db()
    assert (run.state, run.places) == ("stopped", {})


def test_search_places_the_others_and_says_why_one_has_no_place(summit, short):
    make_programme.session(summit, "LONG-1", minutes=700)
    asked(summit)

    run = worked()

    run = TimetableRun.objects.get(pk=run.pk)
    assert run.state == "done"
    assert run.outcome["unplaced"] == ["LONG-1"]
    assert run.places["LONG-1"] is None
    (why,) = runs.conflicts_of(run)
    assert why.sessions == ("LONG-1",)
    assert why.demands == (runs.Demand("hours"),)
    assert [one.n_left_out for one in why.ways_out] == [0]


def test_search_whose_worker_died_is_given_up(summit):
    dead = asked(summit)
    runs.claim(by=make.LOADER, at=make.NOON)
    later = make.NOON + runs.LATE + timedelta(seconds=1)

    assert runs.claim(by=make.LOADER, at=later) is None
    dead.refresh_from_db()
    assert (dead.state, dead.reason) == ("failed", "worker-gone")


def test_cost_of_the_draft_names_the_rules_it_breaks(summit):
    for code, room in (("A-0", "tilia"), ("A-1", "acacia")):
        programme.place_as_published(
            Session.objects.get(code=code),
            make_programme.room(summit, room),
            make_programme.clock(summit, 9),
            make_programme.clock(summit, 9, 45),
            **BY,
        )

    now = plans.costs_now(summit)

    assert now.violations == ("person-twice: A-0, A-1",)
    assert len(now.unplaced) == 6


def test_only_planners_ask_and_stop(summit):
    run = asked(summit)
    by = make.actor(make.person())

    with pytest.raises(Refused, match="not-allowed"):
        runs.ask(summit, seconds=10, seed=1, by=by, at=make.NOON)
    with pytest.raises(Refused, match="not-allowed"):
        runs.stop(run, by=by, at=make.NOON)
    for act in (runs.claim, lambda **facts: runs.fail(run, "x", **facts)):
        with pytest.raises(Refused, match="not-allowed"):
            act(by=by, at=make.NOON)

    assert TimetableRun.objects.get().state == "queued"


def test_length_of_a_search_is_one_of_the_choices(summit):
    with pytest.raises(Refused, match="field-unknown"):
        asked(summit, seconds=7)
