"""Who gets in: tokens that end, are taken back or are forged; browsers with CSRF."""

import argparse
from datetime import UTC, datetime, timedelta

import cast
import pytest
from django.test import Client

from palabre.api.tokens import LIFE, account_of, make_token
from palabre.management import account as command
from palabre.stages.people import operations as people

NOW = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def grace(db):
    return cast.enter(cast.GRACE)


def test_a_token_stands_for_its_account(grace):
    assert account_of(make_token(grace, at=NOW), at=NOW) == grace


def test_a_token_ends(grace):
    token = make_token(grace, at=NOW)

    assert account_of(token, at=NOW + LIFE - timedelta(seconds=1)) == grace
    assert account_of(token, at=NOW + LIFE) is None


def test_a_token_ends_with_the_password(grace):
    token = make_token(grace, at=NOW)

    by = cast.actor(grace)
    people.set_password(grace, "a long enough secret", by=by, at=NOW)

    assert account_of(token, at=NOW) is None


def test_a_token_ends_with_its_account(grace):
    token = make_token(grace, at=NOW)

    grace.is_active = False
    grace.save()

    assert account_of(token, at=NOW) is None


@pytest.mark.parametrize("place", [0, 5, -1])
def test_a_token_with_one_sign_changed_opens_nothing(grace, place):
    token = list(make_token(grace, at=NOW))
    token[place] = "A" if token[place] != "A" else "B"

    assert account_of("".join(token), at=NOW) is None


@pytest.mark.parametrize("words", ["", "x", "a:b", "é:ü", ":" * 50])
def test_words_that_are_no_token_open_nothing(db, words):
    assert account_of(words, at=NOW) is None


def test_nobody_is_asked_to_sign_in(db):
    response = Client().get("/api/v1/proposals")

    assert response.status_code == 401
    assert response["WWW-Authenticate"] == "Bearer"
    assert response.json()["code"] == "sign-in-needed"


def test_a_forged_token_is_asked_to_sign_in(db):
    response = Client(headers={"Authorization": "Bearer nonsense"}).get(
        "/api/v1/proposals"
    )

    assert response.status_code == 401


def test_a_browser_reads_with_its_session(grace):
    browser = cast.client(grace)

    assert browser.get("/api/v1/proposals").json() == {"n": 0, "items": []}


def test_a_browser_writes_with_its_csrf_token_only(grace):
    browser = Client(enforce_csrf_checks=True)
    browser.force_login(grace)
    path = "/api/v1/proposals/NOTHING/submit"

    without = browser.post(path)
    browser.get("/en/me/password/")
    token = browser.cookies["csrftoken"].value
    with_it = browser.post(path, headers={"X-CSRFToken": token})

    assert without.status_code == 403
    assert (with_it.status_code, with_it.json()["code"]) == (404, "not-found")


def test_an_operator_is_given_a_token(grace, capsys):
    parser = argparse.ArgumentParser()
    command.add_arguments(parser)

    command.run(parser.parse_args([cast.GRACE.email, "--token"]))

    token = capsys.readouterr().out.strip()
    assert account_of(token, at=datetime.now(UTC)) == grace


def test_method_that_an_address_does_not_take_is_a_problem(client):
    answer = client.delete("/api/v1/editions")

    told = answer.json()
    assert answer.status_code == 405
    assert answer["Content-Type"] == "application/problem+json"
    assert (told["code"], told["status"]) == ("method-not-allowed", 405)
    assert answer["Allow"] == "GET"
    assert "GET" in told["detail"]
