"""Slips of grammar: in what people wrote, and in what a machine heard."""

import pytest

from palabre.engines.synthesis import slips_small_en
from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.heard_broken_en import is_broken
from palabre.engines.synthesis.openings import may_open
from palabre.engines.synthesis.report_speech import turn


@pytest.mark.parametrize(
    ("marred", "sound"),
    [
        (
            "The need for wells has today been proved",
            "The need for wells has been proved",
        ),
        ("Carts were lost as result of rain", "Carts were lost as a result of rain"),
        (
            "Dust, noise and the price of oil, continue to be a burden",
            "Dust, noise and the price of oil continue to be a burden",
        ),
        (
            "The question of dust, noise and carts are grave for all",
            "The question of dust and noise is grave for all",
        ),
        (
            "Millers fund/use the carts of the town",
            "Millers use the carts and/or the town",
        ),
        ("Members may be part of a guild or a school", "Members of a guild may vote"),
    ],
)
def test_a_small_slip_is_found_and_its_sound_twin_is_not(
    marred: str, sound: str
) -> None:
    assert slips_small_en.is_marred(marred)
    assert not slips_small_en.is_marred(sound)


@pytest.mark.parametrize(
    ("broken", "sound"),
    [
        ("The seal can enabled carts to pass", "The seal can enable carts to pass"),
        (
            "With more wind the trade no longer limited to flour",
            "With more wind the trade is no longer limited to flour",
        ),
        (
            "Because most mills, and old ones above all, creak because they are dry",
            "Most mills creak because they are dry",
        ),
        (
            "Apart from being loud, the price of the wheel was high",
            "Apart from the noise, the price of the wheel was high",
        ),
        (
            "Suggestion is that carts wait at the gate",
            "The suggestion is that carts wait",
        ),
        (
            "There is large number of sacks in the loft",
            "There is a large number of sacks",
        ),
        ("Grinders is the key to good flour", "Grinding is the key to good flour"),
        ("We have to carry sacks to the top floor", "Sacks must be carried upstairs"),
        ("BWA use a soft stone for rye", "The use of a soft stone helps rye"),
    ],
)
def test_grammar_that_gave_way_is_told_from_grammar_that_holds(
    broken: str, sound: str
) -> None:
    assert is_broken(broken)
    assert not is_broken(sound)


def test_a_second_verb_keeps_the_thing_it_takes() -> None:
    reported = turn(
        "Thieves may forge seals or tear links to reach the sacks in the loft.", "en"
    ).reported

    assert reported is not None
    assert reported.clause == (
        "Thieves might forge seals or tear links to reach the sacks in the loft"
    )


def test_a_verb_with_a_subject_of_its_own_still_moves() -> None:
    reported = turn("The miller can rest and experience shows that it helps.", "en")

    assert reported.reported is None or "experience shows" not in (
        reported.reported.clause
    )


def test_what_brings_a_need_about_opens_no_way_forward() -> None:
    fact = "A dam introduces the need for guards at the gate."
    wish = "A dam should be built, and it creates the need for guards."

    assert not may_open(Function.PROPOSAL, fact, "en")
    assert may_open(Function.PROPOSAL, wish, "en")
