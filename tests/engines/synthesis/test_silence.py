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
        (
            "fr",
            "Dans la seule transcription relevant du thème «\xa0Access\xa0», personne",
        ),
    ],
)
def test_silence_is_of_transcripts_and_rests_on_figures(lang: str, said: str) -> None:
    given = corpus()
    made = verify_draft(draft(given, lang=lang).draft, given)

    whole, one = silence(made)

    assert whole.verdict is Verdict.VERIFIED
    assert one.text.replace("’", "'").startswith(said)
    assert one.verdict is Verdict.VERIFIED
    figures = {figure.id: figure for figure in made.figures}
    assert {id_: figures[id_].value for id_ in one.figures} == {
        "theme:access:transcripts": 1,
        "theme:access:voices:academia": 0,
    }


def wells(**sizes: int) -> Corpus:
    """Return a meeting of one theme at which so many of each group said the same."""
    voices = [
        Voice(f"{group}{n}", f"Person {group} {n}", f"Body {group} {n}", group)
        for group, size in sizes.items()
        for n in range(size)
    ]
    said = "Wells should be deepened before the dry season of the year 2027 begins."
    turns = [
        Intervention(f"W-{n}", "W", n, said, "en", voice, "W.md")
        for n, voice in enumerate(voices)
    ]
    sessions = (SessionFacts("W", "Wells", themes=("wells",)),)
    facts = SummitFacts("wells", "Wells Forum", themes={"wells": "Wells"})
    return Corpus(facts, sessions, tuple(turns))


def text_of(made: Draft) -> str:
    return "\n".join(one.text for each in made.sections for one in each.statements)


def test_a_group_under_five_cannot_be_subtracted_nor_is_it_named_as_having_said() -> (
    None
):
    given = wells(**{"government": 6, "private-sector": 5, "civil-society": 2})

    told = text_of(draft(given).draft)

    assert "Of the 13 speakers heard in one session, 6 came from government." in told
    assert "private sector" not in told
    assert "civil society" not in told


def test_a_group_that_spoke_nowhere_is_told_once_with_its_figure() -> None:
    given = wells(**{"government": 6, "private-sector": 5, "civil-society": 5})

    made = verify_draft(draft(given).draft, given)

    (one,) = silence(made)
    assert one.verdict is Verdict.VERIFIED
    assert one.text == (
        "In the one transcript of the meeting, no speaker other than a chair or "
        "moderator was identified as coming from the technical community, academia and "
        "international organizations."
    )
    figures = {figure.id: figure for figure in made.figures}
    assert [figures[each].value for each in one.figures] == [1, 0, 0, 0]
    assert figures["corpus:voices:academia"].definition.startswith("Distinct speakers")


@pytest.mark.parametrize("groups", [{"": 9, "government": 6}, {"government": 3}])
def test_absence_is_not_told_where_groups_are_unknown_or_who_remains_is_few(
    groups: dict[str, int],
) -> None:
    assert silence(draft(wells(**groups)).draft) == ()
