"""The crowd: the numbers it must reach, and that chance never changes them."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.places import countries, region_of
from palabre.kernel.reference.frameworks import (
    protocol_ranks,
    registration_categories,
)
from palabre.management.scenario.crowd import MINISTERIAL, Aims, Known, crowd
from palabre.management.scenario.names import read_names

NAMES = read_names(Path(__file__).parents[3] / "scenarios/forum/names.toml")
N = 4180


@pytest.fixture(scope="module")
def people():
    return crowd(NAMES, n=N, seed=2026)


def test_the_crowd_has_the_size_and_the_countries_of_the_edition(people):
    assert len(people) == N
    assert len({one.country for one in people}) == Aims().n_countries >= 160
    assert all(one.country == "XV" or one.country in countries() for one in people)


def test_all_five_regional_groups_and_six_stakeholder_groups_come(people):
    assert len({region_of(one.country) for one in people} - {None}) == 5
    assert {one.group for one in people} == {str(group) for group in StakeholderGroup}


def test_ministers_deputies_and_regulators_are_seventy_eight(people):
    ranks = Counter(one.rank for one in people if one.rank)

    assert sum(ranks[rank] for rank in MINISTERIAL) == 78
    assert ranks.total() == 512
    assert set(ranks) <= {rank.code for rank in protocol_ranks()}


def test_no_country_sends_two_ministerial_before_others_send_one(people):
    sent = Counter(one.country for one in people if one.rank in MINISTERIAL)

    assert max(sent.values()) == 1


def test_about_two_in_three_come_in_person_and_most_of_them_show_up(people):
    on_site = [one for one in people if one.attendance == "on-site"]

    assert 0.60 <= len(on_site) / N <= 0.64
    assert 0.86 <= sum(bool(one.days) for one in on_site) / len(on_site) <= 0.90
    assert not any(one.days for one in people if one.attendance == "online")


def test_days_are_ordered_days_of_the_edition(people):
    for one in people:
        assert list(one.days) == sorted(set(one.days))
        assert set(one.days) <= set(range(5))


def test_names_are_never_given_twice(people):
    assert len({one.name for one in people}) == N


def test_names_come_in_many_scripts(people):
    scripts = {one.native_lang for one in people if one.native}

    assert {"am", "ar", "bn", "el", "fa", "he", "hi", "hy", "ja", "ka"} <= scripts
    assert {"km", "ko", "lo", "my", "ru", "ta", "th", "uk", "ur", "zh"} <= scripts
    assert all(not one.native.isascii() for one in people if one.native)
    assert all(bool(one.native) == bool(one.native_lang) for one in people)


def test_categories_follow_rank_and_group(people):
    known = {one.code: one for one in registration_categories()}
    for one in people:
        assert one.category in known
        assert (one.category == "high-level") == bool(one.rank)
        groups = known[one.category].groups
        assert not groups or one.group in groups


def test_genders_are_balanced_as_at_a_forum(people):
    shares = Counter(one.gender for one in people)

    assert 0.42 <= shares["f"] / N <= 0.50
    assert min(shares["x"], shares[""]) > 0


def test_bodies_are_named_in_the_language_of_the_country(people):
    originals = {
        one.country: one.organization.name.original
        for one in people
        if one.group == "government"
    }

    assert originals["SN"] == "fr"
    assert originals["EG"] == "ar"
    assert originals["CN"] == "zh"
    assert originals["BR"] == originals["AO"] == "pt"
    assert originals["MX"] == "es"
    assert originals["KE"] == "en"


def test_a_body_has_one_country_and_no_blanks_left(people):
    homes = {}
    for one in people:
        words = one.organization.name.words
        assert {"en", "fr"} <= set(words)
        assert not any("{" in said or "  " in said for said in words.values())
        homes.setdefault(words["en"], set()).add(one.organization.country)

    assert all(len(found) == 1 for found in homes.values())


def test_women_bear_the_form_of_women_where_posts_differ(people):
    posts = {one.gender: set() for one in people}
    for one in people:
        posts[one.gender].add(one.post)

    assert "Directrice régionale" in posts["f"]
    assert "Directrice régionale" not in posts["m"]


def test_the_same_seed_gives_the_same_crowd(people):
    assert crowd(NAMES, n=N, seed=2026) == people


def test_another_seed_gives_other_people():
    assert crowd(NAMES, n=50, seed=1) != crowd(NAMES, n=50, seed=2)


def test_people_there_already_count_and_keep_their_names():
    first = crowd(NAMES, n=400, seed=7)
    there = [Known(one.name, one.country, one.rank) for one in first[:150]]
    there += [Known("Somebody from Nowhere", "XQ", "minister")]
    rest = crowd(NAMES, n=N, seed=7, already=there)

    assert len(rest) + len(there) == N
    assert not {one.name for one in rest} & {one.name for one in there}
    assert len({one.country for one in (*rest, *there)}) == Aims().n_countries
    ranks = Counter(one.rank for one in (*rest, *there) if one.rank)
    assert sum(ranks[rank] for rank in MINISTERIAL) == 78
    assert ranks.total() == 512


def test_fewer_than_are_there_cannot_be_wanted():
    with pytest.raises(ValueError, match="2 people are there, 1 were wanted"):
        crowd(NAMES, n=1, seed=1, already=[Known("A", "SN"), Known("B", "SN")])


@settings(max_examples=25, deadline=None)
@given(n=st.integers(0, 220), seed=st.integers(0, 2**31))
def test_any_size_is_filled_exactly_and_repeatably(n, seed):
    people = crowd(NAMES, n=n, seed=seed)

    assert len(people) == len({one.name for one in people}) == n
    assert people == crowd(NAMES, n=n, seed=seed)


def test_aims_can_be_small():
    aims = replace(Aims(), n_countries=5, n_ministerial=2, n_high_level=3)
    people = crowd(NAMES, n=24, seed=3, aims=aims)

    assert len({one.country for one in people}) == 5
    assert sum(bool(one.rank) for one in people) == 3
