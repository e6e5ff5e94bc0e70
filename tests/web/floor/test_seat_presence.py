"""Who is in the room: the code at a seat says so, and nothing else does."""

from datetime import timedelta

import make
import make_accreditation
import make_live
import pytest
from django.core.cache import cache
from django.test import Client

from palabre.stages.live import presence
from palabre.stages.live.models import Presence

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
OTHER = "/en/hamlet-2026/sessions/INC-02/"
API = "/api/v1/editions/hamlet-2026/sessions/INC-01/presence"


@pytest.fixture(autouse=True)
def clock(noon, monkeypatch):
    """Let badges be signed by the tests' key, and minutes pass when a test says so."""
    cache.clear()
    for module in ("web.floor.seats", "web.vetting.queue"):
        monkeypatch.setattr(
            f"palabre.{module}.badge_key", lambda: make_accreditation.KEY
        )
    return noon


@pytest.fixture
def sitting():
    return make_live.sitting()


@pytest.fixture
def badge(sitting):
    person = make.person("Farid Haddad")
    return make_accreditation.badge(sitting.session.summit, person)


def in_room(sitting):
    return [
        (one.person.name, int((one.until - one.since).total_seconds() // 60) + 1)
        for one in Presence.objects.filter(sitting=sitting, place="room")
    ]


def test_every_scan_at_a_seat_counts(sitting, badge, clock):
    client = Client()
    client.post(f"{SESSION}seat/", {"token": badge.token})
    assert in_room(sitting) == [("Farid Haddad", 1)]

    clock.at += timedelta(minutes=1)
    client.get(f"{SESSION}seat/")

    assert in_room(sitting) == [("Farid Haddad", 2)]


def test_a_remembered_badge_counts_in_the_next_session_too(sitting, badge):
    other = make_live.sitting(
        make_live.session("INC-02", summit=sitting.session.summit)
    )
    client = Client()
    client.post(f"{SESSION}seat/", {"token": badge.token})

    client.get(f"{OTHER}seat/")

    assert in_room(other) == [("Farid Haddad", 1)]


def test_whoever_is_signed_in_is_in_the_room_at_a_seat(sitting, visit):
    grace = visit(make.person("Grace Okonkwo"))

    grace.get(f"{SESSION}seat/")

    assert in_room(sitting) == [("Grace Okonkwo", 1)]


def test_the_page_opened_from_a_seat_tells_the_room_each_minute(sitting, visit, clock):
    grace = visit(make.person("Grace Okonkwo"))
    assert 'data-present="online"' in grace.get(f"{SESSION}live/").content.decode()
    grace.get(f"{SESSION}seat/")

    page = grace.get(f"{SESSION}live/").content.decode()
    assert 'data-present="room"' in page
    assert '<button name="place" value="room">' in page
    for _ in range(3):
        clock.at += timedelta(minutes=1)
        grace.post(f"{SESSION}live/present/", {"place": "room"})

    assert in_room(sitting) == [("Grace Okonkwo", 4)]


def test_nobody_is_in_the_room_by_saying_so(sitting, visit):
    grace = visit(make.person("Grace Okonkwo"))

    grace.post(f"{SESSION}live/present/", {"place": "room"})
    told = grace.get(f"{SESSION}live/").content.decode()
    by_api = grace.post(API, {"place": "room"}, content_type="application/json")

    assert "Scan the code at your seat" in told
    assert (by_api.status_code, by_api.json()["code"]) == (409, "seat-not-scanned")
    assert in_room(sitting) == []


def test_a_badge_shown_from_afar_is_not_in_the_room(sitting, badge):
    client = Client()
    assert (
        f'href="{SESSION}seat/?afar=1"'
        in client.get(f"{SESSION}live/").content.decode()
    )

    client.post(f"{SESSION}seat/?afar=1", {"token": badge.token})
    client.post(f"{SESSION}live/present/", {"place": "room"})

    assert in_room(sitting) == []


def test_the_next_seat_takes_the_place_of_the_last(sitting, visit):
    summit = sitting.session.summit
    make_live.sitting(make_live.session("INC-02", summit=summit))
    grace = visit(make.person("Grace Okonkwo"))
    grace.get(f"{SESSION}seat/")
    grace.get(f"{OTHER}seat/")

    assert 'data-present="online"' in grace.get(f"{SESSION}live/").content.decode()
    assert presence.n_present(sitting, make.NOON)["room"] == 1
