"""Who was not heard: said of transcripts alone, on figures that can be opened."""

from datetime import date

import pytest

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Draft, Statement, Verdict
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.verify import verify_draft

SAID = (
    "We have trained {n} teachers in the villages of the valley since 2021. "
    "Schools should be connected before the towers are sold to anybody."
)


def corpus() -> Corpus:
    """Return two themes; under Access a moderator alone is of the academia."""
    voices = [
        Voice(f"g{n}", f"Giver {n}", f"Body {n}", group)
        for group in ("government", "academia")
        for n in (range(6) if group == "government" else range(10, 16))
    ]
    turns = [
        Intervention(
            f"{code}-{n}", code, n, SAID.format(n=100 + n), "en", voice, f"{code}.vtt"
        )
        for code, heard in (("S1", voices[:6]), ("S2", voices))
        for n, voice in enumerate(heard)
    ]
    chair = Voice("chair", "Chair", "Institute", "academia", is_counted=False)
    turns.append(
        Intervention("S1-99", "S1", 99, "Welcome to all.", "en", chair, "S1.vtt")
    )
    facts = SummitFacts(
        "valley",
        "Valley Forum",
        date(2026, 5, 25),
        date(2026, 5, 29),
        themes={"access": "Access", "skills": "Skills"},
    )
    sessions = (
        SessionFacts("S1", "Towers", themes=("access",)),
        SessionFacts("S2", "Schools", themes=("skills",)),
    )
    return Corpus(facts, sessions, tuple(turns))


def silence(made: Draft) -> tuple[Statement, ...]:
    return next((one.statements for one in made.sections if one.key == "silence"), ())


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("en", "In the one transcript under Access, no speaker other than a chair or"),
        ("fr", "Dans une transcription sous le thème Access, personne n'a pris"),
    ],
)
def test_silence_is_of_transcripts_and_rests_on_figures(lang: str, said: str) -> None:
    given = corpus()
    made = verify_draft(draft(given, lang=lang).draft, given)

    (one,) = silence(made)

    assert one.text.replace("’", "'").startswith(said)
    assert one.verdict is Verdict.VERIFIED
    figures = {figure.id: figure for figure in made.figures}
    assert {id_: figures[id_].value for id_ in one.figures} == {
        "theme:access:transcripts": 1,
        "theme:access:voices:academia": 0,
    }
