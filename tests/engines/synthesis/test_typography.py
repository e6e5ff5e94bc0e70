"""Spaces that do not break, and counted things with their nouns."""

import pytest

from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.phrases import amount
from palabre.engines.synthesis.telling import session_title
from palabre.engines.synthesis.verify import verify_draft
from palabre.kernel.typography import in_type, spaced
from tests.engines.synthesis.golden_corpus import golden


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_house_sentences_keep_their_signs_and_pass_the_gate(lang: str) -> None:
    judged = verify_draft(draft(golden(), lang=lang).draft, golden())

    told = [one for section in judged.sections for one in section.statements]
    assert all(one.verdict == "verified" for one in told if one.writer == "template")
    assert all(one.text == spaced(one.text, lang) for one in told)


def test_french_spaces_do_not_break() -> None:
    assert spaced("Vu : « oui » ; 5 % ?", "fr") == (
        "Vu\u00a0: «\u00a0oui\u00a0»\u202f; 5\u202f% ?".replace(" ?", "\u202f?")
    )


def test_thousands_hold_together_and_a_year_stays_apart() -> None:
    assert in_type("13 400 bouées, 1 200 300 francs", "fr") == (
        "13\u202f400 bouées, 1\u202f200\u202f300 francs"
    )
    assert in_type("en 2024 300 bouées", "fr") == "en 2024 300 bouées"


def test_spaced_twice_is_spaced_once() -> None:
    once = spaced("Vu : « oui » ; non !", "fr")

    assert spaced(once, "fr") == once


def test_english_keeps_its_spaces_outside_guillemets() -> None:
    assert spaced("At 10 : 30 « oui »", "en") == "At 10 : 30 «\u00a0oui\u00a0»"


def test_amounts_agree_in_number() -> None:
    assert amount(1, "sessions", "en", is_written=True) == "one session"
    assert amount(1, "voices", "fr", is_written=True) == "une personne"
    assert amount(12, "voices", "fr") == "12 personnes"


def test_definitions_are_in_the_language_of_the_text() -> None:
    english = {one.id: one.definition for one in draft(golden()).draft.figures}
    french = draft(golden(), lang="fr").draft.figures

    shared = [one for one in french if one.id in english and one.source == "corpus"]
    assert shared
    assert all(one.definition != english[one.id] for one in shared)


def test_session_keeps_its_whole_title() -> None:
    session = golden().sessions[0]
    source = golden().interventions[0]

    assert session_title(session, source) == session.title


def test_solver_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    draft(golden())

    assert "HiGHS" not in capfd.readouterr().out
