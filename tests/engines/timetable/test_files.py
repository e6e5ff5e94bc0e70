import json
from dataclasses import replace

import jsonschema
import pytest
import worlds_timetable as worlds
from hypothesis import given, settings

from palabre.engines.timetable import files
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.preferences import CODES
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Placement, Solution
from palabre.kernel.refusals import Refused


@given(problem=worlds.problems())
@settings(max_examples=12, deadline=None)
def test_a_problem_survives_the_round_trip(problem):
    assert files.read_problem(files.to_json(problem)) == problem


def test_a_problem_holds_to_its_schema():
    written = json.loads(files.to_json(summit(30)))

    jsonschema.validate(written, files.schema(Problem))


def test_a_solution_survives_the_round_trip():
    solution = Solution((Placement("water", 600, "oak", "t1"),), problem="hamlet")

    assert files.read_solution(files.to_json(solution)) == solution


WATER = {"code": "w", "minutes": 45}
WISHING = WATER | {"wishes": [{"spans": [[540, 600]], "strength": 0}]}


@given(problem=worlds.problems())
@settings(max_examples=12, deadline=None)
def test_whatever_is_drawn_holds_to_the_schema(problem):
    jsonschema.validate(json.loads(files.to_json(problem)), files.schema(Problem))


@pytest.mark.parametrize(
    "change",
    [
        {"themes": [{"code": "t", "days": "always"}]},
        {"weights": {"joy": 1}},
        {"weights": {"lunch": -1}},
        {"rooms": [{"code": "r", "venue": "hall", "capacity": -5}]},
        {"sessions": [{"code": "w", "minutes": 0}]},
        {"rules": {"grid": 0}},
        {"format": "other/1"},
    ],
)
def test_what_a_reader_refuses_the_schema_refuses(change):
    written = {**files.to_plain(worlds.HAMLET), **change}

    with pytest.raises(Refused):
        files.read_problem(json.dumps(written))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, files.schema(Problem))


@pytest.mark.parametrize(
    "change, where, reason",
    [
        ({"sessions": [{"code": "x"}]}, "/sessions/0", "'minutes' is missing"),
        ({"sesions": []}, "/", "unknown field 'sesions'"),
        ({"blocks": [[60, 30]]}, "/blocks/0", "[60, 30] is no period within a year"),
        ({"rooms": [{"code": "r", "venue": "v"}]}, "/rooms/0/venue", "no venue has the code 'v'"),
        ({"rules": {"grid": 0}}, "/rules/grid", "at least one minute is needed"),
        ({"name": 3}, "/name", "a string is needed, not 3"),
        ({"sessions": [{"code": "x", "minutes": 0}]}, "/sessions/0/minutes", "from 1 minute to a day"),
        ({"format": "other/1"}, "/format", "'palabre-timetable-problem/1' is needed, not 'other/1'"),
        ({"weights": {"lunch": "much"}}, "/weights/lunch", 'a whole number is needed, not "much"'),
        ({"weights": {"lunch": -1}}, "/weights/lunch", "at least 0, not -1"),
        ({"weights": {"joy": 1}}, "/weights/joy", f"one of: {', '.join(CODES)}"),
        ({"themes": [{"code": "t", "days": "always"}]}, "/themes/0/days", "'spread', 'gather' or nothing"),
        ({"organizers": [{"code": "o"}, {"code": "o"}]}, "/organizers/1/code", "'o' stands there twice"),
        ({"rooms": [{"code": "r", "venue": "hall", "capacity": -5}]}, "/rooms/0/capacity", "at least 0, not -5"),
        ({"people": [{"code": "p", "rest": -30}]}, "/people/0/rest", "at least 0, not -30"),
        ({"walks": [{"first": "x", "second": "x", "minutes": 5}]}, "/walks/0/first", "no room has the code 'x'"),
        ({"travels": [{"first": "hall", "second": "x", "minutes": 5}]}, "/travels/0/second", "no venue has the code 'x'"),
        ({"sessions": [WISHING]}, "/sessions/0/wishes/0/strength", "at least 1, not 0"),
        ({"sessions": [WATER], "orders": [{"before": "w", "after": "w"}]}, "/orders/0", "no session comes after itself"),
        ({"sessions": [WATER], "affinities": [{"first": "w", "second": "w", "people": 2}]}, "/affinities/0", "two sessions are needed"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(change, where, reason):
    nothing = replace(worlds.HAMLET, sessions=(), affinities=(), rooms=())
    written = {**files.to_plain(nothing), "rooms": [], "sessions": [], **change}

    with pytest.raises(Refused) as refused:
        files.read_problem(json.dumps(written))

    assert refused.value.facts == {"where": where, "reason": reason}


def test_what_is_no_json_is_refused():
    with pytest.raises(Refused) as refused:
        files.read_problem(b"\xff{")

    assert refused.value.code == "timetable-file-wrong"
