"""A session over the API: the floor and its acts, questions, polls, presence."""

import json
from dataclasses import replace
from types import SimpleNamespace

import cast
import make
import make_live
import pytest
from django.core.cache import cache

from palabre.api.tokens import make_token
from palabre.kernel.actors import Role
from palabre.stages.live import queries, steering
from palabre.stages.live.models import FloorAct, PollVote, Question, Reaction
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits

pytestmark = pytest.mark.django_db
AT = "/api/v1/editions/hamlet-2026/sessions/INC-01"


@pytest.fixture(autouse=True)
def _noon(monkeypatch):
    """Let every request happen at noon."""
    now = SimpleNamespace(now=lambda: make.NOON)
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    cache.clear()  # tries of the tests before


@pytest.fixture
def sitting():
    roles = [make_live.role("Emeka Obi", "moderator")]
    return make_live.sitting(make_live.session(roles=roles))


def speaking(person):
    """Return how a person's machine speaks to the API."""
    email = f"{person.code.lower()}@cast.example"
    account = people.open_account(person, email=email, by=make.LOADER, at=make.NOON)
    token = make_token(account, at=make.NOON)
    client = cast.client(None)

    def read(address):
        return client.get(address, HTTP_AUTHORIZATION=f"Bearer {token}")

    def ask(path, **given):
        address = path if path.startswith("/") else f"{AT}/{path}"
        answer = client.post(
            address,
            json.dumps(given),
            content_type="application/json",
            HTTP_AUTHORIZATION=f"Bearer {token}",
        )
        told = answer.json() if answer.content else None
        return answer.status_code, told

    ask.read = read
    return ask


@pytest.fixture
def emeka(sitting):
    return speaking(sitting.session.roles.get().person)


@pytest.fixture
def farid(sitting):
    return speaking(make.person("Farid Haddad"))


def floor():
    return cast.client(None).get(f"{AT}/floor").json()


def test_a_floor_is_run_over_the_api(sitting, emeka, farid):
    status, own = farid("floor", kind="group-statement", on_behalf="The Wells Group")
    assert (status, own["state"]) == (201, "waiting")
    bo = make_live.request(sitting, "Bo")
    now = floor()
    assert [one["name"] for one in now["waiting"]] == ["Farid Haddad", "Bo"]
    assert now["waiting"][0]["on_behalf"] == "The Wells Group"
    assert now["waiting"][0]["why"] == "In the order in which they asked."

    move = {"act": "move", "place": 1, "reason": "leaves early"}
    assert emeka(f"/api/v1/floor/{bo.code}/acts", **move)[0] == 200
    assert floor()["waiting"][0]["why"] == "Put here by the chair: leaves early"
    give = {"act": "give", "key": "a1"}
    for _ in range(2):  # sent twice, done once
        assert emeka(f"/api/v1/floor/{bo.code}/acts", **give)[1]["state"] == "speaking"
    assert floor()["holds"]["speaker"] == "Bo"
    emeka("floor/acts", act="extend", seconds=30)
    assert floor()["holds"]["limit_seconds"] == 210
    emeka("floor/acts", act="pause")
    assert floor()["paused"] == "Bo"
    emeka(f"/api/v1/floor/{bo.code}/acts", act="resume")
    emeka("floor/acts", act="end")
    assert floor()["holds"] is None
    status, filed = farid(f"/api/v1/floor/{own['code']}/write", text="In short: yes.")
    assert filed["state"] == "filed"
    assert FloorAct.objects.filter(key="a1").count() == 1


def test_the_floor_tells_by_which_rule_and_what_it_weighs(sitting):
    assert (floor()["rule"], floor()["weights"]) == ("inscription", {})

    conduct = replace(steering.conduct_of(sitting), order_rule="balance")
    wanted = replace(conduct, weights={**conduct.weights, "region": 7})
    steering.conduct(sitting, wanted, by=make.LOADER, at=make.NOON)

    told = floor()
    assert told["rule"] == "balance"
    assert told["weights"] == {
        "group": 3,
        "region": 7,
        "gender": 2,
        "first": 2,
        "spoken": 2,
    }


def test_the_floor_of_a_session_that_nobody_opened_has_a_rule_too():
    make_live.session(roles=[make_live.role("Emeka Obi", "moderator")])

    told = floor()

    assert (told["state"], told["rule"], told["weights"]) == (
        "scheduled",
        "inscription",
        {},
    )


def test_a_machine_that_says_whom_it_saw_acts_on_nobody_else(sitting, emeka):
    ada, bo, chi = (make_live.request(sitting, name) for name in ("Ada", "Bo", "Chi"))
    emeka(f"/api/v1/floor/{ada.code}/acts", act="give")
    seen = floor()["holds"]["code"]
    emeka(f"/api/v1/floor/{bo.code}/acts", act="give", statement=seen)

    for path, given in (
        (f"/api/v1/floor/{chi.code}/acts", {"act": "give"}),
        ("floor/acts", {"act": "end"}),
        ("floor/acts", {"act": "pause"}),
    ):
        status, told = emeka(path, **given, statement=seen)
        assert (status, told["code"]) == (409, "floor-moved"), given
    assert floor()["holds"]["speaker"] == "Bo"
    end = {"act": "end", "statement": bo.code, "key": "e1"}
    for _ in range(2):  # sent twice, done once
        assert emeka("floor/acts", **end)[0] == 200
    assert floor()["holds"] is None


