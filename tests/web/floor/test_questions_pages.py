"""Questions, polls, presence, corrections, players and files, by their pages."""

import json

import make
import make_live
import make_reports
import pytest
from django.test import Client
from make_live import later

from palabre.kernel.languages import text
from palabre.stages.live import listing, presence, queries, questions
from palabre.stages.live.models import PollVote
from palabre.stages.live.players import PlayerFacts, set_player
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.outbox.models import Message
from palabre.stages.reports.models import Source
from palabre.workflows.tell_room import QUESTIONS, states_of

pytestmark = pytest.mark.django_db
SESSION = "/en/hamlet-2026/sessions/INC-01/"
CONSOLE = f"{SESSION}console/"


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    roles = [make_live.role("Emeka Obi", "moderator")]
    return make_live.sitting(make_live.session(roles=roles))


@pytest.fixture
def emeka(sitting, visit):
    return visit(sitting.session.roles.get().person)


@pytest.fixture
def farid(visit):
    return visit(make.person("Farid Haddad"))


def page(client, address=f"{SESSION}live/"):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def asked(sitting, farid, emeka, text="Who pays?"):
    farid.post(f"{SESSION}live/question/", {"text": text})
    (waiting,) = queries.questions_of(sitting, states=["asked"])
    emeka.post(f"{SESSION}questions/{waiting.code}/moderate/", {"act": "show"})
    return waiting


def test_a_question_is_asked_shown_wished_for_and_answered(sitting, farid, emeka):
    farid.post(f"{SESSION}live/question/", {"text": "Who <b>pays</b>?"})
    assert "Who &lt;b&gt;pays" not in page(Client())
    assert "Who &lt;b&gt;pays&lt;/b&gt;?" in page(emeka, CONSOLE)
    (waiting,) = queries.questions_of(sitting, states=["asked"])
    at = f"{SESSION}questions/{waiting.code}/"

    emeka.post(f"{at}moderate/", {"act": "show"})
    assert "Who &lt;b&gt;pays&lt;/b&gt;?" in page(Client())
    farid.post(f"{at}vote/")
    assert queries.unanswered(sitting)[0].n_votes == 1
    emeka.post(f"{at}moderate/", {"act": "translate", "lang": "fr", "text": "Qui ?"})
    assert "Qui ?" in Client().get(f"/fr{SESSION[3:]}live/").content.decode()
    emeka.post(f"{at}moderate/", {"act": "answer"})
    assert "1 answered" in page(Client())


def test_a_question_that_is_refused_comes_back_as_it_was_typed(sitting, farid):
    to, lines = f"{SESSION}live/question/", "\r\n".join(["Who pays for it?" * 4] * 9)
    assert len(lines.replace("\r", "")) == 584
    long = {"text": "ab " * 201}
    assert farid.post(to, {"text": lines + "\r\nand when?"}).status_code == 302
    assert len(queries.questions_of(sitting, states=["asked"])) == 1

    too_long = farid.post(to, long).content.decode()
    assert long["text"].strip() in too_long
    assert "at most 600 characters" in too_long
    assert "<details open><summary>Ask in writing" in too_long
    assert 'http-equiv="refresh"' not in too_long
    assert f'data-page="{SESSION}live/"' in too_long

    for _ in range(8):
        told = farid.post(to, {"text": "And the school?"})
    assert "And the school?</textarea>" in told.content.decode()
    assert "Too many tries" in told.content.decode()
    assert farid.get(to)["Location"] == f"{SESSION}live/"
    named = farid.post(to, {"text": "Who?", "is_anonymous": "on"}).content.decode()
    assert 'name="is_anonymous"' in named
    assert 'name="is_anonymous"' not in page(farid)


def test_who_asks_for_a_group_and_forgets_it_finds_the_form_as_it_was(sitting, farid):
    to = f"{SESSION}live/ask/"
    given = {"kind": "group-statement", "lang": "fr"}

    told = farid.post(to, given).content.decode()

    assert "Say on behalf of which group you speak." in told
    assert '<option value="group-statement" selected>' in told
    wrong = farid.post(to, {"kind": "statement", "on_behalf": "x" * 201})
    assert "x" * 201 in wrong.content.decode()
    assert queries.list_of_speakers(sitting) == []


