"""Who comes before whom, by rule, whatever the order in which they are given."""

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from make import NOON
from make_protocol import entrants, one, rules

from palabre.kernel.places import countries, country_name
from palabre.stages.protocol.precedence import (
    ALPHABETS,
    Rules,
    by_alphabet,
    by_precedence,
    sort_key,
)


def names(placed):
    return [one.entrant.name for one in placed]


def reasons(placed):
    return {one.entrant.name: [why.code for why in one.reasons] for one in placed}


@settings(max_examples=40)
@given(entrants, rules, st.randoms(use_true_random=False))
def test_the_order_does_not_depend_on_the_order_given(many, by, chance):
    shuffled = list(many)
    chance.shuffle(shuffled)

    assert by_precedence(shuffled, by) == by_precedence(many, by)


@settings(max_examples=40)
@given(entrants, rules)
def test_everybody_has_one_place_and_a_reason(many, by):
    placed = by_precedence(many, by)

    assert [each.place for each in placed] == list(range(1, len(many) + 1))
    assert {each.entrant.code for each in placed} == {each.code for each in many}
    assert all(each.reasons for each in placed)


@settings(max_examples=40)
@given(entrants, rules)
def test_a_higher_rank_never_follows_a_lower_one(many, by):
    placed = [
        each.entrant
        for each in by_precedence(many, by)
        if not each.entrant.is_presiding
    ]
    members = [each for each in placed if not (by.observers_last and each.is_observer)]

    ranks = [each.rank_place for each in members]

    assert ranks == sorted(ranks)
    assert placed[: len(members)] == members


@settings(max_examples=40)
@given(entrants, st.sampled_from("ABCDEFGHXYZ"))
def test_a_drawn_letter_turns_the_alphabet_and_changes_nothing_else(many, letter):
    plain = [each.entrant for each in by_alphabet(many, lang="en", first_letter="")]
    turned = [
        each.entrant for each in by_alphabet(many, lang="en", first_letter=letter)
    ]

    start = plain.index(turned[0]) if turned else 0
    assert turned == plain[start:] + plain[:start]


def test_ranks_come_before_everything():
    placed = by_precedence([one("Ann"), one("Bob", 1)], Rules())

    assert names(placed) == ["Bob", "Ann"]
    assert reasons(placed) == {"Bob": ["rank"], "Ann": ["rank"]}


@pytest.mark.parametrize(
    ("tie", "expected", "why"),
    [
        ("inscription", ["Zoe", "Ann"], "inscribed"),
        ("credentials", ["Ann", "Zoe"], "credentials"),
        ("alphabetical", ["Ann", "Zoe"], "alphabet"),
    ],
)
def test_equals_are_told_what_decided(tie, expected, why):
    ann = one(
        "Ann",
        country="FR",
        inscribed_at=NOON + timedelta(days=1),
        credentials_on=date(2026, 1, 1),
    )
    zoe = one("Zoe", country="GH", inscribed_at=NOON, credentials_on=date(2026, 2, 1))

    placed = by_precedence([ann, zoe], Rules(tie=tie))

    assert names(placed) == expected
    assert all(codes == ["rank", why] for codes in reasons(placed).values())


@pytest.mark.parametrize(
    ("host", "expected"),
    [
        ("by-rule", ["Ann", "Swiss", "Zoe"]),
        ("first", ["Swiss", "Ann", "Zoe"]),
        ("last", ["Ann", "Zoe", "Swiss"]),
    ],
)
def test_the_host_stands_first_or_last_of_its_rank(host, expected):
    many = [
        one("Zoe", inscribed_at=NOON + timedelta(days=2)),
        one("Swiss", country="CH", inscribed_at=NOON + timedelta(days=1)),
        one("Ann", inscribed_at=NOON),
    ]

    placed = by_precedence(many, Rules(host=host, host_country="CH"))

    assert names(placed) == expected
    assert ("host-first" in reasons(placed)["Swiss"]) == (host == "first")


def test_observers_follow_members_unless_the_edition_says_otherwise():
    many = [one("Observer", 1, is_observer=True), one("Member", 5)]

    assert names(by_precedence(many, Rules())) == ["Member", "Observer"]
    assert names(by_precedence(many, Rules(observers_last=False))) == [
        "Observer",
        "Member",
    ]


def test_whoever_presides_comes_before_a_head_of_state():
    many = [one("Head", 1), one("Chair", 9, is_presiding=True)]

    placed = by_precedence(many, Rules())

    assert names(placed) == ["Chair", "Head"]
    assert reasons(placed)["Chair"] == ["presides"]


def order_in(lang, *iso2):
    return sorted(iso2, key=lambda one: sort_key(country_name(one, lang), lang))


def test_accents_articles_and_letters_of_their_own_are_sorted_as_readers_expect():
    assert order_in("fr", "ES", "EC", "EG", "DE") == ["DE", "EG", "EC", "ES"]
    assert order_in("ar", "YE", "BR", "JO") == ["JO", "BR", "YE"]
    assert order_in("ru", "YE", "AU", "BR") == ["AU", "BR", "YE"]
    assert sort_key("Ñandú", "es") > sort_key("Nz", "es")


@pytest.mark.parametrize("lang", ALPHABETS)
def test_every_state_has_a_name_to_sort_by_in_every_alphabet(lang):
    keys = {sort_key(country_name(iso2, lang), lang) for iso2 in countries()}

    assert len(keys) == len(countries())


def test_a_state_has_another_place_in_another_language():
    germany, spain = one("G", country="DE"), one("S", country="ES")

    english = by_alphabet([germany, spain], lang="en", first_letter="")
    french = by_alphabet([germany, spain], lang="fr", first_letter="")
    spanish = by_alphabet([germany, spain], lang="es", first_letter="E")

    assert names(english) == ["G", "S"]
    assert names(french) == ["G", "S"]
    assert names(spanish) == ["S", "G"]
