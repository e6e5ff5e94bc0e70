import make
import make_live
import pytest
from django.test import Client
from make_live import later

from palabre.stages.live import queries
from palabre.stages.live.models import Sitting
from palabre.stages.reports.models import Source

pytestmark = pytest.mark.django_db
CONSOLE = "/en/hamlet-2026/sessions/INC-01/console/"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def session():
    return make_live.session(roles=[make_live.role("Emeka Obi", "moderator")])


@pytest.fixture
def emeka(session, visit):
    return visit(session.roles.get().person)


def shown(client):
    answer = client.get(CONSOLE)
    assert answer.status_code == 200
    return answer.content.decode()


def do(client, act, **given):
    answer = client.post(f"{CONSOLE}{act}/", given)
    assert answer.status_code == 302
    assert answer["Location"] == CONSOLE
    return shown(client)


def test_a_sitting_is_run_by_forms_alone(session, emeka):
    assert "Open the session" in shown(emeka)
    do(emeka, "open")
    sitting = queries.sitting_of(session)
    do(emeka, "add", name="Ms Smith", kind="statement")
    do(emeka, "add-role", person=session.roles.get().person.code)
    first, second = queries.list_of_speakers(sitting)
    assert (first.name, second.name) == ("Ms Smith", "Emeka Obi")
    assert "Give the floor" in shown(emeka)
    do(emeka, f"{first.code}/give")
    do(emeka, f"{second.code}/give", **{"pass": "1"})
    running = queries.floor_now(sitting)
    assert running.request == second
    do(emeka, "end", statement=running.pk)
    assert queries.floor_now(sitting) is None
    do(emeka, "time", seconds="300")
    make_live.cues(sitting, "Goodbye.", at=make.NOON)
    page = do(emeka, "close")
    assert "Closed" in page
    assert Source.objects.get().session == session


def test_two_at_one_console_never_give_two_the_floor(session, emeka):
    sitting = make_live.sitting(session)
    make_live.statement(sitting, "Ada")
    second = make_live.request(sitting, "Bo")

    page = do(emeka, f"{second.code}/give")

    assert "Ada has the floor. End that statement first." in page
    assert queries.floor_now(sitting).request.name == "Ada"


def test_ending_twice_ends_one(session, emeka):
    sitting = make_live.sitting(session)
    first = make_live.statement(sitting, "Ada")
    second = make_live.request(sitting, "Bo")
    do(emeka, f"{second.code}/give", **{"pass": "1"})

    do(emeka, "end", statement=first.pk)

    assert queries.floor_now(sitting).request == second


def test_the_floor_is_not_passed_from_somebody_whom_the_sender_did_not_see(
    session, emeka
):
    sitting = make_live.sitting(session)
    first = make_live.statement(sitting, "Ada")
    second, third = (make_live.request(sitting, name) for name in ("Maud", "Gaspard"))
    seen = {"pass": "1", "statement": first.pk}
    assert (
        f'name="statement" value="{first.pk}"'
        in shown(emeka).partition("data-console-list")[2]
    )

    do(emeka, f"{second.code}/give", **seen)
    page = do(emeka, f"{third.code}/give", **seen)

    assert "The floor went on meanwhile; nothing was done." in page
    assert queries.floor_now(sitting).request == second
    do(emeka, "end", statement=queries.floor_now(sitting).pk)
    do(emeka, f"{third.code}/give", **seen)
    assert queries.floor_now(sitting).request == third


def test_the_list_is_closed_by_the_moderator_and_somebody_taken_off(session, emeka):
    sitting = make_live.sitting(session)
    asked = make_live.request(sitting, "Ada")

    assert "The list is closed." in do(emeka, "list", list="close")
    do(emeka, f"{asked.code}/strike")

    assert queries.list_of_speakers(sitting) == []
    assert (
        "The list of speakers is closed."
        in (
            emeka.post(f"{CONSOLE}add/", {"name": "Bo", "kind": "statement"})
        ).content.decode()
    )


def test_what_cannot_be_is_told_in_words(session, emeka):
    assert "A statement may take 10 to 3600 seconds." in (
        do(emeka, "open") and do(emeka, "time", seconds="five")
    )
    do(emeka, "close")
    assert "This can no longer be done" in do(emeka, "open")


@pytest.mark.parametrize(
    "act", ["open", "close", "list", "time", "end", "add", "add-role", "X/give"]
)
def test_the_console_is_the_moderators(session, visit, act):
    grace = visit(make.person("Grace Okonkwo"))
    nobody = Client()

    assert grace.post(f"{CONSOLE}{act}/").status_code == 403
    assert nobody.post(f"{CONSOLE}{act}/")["Location"].startswith("/en/sign-in/")
    assert grace.get(CONSOLE).status_code == 403
    assert not Sitting.objects.exists()


def test_looking_at_an_act_does_nothing(session, emeka):
    assert emeka.get(f"{CONSOLE}open/").status_code == 302
    assert not Sitting.objects.exists()


def test_a_request_of_another_session_is_not_found(session, emeka):
    make_live.sitting(session)
    other = make_live.session("INC-02", summit=session.summit)
    asked = make_live.request(make_live.sitting(other), "Ada", at=later(0))

    assert emeka.post(f"{CONSOLE}{asked.code}/give/").status_code == 404


def test_forms_need_the_pages_token(session, emeka):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = emeka.cookies

    assert strict.post(f"{CONSOLE}open/").status_code == 403
    assert not Sitting.objects.exists()
