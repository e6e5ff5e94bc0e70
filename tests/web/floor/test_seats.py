"""Asking for the floor from a seat, with a badge and no account."""

import json

import make
import make_accreditation
import make_live
import pytest
from django.core.cache import cache
from django.test import Client

from palabre.stages.accreditation import operations as accreditation
from palabre.stages.live import queries
from palabre.workflows.tell_room import states_of

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"


@pytest.fixture(autouse=True)
def _noon(noon, monkeypatch):
    """Let every request happen at noon, and badges be signed by the tests' key."""
    cache.clear()
    for module in ("web.floor.seats", "web.vetting.queue"):
        monkeypatch.setattr(
            f"palabre.{module}.badge_key", lambda: make_accreditation.KEY
        )


@pytest.fixture
def sitting():
    return make_live.sitting()


@pytest.fixture
def badge(sitting):
    person = make.person("Farid Haddad")
    return make_accreditation.badge(sitting.session.summit, person)


def scanned(token):
    client = Client()
    return client, client.post(f"{SESSION}seat/", {"token": token})


def test_whoever_scans_a_badge_asks_for_the_floor(sitting, badge):
    client, answer = scanned(f" {badge.token.lower()} ")
    assert (answer.status_code, answer["Location"]) == (302, f"{SESSION}live/")

    client.post(f"{SESSION}live/ask/", {"kind": "question", "lang": "fr"})

    (asked,) = queries.list_of_speakers(sitting)
    assert (asked.name, asked.kind, asked.lang) == ("Farid Haddad", "question", "fr")
    assert "You are on the list." in client.get(f"{SESSION}live/").content.decode()


def test_a_badge_opens_no_other_door(badge):
    client, _ = scanned(badge.token)

    assert client.get(f"{SESSION}console/").status_code == 302
    assert client.get("/en/me/").status_code == 302


@pytest.mark.parametrize("words", ["", "PB1.X", "hello"])
def test_something_else_than_a_badge_is_refused_in_words(sitting, words):
    client, answer = scanned(words)

    assert answer.status_code == 200
    assert 'role="alert"' in answer.content.decode()
    assert client.get(f"{SESSION}live/ask/").status_code == 302


def test_a_forged_badge_is_refused(badge):
    forged = badge.token[:-2] + ("AA" if badge.token[-2:] != "AA" else "BB")

    _, answer = scanned(forged)

    assert "signature of this badge is wrong" in answer.content.decode()


def test_a_badge_that_is_revoked_meanwhile_opens_nothing_more(sitting, badge):
    client, _ = scanned(badge.token)
    accreditation.revoke(
        badge.registration, reason="lost", by=make.LOADER, at=make.NOON
    )

    answer = client.post(f"{SESSION}live/ask/", {"kind": "statement"})

    assert answer["Location"] == f"{SESSION}seat/?afar=1"
    assert queries.list_of_speakers(sitting) == []


def test_a_flood_from_one_phone_is_stopped(sitting, badge):
    client, _ = scanned(badge.token)

    for _ in range(10):
        client.post(f"{SESSION}live/ask/", {"kind": "statement"})
        for one in queries.list_of_speakers(sitting):
            client.post(f"{SESSION}live/{one.code}/withdraw/")

    assert sitting.requests.count() == 6
    assert "too many" in client.get(f"{SESSION}live/").content.decode().lower()


def test_two_swap_and_one_files_in_writing(sitting, badge, visit):
    client, _ = scanned(badge.token)
    grace = make.person("Grace Okonkwo")
    other = visit(grace)
    client.post(f"{SESSION}live/ask/", {"kind": "statement"})
    other.post(f"{SESSION}live/ask/", {"kind": "statement"})
    first, second = queries.list_of_speakers(sitting)

    client.post(f"{SESSION}live/{first.code}/swap/", {"other": second.code})
    other.post(f"{SESSION}live/{second.code}/swap/", {"other": first.code})
    assert queries.list_of_speakers(sitting) == [second, first]

    assert other.get(f"{SESSION}live/{first.code}/write/").status_code == 403
    page = client.get(f"{SESSION}live/{first.code}/write/").content.decode()
    assert "marked as not delivered" in page
    client.post(f"{SESSION}live/{first.code}/write/", {"written": "In short: yes."})
    (filed,) = queries.filed_in_writing(sitting)
    assert filed.written == "In short: yes."


def test_an_offer_to_swap_is_told_to_the_other_and_can_be_dropped(
    sitting, badge, visit
):
    client, _ = scanned(badge.token)
    other = visit(make.person("Grace Okonkwo"))
    for one in (client, other):
        one.post(f"{SESSION}live/ask/", {"kind": "statement"})
    first, second = queries.list_of_speakers(sitting)
    to_second = {"other": second.code}

    def shown(one):
        return one.get(f"{SESSION}live/").content.decode()

    client.post(f"{SESSION}live/{first.code}/swap/", to_second)
    assert f"{first.name} offers to change places with you." in shown(other)
    assert "You offered Grace Okonkwo to change places." in shown(client)
    client.post(f"{SESSION}live/{first.code}/swap/", to_second | {"drop": "1"})
    assert "offers to change places" not in shown(other)
    client.post(f"{SESSION}live/{first.code}/swap/", to_second)
    refusal = {"other": first.code, "drop": "1"}
    other.post(f"{SESSION}live/{second.code}/swap/", refusal)
    assert "You offered" not in shown(client)

    client.post(f"{SESSION}live/{first.code}/swap/", to_second)
    page = other.post(
        f"{SESSION}live/{second.code}/swap/", {"other": first.code}, follow=True
    )

    assert "You have changed places." in page.content.decode()
    assert queries.list_of_speakers(sitting) == [second, first]


def test_an_offer_to_swap_moves_the_list_of_the_stream_and_names_nobody(
    sitting, badge, visit
):
    client, _ = scanned(badge.token)
    other = visit(make.person("Grace Okonkwo"))
    for one in (client, other):
        one.post(f"{SESSION}live/ask/", {"kind": "statement"})
    first, second = queries.list_of_speakers(sitting)
    swap = f"{SESSION}live/{first.code}/swap/"

    def told():
        (row,) = [one for one in states_of(sitting.session) if one.kind == "list"]
        return json.loads(row.data)

    before = told()
    client.post(swap, {"other": second.code})
    offered = told()
    client.post(swap, {"other": second.code, "drop": "1"})

    assert set(offered) - set(before) == {"offers"}
    assert len(offered["offers"]) == 8
    assert offered["waiting"] == before["waiting"]
    assert told() == before
