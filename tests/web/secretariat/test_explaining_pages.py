import json

import make
import make_programme
import pytest

from palabre.engines.timetable import phrases, preferences
from palabre.stages.people.models import Person
from palabre.stages.programme import engine_messages
from palabre.stages.programme.models import TimetableRun

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("noon")]

HERE = "/en/hamlet-2026/secretariat/board/"


@pytest.fixture
def summit():
    made = make.summit()
    ada = make.person("Ada Mensah")
    for code, hour in (("A-1", 9), ("A-2", 14)):
        session = make_programme.session(
            made, code, speakers=(ada,), expected_audience=500
        )
        make_programme.placed(session, hour)
    make_programme.session(made, "W-1", expected_audience=30)
    return made


@pytest.fixture
def amina(summit, visit):
    return visit(Person.objects.get(pk=make.secretariat(summit).person_id))


def test_draft_says_what_it_costs_and_who_bears_most(summit, amina):
    page = amina.get(f"{HERE}why/").content.decode()

    assert "Room too small" in page
    assert "Ada Mensah" in page
    assert "Work the prices out" in page


def test_session_says_why_it_is_there(summit, amina):
    page = amina.get(f"{HERE}why/?session=A-2").content.decode()

    assert "other places break no rule" in page
    assert "Mon 25 May 14:00" in page


def test_session_says_why_it_is_not_elsewhere(summit, amina):
    asked = "session=A-2&on=2026-05-25&at=09:00&room=hall/acacia"

    page = amina.get(f"{HERE}why/?{asked}").content.decode()

    assert "Ada Mensah cannot be in A-2" in page
    assert "minutes of harm in all" in page


def test_session_without_a_place_is_told_so(summit, amina):
    assert (
        "It waits for a place." in amina.get(f"{HERE}why/?session=W-1").content.decode()
    )


def test_prices_are_worked_out_by_the_worker(summit, amina):
    amina.post(f"{HERE}why/")

    assert TimetableRun.objects.get().asks == "prices"
    page = amina.get(f"{HERE}why/").content.decode()
    assert "the worker works it out" in page
    assert "prices" not in amina.get(f"{HERE}timetables/").content.decode()


def test_places_of_a_day_say_what_they_cost(summit, amina):
    answer = amina.get(f"{HERE}costs/W-1/?day=2026-05-25")

    told = json.loads(answer.content)
    rooms = told["places"]
    assert set(rooms) == {"hall/tilia", "hall/acacia"}
    change, broken, why = rooms["hall/tilia"]["2026-05-25T12:00:00+02:00"]
    assert (type(change), broken, type(why)) == (int, [], str)
    assert amina.get(f"{HERE}costs/W-1/?day=1999-01-01").json()["places"] == {}
    assert amina.get(f"{HERE}costs/NONE/").status_code == 404


def test_engine_is_told_in_french(summit, amina):
    page = amina.get(f"/fr{HERE[3:]}why/").content.decode()

    assert "Salle trop petite" in page


def test_every_code_of_the_engine_has_its_words():
    assert set(engine_messages.RULES) == set(phrases.EN.rules)
    assert set(engine_messages.PREFERENCES) == set(preferences.CODES)
    assert set(engine_messages.UNITS) == set(preferences.CODES)
