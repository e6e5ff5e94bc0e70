"""Every act of the console by its form; consoles that had no network; undoing."""

import re

import make
import make_live
import pytest
from django.test import Client
from make_live import later

from palabre.stages.live import operations, queries
from palabre.stages.live.models import (
    FloorAct,
    Player,
    Poll,
    Question,
    QuestionVote,
    RequestForFloor,
    Sitting,
)
from palabre.stages.outbox.models import Message
from palabre.stages.reports import operations as reports
from palabre.stages.reports.models import DraftOrder, Source
from palabre.workflows import run_floor

pytestmark = pytest.mark.django_db
CONSOLE = "/en/hamlet-2026/sessions/INC-01/console/"
JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture(autouse=True)
def _noon(noon):
    """Let every request happen at noon."""


@pytest.fixture
def sitting():
    roles = [make_live.role("Emeka Obi", "moderator")]
    session = make_live.session(roles=roles)
    return operations.open_sitting(session, by=make.LOADER, at=later(-600))


@pytest.fixture
def emeka(sitting, visit):
    return visit(sitting.session.roles.get().person)


def shown(client):
    return client.get(CONSOLE).content.decode()


def do(client, to, **given):
    answer = client.post(f"{CONSOLE}{to}/", given)
    assert answer.status_code == 302
    return shown(client)


def state_of(request):
    return RequestForFloor.objects.get(pk=request.pk).state