def test_what_stayed_open_goes_to_who_may_answer_with_a_link(sitting, farid, emeka):
    moderator = sitting.session.roles.get().person
    moderator.email = "emeka@cast.example"
    moderator.save()
    asked(sitting, farid, emeka)

    emeka.post(f"{CONSOLE}close/")

    body = Message.objects.get(act="live.question.unanswered").body
    link = next(line for line in body.splitlines() if "/reply/?key=" in line)
    address = link.partition("8000")[2] or link[link.index("/en/") :]
    assert Client().get(address.replace("key=", "key=x")).status_code in {403, 409}
    assert "Who pays?" in page(Client(), address)
    Client().post(address, {"text": "All of us."})
    shown = page(Client())
    assert "All of us." in shown
    assert "Emeka Obi" in shown


def test_the_report_tells_what_stayed_open_and_what_was_answered(sitting, farid, emeka):
    asked(sitting, farid, emeka)
    later_one = asked(sitting, farid, emeka, text="<i>When?</i>")
    questions.answer(later_one, "In May.", by=make.LOADER, at=make.NOON)
    emeka.post(f"{CONSOLE}close/")
    make_reports.report(sitting.session)

    shown = page(Client(), f"{SESSION}report/")
    written = page(Client(), f"{SESSION}report.xml")

    assert shown.index("Who pays?") < shown.index("stayed open")
    assert "&lt;i&gt;When?&lt;/i&gt;" in shown
    assert "In May." in shown
    assert "Stayed open." in written


def test_a_poll_is_opened_answered_and_closed(sitting, farid, emeka):
    given = {"text": "Go on?", "options": "Yes\nNo", "quorum": "1"}
    emeka.post(f"{CONSOLE}poll/", given)
    assert "Go on?" in page(Client())

    poll = sitting.polls.get()
    farid.post(f"{SESSION}live/poll/", {"option": "0", "poll": poll.code})
    assert f'name="poll" value="{poll.code}"' in page(emeka, CONSOLE)
    emeka.post(f"{CONSOLE}poll/close/", {"poll": poll.code})

    assert "The quorum was reached." in page(Client())


def test_an_answer_to_a_poll_that_is_over_counts_for_no_other(sitting, farid, emeka):
    for words in ("Go on?", "Stop?"):
        emeka.post(f"{CONSOLE}poll/", {"text": words, "options": "Yes\nNo"})
        if words == "Go on?":
            first = sitting.polls.get()
            emeka.post(f"{CONSOLE}poll/close/", {"poll": first.code})
    second = sitting.polls.get(text="Stop?")
    assert f'name="poll" value="{second.code}"' in page(farid)

    farid.post(f"{SESSION}live/poll/", {"option": "0", "poll": first.code})
    emeka.post(f"{CONSOLE}poll/close/", {"poll": first.code})

    assert "your answer was not counted" in page(farid)
    assert not PollVote.objects.exists()
    second.refresh_from_db()
    assert second.state == "open"


def test_the_stream_tells_of_every_question_where_it_stands(sitting):
    by = make.actor(make.person("Farid Haddad"))
    for number in range(14):
        facts = QuestionFacts(f"Question {number}?")
        asked = questions.ask(sitting, facts, by=by, at=make.NOON)
        questions.moderate(asked, "show", by=make.LOADER, at=make.NOON)

    (told,) = [one for one in states_of(sitting.session) if one.kind == QUESTIONS]

    facts = json.loads(told.data)
    codes = [one["code"] for one in facts["shown"]] + [
        one for one, _ in facts["others"]
    ]
    assert len(facts["shown"]) == 12
    assert codes == [one.code for one in queries.unanswered(sitting)]


def test_whoever_says_so_is_present(sitting, farid):
    farid.post(f"{SESSION}live/present/", {"place": "online"})

    assert presence.n_present(sitting, make.NOON) == {"room": 0, "online": 1}
    assert Client().post(f"{SESSION}live/present/").status_code == 302


def test_a_caption_is_corrected_from_its_page(sitting, visit):
    roles = [make_live.role("Ivo Typist", "captioner")]
    made = make_live.session("INC-02", summit=sitting.session.summit, roles=roles)
    held = make_live.sitting(made)
    make_live.cues(held, "thank you emeka obii")
    ivo = visit(made.roles.get().person)
    there = SESSION.replace("INC-01", "INC-02") + "captions/"

    assert "emeka obii→Emeka Obi" in page(ivo, there)
    ivo.post(f"{there}1/", {"term": "emeka obii→Emeka Obi"})
    assert [one.text for one in queries.every_cue(held)] == ["thank you Emeka Obi"]
    ivo.post(f"{there}1/", {"text": "Thank you, Emeka Obi."})
    assert [one.text for one in queries.every_cue(held)] == ["Thank you, Emeka Obi."]


