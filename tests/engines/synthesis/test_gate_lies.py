"""The gate: lists of false sentences that must not pass, and of true edits that must."""

import pytest
from gate_bases import BASES, changed, judged, read_changes
from gate_edits import EDITS
from gate_lies import LIES
from gate_spanish import EDITS_ES, LIES_ES

from palabre.engines.synthesis.corpus import StatedFigure, SummitFacts
from palabre.engines.synthesis.draft import Statement, Verdict, Writer
from palabre.engines.synthesis.verify import verify


def told(statement):
    return [one.told for one in statement.checks if not one.passed]


@pytest.mark.parametrize("base", BASES)
def test_every_base_is_verified_as_it_stands(base):
    made = judged(base, BASES[base][2])

    assert made.verdict is Verdict.VERIFIED, told(made)


@pytest.mark.parametrize(
    ("kind", "base", "stands", "instead"), read_changes({**LIES, **LIES_ES})
)
def test_a_lie_is_not_verified_and_the_reason_is_said(kind, base, stands, instead):
    text = changed(base, stands, instead)

    for writer in (Writer.PERSON, Writer.MODEL, Writer.EXTRACT):
        made = judged(base, text, writer)
        assert made.verdict is not Verdict.VERIFIED, (kind, text)
        assert all(told(made))


@pytest.mark.parametrize(
    ("kind", "base", "stands", "instead"), read_changes({**EDITS, **EDITS_ES})
)
def test_an_edit_that_keeps_the_sense_is_verified(kind, base, stands, instead):
    text = changed(base, stands, instead)
    made = judged(base, text)

    assert made.verdict is Verdict.VERIFIED, (kind, text, told(made))


FIGURES = (
    StatedFigure("sessions", 17, "Sessions on the theme.", "count", "sessions"),
    StatedFigure(
        "voices", 20, "Distinct speakers in the transcripts.", "count", "speakers"
    ),
)


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Baobab Forum 2026 was cancelled in Ombreval.", ()),
        ("The meeting was boycotted by the Republic of Valmonde.", ()),
        ("The summary was negotiated, and no delegation is named.", ()),
        (
            "This theme was left out of 17 sessions; 20 speakers took the floor.",
            ("sessions",),
        ),
        (
            "This theme was taken up in 17 sessions; 20 ministers fled.",
            ("sessions", "voices"),
        ),
    ],
)
def test_a_sentence_of_the_house_changed_by_hand_waits_for_a_person(text, figures):
    facts = SummitFacts(name="Baobab Forum 2026", city="Ombreval", hosts=("Valmonde",))
    made = Statement("F-001", "facts", 1, text, Writer.PERSON, figures=figures)

    verdict = verify(made, {}, figures=FIGURES, lang="en", facts=facts).verdict
    assert verdict is not Verdict.VERIFIED
