from datetime import timedelta

import make
import make_programme
import pytest

from palabre.stages.people.models import Person
from palabre.stages.programme import runs, stars
from palabre.stages.programme.models import Placement, TimetableRun
from palabre.workflows import plan_timetable as plans
from palabre.workflows.release_programme import release_programme

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/board/changes/"
BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    made = make.summit()
    ada, bo = make.person("Ada Mensah"), make.person("Bo Larsen")
    make_programme.placed(make_programme.session(made, "A-1", speakers=(ada,)), 9)
    make_programme.placed(
        make_programme.session(made, "B-1", speakers=(bo,)), 9, in_="acacia"
    )
    return made


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def late(**changed):
    ada = Person.objects.get(name="Ada Mensah")
    told = {"what": ada.code, "on": "2026-05-25", "at": "10:00"} | changed
    return {"kind": "arrives"} | {f"arrives-{key}": one for key, one in told.items()}


def worked():
    clock = iter(make.NOON + timedelta(seconds=n) for n in range(1_000))
    return plans.plan_timetable(clock=lambda: next(clock), at=make.NOON)


def test_change_is_asked_for_and_waits_for_the_worker(summit, amina):
    answer = amina.post(HERE, late())

    page = amina.get(HERE).content.decode()
    run = TimetableRun.objects.get()
    assert answer.status_code == 302
    assert (run.asks, run.state, run.change["kind"]) == ("repair", "queued", "arrives")
    assert "Ada Mensah arrives only on Mon 25 May 10:00" in page
    assert 'data-renew="1000"' in page


def test_way_says_what_moves_and_whom_it_concerns(summit, amina):
    vera = make.person("Vera Visitor", email="vera@cast.example")
    release_programme(summit, "", page_of=str, **BY)
    stars.star(summit, "A-1", by=make.actor(vera), at=make.NOON)
    amina.post(HERE, late())
    worked()

    page = amina.get(HERE).content.decode()

    assert "proven: fewer moves do not do" in page
    assert "1 session moves" in page
    assert "What changes for 2 people" in page
    assert "Vera Visitor" in page
    assert "<dt><bdi>Bo Larsen" not in page


def test_way_is_taken_into_the_draft_and_holds(summit, amina):
    amina.post(HERE, late())
    run = worked()

    answer = amina.post(f"{HERE}{run.number}/take/0/", follow=True)

    ten = make_programme.clock(summit, 10)
    assert Placement.objects.get(session__code="A-1").starts_at >= ten
    assert "It stands in the draft" in answer.content.decode()
    page = amina.get(HERE).content.decode()
    assert "What holds" in page
    assert "taken into the draft" in page

    amina.post(f"{HERE}{run.number}/lift/")
    assert runs.in_force(summit) == []


def test_way_that_cannot_be_any_more_is_refused_in_words(summit, amina):
    amina.post(HERE, late())
    run = worked()
    amina.post(f"{HERE}{run.number}/take/0/")

    again = amina.post(f"{HERE}{run.number}/take/0/", follow=True)

    assert "meanwhile" in again.content.decode()


@pytest.mark.parametrize(
    "sent",
    [
        {"kind": "room", "room-what": "hall/tilia", "room-on": "2026-05-25", "room-at": "09:00", "room-days": "1"},
        {"kind": "lasts", "lasts-what": "A-1", "lasts-n": "90"},
        {"kind": "leaves"},
        {"kind": "remote"},
    ],
)  # fmt: skip
def test_every_change_has_its_form(summit, amina, sent):
    code = Person.objects.get(name="Ada Mensah").code
    if sent["kind"] == "leaves":
        sent = late() | {"kind": "leaves"}
        sent = {key.replace("arrives", "leaves"): one for key, one in sent.items()}
    if sent["kind"] == "remote":
        sent |= {"remote-what": code, "remote-offset": "-300"}

    answer = amina.post(HERE, sent)

    assert answer.status_code == 302
    assert TimetableRun.objects.get().change["kind"] == sent["kind"]


def test_form_that_is_not_whole_says_so(summit, amina):
    answer = amina.post(HERE, late(at="whenever"))

    assert answer.status_code == 200
    assert "Nothing is lost" in answer.content.decode()
    assert not TimetableRun.objects.exists()


def test_fewer_interpreters_are_only_offered_where_there_are_some(summit, amina):
    assert "There are fewer interpreters" not in amina.get(HERE).content.decode()
