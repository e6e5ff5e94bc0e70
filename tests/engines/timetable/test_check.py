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
    Venue,
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


def test_the_checker_knows_the_same_weights():
    assert {one.code: one.weight for one in PREFERENCES} == WEIGHTS
