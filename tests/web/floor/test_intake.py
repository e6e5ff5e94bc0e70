import json
import re

import make
import make_live
import pytest
from django.test import Client

from palabre.kernel.actors import Role
from palabre.stages.live import queries
from palabre.stages.live.models import Cue
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import RoleGrant
from palabre.web.floor.keys import key_for

pytestmark = pytest.mark.django_db
INTAKE = "/live/hamlet-2026/INC-01/captions"
PAGE = "/en/hamlet-2026/sessions/INC-01/captions/"


@pytest.fixture
def sitting():
    return make_live.sitting()


@pytest.fixture
def ivo(sitting):
    person = make.person("Ivo Marić")
    summits.grant(
        sitting.session.summit, person, Role.CAPTIONER, by=make.LOADER, at=make.NOON
    )
    return person


@pytest.fixture
def key(sitting, ivo):
    return key_for(sitting.session, make.actor(ivo))


def post(key, body, kind="text/plain", **query):
    words = "&".join(f"{name}={value}" for name, value in query.items())
    address = f"{INTAKE}?key={key}&{words}"
    return Client().post(address, data=body, content_type=kind)


def kept(sitting):
    return [(one.label, one.text) for one in queries.every_cue(sitting)]


def test_lines_are_kept_with_their_voices(sitting, key):
    answer = post(key, ">> ADA: Good morning.\nWe begin.")

    assert (answer.status_code, answer.content) == (200, b"2\n")
    assert kept(sitting) == [("ADA", "Good morning."), ("ADA", "We begin.")]


def test_a_zoom_post_sent_again_is_kept_once(sitting, key):
    for seq in (1, 1, 2):
        assert post(key, f"words {seq}", seq=seq, lang="fr-FR").status_code == 200

    assert kept(sitting) == [("", "words 1"), ("", "words 2")]
    assert set(Cue.objects.values_list("lang", flat=True)) == {"fr"}
    assert Client().get(f"{INTAKE}/seq?key={key}").content == b"2\n"


def test_two_languages_with_the_same_numbers_are_both_kept(sitting, key):
    for seq, lang, words in ((1, "en-US", "Hello."), (1, "fr-FR", "Bonjour.")):
        assert post(key, words, seq=seq, lang=lang).content == b"1\n"
    assert post(key, "Bonjour.", seq=1, lang="fr-FR").content == b"0\n"
    post(key, "Merci.", seq=2, lang="fr-FR")

    found = Cue.objects.order_by("number").values_list("lang", "text")
    assert list(found) == [("en", "Hello."), ("fr", "Bonjour."), ("fr", "Merci.")]
    for lang, last in (("en-US", b"1\n"), ("fr", b"2\n"), ("", b"2\n")):
        assert Client().get(f"{INTAKE}/seq?key={key}&lang={lang}").content == last


def test_json_is_taken_and_the_key_may_be_a_header(sitting, key):
    body = json.dumps([{"text": "Hola", "lang": "es", "speaker": "Eusebio"}])

    answer = Client().post(
        INTAKE,
        data=body,
        content_type="application/json",
        headers={"Authorization": f"Bearer {key}"},
    )

    assert answer.status_code == 200
    assert kept(sitting) == [("Eusebio", "Hola")]


@pytest.mark.parametrize(
    "body, kind, status, words",
    [
        ("x" * 1_000_000, "text/plain", 413, "65536 bytes"),
        ("x" * 3000, "text/plain", 400, "2000 characters"),
        ("", "text/plain", 400, "needs words"),
        ("{", "application/json", 400, "neither plain text nor JSON"),
    ],
)
def test_what_is_not_taken_is_said_plainly(sitting, key, body, kind, status, words):
    answer = post(key, body, kind)

    assert answer.status_code == status
    assert answer["Content-Type"].startswith("text/plain")
    assert words in answer.content.decode()
    assert kept(sitting) == []


def test_without_a_key_of_this_session_nothing_is_taken(sitting, key, ivo):
    other = make_live.session("INC-02", summit=sitting.session.summit)
    foreign = key_for(other, make.actor(ivo))

    for wrong in ("", "forged", key + "x", foreign):
        assert post(wrong, "words").status_code == 403
        assert Client().get(f"{INTAKE}/seq?key={wrong}").status_code == 403
    assert kept(sitting) == []


def test_a_key_holds_no_longer_than_the_role(sitting, key):
    RoleGrant.objects.all().delete()

    assert post(key, "words").status_code == 403


def test_a_session_that_is_not_open_takes_none(key, sitting):
    sitting.delete()

    assert post(key, "words").status_code == 409
    assert Client().post("/live/hamlet-2026/NOPE/captions").status_code == 404


def test_missed_captions_are_read_after_a_number(sitting):
    make_live.cues(sitting, "one", "two", "three")

    answer = Client().get("/live/hamlet-2026/INC-01/cues?after=1")

    assert [one["text"] for one in answer.json()["cues"]] == ["two", "three"]
    assert answer["Cache-Control"] == "no-store"
    everything = Client().get("/live/hamlet-2026/INC-01/cues?after=-5").json()
    assert len(everything["cues"]) == 3
    assert Client().get("/live/hamlet-2026/NOPE/cues").status_code == 404


def test_the_captioner_types_and_may_click_twice(sitting, ivo, visit):
    client = visit(ivo)
    page = client.get(PAGE).content.decode()
    number = re.search(r'name="number" value="(\w+)"', page)[1]
    given = {"text": ">> ADA: Good morning.", "lang": "en", "number": number}

    for _ in range(2):
        assert client.post(PAGE, given).status_code == 302

    assert kept(sitting) == [("ADA", "Good morning.")]


def test_what_is_typed_is_not_lost_when_it_is_refused(sitting, ivo, visit):
    given = {"text": "a" * 2001, "lang": "en", "number": "1"}

    answer = visit(ivo).post(PAGE, given)

    assert answer.status_code == 200
    assert "2000 characters at most, not 2001" in answer.content.decode()
    assert "a" * 2001 in answer.content.decode()


def test_the_page_gives_its_captioner_an_address_that_works(sitting, ivo, visit):
    page = visit(ivo).get(PAGE).content.decode()
    key = re.search(r"captions\?key=([\w:.-]+)", page)[1]

    assert post(key, "words").status_code == 200


def test_captioning_is_for_captioners(sitting, visit):
    assert visit(make.person("Grace Okonkwo")).get(PAGE).status_code == 403
    assert Client().get(PAGE).status_code == 302
