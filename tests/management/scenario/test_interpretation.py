"""The forum's interpreters: staffed within their hours, with languages left to lose."""

import make
import make_programme
import pytest
import worlds

from palabre.management.scenario.interpretation import load_interpretation
from palabre.management.scenario.read import read_scenario
from palabre.stages.programme import booths, optimisation

pytestmark = pytest.mark.django_db


def staffed(summit):
    problem = optimisation.problem_of(summit)
    return booths.booths_of(problem, optimisation.solution_of(summit))


def test_teams_are_named_and_staffed_within_their_hours():
    summit = make.summit()
    both, one = ["en", "fr"], ["en", "ru"]
    for code, hour, languages in (
        ("A-1", 10, both),
        ("A-2", 15, both),
        ("A-3", 11, one),
    ):
        session = make_programme.session(summit, code, languages=languages)
        make_programme.placed(session, hour, in_="tilia")

    scenario = read_scenario(worlds.SCENARIOS / "forum")
    named = {"block_minutes": 180, "team": [
        {"code": "leaf", "name": "Leaf", "languages": both, "booths": 1},
    ]}  # fmt: skip
    scenario.edition["interpretation"] = named
    load_interpretation(scenario, summit, by=make.LOADER, at=make.NOON)

    found = staffed(summit)
    assert [week.n_blocks for week in found.weeks] == [2]
    assert [week.violations for week in found.weeks] == [()]
    assert [one.team for one in found.asking] == ["leaf", "leaf"]
    assert [one.lost for one in found.asking] == [(("A-3", ("ru",)),), ()]


def test_a_teams_blocks_go_where_most_is_asked_of_it():
    summit = make.summit()
    six, two = ["ar", "zh", "en", "fr", "ru", "es"], ["en", "fr"]
    for code, hour, languages in (("A-1", 9, two), ("A-2", 12, two), ("A-3", 15, six)):
        session = make_programme.session(summit, code, languages=languages)
        make_programme.placed(session, hour, in_="tilia")

    scenario = read_scenario(worlds.SCENARIOS / "forum")
    named = {"blocks": "09:00-12:00, 12:00-15:00, 15:00-18:00", "team": [
        {"code": "crown", "name": "Crown", "languages": six, "booths": 1},
    ]}  # fmt: skip
    scenario.edition["interpretation"] = named
    load_interpretation(scenario, summit, by=make.LOADER, at=make.NOON)

    given = [one.team for one in staffed(summit).asking if one.block is not None]
    assert given == ["crown", "", "crown"]


def test_scenario_without_interpreters_has_none():
    summit = make.summit()

    scenario = read_scenario(worlds.SCENARIOS / "hamlet")
    load_interpretation(scenario, summit, by=make.LOADER, at=make.NOON)

    assert summit.teams.count() == 0


def test_forum_names_teams_of_two_languages_or_more():
    told = read_scenario(worlds.SCENARIOS / "forum").edition["interpretation"]

    assert [one["code"] for one in told["team"]] == ["crown", "branch", "root", "leaf"]
    assert min(len(one["languages"]) for one in told["team"]) == 2
