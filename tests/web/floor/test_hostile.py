"""Hostile captions, floods, what comes twice or in no order: the room stays whole."""

import json
import re

import make
import make_accreditation
import make_live
import pytest
from django.core.cache import cache
from django.test import Client
from make_live import later

from palabre.stages.journal.models import Entry
from palabre.stages.live import queries
from palabre.stages.live.models import Question, RequestForFloor
from palabre.web.floor.keys import key_for
from palabre.workflows.tell_room import room_events

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
ROOM = "/live/hamlet-2026/INC-01"
SCRIPT = "<script>alert(1)</script>"
HOSTILE = {
    "markup": f'{SCRIPT}<img src=x onerror="a()">&amp;',
    "template": "{{ 7|add:7 }} {% now 'Y' %} ${7*7}",
    "frame": "words\r\n\r\nevent: state\r\ndata: {}\r\n\r\n",
    "control": "a\x00b\x07c\x1b[31md\x7fe\x85f",
    "bidi": "\u202eevil\u202c \u2066x\u2069 \u200f\u200e \u2028line\u2029end",
    "voice": f">> {SCRIPT}: </v><v Chair>words -->",
    "akn": "]]></p><speech by='#chair'>&#x0;&lol;",
    "zalgo": "Z" + "\u0335" * 300,
}
BAD = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(autouse=True)
def _noon(noon, monkeypatch):
    """Let every request happen at noon, and badges be signed by the tests' key."""
    cache.clear()
    key = make_accreditation.KEY
    monkeypatch.setattr("palabre.web.floor.seats.badge_key", lambda: key)


@pytest.fixture
def sitting():
    return make_live.sitting()


def post(sitting, words, kind="text/plain", **given):
    query = "&".join(f"{name}={value}" for name, value in given.items())
    key = key_for(sitting.session, make.LOADER)
    return Client().post(f"{ROOM}/captions?key={key}&{query}", words, kind)


def page(address):
    answer = Client().get(address)
    assert answer.status_code == 200, address
    return answer.content.decode()


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_are_words_on_every_page_and_file(sitting, words):
    make_live.statement(sitting, SCRIPT)
    assert post(sitting, words.encode()).status_code == 200
    assert post(sitting, b"and then all is well").status_code == 200

    shown = {
        name: page(f"{SESSION}{name}")
        for name in ("live/", "live/?text=1", "wall/", "live/captions.vtt")
    }
    shown["akn"] = page(f"{SESSION}live/debate.xml")
    shown["rooms"] = page("/en/hamlet-2026/live/")

    for name, content in shown.items():
        assert SCRIPT not in content, name
        assert "<img src=x" not in content, name
        assert not BAD.search(content), name
        assert "all is well" in content, name


