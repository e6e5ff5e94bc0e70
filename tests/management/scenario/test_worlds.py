"""The worlds as data: sizes, references that resolve, languages that are there."""

import tomllib
from collections import Counter
from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from palabre.kernel.actors import Role
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.places import countries, country_name
from palabre.kernel.reference import frameworks
from palabre.management.scenario.crowd import MINISTERIAL, Known, crowd
from palabre.management.scenario.names import read_names

SCENARIOS = Path(__file__).parents[3] / "scenarios"
FORUM = SCENARIOS / "forum"
HAMLET = SCENARIOS / "hamlet"

GROUPS = {str(group) for group in StakeholderGroup}
LINES = {item.code for item in frameworks.action_lines().items}
GOALS = {item.code for item in frameworks.sustainable_development_goals().items}
COUNTRIES = {*countries(), "XV"}


def read(path):
    return tomllib.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(params=["forum", "hamlet"])
def edition(request):
    return read(SCENARIOS / request.param / "edition.toml")


def test_an_edition_says_that_it_is_fictional(edition):
    assert edition["is_fictional"]
    assert {"en", "fr"} <= set(edition["notice"])


def test_venues_are_open_on_every_day_of_the_edition_once(edition):
    summit = edition["summit"]
    n_days = (summit["ends_on"] - summit["starts_on"]).days + 1
    wanted = [summit["starts_on"] + timedelta(days=day) for day in range(n_days)]

    assert sorted(day for venue in edition["venue"] for day in venue["days"]) == wanted


def test_rooms_have_codes_seats_and_a_main_stage_a_venue(edition):
    for venue in edition["venue"]:
        codes = [room["code"] for room in venue["room"]]
        assert len(set(codes)) == len(codes)
        assert sum(room["is_main_stage"] for room in venue["room"]) == 1
        assert all(room["capacity"] > 0 for room in venue["room"])


def test_phases_run_forward_and_the_days_are_those_of_the_summit(edition):
    days = next(one for one in edition["phase"] if one["kind"] == "days")

    assert all(one["starts_at"] < one["ends_at"] for one in edition["phase"])
    assert days["starts_at"].date() == edition["summit"]["starts_on"]
    assert days["ends_at"].date() == edition["summit"]["ends_on"]
    assert ZoneInfo(edition["summit"]["zone"])


def test_personas_hold_known_roles_and_known_badges(edition):
    categories = {one["code"] for one in edition["category"]}
    keys = {one["key"] for one in edition["persona"]}

    assert {"secretariat", "chair", "proposer", "rapporteur", "gate"} <= keys
    for one in edition["persona"]:
        assert one["email"].endswith("@example.org")
        assert set(one["roles"]) <= {str(role) for role in Role}
        assert one["category"] in categories
        assert one["country"] in COUNTRIES
        assert one["group"] in GROUPS
    assert len({one["email"] for one in edition["persona"]}) == len(edition["persona"])


def test_badges_open_zones_that_exist(edition):
    zones = {one["code"] for one in edition["zone"]}
    colours = [one["colour"] for one in edition["category"]]

    assert all(set(one["zones"]) <= zones for one in edition["category"])
    assert len(set(colours)) == len(colours)


def test_bodies_of_an_edition_are_defined(edition):
    folder = FORUM if edition["series"]["code"] == "baobab" else HAMLET
    known = {one["name"] for one in edition.get("organization", ())}
    for path in sorted(folder.glob("organizations*.toml")):
        known |= {one["name"] for one in read(path)["organization"]}

    summit = edition["summit"]
    assert {*summit["hosts"], *summit["co_organizers"]} <= known
    assert {one["organization"] for one in edition["persona"]} <= known


def test_names_of_themes_and_rooms_are_bilingual(edition):
    rooms = [room for venue in edition["venue"] for room in venue["room"]]
    for one in (*edition["theme"], *rooms, *edition["category"], *edition["zone"]):
        assert {"en", "fr"} <= set(one["name"])


def test_the_forum_has_the_rooms_and_themes_of_its_agenda():
    edition = read(FORUM / "edition.toml")
    seats = {
        room["code"]: (room["capacity"], room["n_booths"])
        for venue in edition["venue"]
        for room in venue["room"]
    }

    assert len(seats) == 13
    assert len(edition["theme"]) == 12
    assert seats["grand-auditorium"] == (1200, 6)
    assert seats["auditorium-lac"] == (800, 6)


def test_the_hamlet_is_as_small_as_promised():
    edition = read(HAMLET / "edition.toml")
    sessions = _sessions(HAMLET)
    people = {one["name"] for one in edition["persona"]}
    people |= {one["name"] for session in sessions for one in session["people"]}

    assert len(sessions) == 9
    assert sum("report" in one for one in sessions) == 5
    assert sum("record" in one for one in sessions) == 3
    assert len(people) == 24
    assert len(edition["theme"]) == 2
    assert sum(len(venue["room"]) for venue in edition["venue"]) == 2


