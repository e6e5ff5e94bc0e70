from itertools import groupby

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from palabre.stages.outcomes.ordering import (
    Place,
    Way,
    moved,
    moved_back,
    moved_to,
    stood,
)


def place(code, section="a", paragraph=1, *, out=False):
    return Place(code, section, section.upper(), paragraph, out)


TEXT = (
    place("1"),
    place("2"),
    place("3", paragraph=2),
    place("4", "b", 3),
    place("5", "b", 3, out=True),
    place("6", "b", 3),
)

HEADINGS = {"a": "A", "empty": "Empty", "b": "B"}


def codes(places):
    return "".join(one.code for one in places)


def test_neighbours_in_a_paragraph_change_places():
    assert codes(moved(TEXT, "1", Way.DOWN)) == "213456"
    assert codes(moved(TEXT, "2", Way.UP)) == "213456"


def test_at_the_edge_it_goes_over_into_the_next_paragraph():
    down = moved(TEXT, "3", Way.DOWN)

    assert codes(down) == "123456"
    assert (down[2].section, down[2].section_title, down[2].paragraph) == ("b", "B", 3)
    up = moved(TEXT, "3", Way.UP)
    assert (codes(up), up[2].paragraph) == ("123456", 1)


def test_what_was_left_out_is_stepped_over():
    assert codes(moved(TEXT, "4", Way.DOWN)) == "123564"
    assert codes(moved(TEXT, "6", Way.UP)) == "123645"


def test_the_ends_of_the_text_hold():
    assert moved(TEXT, "1", Way.UP) == TEXT
    assert moved(TEXT, "6", Way.DOWN) == TEXT


def test_to_the_end_of_a_section():
    there = moved_to(TEXT, "1", "b", HEADINGS)

    assert codes(there) == "234561"
    assert (there[-1].section, there[-1].paragraph) == ("b", 3)
    with pytest.raises(ValueError, match="not in"):
        moved_to(TEXT, "1", "nowhere", HEADINGS)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("12346"), st.sampled_from(list(Way)))))
def test_no_sentence_is_lost_and_paragraphs_stay_whole(steps):
    places = TEXT
    for code, way in steps:
        places = moved(places, code, way)

    assert sorted(codes(places)) == sorted(codes(TEXT))
    numbers = [one.paragraph for one in places]
    assert numbers == sorted(numbers)


def test_an_empty_section_opens_again_where_it_stood():
    there = moved_to(TEXT, "6", "empty", HEADINGS)

    assert codes(there) == "123645"
    assert there[3] == Place("6", "empty", "Empty", 4)


MOVES = st.one_of(
    st.sampled_from(list(Way)), st.sampled_from(sorted(HEADINGS)).map(str)
)


def step(places, code, to):
    if isinstance(to, Way):
        return moved(places, code, to)
    return moved_to(places, code, to, HEADINGS)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("12346"), MOVES), max_size=6),
    st.sampled_from("12346"),
    MOVES,
)
def test_a_move_undone_at_once_changes_nothing(steps, code, to):
    places = TEXT
    for one, way in steps:
        places = step(places, one, way)

    there = step(places, code, to)

    assert moved_back(there, code, stood(places, code), HEADINGS) == places


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.lists(st.tuples(st.sampled_from("12346"), MOVES), min_size=1, max_size=8))
def test_a_move_undone_late_loses_nothing_and_cuts_no_paragraph(steps):
    (code, to), *later = steps
    was, places = stood(TEXT, code), step(TEXT, code, to)
    for one, way in later:
        places = step(places, one, way)

    back = moved_back(places, code, was, HEADINGS)

    assert sorted(codes(back)) == sorted(codes(TEXT))
    mine = next(one for one in back if one.code == code)
    assert (mine.section, mine.section_title) == (was.section, HEADINGS[was.section])
    runs = [key for key, _ in groupby(back, lambda one: (one.section, one.paragraph))]
    assert len(runs) == len(set(runs))
    sections = [key for key, _ in groupby(back, lambda one: one.section)]
    assert sections == [one for one in HEADINGS if one in set(sections)]


def test_beside_the_neighbour_that_is_left_or_in_a_paragraph_that_opens_again():
    there = moved_to(TEXT, "2", "b", HEADINGS)
    gone = moved_to(there, "1", "b", HEADINGS)
    lone = moved_to(TEXT, "3", "b", HEADINGS)

    assert moved_back(gone, "2", stood(TEXT, "2"), HEADINGS)[0] == place(
        "2", paragraph=1
    )
    assert moved_back(lone, "3", stood(TEXT, "3"), HEADINGS) == TEXT
