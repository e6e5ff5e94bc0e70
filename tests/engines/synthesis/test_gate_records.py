"""The gate: what may be told of one record, and what may not."""

import pytest
from gate_records import records

from palabre.engines.synthesis.corpus import Intervention, Voice
from palabre.engines.synthesis.draft import Cite, Statement, Verdict, Writer
from palabre.engines.synthesis.verify import verify


@pytest.mark.parametrize(("lang", "said", "text", "is_true"), list(records()))
def test_only_what_was_said_is_verified(lang, said, text, is_true):
    turn = Intervention("A-0", "A", 0, said, lang, Voice("jan", "Jan"), "a.md")
    cites = (Cite("A-0", 0, len(said), said),)
    made = Statement("T01-001", "theme:x", 1, text, Writer.PERSON, cites=cites)

    judged = verify(made, {"A-0": turn}, lang=lang)

    failed = [(one.rule, one.told) for one in judged.checks if not one.passed]
    assert (judged.verdict is Verdict.VERIFIED) is is_true, failed
    assert all(told for _, told in failed)
