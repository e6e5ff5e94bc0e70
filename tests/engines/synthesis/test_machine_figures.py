"""Numbers from a machine's transcript are flagged one by one, with where to listen."""

from dataclasses import replace
from io import BytesIO

import pytest
from pypdf import PdfReader

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine
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
from palabre.engines.synthesis.typeset import pdf
from palabre.engines.synthesis.verify import verify, verify_draft

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


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "Written down by a machine, to be heard in the recording: “10,000”"),
        (
            "fr",
            "Transcrit par une machine, à écouter dans l'enregistrement : « 10,000 »",
        ),
    ],
)
def test_the_pdf_and_the_page_mark_them_in_the_language_of_the_text(
    lang: str, said: str
) -> None:
    judged = verify(TOLD, BY_ID, lang="en")
    draft = Draft("Summary", lang, (Section("theme:a", "Space", (judged,)),), ())
    corpus = Corpus(SummitFacts(), (), (HEARD, FILED))

    pages = PdfReader(BytesIO(pdf(draft, corpus))).pages

    assert said in " ".join(" ".join(one.extract_text().split()) for one in pages)
    assert said in " ".join(page(draft, corpus).replace("&#x27;", "'").split())


@pytest.mark.parametrize(
    ("lang", "said", "tongues"),
    [
        (
            "en",
            "Among the records, those of one session were written down by a machine;",
            "in English; other languages were used in one session, and what is taken",
        ),
        (
            "fr",
            "Parmi les comptes rendus, ceux d'une séance ont été transcrits par une machine ;",
            "en français ; d'autres langues ont été employées dans une séance, et ce qui en",
        ),
    ],
)
def test_the_method_says_what_a_machine_wrote_and_of_other_languages(
    lang: str, said: str, tongues: str
) -> None:
    other = {"en": "fr", "fr": "en"}[lang]
    turns = (replace(HEARD, lang=other), replace(FILED, lang=lang))
    corpus = Corpus(SummitFacts(), (), turns)

    made = verify_draft(engine.draft(corpus, lang=lang).draft, corpus)

    (method,) = [one for one in made.sections if one.key == "method"]
    for words in (said, tongues):
        (one,) = [
            each
            for each in method.statements
            if words in " ".join(each.text.replace("’", "'").split())
        ]
        assert one.verdict is Verdict.VERIFIED


def test_the_method_says_neither_where_people_wrote_in_one_language() -> None:
    corpus = Corpus(SummitFacts(), (), (replace(HEARD, is_machine=False), FILED))

    made = engine.draft(corpus).draft

    told = " ".join(one.text for part in made.sections for one in part.statements)
    assert "machine" not in told
    assert "other languages" not in told
