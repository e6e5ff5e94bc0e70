"""The board through the API: read, moved, pinned, undone, searched, released."""

import json
from datetime import timedelta
from types import SimpleNamespace

import make
import make_programme as planned
import pytest
from make_protocol import browser_of as visitor

from palabre.kernel.actors import Role
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.programme import releases, runs
from palabre.stages.programme.models import Placement
from palabre.stages.programme.runs import Outcome
from palabre.stages.programme.steps import Place
from palabre.workflows import plan_timetable as plans

pytestmark = pytest.mark.django_db
BOARD = "/api/v1/editions/hamlet-2026/board"
WORKER = make.LOADER.__class__(name="worker", is_system=True)


@pytest.fixture
def summit():
    return make.summit()


@pytest.fixture
def desk(summit):
    return visitor(Person.objects.get(pk=make.secretariat(summit).person_id))


def post(browser, path, **facts):
    return browser.post(
        f"{BOARD}/{path}", json.dumps(facts), content_type="application/json"
    )


def to(summit, code, hour, minute=0, *, version=0, room="tilia"):
    instant = planned.clock(summit, hour, minute)
    return {
        "session": code,
        "venue": planned.room(summit, room).venue.code,
        "room": room,
        "starts_at": instant.isoformat(),
        "version": version,
    }


def state(desk):
    return desk.get(BOARD).json()


def standing(desk, code):
    return next(one for one in state(desk)["sessions"] if one["code"] == code)["place"]


def test_a_session_is_placed_and_stands_on_the_board(summit, desk):
    planned.session(summit)

    done = post(desk, "moves", **to(summit, "INC-01", 10))

    assert done.status_code == 201
    assert (done.json()["number"], done.json()["kind"]) == (1, "placed")
    assert state(desk)["version"] == 1
    assert standing(desk, "INC-01")["room"] == "tilia"
    assert Placement.objects.get().starts_at == planned.clock(summit, 10)


def test_who_saw_an_older_draft_overwrites_nobody(summit, desk):
    planned.session(summit)
    post(desk, "moves", **to(summit, "INC-01", 10))

    late = post(desk, "moves", **to(summit, "INC-01", 14, version=0))

    assert (late.status_code, late.json()["code"]) == (409, "moved-meanwhile")
    assert Placement.objects.get().starts_at == planned.clock(summit, 10)


def test_a_pinned_session_stays_until_it_is_let_go(summit, desk):
    planned.session(summit)
    post(desk, "moves", **to(summit, "INC-01", 10))
    pinned = post(desk, "pins", session="INC-01", is_pinned=True, version=1)

    refused = post(desk, "removals", session="INC-01", version=2)
    post(desk, "pins", session="INC-01", is_pinned=False, version=2)
    gone = post(desk, "removals", session="INC-01", version=3)

    assert pinned.json()["changes"][0]["now"]["is_pinned"] is True
    assert refused.json()["code"] == "pinned"
    assert gone.status_code == 201
    assert standing(desk, "INC-01") is None


def test_two_sessions_change_places(summit, desk):
    planned.placed(planned.session(summit, "INC-01"), 10)
    planned.placed(planned.session(summit, "INC-02"), 14)
    version = state(desk)["version"]

    post(desk, "swaps", session="INC-01", other="INC-02", version=version)

    starts = dict(Placement.objects.values_list("session__code", "starts_at"))
    assert starts == {
        "INC-01": planned.clock(summit, 14),
        "INC-02": planned.clock(summit, 10),
    }


def test_a_step_is_undone_and_done_again(summit, desk):
    planned.session(summit)
    post(desk, "moves", **to(summit, "INC-01", 10))
    assert state(desk)["undoes"] == 1

    undone = post(desk, "undo", step=1)
    assert standing(desk, "INC-01") is None
    assert (undone.json()["kind"], state(desk)["redoes"]) == ("undone", 1)
    gone = post(desk, "undo", step=1)

    post(desk, "redo", step=1)
    assert gone.json()["code"] == "step-gone"
    assert standing(desk, "INC-01")["room"] == "tilia"
    kinds = [one["kind"] for one in desk.get(f"{BOARD}/steps").json()["items"]]
    assert kinds == ["redone", "undone", "placed"]


def test_places_say_what_speaks_against_each(summit, desk):
    speaker = make.person("Kofi Boateng")
    planned.placed(planned.session(summit, "INC-01", speakers=(speaker,)), 10)
    planned.session(summit, "INC-02", speakers=(speaker,))
    day = summit.starts_on.isoformat()

    found = desk.get(f"{BOARD}/sessions/INC-02/places?day={day}").json()["places"]

    busy = [
        clash
        for one in found
        for clash in one["clashes"]
        if clash["kind"] == "person-busy"
    ]
    free = [one for one in found if one["level"] == ""]
    assert {(one["session"], *one["who"]) for one in busy} == {
        ("INC-01", "Kofi Boateng")
    }
    assert free


