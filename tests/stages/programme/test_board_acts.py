import journals
import make
import make_programme
import pytest

from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, releases, steps
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import DraftStep, Placement
from palabre.stages.summits.models import VenueDay
from palabre.web.ui.words import words_for

pytestmark = pytest.mark.django_db

BY = {"by": make.LOADER, "at": make.NOON}


def seen(summit):
    return steps.version_of(summit)


def move(session, hour, minute=0, *, in_="tilia", version=None, day=0, by=make.LOADER):
    summit = session.summit
    return board.move(
        session,
        make_programme.room(summit, in_),
        make_programme.clock(summit, hour, minute, day=day),
        seen=seen(summit) if version is None else version,
        by=by,
        at=make.NOON,
    )


def standing(summit):
    return {
        one.session.code: (one.room.code, one.starts_at.hour + 2, one.is_pinned)
        for one in Placement.objects.select_related("session", "room")
    }


@pytest.fixture
def summit():
    return make.summit()


def test_move_is_a_step_of_the_draft(summit):
    made = make_programme.session(summit)

    step = move(made, 9)

    assert (step.number, step.kind, step.by) == (1, "placed", "test")
    assert [one["session"] for one in step.changes] == ["INC-01"]
    assert standing(summit) == {"INC-01": ("tilia", 9, False)}
    assert journals.last() == ("programme.session.placed", "session:INC-01")


def test_board_places_a_person_twice_knowingly(summit):
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "A-1", speakers=(ada,)), 9)

    move(make_programme.session(summit, "B-1", speakers=(ada,)), 9, in_="acacia")

    assert standing(summit)["B-1"] == ("acacia", 9, False)


@pytest.mark.parametrize(
    "hour, in_, code", [(9, "tilia", "slot-taken"), (18, "tilia", "venue-closed")]
)
def test_board_never_doubles_a_room_nor_opens_a_venue(summit, hour, in_, code):
    make_programme.placed(make_programme.session(summit, "A-1"), 9)
    second = make_programme.session(summit, "B-1")

    with pytest.raises(Refused, match=code):
        move(second, hour, in_=in_)

    assert standing(summit) == {"A-1": ("tilia", 9, False)}


