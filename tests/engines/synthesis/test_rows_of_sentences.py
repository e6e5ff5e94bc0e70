"""Sentences in a row: joined by their subject, varied by "also", and not told twice."""

from dataclasses import replace

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import bodies, weighing
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Verdict, Writer
from palabre.engines.synthesis.hollow import tells_of_the_meeting
from palabre.engines.synthesis.house_phrases import without_house_phrase
from palabre.engines.synthesis.names import Names
from palabre.engines.synthesis.prose import grouped
from palabre.engines.synthesis.rapporteur import read_line
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Point,
    Reported,
    Selection,
    Speech,
)
from palabre.engines.synthesis.verify import verify
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.writing import Material, ordered, write
from tests.engines.synthesis.test_points_and_themes import spoken

NOBODY = Names(frozenset(), {}, frozenset(), frozenset(), frozenset())


def filed(text: str, session: str = "S", order: int = 0) -> Intervention:
    return Intervention(
        f"{session}-{order}", session, order, text, "en", Voice(is_counted=False), "f",
        kind=RecordKind.REPORT, section="x",
    )  # fmt: skip


def point(text: str, stems: str, session: str, weight: float = 1.0) -> Point:
    sentence = sentences_of(filed(text, session))[0]
    told = Reported(Speech.NOTE, text[:1].lower() + text[1:].rstrip("."))
    lead = Candidate(sentence, Act(Function.CLAIM), told, tuple(stems.split()), 1.0)
    return Point(f"{session}-{weight}", "t", lead, weight=weight)


def test_clauses_with_one_subject_share_a_sentence() -> None:
    first = point(
        "Coastal pilots were refused loans.", "coast pilot refus loan x y", "A"
    )
    second = point(
        "Coastal pilots were thought too old.", "coast pilot thought old z", "B"
    )
    other = point("Harbour lamps were thought too old.", "lamp old v w u", "C")
    assert grouped([first, second]) == [(first, second)]
    assert grouped([first, other]) == [(first,), (other,)]


def test_two_wishes_are_no_one_matter() -> None:
    first = point("Le port devrait payer ses pilotes.", "port devr pai pilot", "A")
    second = point("Le port devrait curer la baie.", "port devr cur bai", "B")
    third = point("Le port devrait payer la baie.", "port devr pai bai", "C")
    assert grouped([first, second]) == [(first,), (second,)]
    assert grouped([second, third]) == [(second, third)]


def test_neighbours_share_words_rather_than_a_session() -> None:
    first = point("Piers rot.", "pier rot salt sea", "A", 3.0)
    of_session = point("Lamps burn.", "lamp burn oil night", "A", 1.0)
    of_matter = point("Piers rot in salt.", "pier salt wood tar", "B", 1.5)
    assert ordered([first, of_session, of_matter]) == [first, of_matter, of_session]


def test_each_third_of_a_row_says_also() -> None:
    said = [
        English().told(
            Teller(Counts(0, 1), report="S", turn=turn),
            Speech.ADVISE,
            "x",
            is_own=False,
        )
        for turn in range(4)
    ]
    assert [" also " in one for one in said] == [False, False, True, False]
    tied = Teller(Counts(0, 1), report="S", turn=2, is_tied=True)
    assert " also " not in English().told(tied, Speech.ADVISE, "x", is_own=False)
    bare = without_house_phrase("It was also noted that lamps burned.", "en")
    assert bare.split() == [",", "lamps", "burned."]


def test_two_thirds_of_the_words_are_told_again() -> None:
    told = point("One.", "ministri accept voic messag normal channel", "A")
    again = point("Two.", "administr accept voic messag normal formal", "B")
    other = point("Three.", "administr accept paper letter normal formal", "C")
    assert weighing.untold([again, other], [told]) == [other]


def test_those_who_agreed_are_told_by_their_session() -> None:
    text = "Pilots and owners agreed that lamps should burn all night."
    shown = read_line(sentences_of(filed(text))[0], NOBODY, Function.AGREEMENT)
    assert shown is not None
    assert shown.speech is Speech.IN_SESSION
    teller = Teller(Counts(0, 1), report="Lamps")
    told = English().told(teller, shown.speech, shown.clause, is_own=False)
    assert told.startswith(
        "The session entitled “Lamps” reported that pilots and owners had"
    )


def test_a_body_that_offers_something_tells_nobody() -> None:
    text = "The Bay Trust offered 64 lamps in four harbours."
    names = replace(NOBODY, known_organisations=frozenset({"Bay Trust"}))
    shown = read_line(sentences_of(filed(text))[0], names, Function.ACHIEVEMENT)
    assert shown is not None
    assert shown.speech is not Speech.IN_SESSION


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Lamps and Piers Authority", "authority"),
        ("Office of Lamps and Piers", "office"),
    ],
)
def test_a_kind_may_end_a_name_of_two_matters(name: str, kind: str) -> None:
    assert bodies.kind_of(name, "en") == kind


def test_what_one_speaker_calls_an_agreement_is_of_the_meeting() -> None:
    assert tells_of_the_meeting("There is agreement to light every lamp.", "en")
    assert not tells_of_the_meeting("There is no agreement to light lamps.", "en")


def test_words_of_support_are_no_qualifier_that_was_lost() -> None:
    ana = Voice("a", "Ana", "Bay Union", "civil-society")
    bo = Voice("b", "Bo", "Pier Union", "civil-society")
    said = Intervention(
        "T0", "S", 0, "Ports that profit from lamps should pay into a common fund.",
        "en", ana, "f",
    )  # fmt: skip
    backed = Intervention(
        "T1", "S", 1, "I agree with Ana about a common fund.", "en", bo, "f"
    )
    cites = (
        Cite("T0", 0, len(said.text), said.text),
        Cite("T1", 0, len(backed.text), backed.text, "explicit-support"),
    )
    text = (
        "Some speakers from civil society considered that ports that profited from lamps"
        " should pay into a common fund."
    )
    counts = Counts(2, 1, ("civil-society",))
    one = Statement("1", "s", 1, text, Writer.EXTRACT, cites, counts=counts)
    judged = verify(one, {"T0": said, "T1": backed}, lang="en")
    assert judged.verdict is Verdict.VERIFIED


def test_what_another_session_said_is_not_told_as_said_also() -> None:
    turns = [
        spoken(n, f"S{n}", f"Rural {who} should receive charts.")
        for n, who in enumerate(("pilots", "clinics", "courts", "farms"))
    ]
    points = [
        replace(
            point("Somebody should receive charts.", f"a{n} b{n} c{n}", f"S{n}"),
            theme="",
            lead=replace(
                point("They should receive charts.", f"a{n} b{n}", f"S{n}").lead,
                sentence=sentences_of(turn)[0],
            ),
        )
        for n, turn in enumerate(turns)
    ]
    sessions = tuple(SessionFacts(f"S{n}", f"Matter {n}") for n in range(len(turns)))
    corpus = Corpus(SummitFacts(), sessions, tuple(turns))
    chosen = {"future": Selection("future", tuple(points))}
    sections, _ = write(Material(corpus, (), chosen, English()))
    told = [one.text for part in sections for one in part.statements]
    placed = [text for text in told if "“Matter " in text]
    assert len(placed) > 2
    assert not [text for text in placed if " also " in text]
