"""Suggested tags through the API: told with their places, decided with a token."""

from datetime import UTC, datetime

import make
import make_calls
import make_programme
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.languages import text
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person

pytestmark = pytest.mark.django_db
HERE = "/api/v1/editions/hamlet-2026/tags/session/INC-01"


@pytest.fixture
def client():
    make_calls.frameworks()
    summit = make.summit()
    make_programme.session(summit, title=text(en="Teachers in rural schools"))
    person = Person.objects.get(pk=make.secretariat(summit).person_id)
    account = people.open_account(
        person, email="amina@example.org", by=make.LOADER, at=make.NOON
    )
    token = make_token(account, at=datetime.now(UTC))
    return Client(headers={"authorization": f"Bearer {token}"})


def told(answer):
    return [(one["item"], one["status"]) for one in answer.json()["tags"]]


def test_a_suggestion_comes_with_the_places_of_its_words(client):
    tag = client.get(HERE).json()["tags"][0]

    assert (tag["item"], tag["status"]) == ("sdg/4", "suggested")
    assert tag["places"] == [
        {"part": "title", "start": 0, "end": 8, "words": "Teachers"},
        {"part": "title", "start": 18, "end": 25, "words": "schools"},
    ]


def test_a_decision_changes_what_is_told(client):
    sent = {"item": "sdg/4", "act": "confirm"}

    answer = client.post(HERE, sent, content_type="application/json")

    assert told(answer) == [("sdg/4", "confirmed")]


def test_what_is_not_offered_is_a_problem(client):
    sent = {"item": "sdg/17", "act": "confirm"}

    answer = client.post(HERE, sent, content_type="application/json")

    assert (answer.status_code, answer.json()["code"]) == (409, "tag-not-offered")
