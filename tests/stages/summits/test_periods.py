"""Days and hours as people say them, in minutes."""

from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from palabre.kernel.refusals import Refused
from palabre.stages.summits.periods import (
    Period,
    Wished,
    check_periods,
    merged,
    without,
)

FIRST, LAST = date(2026, 6, 9), date(2026, 6, 10)


def test_a_period_without_days_holds_on_each():
    period = Period((), time(9), time(12))

    assert period.minutes(FIRST, LAST) == [(540, 720), (1980, 2160)]


def test_days_outside_the_edition_are_left_out():
    period = Period((LAST, date(2026, 7, 1)))

    assert period.minutes(FIRST, LAST) == [(1440, 2880)]


def test_what_is_avoided_is_met_outside_it():
    wish = Wished(Period((FIRST,), time(9), time(12)), is_avoided=True)

    assert wish.minutes(FIRST, LAST) == [(0, 540), (720, 2880)]
    assert Wished(Period((FIRST, LAST))).minutes(FIRST, LAST) == [(0, 2880)]


def test_a_period_and_a_wish_survive_being_kept():
    wish = Wished(Period((FIRST,), None, time(9, 5)), is_avoided=True, strength=3)

    assert Wished.from_json(wish.to_json()) == wish
    assert Period().is_whole
    assert not wish.period.is_whole


@pytest.mark.parametrize(
    ("period", "code"),
    [
        (Period((), time(12), time(9)), "period-malformed"),
        (Period((date(2027, 1, 1),)), "day-elsewhere"),
    ],
)
def test_periods_that_cannot_be_are_refused(period, code):
    with pytest.raises(Refused, match=code):
        check_periods([period], FIRST, LAST, "windows")


spans = st.lists(
    st.tuples(st.integers(0, 500), st.integers(1, 200)).map(
        lambda one: (one[0], one[0] + one[1])
    ),
    max_size=8,
)


@given(spans)
def test_a_minute_is_in_the_spans_or_in_what_is_left(given):
    whole, held = (0, 800), merged(given)
    left = without(whole, held)

    for minute in range(0, 800, 7):
        is_held = any(start <= minute < end for start, end in given)
        is_left = any(start <= minute < end for start, end in left)
        assert is_held != is_left
    assert held == merged(held)
