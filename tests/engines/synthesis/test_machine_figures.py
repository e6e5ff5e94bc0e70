"""Numbers from a machine's transcript are flagged one by one, with where to listen."""

from dataclasses import replace

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.corpus import Corpus, Intervention, SummitFacts, Voice
from palabre.engines.synthesis.draft import (
    Check,
    Cite,
    Draft,
    Section,
    Statement,
    Verdict,
    Writer,
)
from palabre.engines.synthesis.html import page
from palabre.engines.synthesis.machine_figures import MachineFigure, machine_figures
from palabre.engines.synthesis.verify import verify

WORDS = "The satellites have reached 10,000 and cost 40 dollars each."
HEARD = Intervention(
    "S1-T-0001",
    "S1",
    0,
    WORDS,
    "en",
    Voice("a", "Amina"),
    "s1.vtt",
    RecordKind.TRANSCRIPT,
    starts_ms=723_000,
    is_machine=True,
)
FILED = replace(
    HEARD,
    id="S1-R-0001",
    text="The satellites have reached 10,000.",
    kind=RecordKind.REPORT,
    is_machine=False,
    starts_ms=None,
)
TOLD = Statement(
    "T01-001",
    "theme:a",
    1,
    "One speaker noted that the satellites had reached 10,000 and cost 40 dollars each.",
    Writer.EXTRACT,
    (Cite(HEARD.id, 0, len(WORDS), WORDS),),
)
BY_ID = {one.id: one for one in (HEARD, FILED)}


def test_each_figure_is_told_with_its_turn_and_time() -> None:
    found = machine_figures(TOLD, BY_ID, "en")

    assert found == (
        MachineFigure("10,000", HEARD.id, 723_000),
        MachineFigure("40", HEARD.id, 723_000),
    )
    assert found[0].told == "“10,000” (S1-T-0001, 0:12:03)"


def test_a_figure_that_a_person_filed_needs_no_hearing() -> None:
    both = replace(
        TOLD, cites=(*TOLD.cites, Cite(FILED.id, 0, len(FILED.text), FILED.text))
    )

    assert [one.written for one in machine_figures(both, BY_ID, "en")] == ["40"]


def test_a_stenographer_is_believed() -> None:
    by_id = {HEARD.id: replace(HEARD, is_machine=False)}

    assert machine_figures(TOLD, by_id, "en") == ()


def test_the_gate_says_it_and_stops_nothing() -> None:
    judged = verify(TOLD, BY_ID, lang="en")

    assert judged.verdict is Verdict.VERIFIED
    assert judged.checks[-1] == Check(
        "machine-figures",
        passed=True,
        told="Written down by a machine, to be heard in the recording: "
        "“10,000” (S1-T-0001, 0:12:03); “40” (S1-T-0001, 0:12:03).",
    )


def test_the_audit_prints_what_to_hear_and_why_a_person_let_it_stand() -> None:
    why = "The minister confirmed the figure in writing."
    judged = verify(TOLD, BY_ID, lang="en")
    forced = replace(
        judged,
        verdict=Verdict.OVERRIDDEN,
        checks=(*judged.checks, Check("override", passed=True, told=why)),
    )
    draft = Draft("Summary", "en", (Section("theme:a", "Space", (forced,)),), ())
    corpus = Corpus(SummitFacts(), (), (HEARD, FILED))

    shown = page(draft, corpus)

    assert why in shown
    assert "to be heard in the recording" in shown