@pytest.mark.parametrize("words", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_words_are_one_line_of_the_stream(sitting, words):
    assert post(sitting, words.encode()).status_code == 200

    told = [
        one for one in room_events("hamlet-2026/INC-01", 0) if one.kind == "caption"
    ]

    for number, one in enumerate(told, 1):
        frame = one.frame().decode()
        assert frame.startswith(f"id: {number}\nevent: caption\ndata: {{")
        assert frame.count("\n") == 4
        assert json.loads(one.data)["number"] == number


def test_a_line_of_a_megabyte_is_refused_in_words_and_nothing_is_kept(sitting):
    answer = post(sitting, b"x" * 1024 * 1024)
    assert answer.status_code == 413
    assert "bytes of captions at most" in answer.content.decode()

    answer = post(sitting, b"y" * 60_000)
    assert answer.status_code == 400
    assert "2000 characters at most" in answer.content.decode()
    assert post(sitting, b"\xff\xfe\x00").status_code == 400
    assert post(sitting, b"[" * 50_000, "application/json").status_code == 400
    assert queries.last_number(sitting) == 0


def test_what_comes_twice_or_in_no_order_is_kept_once_as_it_came(sitting):
    for number, seconds in ((2, 20), (1, 10), (2, 20), (3, 30), (1, 10), (3, 99)):
        told = {
            "text": f"words {number}",
            "seq": number,
            "at": later(-seconds).isoformat(),
        }
        answer = post(sitting, json.dumps(told), "application/json", source="cart")
        assert answer.status_code == 200
    other = post(
        sitting, json.dumps({"text": "another's 2", "seq": 2}), "application/json"
    )
    assert other.content == b"1\n"

    kept = [(one.number, one.text) for one in queries.every_cue(sitting)]
    assert kept == [
        (1, "words 2"),
        (2, "words 1"),
        (3, "words 3"),
        (4, "another's 2"),
    ]


def test_late_captions_find_whoever_spoke_then(sitting):
    first = make_live.statement(sitting, "Ada", at=later(-100))
    make_live.operations.end_statement(first, by=make.LOADER, at=later(-60))
    make_live.statement(sitting, "Bo", at=later(-50))

    for number, seconds in enumerate((10, 90, 40), 1):
        told = {"text": "w", "seq": number, "at": later(-seconds).isoformat()}
        post(sitting, json.dumps(told), "application/json")

    assert [one.statement.request.name for one in queries.every_cue(sitting)] == [
        "Bo",
        "Ada",
        "Bo",
    ]


# A phone that does not stop ----------------------------------------------------------


@pytest.fixture
def phone(sitting, visit):
    return visit(make.person("Farid Haddad"))


def test_a_flood_from_one_phone_leaves_the_list_and_the_others_alone(
    sitting, phone, visit
):
    for _ in range(700):
        phone.post(f"{SESSION}live/ask/", {"kind": "statement"})
    told = page_of(phone)
    assert "Too many tries" in told or "on the list of speakers already" in told

    neighbour = visit(make.person("Grace Okonkwo"))  # behind the same address
    neighbour.post(f"{SESSION}live/ask/", {"kind": "statement"})

    names = [one.name for one in queries.list_of_speakers(sitting)]
    assert names == ["Farid Haddad", "Grace Okonkwo"]
    assert RequestForFloor.objects.count() == 2


def page_of(client):
    return client.get(f"{SESSION}live/").content.decode()


def test_asking_and_withdrawing_without_end_is_stopped(sitting, phone):
    for _ in range(20):
        phone.post(f"{SESSION}live/ask/", {"kind": "statement"})
        for one in RequestForFloor.objects.filter(state="waiting"):
            phone.post(f"{SESSION}live/{one.code}/withdraw/")

    assert RequestForFloor.objects.count() == 6


def test_questions_and_thumbs_without_end_are_stopped(sitting, phone):
    for _ in range(30):
        phone.post(f"{SESSION}live/question/", {"text": "Who pays?"})
    assert Question.objects.count() == 5

    asked = Question.objects.order_by("id")[0]
    asked.state = "shown"
    asked.save()
    before = Entry.objects.count()
    for _ in range(30):
        phone.post(f"{SESSION}questions/{asked.code}/vote/")
    assert Entry.objects.count() - before == 6


def test_a_hall_scans_its_badges_whatever_one_phone_tries(sitting):
    summit = sitting.session.summit
    badges = [
        make_accreditation.badge(summit, make.person(f"N {n}")) for n in range(25)
    ]
    for _ in range(30):
        Client().post(f"{SESSION}seat/", {"token": "forged"})

    found = [
        Client().post(f"{SESSION}seat/", {"token": badge.token}).status_code
        for badge in badges
    ]

    assert found == [302] * 25
    refused = Client().post(f"{SESSION}seat/", {"token": "forged"}).content.decode()
    assert "Too many tries" in refused


@pytest.mark.parametrize("at", ["0001-01-01T00:00:00+14:00", "1999-05-05T05:05:05Z"])
def test_an_instant_that_cannot_be_is_no_time_of_a_caption(sitting, at):
    words = json.dumps({"text": "Hello.", "at": at})

    answer = post(sitting, words, "application/json")

    assert answer.status_code in {200, 400}
    assert not sitting.cues.filter(at__lt=make.NOON).exists()


def test_a_number_of_half_a_sign_is_a_number_without_it(sitting):
    words = '{"text": "Hello.", "seq": "7\\ud800"}'

    answer = post(sitting, words, "application/json")

    assert answer.status_code == 200
    assert [one.source_id for one in sitting.cues.all()] == ["7"]


@pytest.mark.parametrize("seconds", ["--5", "-", "5-", "1e3", "٣٠"])
def test_no_number_is_a_server_error(sitting, visit, seconds):
    person = make.person("Emeka Obi")
    sitting.session.roles.create(person=person, role="chair", position=1)
    chair = visit(person)
    make_live.statement(sitting, "Ada")

    answer = chair.post(f"{SESSION}console/extend/", {"seconds": seconds})

    assert answer.status_code == 302
