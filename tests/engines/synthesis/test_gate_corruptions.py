"""How many false sentences the gate catches, on drafts of the scenarios' records."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from corruptions import corrupted

from palabre.engines.synthesis import engine
from palabre.engines.synthesis.draft import Section, Verdict, Writer
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.verify import verify_draft

SCENARIOS = Path(__file__).parents[3] / "scenarios"

LEAST_CAUGHT = 0.98
MOST_FALSE_ALARMS = 0.10


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_false_sentences_are_caught_and_true_ones_pass(lang: str) -> None:
    corpus = read_corpus(SCENARIOS / "forum", lang=lang).corpus
    draft = verify_draft(engine.draft(corpus, lang=lang).draft, corpus)
    extracts = [
        one
        for section in draft.sections
        for one in section.statements
        if one.writer is Writer.EXTRACT
    ]
    passed = [one for one in extracts if one.verdict is Verdict.VERIFIED]
    cases = list(corrupted(passed, lang))
    headings = tuple(replace(section, statements=()) for section in draft.sections)
    false = Section("false", "", tuple(each for _, _, each in cases))

    judged = verify_draft(replace(draft, sections=(false, *headings)), corpus)

    missed = [
        (kind, one.text)
        for (kind, _, _), one in zip(cases, judged.sections[0].statements, strict=True)
        if one.verdict is Verdict.VERIFIED
    ]
    kinds = Counter(kind for kind, _, _ in cases)
    assert len(kinds) >= 8  # no sentence need hold two names to exchange
    assert len(passed) >= (1 - MOST_FALSE_ALARMS) * len(extracts)
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(cases), missed
