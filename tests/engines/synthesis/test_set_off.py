"""What opens a clause is set off by commas where its end is sure, and only there."""

import pytest

from palabre.engines.synthesis.draft import Counts
from palabre.engines.synthesis.report_speech import turn
from palabre.engines.synthesis.set_off import set_off
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English


@pytest.mark.parametrize(
    "clause",
    [
        "in the past 30 years, the number had doubled",
        "while progress was slow, it had borne fruit",
        "currently, the council was divided",
        "where it was sold, most cases, 92 per cent, were never reported",
        "to be effective, all nations must be represented",
        "in May 2003, the parliament had approved the deployment",
        "the previous June, the union had adopted a plan",
        "most recently, the storm had struck the coast",
        "in places where nobody was on duty, the door was locked",
        "every year, delegations asked for reform",
        "despite the turmoil, marked progress had been made",
    ],
)
def test_a_phrase_that_opens_a_clause_is_set_off(clause: str) -> None:
    assert set_off(clause) == f", {clause}"


@pytest.mark.parametrize(
    "clause",
    [
        "the number had doubled, in the past 30 years",
        "in trade, debt and aid the countries had failed",
        "in many tenders open source was demanded, but support was expected",
        "on the left was the mode, where each router shared the map",
        "for developing countries trade was vital",
        "every commitment needed a date, an owner and a public answer",
        "each office kept a list, a map and a key",
        "every point that was recorded should carry a name, a date and a status",
        "to reduce costs, and nothing else, was no aim",
    ],
)
def test_what_does_not_end_at_its_comma_is_left(clause: str) -> None:
    assert set_off(clause) == f" {clause}"


def test_only_that_is_followed_by_a_comma() -> None:
    teller = Teller(Counts(1, 1))
    clause = "in the region, the fees had risen"

    assert ", in the region," in English().told(
        teller, Speech.NOTE, clause, is_own=False
    )
    assert "for, in" not in English().told(
        teller, Speech.CALL_FOR, clause, is_own=False
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("A single veto blocks today's system.", "today's system"),
        ("Africa is seen today as a test.", "Africa was seen as a test"),
        ("The terrorists of today use the web.", "of today"),
        ("The world is safer today than in 1990.", "today"),
        ("Even today, in many places, people are afraid.", "Even today"),
    ],
)
def test_today_goes_where_nothing_is_told_apart_from_it(said: str, told: str) -> None:
    reported = turn(said, "en").reported

    assert reported is not None
    assert told in reported.clause


def test_clause_whose_aside_is_no_main_clause_is_left_as_it_is() -> None:
    clause = "since January it had paid for schools, one day a year, with a registrar"

    assert set_off(clause) == f" {clause}"


def test_a_second_main_clause_has_its_own_that() -> None:
    assert set_off(
        "members saw wells differently, and they did not share the cost"
    ) == (" members saw wells differently, and that they did not share the cost")
    assert set_off("fees, tolls and dues had risen, and small ports were poor") == (
        " fees, tolls and dues had risen, and that small ports were poor"
    )
    assert set_off(
        "they differed on tolls, and the price of oil was an open question"
    ) == (" they differed on tolls, and that the price of oil was an open question")
    left = "a fund that paid for wells had closed, and fees were due"
    assert set_off(left) == f" {left}"
    assert set_off("the fund paid, and sometimes lent, what was due") == (
        " the fund paid, and sometimes lent, what was due"
    )


@pytest.mark.parametrize(
    "clause",
    [
        "letters now went out in two scripts, the elder received a visit, and the ferry was bound to wait",
        "they disagreed about tolls for small boats, and about whether an old lamp could be kept",
        "it had set a rule: leaving must not take longer than coming, and the pilot must keep a list",
        "the range mattered more than the mean: good boats were there, and a buyer could not tell",
    ],
)
def test_no_second_that_in_a_row_of_clauses_or_after_a_colon(clause: str) -> None:
    assert set_off(clause) == f" {clause}"
