"""Writing with a bearer token: the operations' own rights, and problems in words."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import cast
import make
import make_reports
import pytest
from django.test import Client

from palabre.api.tokens import make_token
from palabre.kernel.languages import text
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import tokens as badges
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.live import operations as live
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits.catalogue import load_frameworks

WHOLE = {
    "title": "Who mends the well",
    "description": "Three villages compare what it costs.",
    "organization": "Wells Network",
    "organization_group": "civil-society",
    "organization_country": "SN",
    "session_type": "workshop",
    "themes": ["inclusion"],
    "action_lines": ["C2"],
    "goals": ["6"],
    "mode": "hybrid",
    "languages": ["en", "fr"],
    "expected_audience": 40,
}
REGISTRATION = {
    "attendance": "on-site",
    "category": "participant",
    "group": "civil-society",
    "country": "SE",
    "organization": "Wells Network",
}


@pytest.fixture
def now():
    return datetime.now(UTC)


@pytest.fixture
def summit(db, now):
    made = make.summit()
    load_frameworks(by=make.LOADER, at=make.NOON)
    kinds = [("workshop", text(en="Workshop"), 45, False)]
    programme.set_session_types(made, kinds, by=make.LOADER, at=make.NOON)
    calls.open_call(
        made,
        title=text(en="Open call"),
        about=text(en="What will you bring?"),
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=1),
        by=make.LOADER,
        at=make.NOON,
    )
    classes = [
        ("participant", text(en="Participant"), "#2f6b3c", ["rooms"]),
        ("staff", text(en="Staff"), "#444b54", ["rooms"]),
    ]
    accreditation.set_categories(made, classes, by=make.LOADER, at=make.NOON)
    return made


class Program:
    """A program that acts as somebody through the API."""

    def __init__(self, account, now):
        token = make_token(account, at=now)
        self.client = Client(
            headers={"Authorization": f"Bearer {token}"}, enforce_csrf_checks=True
        )

    def ask(self, method, path, given=None, status=200):
        act = getattr(self.client, method)
        response = act(f"/api/v1{path}", given or {}, content_type="application/json")
        assert response.status_code == status, response.content
        return response.json()


@pytest.fixture
def bo(summit, now):
    return Program(cast.enter(cast.BO), now)


@pytest.fixture
def amina(summit, now):
    return Program(cast.enter(cast.AMINA, summit), now)


@pytest.fixture
def grace(summit, now):
    return Program(cast.enter(cast.GRACE), now)


def started(program, summit, **given):
    path = f"/editions/{summit.code}/proposals"
    return program.ask("post", path, WHOLE | given, 201)["code"]


def test_a_proposal_goes_from_draft_to_session(summit, bo, amina):
    code = started(bo, summit, title="Who mends")

    amended = bo.ask("put", f"/proposals/{code}", WHOLE)
    submitted = bo.ask("post", f"/proposals/{code}/submit")
    made = amina.ask("post", f"/proposals/{code}/accept", {"note": "Welcome."})

    assert (amended["title"], amended["state"]) == ("Who mends the well", "draft")
    assert submitted["state"] == "submitted"
    session = Session.objects.get(summit=summit, code=made["session"])
    assert session.proposal.code == code


def test_a_proposer_says_when_the_session_would_suit(
    summit, bo, amina, grace, monkeypatch
):
    wish = {
        "days": [summit.starts_on.isoformat()],
        "opens": "09:00:00",
        "closes": None,
        "is_avoided": False,
        "strength": 2,
    }
    code = started(bo, summit, wishes=[wish])
    bo.ask("post", f"/proposals/{code}/submit")
    made = amina.ask("post", f"/proposals/{code}/accept", {"note": ""})
    board = f"/editions/{summit.code}/board/sessions/{made['session']}/demands"
    assert amina.ask("get", board)["wishes"] == [wish]

    now = SimpleNamespace(now=lambda: make.NOON)  # its days are still to come then
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    later = wish | {"is_avoided": True, "strength": 3}
    told = bo.ask("put", f"/proposals/{code}/wishes", [later])

    assert told == [later] == amina.ask("get", board)["wishes"]
    grace.ask("put", f"/proposals/{code}/wishes", [wish], status=404)


def test_a_proposal_is_declined_with_its_reason(summit, bo, amina):
    code = started(bo, summit)
    bo.ask("post", f"/proposals/{code}/submit")

    amina.ask("post", f"/proposals/{code}/decline", {"reason": "Twice the same."})

    told = bo.ask("get", f"/proposals/{code}")
    assert (told["state"], told["reason"]) == ("declined", "Twice the same.")


def test_an_incomplete_proposal_is_refused_with_what_is_missing(summit, bo):
    code = started(bo, summit, description="", themes=[])

    problem = bo.ask("post", f"/proposals/{code}/submit", status=409)

    assert problem["type"] == "urn:palabre:refusal:proposal-incomplete"
    assert problem["facts"]["fields"] == ["description", "themes"]
    assert "description" in problem["detail"]


def test_a_stranger_finds_no_proposal_and_decides_none(summit, bo, grace):
    code = started(bo, summit)

    for path in ("submit", "withdraw", "accept"):
        problem = grace.ask("post", f"/proposals/{code}/{path}", status=404)
        assert problem["code"] == "not-found"
    assert Proposal.objects.get(code=code).state == "draft"


def test_a_proposer_does_not_accept(summit, bo):
    code = started(bo, summit)
    bo.ask("post", f"/proposals/{code}/submit")

    problem = bo.ask("post", f"/proposals/{code}/accept", status=403)

    assert problem["code"] == "not-allowed"


def test_the_list_of_proposals_is_the_secretariats(summit, bo, amina):
    code = started(bo, summit)
    bo.ask("post", f"/proposals/{code}/submit")

    path = f"/editions/{summit.code}/proposals"

    assert [one["code"] for one in amina.ask("get", path)["items"]] == [code]
    assert bo.ask("get", path, status=403)["code"] == "not-allowed"
    assert [one["code"] for one in bo.ask("get", "/proposals")["items"]] == [code]


def test_registering_twice_is_refused(summit, bo):
    path = f"/editions/{summit.code}/registrations"

    made = bo.ask("post", path, REGISTRATION, 201)
    problem = bo.ask("post", path, REGISTRATION, 409)

    assert bo.ask("get", f"{path}/own") == made
    assert made["organization"] == "wells-network"
    assert problem["code"] == "registered-already"


def test_nobody_asks_for_a_badge_of_the_staff(summit, bo):
    path = f"/editions/{summit.code}/registrations"

    problem = bo.ask("post", path, REGISTRATION | {"category": "staff"}, 409)

    assert problem["code"] == "field-unknown"
    assert not summit.registrations.exists()


@pytest.fixture
def badge(summit, bo, settings):
    key = badges.key_at(settings.BADGE_KEY)
    bo.ask("post", f"/editions/{summit.code}/registrations", REGISTRATION, 201)
    registration = summit.registrations.get()
    accreditation.accredit(registration, key=key, by=make.LOADER, at=make.NOON)
    return registration.badges.get()


def test_a_scan_counts_once(summit, badge, now):
    gate = Program(cast.enter(cast.DALIA, summit), now)
    scan = {"token": badge.token, "gate": "A", "scan": "scan-0001"}

    first = gate.ask("post", f"/editions/{summit.code}/check-ins", scan)
    again = gate.ask("post", f"/editions/{summit.code}/check-ins", scan)

    assert (first["is_first_today"], again["is_first_today"]) == (True, False)
    assert first["name"] == "Bo Lindqvist"


def test_a_forged_badge_is_refused_at_the_gate(summit, badge, now):
    gate = Program(cast.enter(cast.DALIA, summit), now)
    token = badge.token.replace("PARTICIPANT", "STAFF")
    scan = {"token": token, "gate": "A", "scan": "scan-0002"}

    problem = gate.ask("post", f"/editions/{summit.code}/check-ins", scan, 409)

    assert problem["code"] == "badge-forged"


def test_only_a_gate_scans(summit, badge, grace):
    scan = {"token": badge.token, "gate": "A", "scan": "scan-0003"}

    problem = grace.ask("post", f"/editions/{summit.code}/check-ins", scan, 403)

    assert problem["code"] == "not-allowed"


@pytest.fixture
def sitting(summit, now):
    session = make_reports.wells(summit)
    return live.open_sitting(session, by=make.LOADER, at=now)


def test_the_floor_is_asked_for_and_given_back(summit, sitting, grace):
    path = f"/editions/{summit.code}/sessions/WEL-01/floor"

    asked = grace.ask("post", path, {"kind": "question", "is_remote": True}, 201)
    twice = grace.ask("post", path, {}, 409)
    back = grace.ask("post", f"/floor/{asked['code']}/withdraw")

    assert (asked["state"], asked["position"]) == ("waiting", 1)
    assert twice["code"] == "on-the-list"
    assert back["state"] == "withdrawn"


def test_a_list_that_is_closed_takes_nobody(summit, sitting, grace, now):
    live.close_sitting(sitting, by=make.LOADER, at=now)

    problem = grace.ask(
        "post", f"/editions/{summit.code}/sessions/WEL-01/floor", {}, 409
    )

    assert problem["code"] == "list-closed"


def test_captions_are_kept_once_and_find_their_speaker(summit, sitting, now):
    typist = Program(cast.enter(cast.IVO, summit), now)
    path = f"/editions/{summit.code}/sessions/WEL-01/cues"
    given = {"cues": [{"text": "The wells are open.", "source_id": "7"}]}

    first = typist.ask("post", path, given)
    again = typist.ask("post", path, given)

    assert (first, again) == ({"n_kept": 1, "last": 1}, {"n_kept": 0, "last": 0})
    (cue,) = typist.ask("get", path)["cues"]
    assert (cue["text"], cue["speaker"]) == ("The wells are open.", None)


def test_a_stranger_sends_no_captions(summit, sitting, grace):
    path = f"/editions/{summit.code}/sessions/WEL-01/cues"

    problem = grace.ask("post", path, {"cues": [{"text": "Not mine."}]}, 403)

    assert problem["code"] == "not-allowed"
    assert not sitting.cues.exists()


def test_json_that_is_broken_is_a_problem(summit, bo):
    response = bo.client.post(
        f"/api/v1/editions/{summit.code}/proposals",
        "{not json",
        content_type="application/json",
    )

    assert (response.status_code, response.json()["code"]) == (400, "malformed")
