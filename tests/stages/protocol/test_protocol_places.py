"""Seats: every one once, nobody twice, the best at the centre, hands respected."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make_protocol import entrants, one, rules

from palabre.stages.protocol.drawing import HEIGHT, WIDTH, drawn
from palabre.stages.protocol.places import (
    LEFT_OUT,
    Fixed,
    Plan,
    arranged,
    from_centre,
    spots_of,
)
from palabre.stages.protocol.precedence import Rules, by_precedence
from palabre.stages.protocol.states import SeatRule, Shape

plans = st.builds(
    Plan,
    shape=st.sampled_from(list(Shape)),
    rule=st.sampled_from(list(SeatRule)),
    lang=st.just("en"),
    first_letter=st.sampled_from(["", "F"]),
    n_seats=st.integers(0, 12),
    per_row=st.integers(1, 5),
)


def seated(seats):
    return {
        each.entrant.name: each.spot.number for each in seats.seated if each.entrant
    }


@settings(max_examples=40)
@given(plans, st.integers(0, 40))
def test_seats_are_numbered_without_gaps_whatever_the_shape(plan, n):
    spots = spots_of(plan, n)

    assert sorted(spot.number for spot in spots) == list(
        range(1, max(plan.n_seats or n, 1) + 1)
    )
    assert len({(spot.row, spot.column) for spot in spots}) == len(spots)


@settings(max_examples=40)
@given(entrants, rules, plans, st.data())
def test_everybody_is_told_once_where_they_are(many, by, plan, data):
    numbers = [spot.number for spot in spots_of(plan, len(many))]
    fixed = {
        each.code: Fixed(data.draw(st.sampled_from([LEFT_OUT, *numbers])), "why")
        for each in many
        if data.draw(st.booleans())
    }

    seats = arranged(many, by, plan, fixed)

    told = [each.entrant for each in seats.seated if each.entrant]
    told += [*seats.standing, *(who for who, _ in seats.left_out)]
    assert sorted(each.code for each in told) == sorted(each.code for each in many)
    assert all(each.reasons for each in seats.seated)
    is_room_left = any(each.entrant is None for each in seats.seated)
    assert not (is_room_left and seats.standing)


@settings(max_examples=40)
@given(entrants, rules, plans, st.randoms(use_true_random=False))
def test_a_plan_does_not_depend_on_the_order_given(many, by, plan, chance):
    shuffled = list(many)
    chance.shuffle(shuffled)

    assert arranged(shuffled, by, plan).seated == arranged(many, by, plan).seated


@settings(max_examples=40)
@given(entrants, rules, st.sampled_from(list(Shape)))
def test_the_first_in_precedence_has_the_seat_of_honour(many, by, shape):
    plan = Plan(shape=shape, per_row=3)

    seats = arranged(many, by, plan)

    best = spots_of(plan, len(many))[0].number
    if many:
        first = by_precedence(many, by)[0].entrant
        assert next(s.entrant for s in seats.seated if s.spot.number == best) == first


@settings(max_examples=40)
@given(st.integers(1, 40))
def test_a_row_is_filled_from_its_centre_outwards(n):
    columns = from_centre(n)

    middle = (n + 1) / 2
    distances = [abs(column - middle) for column in columns]
    assert sorted(columns) == list(range(1, n + 1))
    assert distances == sorted(distances)


def test_the_right_hand_of_the_centre_comes_second():
    many = [one("First", 1), one("Second", 2), one("Third", 3)]

    assert seated(arranged(many, Rules(), Plan())) == {
        "Second": 1,
        "First": 2,
        "Third": 3,
    }


def test_alphabetical_order_fills_seats_from_the_first():
    many = [one("Z", 1, country="ZM"), one("A", 9, country="AL")]
    plan = Plan(rule="alphabetical", shape="rows", per_row=2)

    assert seated(arranged(many, Rules(), plan)) == {"A": 1, "Z": 2}


def test_a_hand_moves_one_and_the_rule_seats_the_rest():
    many = [one("First", 1), one("Second", 2), one("Third", 3)]
    fixed = {"third": Fixed(2, "The Chair asked for it", "Hana")}

    seats = arranged(many, Rules(), Plan(), fixed)

    assert seated(seats) == {"First": 1, "Third": 2, "Second": 3}
    (by_hand,) = [each for each in seats.seated if each.is_fixed]
    assert by_hand.reasons[0].facts["reason"] == "The Chair asked for it"


def test_the_lowest_go_without_a_seat_when_there_are_too_few():
    many = [one("First", 1), one("Second", 2), one("Third", 3)]

    seats = arranged(many, Rules(), Plan(n_seats=2))

    assert [each.name for each in seats.standing] == ["Third"]


@pytest.mark.parametrize("shape", ["order", "podium"])
def test_balance_lets_regions_take_turns(shape):
    many = [
        one("A1", 1, region="africa"),
        one("A2", 2, region="africa"),
        one("B1", 3, region="asia-pacific"),
    ]
    plan = Plan(shape=shape, rule="balance")

    seats = arranged(many, Rules(), plan)

    honour = {spot.number: place for place, spot in enumerate(spots_of(plan, 3))}
    order = sorted(seated(seats), key=lambda name: honour[seated(seats)[name]])
    assert order == ["A1", "B1", "A2"]


def test_round_tables_are_balanced_each_for_itself():
    many = [one(f"A{n}", n, region="africa") for n in (1, 2)]
    many += [one(f"B{n}", n, region="asia-pacific") for n in (3, 4)]
    plan = Plan(shape="round", rule="balance", per_row=2)

    seats = arranged(many, Rules(), plan)

    tables = {}
    for each in seats.seated:
        tables.setdefault(each.spot.row, set()).add(each.entrant.region)
    assert tables == {1: {"africa", "asia-pacific"}, 2: {"africa", "asia-pacific"}}


@settings(max_examples=40)
@given(plans, st.integers(1, 40))
def test_no_two_seats_are_drawn_over_each_other(plan, n):
    many = [one(f"P{number}", number) for number in range(n)]
    seats = arranged(many, Rules(), plan)

    drawing = drawn(plan.shape, seats.seated)

    if plan.shape == Shape.ORDER:
        assert drawing is None
        return
    boxes = sorted((box.x, box.y) for box in drawing.boxes)
    apart = all(
        abs(x - other_x) >= WIDTH - 1 or abs(y - other_y) >= HEIGHT - 1
        for place, (x, y) in enumerate(boxes)
        for other_x, other_y in boxes[place + 1 :]
    )
    assert apart
    assert all(
        0 <= x <= drawing.width - WIDTH and 0 <= y <= drawing.height - HEIGHT
        for x, y in boxes
    )