def test_a_speaker_is_paused_interrupted_and_goes_on(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    bo = make_live.request(sitting, "Bo", kind="point-of-order")
    page = do(emeka, f"{ada.code}/give")
    assert "Let interrupt" in page
    assert "Point of order on procedure: heard before all others." in page

    page = do(emeka, f"{bo.code}/interrupt")
    assert "is paused" in page
    page = do(emeka, f"{bo.code}/rule", ruling="Granted.")
    assert "Ruling on the point of order" not in page
    running = queries.floor_now(sitting)
    do(emeka, "end", statement=running.pk)
    do(emeka, f"{ada.code}/resume")
    assert queries.floor_now(sitting).request == ada
    do(emeka, "extend", seconds="60")
    assert queries.floor_now(sitting).limit_seconds == 240
    do(emeka, "pause")
    do(emeka, f"{ada.code}/end")
    assert state_of(ada) == "ended"


def test_the_list_is_kept_by_forms(sitting, emeka):
    ada, bo, chi = (make_live.request(sitting, name) for name in ("Ada", "Bo", "Chi"))

    page = do(emeka, f"{chi.code}/move", place="1", reason="leaves for a plane")
    assert "Put here by the chair: leaves for a plane" in page
    page = do(emeka, f"{ada.code}/skip")
    assert "Was absent when called" in page
    page = do(emeka, f"{bo.code}/hand-over", name="Zoe")
    assert "Zoe" in page
    assert [one.name for one in queries.list_of_speakers(sitting)] == [
        "Chi",
        "Zoe",
        "Ada",
    ]
    assert "Say why" in do(emeka, f"{chi.code}/move", place="2", reason=" ")


def test_the_floor_is_run_as_the_form_says(sitting, emeka):
    given = {
        "order_rule": "balance",
        "limit_seconds": "120",
        "grace_seconds": "5",
        "is_cut_off": "on",
        "list_opens_at": "2026-05-25T14:30",
        "weight-group": "5",
        "limit-question": "60",
        "limit-rank:minister": "300",
        "quota-government": "900",
    }

    answer = emeka.post(f"{CONSOLE}conduct/", given)

    assert answer.status_code == 302
    held = Sitting.objects.get(pk=sitting.pk)
    assert (held.order_rule, held.limit_seconds, held.is_cut_off) == (
        "balance",
        120,
        True,
    )
    assert (held.weights, held.limits, held.quotas) == (
        {"group": 5},
        {"question": 60, "rank:minister": 300},
        {"government": 900},
    )
    zone = held.session.summit.zone
    assert (
        f"{held.list_opens_at.astimezone(__import__('zoneinfo').ZoneInfo(zone)):%H:%M}"
        == ("14:30")
    )
    assert "By balance" in shown(emeka)


def test_a_conduct_that_makes_no_sense_is_told_beside_its_field(sitting, emeka):
    given = {"order_rule": "balance", "limit_seconds": "3", "grace_seconds": "5"}

    answer = emeka.post(f"{CONSOLE}conduct/", given)

    assert answer.status_code == 200
    assert "A statement may take 10 to 3600 seconds." in answer.content.decode()


def test_the_last_act_is_taken_back(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    page = do(emeka, f"{ada.code}/give")
    assert "Ada was given the floor." in page

    page = do(emeka, "undo", act=FloorAct.objects.get().pk)

    assert queries.floor_now(sitting) is None
    assert "Ada was given the floor." not in page
    assert "can be taken back" in do(emeka, "undo", act="999999")


def test_acts_of_a_console_without_network_arrive_with_their_own_instants(
    sitting, emeka
):
    ada, bo = (make_live.request(sitting, name) for name in ("Ada", "Bo"))

    def late(act, key, at, **given):
        facts = {"key": key, "at": at.isoformat(), **given}
        return emeka.post(f"{CONSOLE}{act}/", facts, **JSON)

    for _ in range(2):  # sent twice, done once
        assert late(f"{ada.code}/give", "a1", later(-120)).json() == {}
    late("end", "a2", later(-60), statement=f"code:{ada.code}")
    late(f"{bo.code}/give", "a3", later(-50))

    log = queries.floor_log(sitting)
    assert [(one.request.name, one.started_at, one.ended_at) for one in log] == [
        ("Ada", later(-120), later(-60)),
        ("Bo", later(-50), None),
    ]


def test_what_others_ask_meanwhile_moves_no_late_act(sitting, emeka, visit):
    ada = make_live.request(sitting, "Ada")
    farid = make.person("Farid Haddad")
    own = operations.RequestFacts("Farid Haddad", person=farid)
    make_live.cues(sitting, "Thank you, chair.", at=later(-50))
    run_floor.ask_for_floor(sitting, own, by=make.actor(farid), at=later(-40))

    given = {"key": "late", "at": later(-60).isoformat()}
    emeka.post(f"{CONSOLE}{ada.code}/give/", given, **JSON)

    running = queries.floor_now(sitting)
    assert running.started_at == later(-60)
    assert sitting.cues.get().statement == running


@pytest.mark.parametrize("at", ["2020-01-01T00:00:00+00:00", "2099-01-01T00:00Z", "x"])
def test_a_clock_that_cannot_be_is_not_believed(sitting, emeka, at):
    ada = make_live.request(sitting, "Ada")

    emeka.post(f"{CONSOLE}{ada.code}/give/", {"key": "k", "at": at}, **JSON)

    assert queries.floor_now(sitting).started_at == make.NOON


def test_what_the_network_kept_from_happening_is_told_in_words(sitting, emeka):
    ada = make_live.request(sitting, "Ada")
    do(emeka, f"{ada.code}/strike")

    answer = emeka.post(f"{CONSOLE}{ada.code}/give/", {"key": "late"}, **JSON)

    assert answer.status_code == 409
    assert answer.json() == {
        "refused": "This can no longer be done: it is now “withdrawn”."
    }


def test_a_console_adds_takes_back_and_closes_by_script_once(sitting, emeka):
    def by_script(to, key, **given):
        answer = emeka.post(f"{CONSOLE}{to}/", {"key": key, **given}, **JSON)
        return answer.status_code, answer.json()

    who = {"name": "Ms Smith", "kind": "question", "at": later(-60).isoformat()}
    for _ in range(2):  # sent twice, done once
        assert by_script("add", "a1", **who) == (200, {})
    (asked,) = queries.list_of_speakers(sitting)
    assert (asked.name, asked.requested_at) == ("Ms Smith", later(-60))
    assert by_script("add", "a2", name=" ", kind="statement")[0] == 409

    by_script(f"{asked.code}/strike", "a3", at=later(-30).isoformat())
    struck = FloorAct.objects.order_by("-id")[0]
    for _ in range(2):
        undone = by_script("undo", "a4", act=struck.pk, at=later(-25).isoformat())
        assert undone == (200, {})
    assert queries.list_of_speakers(sitting) == [asked]
    for _ in range(2):
        assert by_script("close", "a5") == (200, {})
    assert Sitting.objects.get().state == "closed"


def test_a_late_closing_closes_when_it_was_done(sitting, emeka):
    given = make_live.statement(sitting, "Ada", at=later(-200))
    for at in (-150, -60):
        make_live.cues(sitting, f"Said at {at}.", at=later(at))

    answer = emeka.post(
        f"{CONSOLE}close/", {"key": "late", "at": later(-100).isoformat()}, **JSON
    )

    assert answer.json() == {}
    given.refresh_from_db()
    closed = Sitting.objects.get()
    assert (closed.closed_at, given.ended_at) == (later(-100), later(-100))
    assert [one.statement for one in closed.cues.order_by("number")] == [given, None]


def test_every_act_of_the_console_waits_for_the_network(sitting, emeka, visit):
    ada = make_live.request(sitting, "Ada")
    do(emeka, f"{ada.code}/give")
    make_live.request(sitting, "Bo")
    do(emeka, "poll", text="Go on?", options="Yes\nNo")

    forms = re.findall(r"<form [^>]*console/[^>]*>", shown(emeka))

    assert len(forms) > 12
    assert [one for one in forms if "data-queued" not in one] == []


def test_who_may_not_act_is_never_answered_as_if_it_were_done(sitting, emeka, visit):
    ada = make_live.request(sitting, "Ada")
    to = f"{CONSOLE}{ada.code}/give/"
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = emeka.cookies

    assert Client().post(to, **JSON)["Location"].startswith("/en/sign-in/")
    for other in (strict, visit(make.person("Grace"))):
        answer = other.post(to, **JSON)
        assert answer.status_code == 403
        assert answer["Content-Type"].startswith("text/html")
    assert emeka.post(f"{CONSOLE}GONE/give/", **JSON).json()["refused"]
    assert queries.floor_now(sitting) is None
    page = shown(emeka)
    assert f'data-sign-in="/en/sign-in/?next={CONSOLE}"' in page


def test_the_balance_shows_who_has_spoken(sitting, emeka):
    request = make_live.request(
        sitting, "Ada", group="academia", country="KE", at=later(-60)
    )
    emeka.post(f"{CONSOLE}{request.code}/give/", {"at": later(-60).isoformat()})

    page = shown(emeka)

    assert "<caption>Group</caption>" in page
    assert "African States" in page or "Africa" in page
    assert '<td class="num">1:00' in page


def test_whom_the_moderator_adds_counts_for_quota_and_balance(sitting, emeka):
    body = make.organization("Wells Network", group="civil-society")
    add = {"kind": "statement", "name": "Soraya Hakim"}
    page = emeka.post(f"{CONSOLE}add/", add | {"body": "Nobody’s League"})
    assert "Nobody here is known as that" in page.content.decode()

    do(emeka, "add", **add, body="wells network")
    chosen = {"group": "academia", "country": "FR"}
    do(emeka, "add", kind="statement", name="Bo Lindqvarn", **chosen)

    soraya, bo = queries.list_of_speakers(sitting)
    assert (soraya.organization, soraya.group, soraya.country) == (
        body,
        "civil-society",
        "KE",
    )
    assert (bo.organization, bo.group, bo.country) == (None, "academia", "FR")


# Taking back: every act of the console ---------------------------------------------------


def take_back(client):
    page = do(client, "undo", act=FloorAct.objects.order_by("-id")[0].pk)
    assert "can be taken back" not in page
    return page


def test_opening_is_taken_back_and_done_again(visit):
    roles = [make_live.role("Emeka Obi", "moderator")]
    emeka = visit(make_live.session(roles=roles).roles.get().person)
    page = do(emeka, "open")
    assert "The session was opened." in page

    assert "Open the session" in take_back(emeka)
    do(emeka, "open")

    assert Sitting.objects.get().state == "open"


def test_closing_is_taken_back_with_its_records_and_letters(sitting, emeka, visit):
    moderator = sitting.session.roles.get().person
    moderator.email = "emeka@cast.example"
    moderator.save()
    ada = make_live.request(sitting, "Ada")
    do(emeka, f"{ada.code}/give")
    make_live.cues(sitting, "Wells before words.")
    visit(make.person("Farid")).post(f"{CONSOLE[:-8]}live/question/", {"text": "Who?"})
    asked = Question.objects.get()
    emeka.post(
        f"{CONSOLE[:-8]}questions/{asked.code}/moderate/", {"act": "show"}, **JSON
    )
    page = do(emeka, "close")
    assert "The session was closed." in page
    assert Source.objects.count() == 1
    assert Message.objects.get().state == "queued"

    take_back(emeka)

    assert Sitting.objects.get().state == "open"
    assert queries.floor_now(sitting).request == ada
    assert not Source.objects.exists()
    assert not DraftOrder.objects.exists()
    assert Message.objects.get().state == "discarded"
    do(emeka, "close")
    assert Source.objects.get().interventions.get().text == "Wells before words."


def test_a_closing_on_whose_record_something_rests_stands(sitting, emeka):
    make_live.cues(sitting, "Wells before words.")
    do(emeka, "close")
    reports.draft_report(sitting.session, [], lang="en", by=make.LOADER, at=make.NOON)

    page = do(emeka, "undo", act=FloorAct.objects.get(act="closed").pk)

    assert "rests on" in page
    assert Sitting.objects.get().state == "closed"
    assert Source.objects.count() == 1


def test_questions_and_polls_are_taken_back(sitting, emeka, visit):
    farid = visit(make.person("Farid"))
    for words in ("Who?", "When?"):
        farid.post(f"{CONSOLE[:-8]}live/question/", {"text": words})
    first, second = Question.objects.order_by("id")
    for one in (first, second):
        emeka.post(
            f"{CONSOLE[:-8]}questions/{one.code}/moderate/", {"act": "show"}, **JSON
        )
    emeka.post(
        f"{CONSOLE[:-8]}questions/{second.code}/moderate/",
        {"act": "merge", "into": first.code},
        **JSON,
    )
    assert Question.objects.get(pk=second.pk).state == "merged"
    take_back(emeka)
    assert Question.objects.get(pk=second.pk).state == "shown"
    assert not QuestionVote.objects.exists()

    do(emeka, "poll", text="Go on?", options="Yes\nNo")
    assert "A poll was opened: Go on?" in shown(emeka)
    take_back(emeka)
    assert not Poll.objects.exists()


def test_a_signal_and_a_player_are_taken_back(sitting, emeka):
    page = do(emeka, "signal", signal="mute")
    assert "Please mute your microphones" in page
    take_back(emeka)
    assert Sitting.objects.get().signal == ""

    given = {"kind": "jitsi", "url": "https://meet.example.org/x", "channels": ""}
    emeka.post(f"{CONSOLE}player/", given)
    assert "Picture and sound were set." in shown(emeka)
    take_back(emeka)
    assert not Player.objects.exists()


def test_what_an_hour_old_act_changed_is_forgotten(sitting, emeka):
    ada, bo = (make_live.request(sitting, name) for name in ("Ada", "Bo"))
    do(emeka, f"{ada.code}/skip")
    FloorAct.objects.update(at=later(-3601))

    do(emeka, f"{bo.code}/skip")

    old, new = FloorAct.objects.order_by("id")
    assert (old.before, old.after, old.subject) == ({}, {}, "")
    assert new.before


def conduct_form(client):
    """Return the fields of the conduct's form as a browser would send them."""
    page = client.get(f"{CONSOLE}conduct/").context["form"]
    return {
        one.html_name: one.value() for one in page if one.value() not in {None, False}
    }


def test_two_who_set_the_conduct_at_once_do_not_undo_each_other(sitting, emeka):
    hers, his = conduct_form(emeka), conduct_form(emeka)

    emeka.post(
        f"{CONSOLE}conduct/", hers | {"order_rule": "balance", "quota-academia": 60}
    )
    emeka.post(f"{CONSOLE}conduct/", his | {"limit_seconds": 300, "weight-group": 9})

    sitting.refresh_from_db()
    assert (sitting.order_rule, sitting.limit_seconds) == ("balance", 300)
    assert (sitting.quotas, sitting.weights["group"]) == ({"academia": 60}, 9)


def test_whoever_sets_the_same_otherwise_is_told_and_may_send_again(sitting, emeka):
    hers, his = conduct_form(emeka), conduct_form(emeka)
    emeka.post(
        f"{CONSOLE}conduct/", hers | {"order_rule": "balance", "limit_seconds": 60}
    )

    answer = emeka.post(f"{CONSOLE}conduct/", his | {"order_rule": "protocol"})

    sitting.refresh_from_db()
    assert (answer.status_code, sitting.order_rule) == (200, "balance")
    page = answer.content.decode()
    assert "Somebody else set this meanwhile" in page
    assert "Now: By balance" in page
    again = his | {
        "order_rule": "protocol",
        "seen": answer.context["form"]["seen"].value(),
    }
    emeka.post(f"{CONSOLE}conduct/", again)
    sitting.refresh_from_db()
    assert (sitting.order_rule, sitting.limit_seconds) == ("protocol", 60)


@pytest.mark.parametrize("act", ["pause", "extend"])
def test_an_act_on_whoever_spoke_before_touches_nobody_else(sitting, emeka, act):
    first = make_live.statement(sitting)
    given = {"statement": str(first.pk), "seconds": "60"}
    second = make_live.request(sitting, "Bo Lindqvist")
    emeka.post(f"{CONSOLE}{second.code}/give/", {"pass": "1"})

    answer = emeka.post(
        f"{CONSOLE}{act}/", given, headers={"Accept": "application/json"}
    )

    assert (answer.status_code, answer.json()) == (
        409,
        {"refused": "The floor went on meanwhile; nothing was done."},
    )
    speaks = queries.floor_now(sitting)
    assert (speaks.request, speaks.limit_seconds) == (second, 180)


# Before the session opens -----------------------------------------------------------------


@pytest.fixture
def emeka_before(visit):
    session = make_live.session(roles=[make_live.role("Emeka Obi", "moderator")])
    return visit(session.roles.get().person)


def test_looking_at_the_conduct_prepares_nothing(emeka_before):
    assert emeka_before.get(f"{CONSOLE}conduct/").status_code == 200
    assert "Before the session opens" in shown(emeka_before)
    assert not Sitting.objects.exists()


def test_rule_limits_and_list_are_kept_before_the_session_opens(emeka_before, visit):
    live = CONSOLE.replace("console", "live")
    given = {"order_rule": "protocol", "limit_seconds": "90", "grace_seconds": "5"}
    assert emeka_before.post(f"{CONSOLE}conduct/", given).status_code == 302
    farid = visit(make.person("Farid Haddad"))
    farid.post(f"{live}ask/", {"kind": "statement"})
    assert "closed" in farid.get(live).content.decode()

    assert "The list takes requests." in do(emeka_before, "list", list="open")
    farid.post(f"{live}ask/", {"kind": "statement"})
    assert "You are on the list." in farid.get(live).content.decode()
    do(emeka_before, "add", name="Grace Okonkwo", kind="statement")
    first, second = queries.list_of_speakers(Sitting.objects.get())
    assert [first.name, second.name] == ["Farid Haddad", "Grace Okonkwo"]
    do(emeka_before, f"{second.code}/move", place="1", reason="leaves for a plane")
    do(emeka_before, f"{first.code}/give")
    assert state_of(first) == "waiting"

    do(emeka_before, "open")
    held = Sitting.objects.get()
    assert (held.state, held.order_rule, held.limit_seconds) == ("open", "protocol", 90)
    assert queries.list_of_speakers(held) == [second, first]
    assert "Open the session" in take_back(emeka_before)
    held.refresh_from_db()
    assert (held.state, held.is_list_open, held.limit_seconds) == (
        "scheduled",
        True,
        90,
    )


def test_no_point_of_order_is_raised_before_the_session(emeka_before, visit):
    do(emeka_before, "list", list="close")
    farid = visit(make.person("Farid Haddad"))

    farid.post(
        f"{CONSOLE.replace('console', 'live')}ask/",
        {"kind": "point-of-order", "category": "procedure"},
    )

    assert not Sitting.objects.get().requests.exists()


def test_a_limit_by_kind_is_refused_beside_its_field(sitting, emeka):
    given = {
        "order_rule": "inscription",
        "limit_seconds": "120",
        "grace_seconds": "5",
        "limit-question": "5",
    }

    page = emeka.post(f"{CONSOLE}conduct/", given).content.decode()

    assert 'href="#id_limit-question"' in page.partition('role="alert"')[2]
