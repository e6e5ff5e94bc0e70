"""Drafts that the worker makes, ordered over the API."""

import json
from datetime import UTC, datetime, timedelta

import make
import make_outcomes
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.workflows.draft_due_summaries import draft_due_summaries

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    return make_outcomes.talkative()


def somebody(summit, role=None):
    person = make.person("Emeka Obi")
    if role:
        summits.grant(summit, person, role, by=make.LOADER, at=make.NOON)
    account = people.open_account(
        person, email="emeka@example.org", by=make.LOADER, at=make.NOON
    )
    token = make_token(account, at=datetime.now(UTC), life=timedelta(days=1))
    return Client(headers={"Authorization": f"Bearer {token}"})


def order(client, summit, **given):
    return client.post(
        f"/api/v1/editions/{summit.code}/draft-orders",
        json.dumps(given),
        content_type="application/json",
    )


def orders(client, summit):
    return client.get(f"/api/v1/editions/{summit.code}/draft-orders").json()["items"]


def test_an_ordered_draft_waits_and_is_made_by_the_worker(summit):
    chair = somebody(summit, Role.CHAIR)

    answer = order(chair, summit, lang="en")

    assert answer.status_code == 202
    assert answer.json()["asked_by"] == "Emeka Obi"
    assert [one["done_at"] for one in orders(chair, summit)] == [None]
    assert draft_due_summaries(model=None, at=datetime.now(UTC)) == 1
    assert orders(chair, summit) == []
    drafts = chair.get(f"/api/v1/editions/{summit.code}/drafts").json()
    assert drafts["n"] == 1


def test_a_second_order_of_a_language_is_refused_while_the_first_waits(summit):
    chair = somebody(summit, Role.CHAIR)
    order(chair, summit, lang="en")

    answer = order(chair, summit, lang="en")

    assert answer.status_code == 409
    assert answer.json()["code"] == "draft-ordered"


def test_a_language_that_the_house_does_not_write_is_refused(summit):
    answer = order(somebody(summit, Role.CHAIR), summit, lang="xx")

    assert answer.json()["code"] == "language-not-written"


def test_who_may_not_draft_may_neither_order_nor_see(summit):
    stranger = somebody(summit)

    assert order(stranger, summit, lang="en").status_code == 403
    listed = stranger.get(f"/api/v1/editions/{summit.code}/draft-orders")
    assert listed.status_code == 403
