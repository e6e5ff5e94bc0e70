from datetime import timedelta

import journals
import make
import make_programme
import pytest
from django.db import IntegrityError, transaction

from palabre.kernel.refusals import Refused
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Placement, SessionRole

pytestmark = pytest.mark.django_db


def test_placed_session_takes_its_minutes():
    made = make_programme.session(make.summit())

    placement = make_programme.placed(made, 9, 30)

    assert placement.room.code == "tilia"
    assert placement.ends_at - placement.starts_at == timedelta(minutes=45)
    assert journals.last() == ("programme.session.placed", "session:INC-01")


def test_touching_sessions_share_a_room():
    summit = make.summit()
    make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    make_programme.placed(make_programme.session(summit, "INC-02"), 9, 45)

    assert Placement.objects.count() == 2


@pytest.mark.parametrize("minute", [1, 30, 44])
def test_room_holds_one_session_at_a_time(minute):
    summit = make.summit()
    make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    second = make_programme.session(summit, "INC-02")

    with pytest.raises(Refused, match="slot-taken") as caught:
        make_programme.placed(second, 9, minute)

    assert caught.value.facts == {
        "room": "Tilia",
        "title": "Session INC-01",
        "session": "INC-01",
        "starts_at": "09:00",
        "ends_at": "09:45",
        "field": "room",
    }
    assert Placement.objects.count() == 1


def test_same_hour_in_another_room():
    summit = make.summit()
    make_programme.placed(make_programme.session(summit, "INC-01"), 9)

    make_programme.placed(make_programme.session(summit, "INC-02"), 9, in_="acacia")

    assert Placement.objects.count() == 2


def test_moving_overlaps_only_itself():
    made = make_programme.session(make.summit())
    make_programme.placed(made, 9)

    make_programme.placed(made, 9, 15)

    moved = Placement.objects.get()
    assert moved.starts_at == make_programme.clock(made.summit, 9, 15)


def test_database_refuses_a_double_booking():
    summit = make.summit()
    first = make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    second = make_programme.session(summit, "INC-02")

    with (
        pytest.raises(IntegrityError, match="placement_room_once"),
        transaction.atomic(),
    ):
        Placement.objects.create(
            session=second,
            room=first.room,
            starts_at=first.starts_at + timedelta(minutes=44),
            ends_at=first.ends_at + timedelta(minutes=44),
        )

    assert Placement.objects.count() == 1


def test_database_refuses_a_move_into_a_taken_room():
    summit = make.summit()
    first = make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    second = make_programme.placed(make_programme.session(summit, "INC-02"), 11)

    with (
        pytest.raises(IntegrityError, match="placement_room_once"),
        transaction.atomic(),
    ):
        Placement.objects.filter(pk=second.pk).update(starts_at=first.starts_at)


def test_race_that_the_check_missed_is_refused_in_words(monkeypatch):
    summit = make.summit()
    make_programme.placed(make_programme.session(summit, "INC-01"), 9)
    second = make_programme.session(summit, "INC-02")
    monkeypatch.setattr(programme, "check_room", lambda *_: None)

    with pytest.raises(Refused, match="slot-taken") as caught:
        make_programme.placed(second, 9, 15)

    assert caught.value.facts["room"] == "Tilia"


def test_placement_must_end_after_its_start():
    made = make_programme.session(make.summit())
    starts_at = make_programme.clock(made.summit, 9)

    with (
        pytest.raises(IntegrityError, match="placement_ends_after_start"),
        transaction.atomic(),
    ):
        Placement.objects.create(
            session=made,
            room=make_programme.room(made.summit),
            starts_at=starts_at,
            ends_at=starts_at,
        )


@pytest.mark.parametrize(
    "hour, minute, day", [(8, 59, 0), (17, 16, 0), (23, 30, 0), (9, 0, 2)]
)
def test_venue_must_be_open(hour, minute, day):
    made = make_programme.session(make.summit())

    with pytest.raises(Refused, match="venue-closed"):
        make_programme.placed(made, hour, minute, day=day)


def test_last_slot_of_the_day_fits():
    made = make_programme.session(make.summit())

    assert make_programme.placed(made, 17, 15).ends_at == make_programme.clock(
        made.summit, 18
    )


def test_speaker_is_in_one_place():
    summit = make.summit()
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(summit, "INC-01", speakers=(ada,)), 9)
    second = make_programme.session(summit, "INC-02", speakers=(ada,))

    with pytest.raises(Refused, match="person-busy") as caught:
        make_programme.placed(second, 9, 30, in_="acacia")

    assert caught.value.facts == {
        "person": "Ada Mensah",
        "title": "Session INC-01",
        "session": "INC-01",
        "field": "starts_at",
    }


def test_rapporteur_may_be_listed_twice():
    summit = make.summit()
    ada = make.person("Ada Mensah")
    first = make_programme.session(summit, "INC-01", speakers=(ada,))
    second = make_programme.session(summit, "INC-02", speakers=(ada,))
    SessionRole.objects.filter(session=second).update(role="rapporteur")
    make_programme.placed(first, 9)

    make_programme.placed(second, 9, in_="acacia")

    assert Placement.objects.count() == 2


def test_only_planners_place_and_unplace():
    made = make_programme.session(make.summit())
    make_programme.placed(made)
    by = make.actor(make.person())

    with pytest.raises(Refused, match="not-allowed"):
        programme.place(
            made,
            make_programme.room(made.summit),
            make_programme.clock(made.summit, 11),
            by=by,
            at=make.NOON,
        )
    with pytest.raises(Refused, match="not-allowed"):
        programme.unplace(made, by=by, at=make.NOON)

    assert Placement.objects.get().starts_at == make_programme.clock(made.summit, 9)


def test_cancelled_session_is_not_placed():
    made = make_programme.session(make.summit())
    programme.cancel(made, reason="Rain.", by=make.LOADER, at=make.NOON)

    with pytest.raises(Refused, match="wrong-state"):
        make_programme.placed(made)


def test_unplaced_session_frees_its_room():
    made = make_programme.session(make.summit())
    make_programme.placed(made)

    programme.unplace(made, by=make.secretariat(made.summit), at=make.NOON)

    assert Placement.objects.count() == 0
    assert journals.last() == ("programme.session.unplaced", "session:INC-01")


def test_session_in_no_room_cannot_be_taken_out():
    made = make_programme.session(make.summit())

    with pytest.raises(Refused, match="not-placed"):
        programme.unplace(made, by=make.LOADER, at=make.NOON)


def test_room_of_another_edition_is_refused():
    made = make_programme.session(make.summit())
    other = make.summit("hamlet-2025")

    with pytest.raises(Refused, match="room-elsewhere"):
        programme.place(
            made,
            make_programme.room(other),
            make_programme.clock(made.summit, 9),
            by=make.secretariat(made.summit),
            at=make.NOON,
        )


def test_published_place_may_lie_outside_opening_hours():
    made = make_programme.session(make.summit())
    starts_at = make_programme.clock(made.summit, 20)

    placement = programme.place_as_published(
        made,
        make_programme.room(made.summit),
        starts_at,
        starts_at + timedelta(minutes=90),
        by=make.LOADER,
        at=make.NOON,
    )

    assert placement.ends_at - placement.starts_at == timedelta(minutes=90)
