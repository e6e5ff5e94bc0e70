from dataclasses import replace

import pytest
import worlds_timetable as worlds

from palabre.engines.timetable.check import WEIGHTS, check
from palabre.engines.timetable.preferences import PREFERENCES
from palabre.engines.timetable.problem import (
    Affinity,
    Order,
    Organizer,
    Person,
    Room,
    Span,
    Team,
    Theme,
    Venue,
    Wish,
)
from palabre.engines.timetable.solution import Placement, Solution

GOOD = {
    "open": (540, "oak", None),
    "water": (600, "oak", None),
    "nets": (660, "oak", None),
    "ports": (600, "ash", None),
}


def placed(**changed):
    held = {**GOOD, **changed}
    return Solution(tuple(Placement(code, *place) for code, place in held.items()))


def broken(problem, **changed):
    found = check(problem, placed(**changed)).violations
    return [(one.rule, one.sessions) for one in found]


def with_rules(**changed):
    return replace(worlds.HAMLET, rules=replace(worlds.HAMLET.rules, **changed))


H = worlds.HAMLET
TEAM = replace(
    worlds.session(H, "water", languages=("en", "fr"), must_interpret=True),
    teams=(Team("t1", ("en", "fr"), blocks_a_week=1, n_booths=2),),
    blocks=(Span(540, 720), Span(720, 900)),
)
FAR = replace(
    H,
    venues=(*H.venues, Venue("annex", (worlds.DAY_OF_WORK,))),
    rooms=(*H.rooms, Room("elm", "annex", capacity=100)),
)


def test_a_good_programme_breaks_nothing():
    assert broken(H) == []


@pytest.mark.parametrize(
    "problem, changed, rule, sessions",
    [
        (H, {"nets": (630, "oak", None)}, "room-twice", ("water", "nets")),
        (with_rules(changeover=15), {}, "room-twice", ("open", "water")),
        (H, {"nets": (600, "oak", None)}, "person-twice", ("nets", "water")),
        (H, {"ports": (690, "ash", None)}, "person-absent", ("ports",)),
        (H, {"water": (600, "ash", None)}, "room-twice", ("ports", "water")),
        (H, {"nets": (1050, "oak", None)}, "venue-closed", ("nets",)),
        (H, {"open": (570, "oak", None)}, "fixed-time", ("open",)),
        (H, {"open": (540, "ash", None)}, "fixed-room", ("open",)),
        (H, {"ports": (540, "ash", None)}, "beside-ceremony", ("open", "ports")),
        (worlds.session(H, "ports", needs=("screen",)), {}, "equipment", ("ports",)),
        (worlds.session(H, "ports", audience=70), {}, "room-too-small", ("ports",)),
        (worlds.session(H, "nets", windows=(Span(0, 700),)), {}, "outside-window", ("nets",)),
        (worlds.session(H, "nets", rooms=("ash",)), {}, "room-not-chosen", ("nets",)),
        (replace(H, orders=(Order("nets", "water"),)), {}, "order", ("nets", "water")),
        (
            replace(H, orders=(Order("open", "nets", at_most=30),)),
            {}, "order-too-far", ("open", "nets"),
        ),
        (
            replace(H, people=(Person("amina", rest=15), *H.people[1:])),
            {}, "person-twice", ("water", "nets"),
        ),
        (
            replace(H, people=(*H.people[:1], Person("bo", remote_offset=-480))),
            {}, "remote-hours", ("ports",),
        ),
        (FAR, {"nets": (690, "elm", None)}, "person-twice", ("water", "nets")),
        (TEAM, {}, "interpretation", ("water",)),
        (TEAM, {"water": (690, "oak", "t1")}, "team-block", ("water",)),
        (TEAM, {"water": (600, "ash", "t1"), "ports": (630, "oak", None)}, "booths", ("water",)),
        (
            worlds.session(TEAM, "water", hybrid=True),
            {"water": (600, "oak", "t1")}, "team-hybrid", ("water",),
        ),
        (
            TEAM,
            {"water": (600, "oak", "t1"), "nets": (720, "oak", "t1")}, "team-week", ("water", "nets"),
        ),
        (H, {"lost": (900, "oak", None)}, "unknown", ("lost",)),
    ],
)  # fmt: skip
def test_a_broken_rule_is_named(problem, changed, rule, sessions):
    assert (rule, sessions) in broken(problem, **changed)


def test_one_body_in_two_places_is_named_unless_it_can_hold_many():
    both = worlds.session(H, "water", organizers=("fair",))
    both = worlds.session(both, "ports", organizers=("fair",))
    many = replace(both, organizers=(Organizer("fair", is_one_at_a_time=False),))

    assert broken(both) == [("organizer-twice", ("ports", "water"))]
    assert broken(many) == []


def test_a_team_in_two_rooms_of_a_block_is_named():
    two = worlds.session(TEAM, "ports", languages=("en",), must_interpret=True)
    two = replace(two, rooms=tuple(replace(room, n_booths=2) for room in two.rooms))

    found = broken(two, water=(600, "oak", "t1"), ports=(600, "ash", "t1"))

    assert found == [("team-twice", ("water", "ports"))]