def test_what_somebody_moved_meanwhile_is_not_overwritten(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    version = seen(summit)
    farid = make.holder(summit, make.Role.SECRETARIAT, "Farid Haddad")
    move(made, 11, by=farid)

    with pytest.raises(Refused, match="moved-meanwhile") as caught:
        move(made, 14, version=version)

    assert caught.value.facts["person"] == "Farid Haddad"
    assert caught.value.facts["place"] == "hall/tilia"
    assert "now: Tilia)" in words_for(caught.value)
    assert standing(summit) == {"A-1": ("tilia", 11, False)}


def test_two_planners_move_different_sessions_at_one_version(summit):
    first = make_programme.session(summit, "A-1")
    second = make_programme.session(summit, "B-1")
    version = seen(summit)
    move(first, 9, version=version)

    move(second, 10, version=version)

    assert sorted(standing(summit)) == ["A-1", "B-1"]


def test_undo_and_redo_walk_the_steps(summit):
    made = make_programme.session(summit, "A-1")
    for hour in (9, 10, 11):
        move(made, hour)

    board.undo(summit, steps.undoable(summit).number, **BY)
    board.undo(summit, steps.undoable(summit).number, **BY)
    assert standing(summit) == {"A-1": ("tilia", 9, False)}
    board.redo(summit, steps.redoable(summit).number, **BY)
    assert standing(summit) == {"A-1": ("tilia", 10, False)}
    board.redo(summit, steps.redoable(summit).number, **BY)

    assert standing(summit) == {"A-1": ("tilia", 11, False)}
    assert steps.redoable(summit) is None
    assert seen(summit) == 7
    assert journals.last() == ("programme.step.redone", "session:A-1")


def test_new_step_closes_what_was_undone(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    move(made, 10)
    board.undo(summit, 2, **BY)

    move(made, 14)

    assert steps.redoable(summit) is None
    board.undo(summit, steps.undoable(summit).number, **BY)
    assert standing(summit) == {"A-1": ("tilia", 9, False)}


def test_only_the_step_that_was_seen_is_undone(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    move(made, 10)

    with pytest.raises(Refused, match="step-gone"):
        board.undo(summit, 1, **BY)

    assert standing(summit) == {"A-1": ("tilia", 10, False)}


def test_undo_does_not_touch_what_was_moved_around_it(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    room = make_programme.room(summit, "acacia")
    Placement.objects.filter(session=made).update(room=room)

    with pytest.raises(Refused, match="not-where-it-was"):
        board.undo(summit, 1, **BY)

    assert standing(summit) == {"A-1": ("acacia", 9, False)}
    assert not DraftStep.objects.get(number=1).is_undone


def test_undo_of_a_first_placing_frees_the_room(summit):
    move(make_programme.session(summit, "A-1"), 9)

    board.undo(summit, 1, **BY)

    assert standing(summit) == {}


def test_release_closes_the_steps_before_it(summit):
    move(make_programme.session(summit, "A-1"), 9)

    releases.release(summit, "", **BY)

    assert steps.undoable(summit) is None


def test_acts_of_other_pages_are_steps_too(summit):
    made = make_programme.session(summit, "A-1")
    make_programme.placed(made, 9)
    programme.unplace(made, **BY)
    make_programme.placed(made, 10)
    programme.cancel(made, reason="Rain.", **BY)

    kinds = list(summit.draft_steps.order_by("number").values_list("kind", flat=True))

    assert kinds == ["placed", "unplaced", "placed", "cancelled"]


def test_swap_keeps_each_length(summit):
    short = make_programme.session(summit, "A-1")
    long = make_programme.session(summit, "B-1", minutes=90)
    move(short, 9)
    move(long, 14, in_="acacia")

    board.swap(short, long, seen=seen(summit), **BY)

    assert standing(summit) == {
        "A-1": ("acacia", 14, False),
        "B-1": ("tilia", 9, False),
    }
    lengths = {
        one.session.code: (one.ends_at - one.starts_at).seconds // 60
        for one in Placement.objects.select_related("session")
    }
    assert lengths == {"A-1": 45, "B-1": 90}
    board.undo(summit, steps.undoable(summit).number, **BY)
    assert standing(summit)["A-1"] == ("tilia", 9, False)


def test_swap_that_would_double_a_room_is_refused_whole(summit):
    short, long, after = (
        make_programme.session(summit, "A-1"),
        make_programme.session(summit, "B-1", minutes=90),
        make_programme.session(summit, "C-1"),
    )
    move(short, 9)
    move(after, 9, 45)
    move(long, 14)
    before = standing(summit)

    with pytest.raises(Refused, match="slot-taken"):
        board.swap(short, long, seen=seen(summit), **BY)

    assert standing(summit) == before


def test_swap_keeps_to_opening_hours(summit):
    short = make_programme.session(summit, "A-1")
    long = make_programme.session(summit, "B-1", minutes=120)
    move(short, 17, 15)
    move(long, 9)

    with pytest.raises(Refused, match="venue-closed"):
        board.swap(short, long, seen=seen(summit), **BY)


def test_pinned_session_stays_until_unpinned(summit):
    made = make_programme.session(summit, "A-1")
    other = make_programme.session(summit, "B-1")
    move(made, 9)
    move(other, 11)
    board.pin(made, seen=seen(summit), **BY)

    for act in (
        lambda: move(made, 10),
        lambda: board.take_out(made, seen=seen(summit), **BY),
        lambda: board.swap(other, made, seen=seen(summit), **BY),
    ):
        with pytest.raises(Refused, match="pinned"):
            act()
    board.unpin(made, seen=seen(summit), **BY)
    board.take_out(made, seen=seen(summit), **BY)

    assert standing(summit) == {"B-1": ("tilia", 11, False)}


def test_timetable_is_taken_over_in_one_step(summit):
    first, second = (make_programme.session(summit, code) for code in ("A-1", "B-1"))
    move(first, 9)
    move(second, 10)
    here = steps.places_of(summit, ["A-1", "B-1"])

    turned = {"A-1": here["B-1"], "B-1": here["A-1"]}
    step = board.apply(summit, turned, seen=seen(summit), **BY)

    assert len(step.changes) == 2
    assert standing(summit)["A-1"] == ("tilia", 10, False)
    board.undo(summit, step.number, **BY)
    assert standing(summit)["A-1"] == ("tilia", 9, False)


def test_same_timetable_again_changes_nothing(summit):
    move(make_programme.session(summit, "A-1"), 9)
    here = steps.places_of(summit, ["A-1"])

    with pytest.raises(Refused, match="nothing-moves"):
        board.apply(summit, here, seen=seen(summit), **BY)


def test_timetable_never_moves_a_pinned_session(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    board.pin(made, seen=seen(summit), **BY)

    with pytest.raises(Refused, match="pinned"):
        board.apply(summit, {"A-1": None}, seen=seen(summit), **BY)


def test_only_planners_work_the_board(summit):
    made = make_programme.session(summit, "A-1")
    move(made, 9)
    by = make.actor(make.person())
    version = seen(summit)

    for act in (
        lambda: move(made, 10, by=by),
        lambda: board.take_out(made, seen=version, by=by, at=make.NOON),
        lambda: board.swap(made, made, seen=version, by=by, at=make.NOON),
        lambda: board.pin(made, seen=version, by=by, at=make.NOON),
        lambda: board.apply(summit, {}, seen=version, by=by, at=make.NOON),
        lambda: board.undo(summit, 1, by=by, at=make.NOON),
        lambda: board.redo(summit, 1, by=by, at=make.NOON),
    ):
        with pytest.raises(Refused, match="not-allowed"):
            act()

    assert standing(summit) == {"A-1": ("tilia", 9, False)}


def test_session_without_a_room_can_be_neither_pinned_nor_taken_out(summit):
    made = make_programme.session(summit, "A-1")

    for act in (board.pin, board.take_out):
        with pytest.raises(Refused, match="not-placed"):
            act(made, seen=0, **BY)


def test_venue_that_closed_meanwhile_takes_nothing(summit):
    made = make_programme.session(summit, "A-1")
    VenueDay.objects.filter(venue__summit=summit).delete()

    with pytest.raises(Refused, match="venue-closed"):
        move(made, 9)
