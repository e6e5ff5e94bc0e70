import json

import make
import make_live
import pytest
from django.test import Client
from make_live import later

from palabre.stages.live import operations, queries, steering, turns
from palabre.stages.live.steering import Conduct
from palabre.workflows import tell_room

pytestmark = pytest.mark.django_db
PAGE = "/en/hamlet-2026/sessions/INC-01/live/"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


def page(address=PAGE, client=None):
    answer = (client or Client()).get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_page_shows_floor_list_and_captions_without_a_script():
    sitting = make_live.sitting()
    make_live.statement(sitting, "Soraya Hakim", at=later(-60))
    make_live.request(sitting, "Bo Lindqvarn", kind="question")
    make_live.cues(sitting, "Good morning.", at=make.NOON)

    shown = page()

    assert "Soraya Hakim" in shown
    assert "2:00 left" in shown
    assert "Bo Lindqvarn" in shown
    assert "Question" in shown
    assert '<span class="cue" data-number="1"' in shown
    assert 'data-events="/live/hamlet-2026/INC-01/events?after=1"' in shown
    assert '<iframe class="following" src="?text=1&amp;framed=1"' in shown


def test_the_booths_see_in_which_language_one_speaks_and_who_comes_next_will():
    sitting = make_live.sitting()
    asked = make_live.request(sitting, "Soraya Hakim", lang="fr")
    operations.give_floor(asked, by=make.LOADER, at=later(-60))
    make_live.request(sitting, "Bo Lindqvarn", kind="question", lang="ar")

    for address in (PAGE, f"{PAGE}?text=1", PAGE.replace("live/", "wall/")):
        shown = page(address)
        floor, _, waits = shown.partition("Bo Lindqvarn")
        assert "French" in floor.rpartition("Soraya Hakim")[2], address
        assert "Arabic" in waits[:200], address


def test_a_session_not_yet_open_says_so_and_asks_nothing():
    make_live.session()

    shown = page()

    assert "Not yet open" in shown
    assert "Ask for the floor" not in shown


@pytest.mark.parametrize(
    "there", [PAGE, f"{PAGE}?text=1", PAGE.replace("live", "wall")]
)
def test_a_page_ends_whoever_is_over_where_policy_cuts_off(there):
    policy = Conduct(limit_seconds=10, grace_seconds=0, is_cut_off=True)
    sitting = make_live.sitting()
    steering.conduct(sitting, policy, by=make.LOADER, at=later(-20))
    make_live.statement(sitting, "Ada", at=later(-11))

    assert "The floor is free." in page(there)
    assert sitting.statements.get().ended_at == later(-1)


def test_captions_are_words_not_markup():
    sitting = make_live.sitting()
    make_live.cues(sitting, "<script>alert(1)</script>", label="<b>BO</b>")

    for address in (PAGE, f"{PAGE}?text=1"):
        shown = page(address)
        assert "<script>alert" not in shown
        assert "&lt;script&gt;alert(1)&lt;/script&gt;" in shown
        assert "<b>BO</b>" not in shown


def test_the_text_page_is_below_fifty_kilobytes_whatever_is_said():
    sitting = make_live.sitting()
    make_live.statement(sitting, "س" * 200)
    make_live.cues(sitting, *(["&" * 2000] * 30))
    make_live.cues(sitting, *(["ሰላም " * 400] * 40))
    for number in range(20):
        make_live.request(sitting, f"{number} " + "س" * 190)

    answer = Client().get(f"{PAGE}?text=1")

    assert len(answer.content) < 50_000
    assert b"<script" not in answer.content
    assert b'<meta http-equiv="refresh" content="10">' in answer.content


def test_only_the_text_page_stands_in_a_frame_and_only_in_one_of_ours():
    make_live.sitting()

    for there in (PAGE, f"{PAGE}?text=1"):
        answer = Client().get(there)
        assert answer["X-Frame-Options"] == "DENY"
        assert "frame-ancestors 'none';" in f"{answer['Content-Security-Policy']};"
        assert b'<meta http-equiv="refresh" content="20">' not in answer.content
    answer = Client().get(f"{PAGE}?text=1&framed=1")
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self';" in f"{answer['Content-Security-Policy']};"


