"""The gate: lists of false sentences that must not pass, and of true edits that must."""

import pytest
from gate_bases import BASES, changed, judged, read_changes
from gate_edits import EDITS
from gate_lies import LIES

from palabre.engines.synthesis.draft import Verdict, Writer


def told(statement):
    return [one.told for one in statement.checks if not one.passed]


@pytest.mark.parametrize("base", BASES)
def test_every_base_is_verified_as_it_stands(base):
    made = judged(base, BASES[base][2])

    assert made.verdict is Verdict.VERIFIED, told(made)


@pytest.mark.parametrize(("kind", "base", "stands", "instead"), read_changes(LIES))
def test_a_lie_is_not_verified_and_the_reason_is_said(kind, base, stands, instead):
    text = changed(base, stands, instead)

    for writer in (Writer.PERSON, Writer.MODEL, Writer.EXTRACT):
        made = judged(base, text, writer)
        assert made.verdict is not Verdict.VERIFIED, (kind, text)
        assert all(told(made))


@pytest.mark.parametrize(("kind", "base", "stands", "instead"), read_changes(EDITS))
def test_an_edit_that_keeps_the_sense_is_verified(kind, base, stands, instead):
    text = changed(base, stands, instead)
    made = judged(base, text)

    assert made.verdict is Verdict.VERIFIED, (kind, text, told(made))
