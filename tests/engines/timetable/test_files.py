import json
from dataclasses import replace

import jsonschema
import pytest
import worlds_timetable as worlds
from hypothesis import given, settings

from palabre.engines.timetable import files
from palabre.engines.timetable.generate import summit
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


@pytest.mark.parametrize(
    "change, where, reason",
    [
        ({"sessions": [{"code": "x"}]}, "/sessions/0", "'minutes' is missing"),
        ({"sesions": []}, "/", "unknown field 'sesions'"),
        ({"blocks": [[60, 30]]}, "/blocks/0", "[60, 30] is no period within a year"),
        ({"rooms": [{"code": "r", "venue": "v"}]}, "/rooms/0/venue", "no venue has the code 'v'"),
        ({"rules": {"grid": 0}}, "/rules/grid", "at least one minute is needed"),
        ({"name": 3}, "/name", "string needed, not 3"),
        ({"sessions": [{"code": "x", "minutes": 0}]}, "/sessions/0/minutes", "from 1 minute to a day"),
        ({"format": "other/1"}, "/format", "'palabre-timetable-problem/1' needed, not 'other/1'"),
        ({"weights": {"lunch": "much"}}, "/weights/lunch", 'integer needed, not "much"'),
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