def test_somebody_signed_in_asks_and_withdraws(visit):
    sitting = make_live.sitting()
    client = visit(make.person("Farid Haddad"))

    answer = client.post(f"{PAGE}ask/", {"kind": "question", "is_remote": "on"})

    assert answer.status_code == 302
    (asked,) = queries.list_of_speakers(sitting)
    assert (asked.name, asked.kind, asked.is_remote) == (
        "Farid Haddad",
        "question",
        True,
    )
    shown = page(client=client)
    assert "You are on the list." in shown
    client.post(f"{PAGE}{asked.code}/withdraw/")
    assert queries.list_of_speakers(sitting) == []


def test_asking_twice_is_told_in_words(visit):
    sitting = make_live.sitting()
    client = visit(make.person("Farid Haddad"))

    for _ in range(2):
        client.post(f"{PAGE}ask/", {"kind": "statement"})

    assert len(queries.list_of_speakers(sitting)) == 1
    assert "Farid Haddad is on the list of speakers already." in page(client=client)


def test_a_stranger_is_asked_for_a_badge():
    make_live.sitting()

    answer = Client().post(f"{PAGE}ask/", {"kind": "statement"})

    assert answer.status_code == 302
    assert answer["Location"] == PAGE.replace("live/", "seat/?afar=1")


def test_nobody_withdraws_what_another_asked(visit):
    sitting = make_live.sitting()
    asked = make_live.request(sitting, "Ms Smith")
    client = visit(make.person("Farid Haddad"))

    answer = client.post(f"{PAGE}{asked.code}/withdraw/")

    assert answer.status_code == 403
    assert len(queries.list_of_speakers(sitting)) == 1


def test_as_many_queries_for_three_as_for_one(django_assert_num_queries):
    sitting = make_live.sitting()

    def one_more(number):
        make_live.request(sitting, f"Speaker {number}")
        make_live.cues(sitting, f"words {number}", label=f"VOICE {number}")

    one_more(1)
    with django_assert_num_queries(18):
        page()
    one_more(2)
    one_more(3)
    with django_assert_num_queries(18):
        page()


def test_whoever_speaks_is_paused_cut_or_left_waiting_may_file_in_writing(visit):
    sitting = make_live.sitting()
    person = make.person("Farid Haddad")
    client = visit(person)
    asked = make_live.request(sitting, "Farid Haddad", person=person)
    there = f"/en/hamlet-2026/sessions/INC-01/live/{asked.code}/write/"
    running = operations.give_floor(asked, by=make.LOADER, at=make.NOON)
    assert there in page(client=client)

    held = turns.pause(running, by=make.LOADER, at=make.NOON)
    shown = page(client=client)
    assert "You are paused; your time is kept." in shown
    assert there in shown
    turns.end_paused(held, by=make.LOADER, at=make.NOON)
    assert there in page(client=client)
    operations.close_sitting(sitting, by=make.LOADER, at=make.NOON)
    assert there in page(client=client)
    client.post(there, {"written": "In short: yes."})

    assert there not in page(client=client)
    assert there not in page()


def test_everybody_sees_the_rule_its_weights_and_why_each_stands_there():
    policy = Conduct(order_rule="balance", weights={"group": 7})
    sitting = make_live.sitting()
    steering.conduct(sitting, policy, by=make.LOADER, at=make.NOON)
    make_live.request(sitting, "Bo Lindqvarn", group="academia")

    shown = page()

    assert "By balance" in shown
    assert 'Stakeholder group <b class="num">7</b>' in shown
    assert "Academia: 0 of 0 turns, places before this one counted." in shown
    (row,) = json.loads(tell_room.states_of(sitting.session)[2].data)["waiting"]
    assert row["why"][0] == ["group", {"group": "academia", "n": 0, "total": 0}]
