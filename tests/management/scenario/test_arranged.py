"""A scenario's own timetable: nobody in two places, no room twice, doors open."""

from collections import defaultdict
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
import worlds

from palabre.management.scenario import timetable
from palabre.management.scenario.read import read_scenario
from palabre.management.scenario.sessions import places_of, wanted_of
from palabre.stages.summits.catalogue import session_types


@pytest.mark.parametrize("name", ["hamlet", "forum"])
def test_sessions_meet_neither_each_other_nor_closed_doors(name):
    scenario = read_scenario(worlds.SCENARIOS / name)
    summit = scenario.edition["summit"]
    minutes = {code: each for code, _, each, _ in session_types()}
    wanted = {
        one["code"]: wanted_of(one, minutes[one["type"]]) for one in scenario.sessions
    }
    hours = {
        one["code"]: (set(one["days"]), one["opens"], one["closes"])
        for one in scenario.edition["venue"]
    }

    found, left = timetable.arrange(
        places_of(scenario), wanted.values(), zone=summit["zone"]
    )

    assert not left
    assert len(found) == len(scenario.sessions)
    held = defaultdict(list)
    for one in found:
        starts = one.starts_at.astimezone(ZoneInfo(summit["zone"]))
        ends = starts + timedelta(minutes=wanted[one.code].minutes)
        days, opens, closes = hours[one.venue]
        assert starts.date() in days
        assert opens <= starts.time() <= ends.time() <= closes
        for key in ((one.venue, one.room), *wanted[one.code].people):
            held[key].append((starts, ends, one.code))
    for key, taken in held.items():
        for (_, ends, first), (starts, _, second) in pairwise(sorted(taken)):
            assert ends <= starts, (key, first, second)