def test_nobody_acts_on_what_another_asked(sitting, farid):
    bo = make_live.request(sitting, "Bo")

    for path, given in (
        ("acts", {"act": "give"}),
        ("swap", {"other": bo.code}),
        ("hand-over", {"name": "Zoe"}),
        ("write", {"text": "Yes."}),
    ):
        status, told = farid(f"/api/v1/floor/{bo.code}/{path}", **given)
        assert (status, told["code"]) == (403, "not-allowed"), path
    for path, given in (
        ("floor/acts", {"act": "end"}),
        ("signal", {"signal": "mute"}),
        ("polls", {"text": "Go on?", "options": ["Yes", "No"]}),
    ):
        made = make_live.statement(sitting) if path == "floor/acts" else None
        assert farid(path, **given)[0] == 403, (path, made)
    assert floor()["holds"]["speaker"] == "Soraya Hakim"


def offers_seen_by(speaks, own):
    return speaks.read(f"/api/v1/floor/{own['code']}").json()["offers"]


def test_one_speaks_for_ones_own_organization_and_for_no_other(sitting):
    ministry = make.organization("Lagoon Ministry", group="government")
    make.organization("Commune of Petit-Tilleul")
    mina = make.person("Mina Lagoon")
    people.affiliate(mina, ministry)

    stranger = {"organization": "Commune of Petit-Tilleul", "group": "academia"}
    assert speaking(mina)("floor", **stranger)[0] == 201

    (waits,) = queries.list_of_speakers(sitting)
    assert (waits.organization, waits.group) == (ministry, "government")


def test_who_asks_and_withdraws_without_end_is_stopped(sitting, farid):
    answers = []
    for _ in range(8):
        status, told = farid("floor")
        answers.append(status)
        if status == 201:
            farid(f"/api/v1/floor/{told['code']}/withdraw")

    assert answers == [201] * 6 + [409] * 2
    assert sitting.requests.count() == 6


def test_places_are_swapped_when_both_agree(sitting, farid):
    grace = speaking(make.person("Grace Okonkwo"))
    (_, first), (_, second) = farid("floor"), grace("floor")

    _, offer = farid(f"/api/v1/floor/{first['code']}/swap", other=second["code"])
    assert floor()["waiting"][0]["name"] == "Farid Haddad"
    assert offer["offered_to"] == second["code"]
    assert offers_seen_by(grace, second) == [first["code"]]
    to_first = {"other": first["code"]}
    grace(f"/api/v1/floor/{second['code']}/swap", is_off=True, **to_first)
    assert offers_seen_by(grace, second) == []
    farid(f"/api/v1/floor/{first['code']}/swap", other=second["code"])
    grace(f"/api/v1/floor/{second['code']}/swap", other=first["code"])
    assert floor()["waiting"][0]["name"] == "Grace Okonkwo"

    farid(f"/api/v1/floor/{first['code']}/hand-over", name="Zoe")
    assert floor()["waiting"][1]["name"] == "Zoe"


def test_questions_are_asked_shown_wished_for_and_answered(sitting, emeka, farid):
    status, asked = farid("questions", text="Who <b>pays</b>?", lang="en")
    assert (status, asked["state"]) == (201, "asked")
    at = f"questions/{asked['code']}"
    assert cast.client(None).get(f"{AT}/questions").json() == []
    assert farid(f"{at}/acts", act="show")[0] == 403

    emeka(f"{at}/acts", act="show")
    emeka(f"{at}/acts", act="translate", lang="fr", text="Qui paie ?")
    assert farid(f"{at}/vote") == (200, {"stands": True})
    (shown,) = cast.client(None).get(f"{AT}/questions").json()
    assert (shown["n_votes"], shown["words"]) == (1, {"fr": "Qui paie ?"})
    emeka(f"{at}/acts", act="answer", text="All of us.")
    assert Question.objects.get().answer == "All of us."


def test_a_poll_is_opened_answered_and_closed(sitting, emeka, farid):
    given = {"text": "Go on?", "options": ["Yes", "No"], "quorum": 1}
    status, poll = emeka("polls", **given)
    assert (status, poll["is_open"]) == (201, True)

    assert farid(f"polls/{poll['code']}/vote", option=1) == (204, None)
    assert farid(f"polls/{poll['code']}/vote", option=7)[0] == 409
    assert cast.client(None).get(f"{AT}/polls").json()[0]["counts"] == [0, 0]
    status, closed = emeka(f"polls/{poll['code']}/close")

    assert (closed["counts"], closed["is_valid"]) == ([0, 1], True)
    assert PollVote.objects.count() == 1


def test_presence_signals_and_reactions(sitting, emeka, farid):
    status, here = farid("presence", place="online")
    assert (status, here["place"]) == (200, "online")
    status, now = emeka("signal", signal="words", text="Coffee at noon")
    assert (now["signal"], now["signal_text"]) == ("words", "Coffee at noon")
    assert farid("reactions", reaction="applause") == (204, None)
    assert floor()["reactions"]["applause"] == Reaction.objects.get().n == 1
    _, now = emeka("signal")
    assert now["signal"] == ""


def test_a_caption_is_corrected_by_who_may(sitting, emeka, farid):
    make_live.cues(sitting, "heard wrong")

    assert farid("cues/1", text="x")[0] == 403
    assert emeka("cues/2", text="x")[0] == 404
    captioner = make.person("Ivo Maric")
    summits.grant(
        sitting.session.summit,
        captioner,
        Role.CAPTIONER,
        by=make.LOADER,
        at=make.NOON,
    )
    assert speaking(captioner)("cues/1", text="heard right")[1]["text"] == "heard right"
    assert queries.every_cue(sitting)[0].text == "heard right"
