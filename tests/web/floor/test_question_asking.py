"""A question has a language of its own, and may be put to one speaker."""

import json

import make
import make_live
import pytest
from django.test import Client

from palabre.kernel.refusals import Refused
from palabre.stages.live import queries, questions
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.outbox.models import Message

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
LIVE = f"{SESSION}live/"
API = "/api/v1/editions/hamlet-2026/sessions/INC-01"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    roles = [
        make_live.role("Emeka Obi", "moderator"),
        make_live.role("Soraya Hakim", "speaker"),
        make_live.role("Luis Vargas", "captioner"),
    ]
    return make_live.sitting(make_live.session(roles=roles))


def person(sitting, name):
    return sitting.session.roles.get(person__name=name).person


@pytest.fixture
def farid(visit):
    return visit(make.person("Farid Haddad"))


@pytest.fixture
def emeka(sitting, visit):
    return visit(person(sitting, "Emeka Obi"))


def test_a_question_is_in_the_language_that_its_asker_says(sitting, farid, emeka):
    arabic = "من يدفع؟"
    page = farid.get(f"/fr{LIVE[3:]}").content.decode()
    assert '<option value="fr" selected>' in page

    farid.post(f"/fr{LIVE[3:]}question/", {"text": arabic, "lang": "ar"})

    (asked,) = queries.questions_of(sitting, states=["asked"])
    assert asked.lang == "ar"
    emeka.post(f"{SESSION}questions/{asked.code}/moderate/", {"act": "show"})
    shown = Client().get(f"/fr{LIVE[3:]}").content.decode()
    assert f'<p lang="ar" dir="rtl">{arabic}</p>' in shown


@pytest.mark.parametrize("tag", ["qq", "klingon", "", "<b>", "e"])
def test_a_translation_into_no_language_is_refused(sitting, farid, emeka, tag):
    farid.post(f"{LIVE}question/", {"text": "Who pays?"})
    (asked,) = queries.questions_of(sitting, states=["asked"])

    emeka.post(
        f"{SESSION}questions/{asked.code}/moderate/",
        {"act": "translate", "lang": tag, "text": "Qui paie ?"},
    )

    assert queries.question_by_code(sitting, asked.code).words == {}
    told = emeka.get(f"{SESSION}console/").content.decode()
    assert "is not one of the choices of" in told


def test_a_language_that_is_none_is_refused_over_the_api(sitting, farid):
    given = json.dumps({"text": "Who pays?", "lang": "qq"})

    answer = farid.post(f"{API}/questions", given, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "field-unknown")
    assert not sitting.questions.exists()


def test_a_question_is_put_to_one_speaker(sitting, farid, emeka, visit):
    soraya, moderator = person(sitting, "Soraya Hakim"), person(sitting, "Emeka Obi")
    for one in (soraya, moderator):
        one.email = f"{one.code.lower()}@cast.example"
        one.save()
    page = farid.get(LIVE).content.decode()
    assert f'<option value="{soraya.code}">Soraya Hakim</option>' in page
    assert person(sitting, "Luis Vargas").code not in page

    farid.post(f"{LIVE}question/", {"text": "Who pays?", "to": soraya.code})
    (asked,) = queries.questions_of(sitting, states=["asked"])
    assert asked.to == soraya
    assert (
        "<bdi>Soraya Hakim</bdi>"
        in emeka.get(f"{SESSION}console/")
        .content.decode()
        .partition(f"asked-{asked.code}")[2]
        .partition("</p>")[0]
    )
    emeka.post(f"{SESSION}questions/{asked.code}/moderate/", {"act": "show"})
    shown = Client().get(LIVE).content.decode()
    assert "<bdi>Soraya Hakim</bdi>" in shown.partition("Who pays?")[2]

    emeka.post(f"{SESSION}console/close/")
    letters = Message.objects.filter(act="live.question.unanswered")
    assert [one.person for one in letters] == [soraya]


def test_a_question_is_put_to_one_speaker_over_the_api(sitting, farid):
    def ask(to):
        given = json.dumps({"text": "Who pays?", "to": to})
        return farid.post(f"{API}/questions", given, content_type="application/json")

    made = ask(person(sitting, "Soraya Hakim").code)
    refused = ask(person(sitting, "Luis Vargas").code)

    assert (made.status_code, made.json()["to"]) == (201, "Soraya Hakim")
    assert (refused.status_code, refused.json()["code"]) == (409, "field-unknown")


def test_only_who_speaks_in_a_session_is_asked(sitting):
    facts = QuestionFacts("Who pays?", to=person(sitting, "Luis Vargas"))

    with pytest.raises(Refused, match="field-unknown"):
        questions.ask(
            sitting, facts, by=make.actor(make.person()), at=make_live.later(1)
        )
