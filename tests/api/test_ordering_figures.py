"""Releases of figures ordered and followed over the API."""

import json
from datetime import UTC, datetime, timedelta

import make
import make_accreditation as made
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.workflows import release_figures

pytestmark = pytest.mark.django_db


@pytest.fixture
def summit():
    summit = make.summit()
    for number in range(9):
        made.badge(summit, make.person(f"Person {number}"))
    return summit


def somebody(summit, role=None):
    person = make.person("Amina Benhaddou")
    if role:
        summits.grant(summit, person, role, by=make.LOADER, at=make.NOON)
    account = people.open_account(
        person, email="amina@example.org", by=make.LOADER, at=make.NOON
    )
    token = make_token(account, at=datetime.now(UTC), life=timedelta(days=1))
    return Client(headers={"Authorization": f"Bearer {token}"})


def post(client, summit, more="", **given):
    return client.post(
        f"/api/v1/editions/{summit.code}/figure-orders{more}",
        json.dumps(given),
        content_type="application/json",
    )


def test_a_release_is_ordered_followed_and_read(summit, monkeypatch):
    monkeypatch.setattr(release_figures, "SMALL", 0)
    amina = somebody(summit, Role.SECRETARIAT)
    here = f"/api/v1/editions/{summit.code}/figure-orders"

    asked = post(amina, summit)
    twice = post(amina, summit)
    release_figures.release_due_figures(at=datetime.now(UTC))
    done = amina.get(f"{here}/{asked.json()['number']}").json()

    assert (asked.status_code, asked.json()["state"]) == (202, "queued")
    assert (twice.status_code, twice.json()["code"]) == (409, "figures-ordered")
    assert (done["state"], done["release"], done["n_hidden"]) == ("done", 1, 0)
    listed = amina.get(here).json()
    assert [one["number"] for one in listed] == [done["number"]]


def test_what_failed_is_ordered_again(summit):
    amina = somebody(summit, Role.SECRETARIAT)
    post(amina, summit)
    failed = post(amina, summit).json()

    again = post(amina, summit, f"/{failed['number']}/again")

    assert (failed["state"], failed["told"]) == ("failed", "figures-unchanged")
    assert (again.status_code, again.json()["state"]) == (202, "queued")


def test_strangers_and_whoever_holds_no_role_order_nothing(summit):
    assert post(somebody(summit), summit).status_code == 403
    assert post(Client(), summit).status_code == 401
