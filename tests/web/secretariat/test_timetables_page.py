import make
import make_programme
import make_protocol
import pytest

from palabre.stages.people.models import Person
from palabre.stages.programme import runs, steps
from palabre.stages.programme.models import Placement, Session, TimetableRun
from palabre.stages.protocol.operations import Travel

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/board/timetables/"
BY = {"by": make.LOADER, "at": make.NOON}


@pytest.fixture
def summit():
    made = make.summit()
    ada = make.person("Ada Mensah")
    make_programme.placed(make_programme.session(made, "A-1", speakers=(ada,)), 9)
    return made


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def found(summit, hour):
    """Return a search that would move the session to an hour."""
    runs.ask(summit, seconds=10, seed=1, **BY)
    run = runs.claim(**BY)
    place = steps.places_of(summit, ["A-1"])["A-1"]
    starts_at = make_programme.clock(summit, hour)
    moved = steps.Place(
        "hall", "acacia", starts_at, starts_at + (place.ends_at - place.starts_at)
    )
    outcome = runs.Outcome({"A-1": moved}, 40, 30, {"wishes": 40})
    return runs.finish(run, outcome, **BY)


def test_search_is_asked_for_and_shown_as_waiting(summit, amina):
    amina.post(HERE, {"seconds": "30", "seed": "7"})

    page = amina.get(HERE).content.decode()

    run = TimetableRun.objects.get()
    assert (run.seconds, run.seed, run.state) == (30, 7, "queued")
    assert "waits for the worker" in page
    assert 'data-renew="1000"' in page


def test_progress_is_shown_while_it_searches(summit, amina):
    runs.ask(summit, seconds=10, seed=1, **BY)
    run = runs.claim(**BY)
    for second, cost in ((0.5, 900), (1.4, 400)):
        told = {"seconds": second, "cost": cost, "bound": 300, "n_broken": 0}
        runs.note(run, told, at=make.NOON)

    page = amina.get(HERE).content.decode()

    assert "after 1.4 s: 400 minutes of harm, proven bound 300" in page
    assert "gap 25 %" in page
    assert "<polyline" in page


def test_alternative_stands_beside_the_draft_and_is_taken_over(summit, amina):
    found(summit, 14)
    page = amina.get(HERE).content.decode()
    assert "Timetable 1" in page
    assert "would move: A-1" in page

    answer = amina.post(f"{HERE}1/take/")

    assert answer.url == "/en/hamlet-2026/secretariat/board/"
    placement = Placement.objects.get()
    assert placement.starts_at == make_programme.clock(summit, 14)


def test_the_draft_is_measured_by_what_the_search_is_asked(summit, amina):
    one = make_protocol.dignitary(
        summit, arrives=Travel(make_programme.clock(summit, 12), "Europe/Zurich")
    )
    session = make_programme.session(summit, "HL-1", speakers=(one.person,))
    make_programme.placed(session, 10)

    page = amina.get(HERE).content.decode()

    assert "Ama Mensah is not there during HL-1" in page


def test_timetable_overwrites_nothing_that_moved_meanwhile(summit, amina):
    found(summit, 14)
    make_programme.placed(Session.objects.get(code="A-1"), 16)

    page = amina.post(f"{HERE}1/take/", follow=True).content.decode()

    assert "meanwhile" in page
    assert Placement.objects.get().starts_at == make_programme.clock(summit, 16)


def test_search_is_stopped_by_a_form(summit, amina):
    runs.ask(summit, seconds=10, seed=1, **BY)

    amina.post(f"{HERE}1/stop/")

    assert TimetableRun.objects.get().state == "stopped"
