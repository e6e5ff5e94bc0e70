"""How many false sentences the gate catches, on drafts of the scenarios' records."""

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from corruptions import CORRUPTIONS, corrupted

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine
from palabre.engines.synthesis.corpus import Corpus
from palabre.engines.synthesis.draft import Section, Verdict, Writer
from palabre.engines.synthesis.folder import read_corpus
from palabre.engines.synthesis.verify import verify_draft

SCENARIOS = Path(__file__).parents[3] / "scenarios"

LEAST_CAUGHT = 0.98
MOST_FALSE_ALARMS = 0.10


TWO_NAMES = (
    "Les participants conviennent que les réseaux en Afrique doivent être reliés avant ceux "
    "en Asie par des câbles publics."
)
"""What six sessions report: a sentence in which two names can change places."""


def with_two_names(corpus: Corpus) -> Corpus:
    """Return a corpus in which six French reports hold a sentence with two names."""
    agreed = {
        one.session: one
        for one in corpus.interventions
        if one.kind is RecordKind.REPORT
        and (one.section, one.lang) == ("consensus", "fr")
    }
    more = tuple(
        replace(agreed[code], id=f"{code}-R-9999", text=TWO_NAMES)
        for code in sorted(agreed)[:6]
    )
    return replace(corpus, interventions=(*corpus.interventions, *more))


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_false_sentences_are_caught_and_true_ones_pass(lang: str) -> None:
    corpus = with_two_names(read_corpus(SCENARIOS / "forum", lang=lang).corpus)
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
    assert len(kinds) >= len(CORRUPTIONS)  # but drop_condition, which few can take
    assert len(passed) >= (1 - MOST_FALSE_ALARMS) * len(extracts)
    assert len(missed) <= (1 - LEAST_CAUGHT) * len(cases), missed
