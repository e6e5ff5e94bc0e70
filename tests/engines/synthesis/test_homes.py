"""Under which heading a machine's sentences stand: one that speaks of them, or their session."""

from dataclasses import replace
from pathlib import Path

import pytest
from golden_corpus import golden

from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import analysis, shared_out, tallies, weighing
from palabre.engines.synthesis.analysis import analysed
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.homes import LEAST_OF_SESSION, housed
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.session_keys import by_session
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Reported,
    Selection,
    Speech,
    Theme,
)
from palabre.engines.synthesis.tallies import are_all_spoken, tallies_of
from palabre.engines.synthesis.themes import OTHER_MATTERS
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.words import stems
from palabre.engines.synthesis.worth.spread import learn_spread
from palabre.engines.synthesis.writing import Material, write

N_SESSIONS = 12
GROUPED = tuple(f"S{at:02d}" for at in range(4))
UNGROUPED = tuple(f"S{at:02d}" for at in range(4, N_SESSIONS))
THEMES = (
    Theme(
        "f01",
        "Solar pumps and radio masts",
        GROUPED,
        ("solar pumps", "radio masts", "quiet harbour"),
        is_found=True,
    ),
    Theme(OTHER_MATTERS, "Other matters", UNGROUPED, is_found=True),
)
OFF = "Elderly fishermen mend nets in the quiet harbour before the winter storms."

ALONE = "Elderly fishermen smoke herring in the quiet harbour for the inland markets."


def turn(session: int, voice: int, words: str) -> Intervention:
    return Intervention(
        f"I{session:02d}-{voice}",
        f"S{session:02d}",
        voice,
        words,
        "en",
        Voice(f"v{session}-{voice}", f"V{session}-{voice}"),
        "f",
        is_machine=True,
    )


def spoken(session: int) -> str:
    if f"S{session:02d}" in UNGROUPED:
        return "Every island counts its fishing boats and paints all boats in spring."
    body = "Every village pays for solar pumps and repairs those pumps in spring."
    strays = [OFF] * LEAST_OF_SESSION if session == 0 else [ALONE] * (session == 1)
    return " ".join([body, *strays])


def corpus() -> Corpus:
    sessions = tuple(
        SessionFacts(f"S{at:02d}", f"Session {at}") for at in range(N_SESSIONS)
    )
    turns = tuple(turn(at, 0, spoken(at)) for at in range(N_SESSIONS))
    return Corpus(SummitFacts(), sessions, turns)


def candidates(of: Corpus) -> list[Candidate]:
    return [
        Candidate(
            one,
            Act(Function.CLAIM, confidence=0.9),
            Reported(Speech.NOTE, one.words.rstrip("."), bare=one.words.rstrip(".")),
            tuple(stems(one.words, "en")),
            0.9,
            worth=0.9,
        )
        for each in of.interventions
        for one in sentences_of(each)
    ]


@pytest.fixture
def homes():
    made = corpus()
    tallies = tallies_of(made, "en")
    found = candidates(made)
    themes, home = _housed(made, tallies, found)
    return found, {theme.key: theme for theme in themes}, home


def _housed(made, tallies, found):
    return housed(made, THEMES, found, learn_spread(tallies), "en", 0.55)


def test_a_sentence_stands_under_words_that_it_holds(homes) -> None:
    found, themes, home = homes
    grouped = [one for one in found if len(themes[home[one.id]].sessions) > 1]

    told = {
        (themes[home[one.id]].name, one.sentence.words)
        for one in grouped
        if home[one.id] != OTHER_MATTERS
    }

    assert told
    for name, words in told:
        assert set(stems(name, "en")) & set(stems(words, "en"))


def test_what_strays_stands_under_its_session_where_there_is_enough_of_it(
    homes,
) -> None:
    found, themes, home = homes
    strays = {
        one.sentence.source.session: themes[home[one.id]]
        for one in found
        if one.sentence.words.startswith("Elderly fishermen")
    }

    assert strays["S00"].name == "Session 0"
    assert strays["S00"].sessions == ("S00",)
    assert strays["S01"].key == OTHER_MATTERS


def test_written_words_stand_under_any_term_of_their_group(homes) -> None:
    made = corpus()
    written = replace(
        made,
        interventions=tuple(
            replace(one, is_machine=False) for one in made.interventions
        ),
    )
    tallies = tallies_of(written, "en")
    found = candidates(written)

    themes, home = _housed(written, tallies, found)

    kept = {one.sentence.words for one in found if one.id in home}
    assert (
        OFF in kept
    )  # "quiet harbour" is a term of the group: written words may stand
    assert {theme.key for theme in themes} == {"f01", OTHER_MATTERS}
    assert all("Session" not in theme.name for theme in themes)


def test_other_matters_say_the_session_of_each(homes) -> None:
    made = corpus()
    found, themes, home = homes
    points = weighing.points_for((), found, home)
    mine = tuple(
        one
        for one in points
        if one.theme == OTHER_MATTERS and one.lead.sentence.words == ALONE
    )[:1]
    rest = themes[OTHER_MATTERS]
    chosen = {OTHER_MATTERS: Selection(OTHER_MATTERS, mine)}

    sections, _ = write(Material(made, (rest,), chosen, English()))

    (section,) = [one for one in sections if one.key == f"theme:{OTHER_MATTERS}"]
    (told,) = [one.text for one in section.statements if one.cites]
    assert told.startswith("In the session entitled “Session 1”, ")


def test_a_large_corpus_is_read_the_same_on_several_cores(monkeypatch) -> None:
    monkeypatch.setattr(shared_out, "WORTH_IT", 1)
    monkeypatch.setattr(shared_out, "PART", 200)
    sessions = by_session(golden(), with_digests=False)

    assert shared_out.analysed_by(sessions, "en", 2) == analysed(sessions, "en")
    assert not shared_out._AT_WORK


def test_several_cores_leave_what_they_read_in_the_cabinet(
    monkeypatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(shared_out, "WORTH_IT", 1)
    kept = Cabinet(tmp_path / "cache")
    sessions = by_session(golden(), with_digests=True)
    read = analysed(sessions, "en")
    assert shared_out.analysed_by(sessions, "en", 2, kept) == read

    def again(*_: object) -> None:
        raise AssertionError("read twice")

    monkeypatch.setattr(analysis, "_worked_out", again)
    monkeypatch.setattr(tallies, "tally_of", again)
    monkeypatch.setattr(shared_out.multiprocessing, "get_context", again)
    assert shared_out.analysed_by(sessions, "en", 2, kept) == read
    assert len(tallies.tallied(sessions, "en", kept)) == len(sessions)


def test_speakers_are_told_of_the_sessions_whose_words_are_known() -> None:
    made = corpus()
    filed = Intervention(
        "R", "S00", 9, "Key issues.", "en", Voice("", ""), "r", kind=RecordKind.REPORT
    )
    only = replace(filed, id="R2", session="S11")
    spoken_ = tuple(one for one in made.interventions if one.session != "S11")
    codes = [one.code for one in made.sessions]

    assert are_all_spoken(replace(made, interventions=(*spoken_, filed)), codes)
    assert not are_all_spoken(replace(made, interventions=(*spoken_, only)), codes)
