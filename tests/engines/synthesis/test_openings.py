"""What a paragraph may open with "as to the way forward", "on trends" or "challenges"."""

import pytest

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.openings import may_open


@pytest.mark.parametrize(
    ("function", "words", "lang", "may"),
    [
        (Function.PROPOSAL, "Combating terrorism has become a duty.", "en", False),
        (Function.PROPOSAL, "Schools should stay open.", "en", True),
        (Function.PROPOSAL, "Les écoles restent ouvertes.", "fr", False),
        (Function.PROPOSAL, "Il faut que les écoles ouvrent.", "fr", True),
        (Function.TREND, "When harm is predictable, it becomes a choice.", "en", False),
        (Function.TREND, "Towns increasingly share their auditors.", "en", True),
        (Function.ACHIEVEMENT, "We closed nine public offices of 20.", "en", False),
        (Function.ACHIEVEMENT, "Nous avons fermé neuf bureaux.", "fr", False),
        (Function.ACHIEVEMENT, "We opened nine public offices.", "en", True),
        (
            Function.CHALLENGE,
            "Despite threats it remains the sole hope for peace.",
            "en",
            False,
        ),
        (Function.CHALLENGE, "Batteries fail in the winter.", "en", True),
        (Function.CLAIM, "Batteries fail in the winter.", "en", True),
    ],
)
def test_a_paragraph_opens_with_what_its_words_show(
    function: Function, words: str, lang: str, *, may: bool
) -> None:
    assert may_open(function, words, lang) is may


@pytest.mark.parametrize(
    "words",
    [
        "While the work has been slow, it has nevertheless produced positive results.",
        "Despite the turmoil, the region has continued to make progress on rights.",
    ],
)
def test_what_came_of_it_in_spite_of_all_is_no_challenge(words: str) -> None:
    assert not may_open(Function.CHALLENGE, words, "en")


def test_what_would_be_hard_without_what_there_is_is_no_challenge() -> None:
    granted = "So without bridges, trade between the valleys would be very difficult."

    assert not may_open(Function.CHALLENGE, granted, "en")
    lacking = "Without more bridges, trade between the valleys would be difficult."
    assert may_open(Function.CHALLENGE, lacking, "en")
    assert may_open(Function.CHALLENGE, "Without bridges, trade is slow.", "en")


def test_an_overwhelming_consensus_is_no_difference() -> None:
    words = "The debate points to an overwhelming consensus among members."

    assert not may_open(Function.DIFFERENCE, words, "en")
    assert may_open(Function.CHALLENGE, "No progress has been made on fees.", "en")


def test_what_was_proposed_in_a_year_that_is_over_is_no_proposal() -> None:
    past = "In 1988, the institute proposed a national project."

    assert not may_open(Function.PROPOSAL, past, "en")
    assert may_open(Function.PROPOSAL, "In 2027, funds should report.", "en")
