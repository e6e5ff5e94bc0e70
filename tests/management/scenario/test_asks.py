"""What a scenario's sessions ask is kept by the acts of the desk."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

import make
import make_programme
import pytest

from palabre.management.scenario.asks import load_asks
from palabre.management.scenario.read import Scenario
from palabre.stages.people.queries import folded
from palabre.stages.programme import planning, wanted
from palabre.stages.programme.models import SessionRole
from palabre.stages.programme.wanted import After, Attending, Demands
from palabre.stages.summits.periods import Period, Wished

pytestmark = pytest.mark.django_db


def test_everything_that_a_scenario_may_ask_is_kept(tmp_path):
    summit = make.summit()
    make.hall(summit, "annex")
    sessions = {
        code: make_programme.session(summit, code) for code in ("A-1", "B-1", "C-1")
    }
    ada, on = make.person("Ada Mensah"), summit.starts_on
    SessionRole.objects.create(session=sessions["A-1"], person=ada, role="speaker")
    asks = {
        "session": [
            {
                "code": "A-1",
                "only": [{"days": [on], "opens": time(9), "closes": time(12)}],
                "wishes": [{"opens": time(14), "avoid": True, "strength": 3}],
                "fixed_at": datetime.combine(on, time(10)),
                "rooms": ["hall/tilia"],
                "must_interpret": True,
            }
        ],
        "series": [{"parts": ["A-1", "B-1", "C-1"], "at_least": 15, "at_most": 600}],
        "themes": {"health": "spread"},
        "numbers": {"walk": 5},
        "weights": {"wishes": 70},
        "closed": [
            {
                "venue": "hall",
                "room": "acacia",
                "starts_at": datetime.combine(on, time(13)),
                "ends_at": datetime.combine(on, time(15)),
                "reason": "Rehearsal",
            }
        ],
        "person": [{"name": "Ada Mensah", "zone": "Asia/Tokyo", "rest": 20}],
    }
    venues = [{"code": "hall", "walk_minutes": {"annex": 25}}, {"code": "annex"}]
    scenario = Scenario(tmp_path, {"asks": asks, "venue": venues}, (), ())

    load_asks(
        scenario,
        summit,
        sessions,
        {folded("Ada Mensah"): ada},
        by=make.LOADER,
        at=make.NOON,
    )

    assert wanted.demands_of(sessions["A-1"]) == Demands(
        windows=(Period((on,), time(9), time(12)),),
        wishes=(Wished(Period((), time(14)), is_avoided=True, strength=3),),
        fixed_at=datetime.combine(on, time(10), tzinfo=ZoneInfo(summit.zone)),
        rooms=("hall/tilia",),
        must_interpret=True,
    )
    assert wanted.orders_of(summit) == [
        After("A-1", "B-1", 15, 600),
        After("B-1", "C-1", 15, 600),
    ]
    rules = wanted.numbers_of(summit)
    assert (rules.numbers, rules.weights) == ({"walk": 5}, {"wishes": 70})
    assert (rules.themes, rules.travels) == (
        {"health": "spread"},
        (("hall", "annex", 25),),
    )
    assert [one.reason for one in planning.closures_of(summit)] == ["Rehearsal"]
    assert planning.attending_of(summit, ada) == Attending((), "Asia/Tokyo", 20)