def test_nothing_is_loaded_from_elsewhere_before_the_reader_asks(sitting):
    facts = PlayerFacts("jitsi", "https://meet.example.org/Wells")
    set_player(sitting.session, facts, by=make.LOADER, at=make.NOON)

    before = Client().get(f"{SESSION}live/")
    after = Client().get(f"{SESSION}live/?player=1")

    assert b"<iframe src" not in before.content
    assert "meet.example.org" not in before["Content-Security-Policy"]
    assert b'<iframe src="https://meet.example.org/Wells"' in after.content
    policy = after["Content-Security-Policy"]
    assert "frame-src 'self' https://meet.example.org;" in f"{policy};"
    assert "script-src" not in policy


def test_the_player_is_set_by_a_form(sitting, emeka):
    wrong = {"kind": "youtube", "url": "https://evil.example/x"}
    shown = emeka.post(f"{CONSOLE}player/", wrong).content.decode()
    assert "not an address of that service" in shown

    given = {
        "kind": "jitsi",
        "url": "https://meet.example.org/x",
        "channels": "fr https://meet.example.org/fr",
    }
    assert emeka.post(f"{CONSOLE}player/", given).status_code == 302
    assert "French" in page(Client())


def test_captions_go_out_as_webvtt_and_akoma_ntoso(sitting, emeka):
    make_live.statement(sitting, "Ada & Co")
    make_live.cues(sitting, "Hello <b>", at=later(5))
    late = make_live.request(sitting, "Bo")
    written = "In short:\x0b yes."
    listing.file_written(late, written, by=make.LOADER, at=later(6))

    vtt = page(Client(), f"{SESSION}live/captions.vtt")
    debate = page(Client(), f"{SESSION}live/debate.xml")

    assert "00:00:05.000 --> 00:00:09.000\n<v Ada &amp; Co>Hello &lt;b&gt;" in vtt
    assert "<from>Ada &amp; Co</from>" in debate
    assert "<writtenStatements" in debate
    assert Client().get(f"{SESSION}live/captions.vtt?lang=fr").status_code == 404
    emeka.post(f"{CONSOLE}close/")
    kinds = Source.objects.order_by("id").values_list("kind", flat=True)
    assert list(kinds) == ["statement", "transcript"]
    filed = Source.objects.get(kind="statement")
    shown = page(Client(), f"{SESSION}transcript/?record={filed.pk}")
    assert "filed in writing, not delivered" in shown
    assert "In short: yes." in shown


def test_languages_stand_side_by_side(sitting):
    make_live.cues(sitting, "Hello", lang="en")
    make_live.cues(sitting, "Bonjour", lang="fr", source="fr")

    shown = page(Client(), f"{SESSION}live/?lang=en&lang=fr")

    assert 'data-only="en"' in shown
    assert 'data-only="fr"' in shown
    assert shown.index("Hello") < shown.index('data-only="fr"') < shown.index("Bonjour")


def test_rooms_where_it_matters_come_first(sitting):
    other = make_live.session("INC-02", summit=sitting.session.summit)
    held = make_live.sitting(other)
    request = make_live.request(held, "Ada", country="KE")
    make_live.operations.give_floor(request, by=make.LOADER, at=make.NOON)
    make_live.cues(held, "Clean wáter for all", at=make.NOON)

    plain = page(Client(), "/en/hamlet-2026/live/")
    words = page(Client(), "/en/hamlet-2026/live/?words=water,+spectrum")
    land = page(Client(), "/en/hamlet-2026/live/?country=KE")

    assert "alert" not in plain.partition('id="rooms"')[2]
    for shown in (words, land):
        assert shown.index("INC-02") < shown.index("INC-01")
        assert "<title>(1) " in shown
    assert "“water”" in words


def test_a_room_whose_theme_is_watched_comes_first(sitting):
    summit = sitting.session.summit
    other = make_live.session("INC-02", summit=summit)
    make_live.sitting(other)
    name = text(en="Water and wells")
    theme = summit.themes.create(code="water-wells", position=9, name=name)
    other.themes.add(theme)

    plain = page(Client(), "/en/hamlet-2026/live/?theme=another")
    shown = page(Client(), "/en/hamlet-2026/live/?theme=water-wells")

    assert "your theme" not in plain
    assert "your theme" in shown
    assert shown.index("INC-02") < shown.index("INC-01")
