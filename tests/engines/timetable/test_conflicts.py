from dataclasses import replace

import worlds_timetable as worlds

from palabre.engines.timetable.conflicts import conflict_of, ways_out
from palabre.engines.timetable.demands import Demand
from palabre.engines.timetable.problem import Order
from palabre.engines.timetable.solve import Params

HOUR = (worlds.Span(600, 660),)


def crowded():
    asked = worlds.session(worlds.HAMLET, "water", windows=HOUR)
    return worlds.session(asked, "nets", windows=HOUR)


def test_two_windows_of_one_person_contradict():
    found = conflict_of(crowded(), "nets")

    assert found.sessions == ("nets", "water")
    assert found.demands == (
        Demand("window", "water"),
        Demand("window", "nets"),
        Demand("attends", "amina"),
    )
    assert found.sentence == (
        "nets, water cannot all be held: water is wanted within its window; nets is "
        "wanted within its window; amina must attend."
    )


def test_ways_out_are_ranked_by_what_is_left_out_and_cost():
    found = conflict_of(crowded(), "nets")

    ways = ways_out(crowded(), found, params=Params(moves=200))

    assert [way.n_left_out for way in ways] == [0, 0, 0]
    assert [way.cost for way in ways] == sorted(way.cost for way in ways)


def test_a_session_that_nothing_suits_contradicts_itself():
    large = worlds.session(worlds.HAMLET, "water", audience=900)

    found = conflict_of(large, "water")

    assert found.sessions == ("water",)
    assert found.demands == (Demand("audience", "water"),)


def test_what_can_be_placed_is_no_conflict():
    assert conflict_of(worlds.HAMLET, "ports") is None


def test_two_parts_each_after_the_other_contradict():
    turned = (Order("water", "nets"), Order("nets", "water"))

    found = conflict_of(replace(worlds.HAMLET, orders=turned), "nets")

    assert found.sessions == ("nets", "water")
    assert found.demands == (Demand("order"),)


def test_more_than_the_house_can_hold_is_told_by_its_hours():
    whole = [replace(one, minutes=500, room="oak") for one in worlds.HAMLET.sessions]

    found = conflict_of(replace(worlds.HAMLET, sessions=tuple(whole)), "nets")

    assert Demand("hours") in found.demands
    assert "the houses keep their opening hours" in found.sentence


def test_a_house_without_rooms_is_told_though_nothing_can_give_way():
    found = conflict_of(replace(worlds.HAMLET, rooms=()), "ports")

    assert found.demands == ()
    assert found.sentence == (
        "ports cannot be held: there is no room and no hour for it, whatever gives way."
    )
