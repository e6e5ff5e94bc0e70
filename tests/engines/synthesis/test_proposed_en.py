"""What somebody proposes, whatever leads up to it."""

import pytest

from palabre.engines.synthesis.corpus import Function
from palabre.engines.synthesis.proposed_en import act_told, proposed
from palabre.engines.synthesis.report_speech import turn
from palabre.engines.synthesis.shapes import Act, Reported, Speech


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "So to mend this, we are proposing a lighter wheel that turns in any wind.",
            "a lighter wheel that turned in any wind",
        ),
        (
            "In this paper, we also propose two seals for the sacks of small mills.",
            "two seals for the sacks of small mills",
        ),
        (
            "Our proposal is a single ledger for every mill on the river.",
            "a single ledger for every mill on the river",
        ),
    ],
)
def test_what_is_proposed_stands_without_what_leads_up_to_it(
    said: str, told: str
) -> None:
    reported = turn(said, "en").reported

    assert reported is not None
    assert (reported.speech, reported.clause) == (Speech.PROPOSE, told)
    assert reported.is_own is False


def test_a_recommended_clause_keeps_its_wish() -> None:
    reported = turn(
        "To avoid rot, we strongly recommend that millers should dry their sacks.", "en"
    ).reported

    assert reported is not None
    assert reported.speech == Speech.PROPOSE_THAT
    assert reported.clause == "millers should dry their sacks"


@pytest.mark.parametrize(
    "said",
    [
        "We propose to discuss the next version on the mailing list",
        "We propose to move on to the next mill",
        "We propose our own seal for our own sacks",
        "The guild proposed a lighter wheel in the year of the flood",
    ],
)
def test_talk_about_the_meeting_and_what_others_proposed_is_no_proposal(
    said: str,
) -> None:
    found = proposed(said)

    reported = turn(f"{said}.", "en").reported
    is_proposed = reported is not None and reported.speech == Speech.PROPOSE
    assert found is None or "our" in found[0]
    assert not is_proposed or "our" not in reported.clause  # type: ignore[union-attr]


def test_who_says_that_they_propose_proposes() -> None:
    claim = Act(Function.CLAIM)

    told = act_told(claim, Reported(Speech.PROPOSE, "a lighter wheel"))
    clause = act_told(claim, Reported(Speech.PROPOSE_THAT, "each miller pay a coin"))
    plain = act_told(claim, Reported(Speech.NOTE, "a wheel turned"))
    own = act_told(claim, Reported(Speech.ANNOUNCE, "{own} would mill", is_own=True))

    assert told.function == Function.PROPOSAL
    assert clause.function == Function.PROPOSAL
    assert (plain.function, act_told(claim, None).function) == (Function.CLAIM,) * 2
    assert own.function == Function.COMMITMENT
