from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import make
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, optimisation, runs, steps, teams
from palabre.stages.programme.clashes import heat
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.models import Placement, Session, TimetableRun
from palabre.workflows import plan_timetable as plans
from palabre.workflows.mend_programme import take_way
from palabre.workflows.staff_booths import staff_booths

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    """Return an edition with three sessions on its first morning; Ada in two."""
    made = make.summit()
    ada, bo = make.person("Ada Mensah"), make.person("Bo Larsen")
    for code, speaker, hour in (("A-1", ada, 9), ("A-2", ada, 11), ("B-1", bo, 9)):
        session = make_programme.session(made, code, speakers=(speaker,))
        room = "acacia" if code == "B-1" else "tilia"
        make_programme.placed(session, hour, in_=room)
    return made


def ada(summit):
    return next(
        one.person for one in Session.objects.get(summit=summit, code="A-1").roles.all()
    )


def change(summit, kind, what, **facts):
    return Change(kind, what, "It", **facts)


def asked(summit, made, at=make.NOON):
    runs.ask_repair(summit, made, seconds=10, by=make.LOADER, at=at)
    clock = iter(at + timedelta(seconds=n) for n in range(1_000))
    run = plans.plan_timetable(clock=lambda: next(clock), at=at)
    assert run.state == "done", run.reason
    return TimetableRun.objects.select_related("summit").get(pk=run.pk)


def moved(summit, run):
    """Take the best way over; return what moved."""
    codes = [one.code for one in summit.sessions.all()]
    before = steps.places_of(summit, codes)
    take_way(run, 0, **BY)
    after = steps.places_of(summit, codes)
    return sorted(code for code in codes if before[code] != after[code])


def test_late_arrival_moves_only_what_is_missed(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))

    assert run.outcome["is_proven"]
    assert run.outcome["must_move"] == ["A-1"]
    assert moved(summit, run) == ["A-1"]
    assert Placement.objects.get(session__code="A-1").starts_at >= ten


def test_change_taken_over_holds_until_it_is_lifted(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))
    assert optimisation.problem_of(summit).people[0].present == ()
    take_way(run, 0, **BY)

    (person,) = [
        one for one in optimisation.problem_of(summit).people if "Ada" in one.name
    ]
    assert person.present[0].start == 600
    a1 = Session.objects.get(code="A-1")
    early = make_programme.clock(summit, 9)
    board.move(
        a1, make_programme.room(summit), early, seen=steps.version_of(summit), **BY
    )
    hot = heat(draft_of(summit, by=make.LOADER))
    assert [one.kind.value for one in hot["A-1"]] == ["person-absent"]

    runs.lift(TimetableRun.objects.select_related("summit").get(pk=run.pk), **BY)
    assert heat(draft_of(summit, by=make.LOADER)) == {}


def test_early_departure_moves_what_comes_after(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.LEAVES, ada(summit).code, at=ten))

    assert run.outcome["must_move"] == ["A-2"]
    assert run.ways == []


def test_where_no_way_is_left_what_contradicts_is_named_with_ways_out(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.LEAVES, ada(summit).code, at=ten))

    (why,) = runs.conflicts_of(run)
    assert set(why.sessions) == {"A-1", "A-2"}
    rules = {one.rule for one in why.demands}
    assert {"present", "attends"} <= rules
    assert {one.demand for one in why.ways_out} == set(why.demands)
    assert why.ways_out[0].n_left_out == 0


def test_lost_room_is_left_for_as_long_as_it_is_lost(summit):
    room = optimisation.room_code(make_programme.room(summit, "tilia"))
    nine, ten = (make_programme.clock(summit, hour) for hour in (9, 10))
    run = asked(summit, change(summit, ChangeKind.ROOM, room, at=nine, until=ten))

    assert run.outcome["must_move"] == ["A-1"]
    take_way(run, 0, **BY)
    (closed,) = [
        one.closed for one in optimisation.problem_of(summit).rooms if one.code == room
    ]
    assert closed == ((540, 600),)


def test_longer_session_moves_one_of_two_that_would_meet(summit):
    run = asked(summit, change(summit, ChangeKind.LASTS, "A-1", n=150))

    take_way(run, 0, **BY)

    held = {one.session.code: one for one in Placement.objects.all()}
    session = Session.objects.get(code="A-1")
    assert session.minutes == 150
    assert held["A-1"].ends_at - held["A-1"].starts_at == timedelta(minutes=150)
    assert run.ways[0]["n_moved"] == 1
    assert (
        held["A-2"].starts_at >= held["A-1"].ends_at
        or held["A-1"].starts_at >= held["A-2"].ends_at
    )


def test_remote_speaker_is_asked_at_a_civil_hour(summit):
    far = change(summit, ChangeKind.REMOTE, ada(summit).code, n=-8 * 60)
    run = asked(summit, far)

    assert run.outcome["must_move"] == ["A-1", "A-2"]
    take_way(run, 0, **BY)
    zone = ZoneInfo(summit.zone)
    hours = [
        one.starts_at.astimezone(zone).hour
        for one in Placement.objects.filter(session__code__startswith="A")
    ]
    assert min(hours) >= 15  # six in the morning eight hours west, summer time here