def test_costs_and_reasons_are_told_by_code(summit, desk):
    speaker = make.person("Kofi Boateng")
    first = planned.session(summit, "INC-01", speakers=(speaker,))
    planned.placed(first, 10)
    planned.session(summit, "INC-02", speakers=(speaker,))
    day = summit.starts_on.isoformat()

    costs = desk.get(f"{BOARD}/costs").json()
    here = desk.get(f"{BOARD}/sessions/INC-01/why").json()
    there = desk.get(f"{BOARD}/sessions/INC-02/costs?day={day}").json()

    assert costs["unplaced"] == ["INC-02"]
    assert costs["cost"] == sum(one["cost"] for one in costs["costs"])
    assert here["session"] == "INC-01"
    assert "person-twice" in {
        broken["rule"] for one in there for broken in one["violations"]
    }
    assert all(one["cost_change"] == sum(one["changes"].values()) for one in there)


def test_who_stands_nowhere_has_no_reason_to(summit, desk):
    planned.session(summit)

    refused = desk.get(f"{BOARD}/sessions/INC-01/why")

    assert (refused.status_code, refused.json()["code"]) == (409, "not-placed")


def searched(summit):
    """Work the search that waits, with an answer that is known."""
    run = runs.claim(by=WORKER, at=make.NOON)
    room = planned.room(summit)
    begins = planned.clock(summit, 10)
    place = Place(room.venue.code, room.code, begins, begins + timedelta(minutes=45))
    found = Outcome({"INC-01": place}, 12, 10, {"seats": 12})
    return runs.finish(run, found, by=WORKER, at=make.NOON)


def test_a_timetable_is_asked_for_watched_and_taken(summit, desk):
    planned.session(summit)

    asked = post(desk, "searches", seconds=10, seed=7)
    waiting = desk.get(f"{BOARD}/searches/1").json()
    searched(summit)
    found = desk.get(f"{BOARD}/searches/1").json()
    taken = post(desk, "searches/1/take")

    assert (asked.status_code, asked.json()["seed"]) == (202, 7)
    assert (waiting["state"], waiting["places"]) == ("queued", [])
    assert (found["state"], found["cost"], found["bound"]) == ("done", 12, 10)
    assert found["places"][0]["place"]["room"] == "tilia"
    assert taken.json()["taken_at"] is not None
    assert standing(desk, "INC-01")["room"] == "tilia"


def test_a_search_is_stopped(summit, desk):
    planned.session(summit)
    post(desk, "searches", seconds=10)

    stopped = post(desk, "searches/1/stop")

    assert stopped.json()["state"] == "stopped"
    assert runs.claim(by=WORKER, at=make.NOON) is None


def test_a_late_arrival_is_mended_taken_and_lifted(summit, desk, monkeypatch):
    now = SimpleNamespace(now=lambda: make.NOON)
    monkeypatch.setattr("palabre.web.middleware.timezone", now)
    speaker = make.person("Kofi Boateng")
    planned.placed(planned.session(summit, "INC-01", speakers=(speaker,)), 9)
    change = {
        "kind": "arrives",
        "what": speaker.code,
        "at": planned.clock(summit, 13).isoformat(),
    }

    asked = post(desk, "searches", asks="repair", seconds=10, change=change)
    plans.plan_timetable(clock=lambda: make.NOON, at=make.NOON)
    found = desk.get(f"{BOARD}/searches/1").json()
    taken = post(desk, "searches/1/take", way=0)

    assert asked.json()["change"]["name"] == "Kofi Boateng"
    assert (found["is_proven"], found["ways"][0]["n_moved"]) == (True, 1)
    assert taken.status_code == 200
    assert Placement.objects.get().starts_at >= planned.clock(summit, 13)
    lifted = post(desk, "searches/1/lift")
    assert lifted.json()["lifted_at"] is not None
    assert runs.in_force(summit) == []


@pytest.mark.parametrize(
    ("change", "code", "field"),
    [
        (None, "field-missing", "change"),
        ({"kind": "arrives", "what": "nobody"}, "field-unknown", "what"),
        ({"kind": "arrives", "what": "SPEAKER"}, "field-missing", "at"),
        ({"kind": "lasts", "what": "INC-01", "n": 2}, "field-unknown", "n"),
        (
            {
                "kind": "room",
                "what": "ROOM",
                "at": "2026-06-10T12:00:00Z",
                "until": "2026-06-10T09:00:00Z",
            },
            "field-unknown",
            "until",
        ),
    ],
)
def test_a_change_that_cannot_be_is_refused(summit, desk, change, code, field):
    speaker = make.person("Kofi Boateng")
    planned.placed(planned.session(summit, speakers=(speaker,)), 9)
    venue = planned.room(summit).venue.code
    real = {"SPEAKER": speaker.code, "ROOM": f"{venue}/tilia"}
    if change:
        change |= {"what": real.get(change["what"], change["what"])}

    refused = post(desk, "searches", asks="repair", seconds=10, change=change)

    assert refused.status_code == 409
    assert (refused.json()["code"], refused.json()["facts"]["field"]) == (code, field)
    assert not runs.runs_of(summit).exists()


