"""The Chatham House Rule on the pages: no name is kept, one's own stays one's own."""

import json

import make
import make_live
import pytest
from django.apps import apps
from django.core.cache import cache
from django.test import Client

from palabre.api.tokens import make_token
from palabre.stages.live import queries
from palabre.stages.live.models import Question, RequestForFloor
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.programme import operations as programme

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
LIVE = f"{SESSION}live/"
API = "/api/v1/editions/hamlet-2026/sessions/INC-01"
WHO_EXISTS = {"person", "personalias", "account", "sessionrole", "presence"}


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    roles = [make_live.role("Emeka Obi", "moderator")]
    session = make_live.session(roles=roles)
    programme.set_rule(session, holds=True, by=make.LOADER, at=make.NOON)
    session.refresh_from_db()
    return make_live.sitting(session)


@pytest.fixture
def emeka(sitting, visit):
    return visit(sitting.session.roles.get().person)


@pytest.fixture
def rajesh(sitting, visit):
    return visit(make.person("Rajesh Pillai"))


def kept_of(*words):
    """Return every kept value, but who exists, in which one of these words stands."""
    rows = [
        f"{model._meta.model_name} {row}"
        for model in apps.get_app_config("palabre").get_models()
        if model._meta.model_name not in WHO_EXISTS
        for row in model.objects.values_list()
    ]
    return [row for row in rows if any(word in row.casefold() for word in words)]


def own_rows():
    """Return floor acts, journal lines and questions that name who took part."""
    person = Person.objects.get(name="Rajesh Pillai").pk
    acts = apps.get_model("palabre", "FloorAct").objects.filter(by_id=person)
    asked = Question.objects.filter(asker_id=person)
    listed = RequestForFloor.objects.filter(person_id=person)
    return [*acts, *asked, *listed]


def test_asking_keeps_no_name_but_in_the_browser(sitting, rajesh):
    rajesh.post(f"{LIVE}ask/", {"kind": "statement", "lang": "en"})

    (asked,) = queries.list_of_speakers(sitting)
    page = rajesh.get(LIVE).content.decode()
    assert "You are on the list." in page
    assert f"{LIVE}{asked.code}/withdraw/" in page
    assert "You are on the list." not in Client().get(LIVE).content.decode()
    assert kept_of("rajesh", "pillai") == []
    assert own_rows() == []


def test_one_person_asks_once_and_takes_it_back(sitting, rajesh):
    for _ in range(3):
        rajesh.post(f"{LIVE}ask/", {"kind": "statement", "lang": "en"})
    (asked,) = queries.list_of_speakers(sitting)

    rajesh.post(f"{LIVE}{asked.code}/withdraw/")

    assert queries.list_of_speakers(sitting) == []
    assert kept_of("rajesh", "pillai") == []
    assert own_rows() == []


def test_somebody_else_in_the_same_browser_holds_nothing(sitting, rajesh, visit):
    rajesh.post(f"{LIVE}ask/", {"kind": "statement", "lang": "en"})
    (asked,) = queries.list_of_speakers(sitting)
    other = visit(make.person("Grace Okonkwo"))
    other.cookies["floor-unnamed"] = rajesh.cookies["floor-unnamed"].value

    assert other.post(f"{LIVE}{asked.code}/withdraw/").status_code == 403
    assert queries.list_of_speakers(sitting) == [asked]


def test_handing_over_names_nobody(sitting, rajesh, emeka):
    rajesh.post(f"{LIVE}ask/", {"kind": "statement", "lang": "en"})
    (asked,) = queries.list_of_speakers(sitting)

    rajesh.post(f"{LIVE}{asked.code}/hand-over/", {"name": "Aïssatou Ndiaye"})

    (handed,) = queries.list_of_speakers(sitting)
    assert (handed.name, handed.handed_from) == ("Speaker 1.2", "Speaker 1")
    page = emeka.get(f"{SESSION}console/").content.decode().casefold()
    assert "ndiaye" not in page
    assert "pillai" not in page
    assert kept_of("ndiaye", "pillai") == []