def test_fewer_interpreters_change_as_little_as_can_be(summit):
    plans_ = [teams.TeamPlan("blue", "Blue", ("en", "fr"), n_booths=1)]
    teams.set_teams(summit, plans_, **BY)
    teams.set_blocks(summit, teams.usual_blocks(summit, 180), **BY)
    for code, hour in (("F-1", 12), ("F-2", 15)):
        session = make_programme.session(summit, code, languages=["en", "fr"])
        make_programme.placed(session, hour)
    staff_booths(summit, **BY)
    run = asked(summit, change(summit, ChangeKind.TEAM, "blue", n=1))

    take_way(run, 0, **BY)

    assert [team.blocks_a_week for team in optimisation.problem_of(summit).teams] == [1]
    working = Placement.objects.filter(team__code="blue")
    assert len({one.starts_at.hour // 4 for one in working}) == 1


def test_what_has_begun_stays_and_nothing_goes_to_the_past(summit):
    now = make_programme.clock(summit, 9, 30)
    ten = make_programme.clock(summit, 12)
    late = change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten)
    run = asked(summit, late, at=now)

    assert moved(summit, run) == ["A-2"]
    assert Placement.objects.get(session__code="A-2").starts_at >= ten


def test_pinned_session_is_in_no_way(summit):
    session = Session.objects.get(code="A-1")
    board.pin(session, seen=steps.version_of(summit), **BY)
    ten = make_programme.clock(summit, 10)

    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))

    assert run.ways == []
    (why,) = runs.conflicts_of(run)
    assert why.sessions == ("A-1",)
    assert runs.Demand("pinned", "A-1") in why.demands
    with pytest.raises(Refused, match="not-found"):
        take_way(run, 0, **BY)


def test_what_waits_for_a_place_goes_on_waiting(summit):
    make_programme.session(summit, "W-1")
    ten = make_programme.clock(summit, 10)

    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))

    assert set(runs.places_of(run, 0)) == {"A-1"}


def test_way_is_not_taken_over_what_moved_meanwhile(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))
    make_programme.placed(Session.objects.get(code="A-1"), 16)

    with pytest.raises(Refused, match="moved-meanwhile"):
        take_way(run, 0, **BY)

    assert TimetableRun.objects.get().taken_at is None


def test_only_planners_take_and_lift(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))
    by = make.actor(make.person())

    for act in (lambda: take_way(run, 0, by=by, at=make.NOON), lambda: runs.lift(run, by=by, at=make.NOON), lambda: runs.ask_prices(summit, by=by, at=make.NOON)):  # fmt: skip
        with pytest.raises(Refused, match="not-allowed"):
            act()


def test_change_of_an_earlier_version_is_read():
    kept = {"person": "P-1", "name": "Ada", "arrives_at": "2026-05-26T14:00:00+02:00"}

    read = Change.from_json(kept)

    at = datetime.fromisoformat("2026-05-26T14:00:00+02:00")
    assert read == Change(ChangeKind.ARRIVES, "P-1", "Ada", at)
    assert Change.from_json(read.to_json()) == read


def test_prices_tell_what_each_rule_costs(summit, monkeypatch):
    monkeypatch.setattr(plans, "PRICE_MOVES", 500)
    runs.ask_prices(summit, **BY)
    clock = iter(make.NOON + timedelta(seconds=n) for n in range(1_000))

    run = plans.plan_timetable(clock=lambda: next(clock), at=make.NOON)

    assert run.state == "done"
    assert all(saving >= 0 for _, saving in run.outcome["prices"])
    assert "way" in dict(run.outcome["prices"])


def undone(summit):
    return board.undo(summit, steps.undoable(summit).number, **BY)


def test_undoing_what_was_taken_lifts_the_change_and_redoing_holds_it(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))
    take_way(run, 0, **BY)
    assert [one.pk for one in runs.in_force(summit)] == [run.pk]

    undone(summit)

    assert runs.in_force(summit) == []
    assert Placement.objects.get(session__code="A-1").starts_at < ten
    assert heat(draft_of(summit, by=make.LOADER)) == {}
    board.redo(summit, steps.redoable(summit).number, **BY)
    assert [one.pk for one in runs.in_force(summit)] == [run.pk]
    assert Placement.objects.get(session__code="A-1").starts_at >= ten


def test_undoing_a_longer_session_gives_it_its_length_back(summit):
    run = asked(summit, change(summit, ChangeKind.LASTS, "A-1", n=150))
    was = Session.objects.get(code="A-1").minutes
    take_way(run, 0, **BY)

    undone(summit)

    assert Session.objects.get(code="A-1").minutes == was
    board.redo(summit, steps.redoable(summit).number, **BY)
    assert Session.objects.get(code="A-1").minutes == 150


def test_undoing_another_step_leaves_the_change(summit):
    ten = make_programme.clock(summit, 10)
    run = asked(summit, change(summit, ChangeKind.ARRIVES, ada(summit).code, at=ten))
    take_way(run, 0, **BY)
    b1 = Session.objects.get(code="B-1")
    board.pin(b1, seen=steps.version_of(summit), **BY)

    undone(summit)

    assert [one.pk for one in runs.in_force(summit)] == [run.pk]