def test_teams_and_blocks_are_set_and_staff_sessions(summit, desk):
    session = planned.session(summit, languages=["en", "fr"])
    planned.placed(session, 10)
    team = {"code": "a", "name": "Team A", "languages": ["en", "fr"], "n_booths": 1}
    block = {
        "starts_at": planned.clock(summit, 9).isoformat(),
        "ends_at": planned.clock(summit, 12).isoformat(),
    }

    def put(path, facts):
        return desk.put(
            f"{BOARD}/{path}", json.dumps(facts), content_type="application/json"
        )

    teams, blocks = put("teams", [team]), put("blocks", [block])
    version = state(desk)["version"]
    staffed = post(desk, "staffing", teams={"INC-01": "a"}, version=version)

    assert (teams.json()[0]["blocks_a_week"], len(blocks.json())) == (7, 1)
    assert desk.get(f"{BOARD}/teams").json() == teams.json()
    assert desk.get(f"{BOARD}/blocks").json() == blocks.json()
    assert staffed.json()["kind"] == "staffed"
    assert standing(desk, "INC-01")["team"] == "a"
    again = post(desk, "staffing/all")
    assert again.json()["code"] == "nothing-moves"


def test_a_release_writes_only_to_whom_it_concerns(summit, desk):
    moved = make.person("Kofi Boateng", email="kofi@cast.example")
    left = make.person("Lena Berg", email="lena-berg@cast.example")
    planned.placed(planned.session(summit, "INC-01", speakers=(moved,)), 9)
    planned.placed(planned.session(summit, "INC-02", speakers=(left,)), 11)
    releases.release(summit, "", by=make.LOADER, at=make.NOON)
    post(desk, "moves", **to(summit, "INC-01", 15, version=state(desk)["version"]))

    awaited = desk.get(f"{BOARD}/unreleased").json()
    made = post(desk, "release", name="After the storm")

    assert [one["name"] for one in awaited["concerned"]] == ["Kofi Boateng"]
    assert awaited["changes"] == [
        {"kind": "changed", "session": "INC-01", "fields": ["starts_at", "ends_at"]}
    ]
    assert made.status_code == 201
    assert (made.json()["name"], made.json()["n_letters"]) == ("After the storm", 1)
    assert [one.email for one in Message.objects.all()] == ["kofi@cast.example"]


def test_a_release_may_be_silent(summit, desk):
    speaker = make.person("Kofi Boateng", email="kofi@cast.example")
    planned.placed(planned.session(summit, "INC-01", speakers=(speaker,)), 9)

    made = post(desk, "release", is_told=False)

    assert (made.json()["number"], made.json()["n_letters"]) == (1, 0)
    assert not Message.objects.exists()


def test_a_session_is_cancelled_with_a_reason(summit, desk):
    planned.placed(planned.session(summit), 9)

    done = post(desk, "cancellations", session="INC-01", reason="The speaker is ill.")

    assert (done.status_code, done.json()["state"]) == (201, "cancelled")
    assert not Placement.objects.exists()
    assert done.json()["version"] == state(desk)["version"] == 2
    again = post(desk, "cancellations", session="INC-01", reason="Once more.")
    assert again.json()["code"] == "wrong-state"


def test_what_is_not_there_is_not_found(summit, desk):
    planned.session(summit)

    for path, facts in (
        ("moves", to(summit, "INC-99", 10)),
        ("moves", to(summit, "INC-01", 10) | {"room": "attic"}),
        ("searches/7/stop", {}),
    ):
        assert post(desk, path, **facts).status_code == 404


@pytest.mark.parametrize(
    "path", ["moves", "removals", "pins", "undo", "searches", "staffing/all"]
)
def test_nobody_else_works_the_board(summit, path):
    reviewer = make.holder(summit, Role.REVIEWER, "Chidi Eze")
    browser = visitor(Person.objects.get(name=reviewer.name))
    planned.placed(planned.session(summit), 9)
    facts = to(summit, "INC-01", 10) | {"is_pinned": True, "step": 1}

    refused = post(browser, path, **facts)

    assert (refused.status_code, refused.json()["code"]) == (403, "not-allowed")
    assert Placement.objects.get().starts_at == planned.clock(summit, 9)
