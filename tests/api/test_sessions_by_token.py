"""Sessions added and changed through the API, with everything that they are."""

import json

import make
import make_calls
import make_programme as planned
import pytest
from make_protocol import browser_of as visitor

from palabre.kernel.actors import Role
from palabre.stages.journal.models import Entry
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Placement, Session
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db
HERE = "/api/v1/editions/hamlet-2026/board/sessions"
TITLE = {"original": "fr", "words": {"fr": "Une séance ajoutée", "en": "Added"}}


@pytest.fixture
def summit():
    made = make.summit()
    make_calls.frameworks()
    planned.session(made, "OLD-01")
    return made


@pytest.fixture
def desk(summit):
    return visitor(Person.objects.get(pk=make.secretariat(summit).person_id))


def post(browser, **facts):
    return browser.post(HERE, json.dumps(facts), content_type="application/json")


def patch(browser, code, **facts):
    return browser.patch(
        f"{HERE}/{code}", json.dumps(facts), content_type="application/json"
    )


def read(browser, code):
    return browser.get(f"{HERE}/{code}").json()


def test_a_session_is_added_with_all_that_it_is(summit, desk):
    known = make.person("Élodie Marchetaz")
    theme = summit.themes.order_by("position")[0].code
    facts = {
        "code": "NEW-01",
        "title": TITLE,
        "type": "panel",
        "mode": "online",
        "lang": "fr",
        "languages": ["en", "fr"],
        "is_captioned": True,
        "expected_audience": 80,
        "themes": [theme],
        "action_lines": ["C4"],
        "goals": ["4"],
        "organizers": [{"name": "Wells Network"}],
        "people": [
            {"role": "moderator", "person": known.code},
            {
                "role": "speaker",
                "name": "Tala Fonoti",
                "post": "Minister",
                "organization": {"name": "Wells Network"},
            },
        ],
    }

    answer = post(desk, **facts)

    told = answer.json()
    assert answer.status_code == 201, told
    assert told == read(desk, "NEW-01")
    for name in ("mode", "lang", "languages", "is_captioned", "expected_audience"):
        assert told[name] == facts[name]
    assert (told["title"], told["type"], told["minutes"]) == (TITLE, "panel", 120)
    assert (told["themes"], told["action_lines"]) == ([theme], ["C4"])
    assert told["goals"] == ["4"]
    assert [one["name"]["words"] for one in told["organizers"]] == [
        {"fr": "Wells Network"}
    ]
    assert [(one["role"], one["name"], one["post"]) for one in told["people"]] == [
        ("moderator", "Élodie Marchetaz", ""),
        ("speaker", "Tala Fonoti", "Minister"),
    ]
    assert told["people"][0]["person"] == known.code
    assert told["place"] is None
    board = desk.get("/api/v1/editions/hamlet-2026/board").json()
    assert "NEW-01" in {one["code"] for one in board["sessions"]}


def test_what_is_not_sent_stays(summit, desk):
    body = Organization.objects.create(code="wells", name="Wells", folded="wells")
    minister = make.person("Tala Fonoti")
    made = planned.session(
        summit, speakers=(minister,), organizers=(body,), languages=["fr"]
    )
    before = read(desk, made.code)

    words = {"original": "en", "words": {"en": "Another title"}}
    answer = patch(desk, made.code, seen=before["seen"], title=words)

    after = answer.json()
    assert answer.status_code == 200, after
    assert after == before | {"title": words, "seen": after["seen"]}
    assert after["seen"] != before["seen"]
    assert Entry.objects.filter(act="programme.session.amended").count() == 1


def test_lists_are_replaced_whole_and_numbers_taken_away(summit, desk):
    made = planned.session(
        summit, speakers=(make.person("Tala Fonoti"),), expected_audience=40
    )
    seen = read(desk, made.code)["seen"]

    told = patch(
        desk, made.code, seen=seen, people=[], expected_audience=None, goals=["4"]
    ).json()

    assert (told["people"], told["expected_audience"]) == ([], None)
    assert told["goals"] == ["4"]


def test_an_older_reading_overwrites_nothing(summit, desk):
    made = planned.session(summit)
    seen = read(desk, made.code)["seen"]
    patch(desk, made.code, seen=seen, minutes=50)

    late = patch(desk, made.code, seen=seen, minutes=70)

    assert (late.status_code, late.json()["code"]) == (409, "amended-meanwhile")
    assert Session.objects.get(code=made.code).minutes == 50


def test_a_placed_session_that_grows_must_fit(summit, desk):
    made = planned.session(summit, "INC-01")
    planned.placed(made, 9)
    planned.placed(planned.session(summit, "INC-02"), 10)
    seen = read(desk, "INC-01")["seen"]

    refused = patch(desk, "INC-01", seen=seen, minutes=90)
    patch(desk, "INC-01", seen=seen, minutes=60)

    assert refused.json()["code"] == "slot-taken"
    assert Placement.objects.get(session=made).ends_at == planned.clock(summit, 10)
    assert read(desk, "INC-01")["minutes"] == 60


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"type": "no-such"}, "type-unknown"),
        ({"themes": ["no-such"]}, "field-unknown"),
        ({"action_lines": ["C99"]}, "field-unknown"),
        ({"code": "OLD-01"}, "session-exists"),
        ({"people": [{"role": "speaker", "person": "ZZZZ"}]}, "not-found"),
        ({"organizers": [{"code": "no-such"}]}, "not-found"),
        ({"title": {"original": "en", "words": {"fr": "x"}}}, "not-valid"),
        ({"minutes": 3}, "not-valid"),
        ({"people": [{"role": "speaker"}]}, "not-valid"),
        ({"lang": "tlh"}, "not-valid"),
    ],
)
def test_what_is_wrong_is_named_and_nothing_is_added(summit, desk, facts, code):
    whole = {"title": TITLE, "type": "workshop", "people": [], "organizers": []}

    answer = post(desk, **(whole | facts))

    assert answer.json()["code"] == code
    assert list(Session.objects.values_list("code", flat=True)) == ["OLD-01"]


def test_two_of_one_name_are_told_apart_by_address(summit, desk):
    make.person("Wang Fang", email="first@example.org")
    second = make.person("Wang Fang", email="second@example.org")
    whole = {"title": TITLE, "type": "workshop"}
    named = {"role": "speaker", "name": "Wang Fang"}

    unclear = post(desk, **whole, people=[named])
    told = post(desk, **whole, people=[named | {"email": "second@example.org"}])

    assert unclear.json()["code"] == "person-unclear"
    assert told.json()["people"][0]["person"] == second.code
    assert told.json()["code"] == "ADDED"


def test_only_who_plans_adds_reads_and_changes(summit, desk, client):
    made = planned.session(summit)
    seen = read(desk, made.code)["seen"]
    protocol = make.person("Théodore Vauquelin")
    summits.grant(summit, protocol, Role.PROTOCOL, by=make.LOADER, at=make.NOON)
    whole = {"title": TITLE, "type": "workshop"}

    for who in (visitor(protocol), visitor(make.person("Grace Stranger"))):
        assert post(who, **whole).status_code == 403
        assert patch(who, made.code, seen=seen, minutes=50).status_code == 403
        assert who.get(f"{HERE}/{made.code}").status_code == 403
    assert post(client, **whole).status_code == 401
    assert Session.objects.get(code=made.code).minutes == 45
