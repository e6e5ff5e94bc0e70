"""Demands and planning rules through the API: told, set, refused."""

import json

import make
import make_programme as planned
import pytest
from make_protocol import browser_of as visitor

from palabre.stages.people.models import Person
from palabre.stages.programme import optimisation, wanted
from palabre.stages.programme.wanted import After

pytestmark = pytest.mark.django_db
BOARD = "/api/v1/editions/hamlet-2026/board"


@pytest.fixture
def summit():
    made = make.summit()
    planned.session(made, "A-1", speakers=(make.person("Ada Mensah"),))
    planned.session(made, "B-1", organizers=(make.organization("Wells"),))
    return made


@pytest.fixture
def desk(summit):
    return visitor(Person.objects.get(pk=make.secretariat(summit).person_id))


def sent(browser, method, path, told):
    act = getattr(browser, method)
    answer = act(f"{BOARD}/{path}", json.dumps(told), content_type="application/json")
    return answer.status_code, answer.json()


def test_what_a_session_asks_is_set_and_told(desk, summit):
    on = summit.starts_on.isoformat()
    window = {"days": [on], "opens": "09:00:00", "closes": "12:00:00"}
    wish = {"days": [], "opens": None, "closes": "11:00:00"}
    told = {
        "windows": [window],
        "wishes": [wish | {"is_avoided": True, "strength": 2}],
        "fixed_at": f"{on}T10:00:00Z",
        "rooms": ["hall/tilia"],
        "needs": [],
        "must_interpret": True,
    }

    status, answer = sent(desk, "put", "sessions/A-1/demands", told)

    assert status == 200
    assert answer == told | {"orders": []}
    assert desk.get(f"{BOARD}/sessions/A-1/demands").json() == answer


def test_a_demand_that_cannot_be_is_a_problem(desk, summit):
    status, answer = sent(desk, "put", "sessions/A-1/demands", {"needs": ["organ"]})

    assert (status, answer["code"]) == (409, "equipment-unknown")
    assert wanted.demands_of(summit.sessions.get(code="A-1")).is_empty


def test_orders_and_series_are_set(desk, summit):
    order = {"before": "A-1", "after": "B-1", "at_least": 0, "at_most": 60}

    assert sent(desk, "post", "series", {"parts": ["A-1", "B-1"], "at_most": 60}) == (
        200,
        [order],
    )
    assert desk.get(f"{BOARD}/orders").json() == [order]
    back = {"before": "B-1", "after": "A-1"}
    assert sent(desk, "put", "sessions/B-1/orders", [back])[0] == 200
    assert wanted.orders_of(summit) == [After("B-1", "A-1")]


def test_organizers_are_told_and_set(desk, summit):
    one = {
        "code": "wells",
        "n_sessions": 1,
        "is_one_at_a_time": True,
        "is_said": False,
    }
    assert desk.get(f"{BOARD}/organizers").json() == [one]

    status, answer = sent(desk, "put", "organizers", {"organizers": {"wells": False}})

    said = one | {"is_one_at_a_time": False, "is_said": True}
    assert (status, answer) == (200, [said])


def test_rules_are_told_with_what_is_usual_and_set_whole(desk, summit):
    usual = desk.get(f"{BOARD}/rules").json()
    travel = next(one for one in usual["numbers"] if one["code"] == "travel")
    assert (travel["usual"], travel["value"], travel["unit"]) == (30, 30, "minutes")

    told = {"numbers": {"travel": 50}, "weights": {"wishes": 7}}
    walk = {"one": "hall/tilia", "other": "hall/acacia", "minutes": 4}
    status, answer = sent(desk, "put", "rules", told | {"walks": [walk]})

    assert status == 200
    assert answer["walks"] == [walk]
    weight = next(one for one in answer["weights"] if one["code"] == "wishes")
    assert weight == {"code": "wishes", "usual": 60, "value": 7}
    problem = optimisation.problem_of(summit)
    assert (problem.rules.travel, problem.weights) == (50, {"wishes": 7})
    assert sent(desk, "put", "rules", {"numbers": {"beauty": 1}})[0] == 409


def test_closed_rooms_are_set_and_told(desk, summit):
    closure = {
        "venue": "hall",
        "room": "tilia",
        "starts_at": planned.clock(summit, 13).isoformat(),
        "ends_at": planned.clock(summit, 15).isoformat(),
        "reason": "Rehearsal",
    }

    status, answer = sent(desk, "put", "closures", [closure])

    assert status == 200
    assert [one["reason"] for one in answer] == ["Rehearsal"]
    assert desk.get(f"{BOARD}/closures").json() == answer
    assert sent(desk, "put", "closures", []) == (200, [])


def test_when_a_person_can_attend_is_set_and_told(desk, summit):
    ada = Person.objects.get(name="Ada Mensah")
    path = f"people/{ada.code}/availability"
    told = {"periods": [], "zone": "Asia/Tokyo", "rest": 15}

    assert sent(desk, "put", path, told) == (200, told)
    assert desk.get(f"{BOARD}/{path}").json() == told
    status, answer = sent(desk, "put", path, told | {"zone": "Moon"})
    assert (status, answer["code"]) == (409, "zone-unknown")


@pytest.mark.parametrize("year", ["0001", "9999"])
def test_an_instant_that_no_zone_can_tell_is_a_problem(desk, summit, year):
    fixed = {"fixed_at": f"{year}-12-31T23:59:59Z"}
    closure = {
        "venue": "hall",
        "room": "tilia",
        "starts_at": f"{year}-01-01T00:00:00Z",
        "ends_at": f"{year}-12-31T23:59:59Z",
    }

    assert sent(desk, "put", "sessions/A-1/demands", fixed)[0] == 422
    assert sent(desk, "put", "closures", [closure])[0] == 422


def test_a_text_with_a_nul_is_a_problem(desk, summit):
    closure = {
        "venue": "hall",
        "room": "tilia",
        "starts_at": planned.clock(summit, 13).isoformat(),
        "ends_at": planned.clock(summit, 15).isoformat(),
        "reason": "Rehears\0al",
    }

    assert sent(desk, "put", "closures", [closure])[0] == 400
    told = closure | {"reason": r"Rehears\u0000al, as it is written"}
    assert sent(desk, "put", "closures", [told])[1][0]["reason"] == told["reason"]


def test_nobody_outside_the_edition_attends(desk, summit):
    path = f"people/{make.person('Grace Okonkwo').code}/availability"

    assert desk.get(f"{BOARD}/{path}").status_code == 404
    assert sent(desk, "put", path, {"rest": 15})[0] == 404
