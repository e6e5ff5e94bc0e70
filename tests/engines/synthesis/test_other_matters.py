"""What no heading gathers: told session by session, its proposals where the text ends."""

from dataclasses import replace

from palabre.engines.synthesis import engine
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    SessionFacts,
    SummitFacts,
)
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Act, Point, Selection, Theme
from palabre.engines.synthesis.themes import OTHER_MATTERS
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.writing import Material, write
from tests.engines.synthesis.test_points_and_themes import spoken
from tests.engines.synthesis.test_rows_of_sentences import point

REST = Theme(OTHER_MATTERS, "Other matters", ("S0", "S1"), is_found=True)
NAMED = Theme("f01", "Wells", ("S0", "S1"), is_found=True)


def test_proposals_of_other_matters_stand_where_the_text_ends() -> None:
    rest = engine._bounds(engine.DEFAULT, 480, REST).at_most
    named = engine._bounds(engine.DEFAULT, 480, NAMED).at_most

    assert rest[Function.PROPOSAL] == 0
    assert named[Function.PROPOSAL] == engine.DEFAULT.proposals
    assert engine._futures(engine.DEFAULT, [NAMED]) == engine.DEFAULT.futures
    assert engine._futures(engine.DEFAULT, [NAMED, REST]) == (
        engine.DEFAULT.futures + engine.DEFAULT.proposals
    )


def _told(text: str, session: str, function: Function, n: int) -> Point:
    turn = spoken(n, session, text)
    made = point(text, f"a{n} b{n} c{n}", session, weight=float(9 - n))
    lead = replace(made.lead, sentence=sentences_of(turn)[0], act=Act(function))
    return replace(made, id=f"P{n}", theme=OTHER_MATTERS, lead=lead)


def test_a_session_is_named_once_for_all_that_it_brought() -> None:
    points = (
        _told("Old wells run dry in the hills.", "S0", Function.CHALLENGE, 0),
        _told("Night trains carry mail to the coast.", "S1", Function.CLAIM, 1),
        _told("New pumps draw water for the towns.", "S0", Function.CLAIM, 2),
    )
    turns = tuple(one.lead.sentence.source for one in points)
    sessions = tuple(SessionFacts(f"S{n}", f"Matter {n}") for n in range(2))
    corpus = Corpus(SummitFacts(), sessions, turns)
    chosen = {OTHER_MATTERS: Selection(OTHER_MATTERS, points)}

    sections, _ = write(Material(corpus, (REST,), chosen, English()))

    (section,) = [one for one in sections if one.key == f"theme:{OTHER_MATTERS}"]
    told = [one.text for one in section.statements if one.cites]
    assert [text.count("“Matter 0”") for text in told] == [1, 0, 0]
    assert [text.count("“Matter 1”") for text in told] == [0, 0, 1]
    assert "pumps" in told[0]
    assert "wells" in told[1]
    assert "challenges" not in " ".join(told)
