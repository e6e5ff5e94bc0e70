"""A session that was cancelled and is held after all, told to those it concerns."""

import make
import make_programme
import pytest
from make_protocol import browser_of as visitor

from palabre.kernel.refusals import Refused
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.programme import demands, steps, wanted
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Placement
from palabre.stages.programme.wanted import After
from palabre.workflows.release_programme import release_programme

pytestmark = pytest.mark.django_db
BY = {"by": make.LOADER, "at": make.NOON}
BOARD = "/api/v1/editions/hamlet-2026/board"


@pytest.fixture
def summit():
    return make.summit()


def released(summit):
    Message.objects.all().delete()
    page_of = "https://x.example/{}/".format
    made = release_programme(summit, "", page_of=page_of, **BY)
    return made.release, {one.email: one for one in Message.objects.order_by("id")}


def placed(summit, *, hour=9):
    ada = make.person("Ada Mensah", email="ada@cast.example")
    session = make_programme.session(summit, speakers=(ada,))
    make_programme.placed(session, hour)
    return session


def test_it_waits_for_a_place_again_and_keeps_its_people(summit):
    session = placed(summit)
    programme.cancel(session, reason="Speaker ill.", **BY)

    held = programme.reinstate(session, **BY)

    assert held.state == "planned"
    assert held.roles.get().person.name == "Ada Mensah"
    assert not Placement.objects.exists()
    kinds = summit.draft_steps.order_by("number").values_list("kind", flat=True)
    assert list(kinds) == ["placed", "cancelled", "reinstated"]
    assert steps.undoable(summit) is None


def test_orders_that_others_contradict_by_now_are_let_go(summit):
    made = [make_programme.session(summit, code) for code in ("A-1", "B-1", "C-1")]
    demands.set_series(summit, ["A-1", "B-1", "C-1"], **BY)
    programme.cancel(made[1], reason="Speaker ill.", **BY)
    demands.set_orders(made[0], [After("C-1", "A-1")], **BY)

    programme.reinstate(made[1], **BY)

    assert wanted.orders_of(summit) == [After("C-1", "A-1")]


def test_orders_that_nothing_contradicts_stay(summit):
    made = [make_programme.session(summit, code) for code in ("A-1", "B-1")]
    demands.set_series(summit, ["A-1", "B-1"], **BY)
    programme.cancel(made[1], reason="Speaker ill.", **BY)
    assert wanted.orders_of(summit) == []

    programme.reinstate(made[1], **BY)

    assert wanted.orders_of(summit) == [After("A-1", "B-1")]


def test_only_who_plans_and_only_what_was_cancelled(summit):
    session = placed(summit)

    with pytest.raises(Refused, match="wrong-state"):
        programme.reinstate(session, **BY)
    programme.cancel(session, reason="Speaker ill.", **BY)
    with pytest.raises(Refused, match="not-allowed"):
        programme.reinstate(session, by=make.actor(make.person()), at=make.NOON)


def test_the_release_tells_that_it_takes_place_after_all(summit, client):
    session = placed(summit)
    released(summit)
    programme.cancel(session, reason="Speaker ill.", **BY)
    _, told = released(summit)
    assert "SEQUENCE:1" in told["ada@cast.example"].calendar
    assert "STATUS:CANCELLED" in told["ada@cast.example"].calendar
    programme.reinstate(session, **BY)
    make_programme.placed(session, 14)

    _, told = released(summit)

    letter = told["ada@cast.example"]
    assert "It takes place after all." in letter.body
    assert "Before:" not in letter.body
    assert "SEQUENCE:2" in letter.calendar
    assert "STATUS:CONFIRMED" in letter.calendar
    page = client.get("/en/hamlet-2026/programme/releases/").content.decode()
    assert "It takes place after all: " in page
    assert "(was –)" not in page


def test_what_left_the_programme_and_comes_back_goes_on_counting(summit):
    session = placed(summit)
    make_programme.placed(make_programme.session(summit, "INC-02"), 16)
    released(summit)
    programme.unplace(session, **BY)
    released(summit)
    make_programme.placed(session, 11)

    _, told = released(summit)

    assert "SEQUENCE:2" in told["ada@cast.example"].calendar


def test_it_is_done_on_its_page_and_over_the_api(summit):
    session = placed(summit)
    desk = visitor(Person.objects.get(pk=make.secretariat(summit).person_id))
    place = f"/en/hamlet-2026/secretariat/programme/{session.code}/"
    for act in ("page", "api"):
        session.refresh_from_db()
        programme.cancel(session, reason="Speaker ill.", **BY)
        assert "Hold it after all" in desk.get(place).content.decode()

        if act == "page":
            desk.post(f"{place}reinstate/")
        else:
            facts = {"session": session.code}
            answer = desk.post(
                f"{BOARD}/reinstatements", facts, content_type="application/json"
            )
            assert answer.json()["state"] == "planned"

        session.refresh_from_db()
        assert session.state == "planned"
        assert "Hold it after all" not in desk.get(place).content.decode()