def test_a_team_with_more_blocks_than_a_day_allows_is_named():
    team = replace(TEAM.teams[0], blocks_a_day=1, blocks_a_week=7)
    asked = replace(TEAM, teams=(team,))

    found = broken(asked, water=(600, "oak", "t1"), nets=(720, "oak", "t1"))

    assert found == [("team-day", ("water", "nets"))]


def test_a_session_that_stands_twice_is_named():
    twice = Solution((*placed().placements, Placement("ports", 900, "oak")))

    found = [(one.rule, one.sessions) for one in check(H, twice).violations]

    assert ("placed-twice", ("ports",)) in found


def test_a_closed_room_is_named():
    closed = replace(
        H, rooms=(H.rooms[0], replace(H.rooms[1], closed=(Span(630, 640),)))
    )

    assert broken(closed) == [("room-closed", ("ports",))]


def test_a_session_in_no_room_is_named():
    verdict = check(H, Solution(placed().placements[:3]))

    assert verdict.unplaced == ("ports",)
    assert not verdict.is_valid


def test_each_preference_is_charged_with_its_measure():
    asked = replace(H, affinities=(Affinity("water", "ports", 12),))

    costs = check(asked, placed()).costs

    assert costs == {"shared-audience": 60, "theme-apart": 30, "empty-seats": 4}


def ranked(problem=H):
    """Return the problem in which Bo is of high rank as well."""
    return replace(problem, people=(H.people[0], Person("bo", rank=2)))


TWO_DAYS = replace(
    H,
    venues=(Venue("hall", (worlds.DAY_OF_WORK, Span(1980, 2520))),),
    people=(Person("amina", rank=1), Person("bo")),
)
SEA = {
    "spread": (Theme("sea", days="spread"),),
    "gather": (Theme("sea", days="gather"),),
}
TRACKS = worlds.session(worlds.session(H, "nets", track="blue"), "ports", track="blue")
FAIR = H
for _code in ("water", "nets", "ports"):
    FAIR = worlds.session(FAIR, _code, organizers=("fair",), group="academia")


@pytest.mark.parametrize(
    ("code", "problem", "changed", "measure"),
    [
        # twelve want both, held at once
        ("shared-audience", replace(H, affinities=(Affinity("water", "ports", 12),)), {}, 12),
        ("theme-apart", H, {}, 1),
        # water and ports on the first day, nets on the second
        ("theme-days", replace(TWO_DAYS, themes=SEA["spread"]), {"nets": (1980, "oak", None)}, 1),
        ("theme-days", replace(TWO_DAYS, themes=SEA["gather"]), {"nets": (1980, "oak", None)}, 2),
        ("wishes", worlds.session(H, "nets", wishes=(Wish((Span(540, 660),), 3),)), {}, 3),
        # two hours and a half after noon begin three hours
        ("protocol-early", H, {"nets": (870, "oak", None)}, 3),
        ("protocol-rival", ranked(), {}, 1),
        # four hours of nine are prime: one session of three at least should have one
        ("prime-balance", FAIR, {
            "water": (540, "ash", None), "nets": (780, "oak", None), "ports": (960, "oak", None),
        }, 1),
        ("organizer-load", replace(FAIR, rules=replace(H.rules, organizer_day=1)), {}, 2),
        ("track-rooms", TRACKS, {}, 1),
        # from noon until two, of which forty-five minutes are for lunch
        ("lunch", H, {"water": (720, "oak", None), "nets": (780, "oak", None)}, 45),
        ("lost-languages", worlds.session(H, "nets", languages=("en", "fr", "ar")), {}, 3),
        ("lost-languages", replace(
            worlds.session(H, "water", languages=("en", "fr", "ar")),
            teams=(Team("t1", ("en", "fr")),), blocks=(Span(540, 720),),
        ), {"water": (600, "oak", "t1")}, 1),
        ("walking", with_rules(walk=10), {"nets": (675, "ash", None)}, 10),
        # sixty are expected where forty can sit
        ("seats", H, {"water": (600, "ash", None), "ports": (600, "oak", None)}, 20),
        # a hundred seats for thirty: forty are empty beyond half
        ("empty-seats", H, {}, 4),
        # six hours between two sessions, of which two are no wait
        ("waiting", H, {"nets": (1020, "oak", None)}, 4),
        # at ten here it is seven where Bo sits, an hour before it is comfortable
        ("remote-comfort", replace(
            H, people=(H.people[0], Person("bo", remote_offset=-180)),
        ), {}, 1),
    ],
)  # fmt: skip
def test_every_preference_is_measured_in_its_unit(code, problem, changed, measure):
    charges = check(problem, placed(**changed)).charges

    found = sum(one.measure for one in charges if one.preference == code)
    cost = sum(one.cost for one in charges if one.preference == code)
    assert (found, cost) == (measure, measure * WEIGHTS[code])


def test_the_checker_knows_the_same_weights():
    assert {one.code: one.weight for one in PREFERENCES} == WEIGHTS