def test_a_statement_is_filed_in_writing_by_whoever_asked(sitting, rajesh):
    rajesh.post(f"{LIVE}ask/", {"kind": "statement", "lang": "en"})
    (asked,) = queries.list_of_speakers(sitting)

    rajesh.post(
        f"{LIVE}{asked.code}/write/", {"written": "As Emeka Obi said: pumps break."}
    )

    (filed,) = queries.filed_in_writing(sitting)
    assert filed.written == "As […] said: pumps break."
    assert own_rows() == []


def test_a_question_is_nobodys_and_five_wait_at_most(sitting, rajesh, emeka):
    for number in range(7):
        rajesh.post(f"{LIVE}question/", {"text": f"Who pays, Emeka Obi? {number}"})

    asked = queries.questions_of(sitting, states=["asked"])
    assert len(asked) == 5
    assert {(one.name, one.asker_id) for one in asked} == {("", None)}
    assert asked[0].text == "Who pays, […]? 0"
    emeka.post(
        f"{SESSION}questions/{asked[0].code}/moderate/",
        {"act": "answer", "text": "The village."},
    )
    answered = queries.question_by_code(sitting, asked[0].code)
    assert (answered.answer, answered.answered_by) == ("The village.", "")
    assert kept_of("rajesh", "pillai") == []
    assert own_rows() == []


def test_over_the_api_too(sitting, rajesh):
    def post(path, **given):
        return rajesh.post(path, json.dumps(given), content_type="application/json")

    made = post(f"{API}/floor", kind="statement").json()
    again = post(f"{API}/floor", kind="statement")
    gone = post(f"/api/v1/floor/{made['code']}/withdraw")

    assert (again.status_code, again.json()["code"]) == (409, "on-the-list")
    assert gone.status_code == 200
    assert kept_of("rajesh", "pillai") == []
    assert own_rows() == []


def test_a_program_without_cookies_proves_its_request(sitting, rajesh):
    secret = make_token(Account.objects.get(person__name="Rajesh Pillai"), at=make.NOON)

    def post(path, own="", secret=secret, **given):
        headers = {"Authorization": f"Bearer {secret}", "Palabre-Own": own}
        return Client(headers=headers).post(
            path, json.dumps(given), content_type="application/json"
        )

    made = post(f"{API}/floor", kind="statement").json()
    at = f"/api/v1/floor/{made['code']}/withdraw"
    account = people.open_account(
        make.person("Soraya Hakim"), email="s@example", by=make.LOADER, at=make.NOON
    )
    theirs = make_token(account, at=make.NOON)

    assert post(at).status_code == 403
    assert post(at, own=f"{made['own']}x").status_code == 403
    assert post(at, own=made["own"], secret=theirs).status_code == 403
    assert RequestForFloor.objects.get().state == "waiting"
    assert post(f"{API}/floor", own=made["own"], kind="statement").status_code == 409
    assert post(at, own=f"x, {made['own']}").json()["state"] == "withdrawn"
    assert kept_of("pillai") == []
    assert own_rows() == []


def test_a_program_proves_its_questions_and_five_of_them_wait(sitting, rajesh):
    secret = make_token(Account.objects.get(person__name="Rajesh Pillai"), at=make.NOON)

    def ask(*own):
        headers = {
            "Authorization": f"Bearer {secret}",
            "Palabre-Own": ",".join(own),
        }
        return Client(headers=headers).post(
            f"{API}/questions", {"text": "Who pays?"}, content_type="application/json"
        )

    proofs = []
    for _ in range(5):
        answer = ask(*proofs)
        assert answer.status_code == 201
        proofs.append(answer.json()["own"])
    cache.clear()  # how many tries a minute: another rule

    refused = ask(*proofs)
    assert (refused.status_code, refused.json()["code"]) == (409, "questions-waiting")
    assert len(set(proofs)) == 5
    assert kept_of("pillai") == []
    assert own_rows() == []


def test_the_moderator_adds_somebody_without_a_name(sitting, emeka):
    person = sitting.session.roles.get().person

    emeka.post(f"{SESSION}console/add-role/", {"person": person.code})

    act = sitting.acts.get(act="asked")
    assert (act.subject, act.by_id) == ("Speaker 1", person.pk)