@pytest.mark.parametrize("folder", [HAMLET, FORUM], ids=["hamlet", "forum"])
def test_sessions_point_at_things_that_exist(folder):
    themes = {one["code"] for one in read(folder / "edition.toml")["theme"]}
    bodies = {
        one["name"]
        for path in (folder / "edition.toml", *folder.glob("organizations*.toml"))
        for one in read(path).get("organization", ())
    }
    kinds = {one.code for one in frameworks.session_kinds()}
    ranks = {one.code for one in frameworks.protocol_ranks()} | {""}

    for session in _sessions(folder):
        assert session["type"] in kinds
        assert set(session["themes"]) <= themes, session["code"]
        assert set(session["action_lines"]) <= LINES, session["code"]
        assert set(session["goals"]) <= GOALS, session["code"]
        assert set(session["organizations"]) <= bodies, session["code"]
        for one in session["people"]:
            assert one["organization"] in bodies, session["code"]
            assert one["rank"] in ranks, session["code"]
            assert country_name(one["country"], "en") != one["country"], session["code"]


def test_the_cast_and_the_crowd_together_reach_the_numbers_of_the_edition():
    tables = [*read(FORUM / "edition.toml")["persona"]]
    tables += [one for session in _sessions(FORUM) for one in session["people"]]
    cast = {
        one["name"]: Known(one["name"], one["country"], one["rank"]) for one in tables
    }

    names = read_names(FORUM / "names.toml")
    made = crowd(names, n=4180, seed=2026, already=list(cast.values()))

    everybody = [*cast.values(), *made]
    assert len({one.name for one in everybody}) == len(everybody) == 4180
    assert len({one.country for one in everybody}) >= 160
    assert sum(one.rank in MINISTERIAL for one in everybody) == 78
    assert sum(bool(one.rank) for one in everybody) >= 510


def test_records_of_the_hamlet_name_speakers_of_their_session():
    for session in _sessions(HAMLET):
        if "record" in session:
            words = (HAMLET / "records" / session["record"]).read_text(encoding="utf-8")
            said = words.casefold()
            speakers = [one for one in session["people"] if one["role"] != "rapporteur"]
            assert all(one["name"].casefold() in said for one in speakers)
            assert 120 <= len(words.split()) <= 200


def _sessions(folder):
    return [
        session
        for path in sorted((folder / "sessions").glob("*.toml"))
        for session in read(path)["session"]
    ]


def test_initiatives_cover_all_lines_groups_and_years():
    entries = read(FORUM / "initiatives.toml")["initiative"]
    originals = Counter(one["original"] for one in entries)

    assert len(entries) == len({one["title"]["en"] for one in entries}) == 60
    assert originals["fr"] >= 20
    assert {one["action_line"] for one in entries} == LINES
    assert {one["group"] for one in entries} == GROUPS
    assert {one["year"] for one in entries} == set(range(2003, 2026))


def test_initiatives_are_well_formed_and_give_results_in_numbers():
    for one in read(FORUM / "initiatives.toml")["initiative"]:
        lang = one["original"]
        assert {"en", "fr"} <= set(one["title"])
        assert one["country"] in COUNTRIES
        assert set(one["goals"]) <= GOALS
        assert any(sign.isdigit() for sign in one["results"][lang])
        assert len(one["description"][lang].split()) >= 12


def test_twenty_initiatives_are_told_at_length():
    entries = read(FORUM / "initiatives.toml")["initiative"]
    lengths = [len(one["description"][one["original"]].split()) for one in entries]

    assert sum(60 <= length <= 120 for length in lengths) == 20


def test_indicators_have_values_or_point_at_history():
    history = read(SCENARIOS / "history.toml")
    real = {one["code"] for one in history["indicator"]}
    indicators = read(FORUM / "initiatives.toml")["indicator"]

    assert len(indicators) == 6
    for one in indicators:
        assert one["is_fictional"] == ("history" not in one)
        assert one.get("history") in real or len(one["values"]) >= 5


def test_history_binds_every_figure_to_a_definition_and_a_source():
    history = read(SCENARIOS / "history.toml")
    editions = {one["code"] for one in history["edition"]}

    assert not history["is_fictional"]
    assert "not affiliated" in history["notice"]["en"]
    for one in history["figure"]:
        assert one["edition"] in editions
        assert one["definition"] in history["definition"]
        assert one["key"] in history["label"]
        assert one["source"]
        assert one["certainty"] in {"stated", "rounded", "uncertain"}
        assert {"en", "fr"} <= set(one["shown"])


def test_history_runs_from_2003_to_2025():
    history = read(SCENARIOS / "history.toml")
    years = [one["year"] for one in history["edition"]]

    assert years == sorted(years)
    assert (years[0], years[-1]) == (2003, 2025)
    for one in history["edition"]:
        assert one["starts_on"] <= one["ends_on"]
        assert one["starts_on"].year == one["year"]


def test_a_revised_value_names_the_report_that_revised_it():
    values = read(SCENARIOS / "history.toml")["value"]
    keys = [(one["indicator"], one["year"], one["reported_in"]) for one in values]
    revised = [
        one
        for one in values
        if one["indicator"] == "internet-share" and one["year"] == 2023
    ]

    assert len(set(keys)) == len(keys)
    assert {one["value"] for one in revised} == {67, 65}
