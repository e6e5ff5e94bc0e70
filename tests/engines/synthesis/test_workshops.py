"""Records of workshops: names of files, minutes, few sessions that tell, wishes told twice."""

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import engine, floors, weighing
from palabre.engines.synthesis.candidates import Refusal, judge
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    Intervention,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.homes import LEAST_OF_SESSION, housed
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.rapporteur import read_line
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import (
    Act,
    Candidate,
    Point,
    Reported,
    Speech,
    Theme,
)
from palabre.engines.synthesis.tallies import tallies_of
from palabre.engines.synthesis.telling import session_title
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.themes import OTHER_MATTERS, headings_of
from palabre.engines.synthesis.wording import is_quotable
from palabre.engines.synthesis.words import stems
from palabre.engines.synthesis.worth.spread import learn_spread

NAMES = learn_names(Corpus(SummitFacts(), (), ()))


def said(
    words: str, *, session: str = "S", group: str = "", kind: RecordKind | None = None
) -> Intervention:
    return Intervention(
        f"I-{session}",
        session,
        0,
        words,
        "en",
        Voice("v", "Ilva Wend", group=group),
        "f",
        kind=kind or RecordKind.TRANSCRIPT,
    )


def candidate(source: Intervention) -> Candidate:
    one = sentences_of(source)[0]
    bare = one.words.rstrip(".")
    return Candidate(
        one,
        Act(Function.CLAIM, confidence=0.9),
        Reported(Speech.NOTE, bare, bare=bare),
        tuple(stems(one.words, "en")),
        0.9,
        worth=0.9,
    )


def point(words: str, session: str = "S") -> Point:
    lead = candidate(said(words, session=session))
    return Point(f"{lead.id}-{session}", "t", lead)


@pytest.mark.parametrize(
    ("title", "code"),
    [
        ("04-WEAVER", "04-WEAVER"),
        ("AB-LOOM-TALK", "AB-LOOM-TALK"),
        ("Minutes of 4th Live Session", "20310929"),
    ],
)
def test_the_name_of_a_file_is_not_told(title: str, code: str) -> None:
    told = session_title(SessionFacts(code, title), said("x", session=code))

    assert not is_quotable(told)


@pytest.mark.parametrize("title", ["Looms and laws", "WEAVING", "Opening ceremony"])
def test_a_title_is_told(title: str) -> None:
    facts = SessionFacts("WEAVING" if title == "WEAVING" else "S1", title)

    assert session_title(facts, said("x")) == title


def test_a_heading_leaves_out_the_kind_of_paper() -> None:
    sessions = (
        SessionFacts("A", "Weavers' Fair Report"),
        SessionFacts("B", "Minutes of the spring meeting"),
        SessionFacts("C", "Reporting on wool"),
    )

    found = headings_of(Corpus(SummitFacts(), sessions, ()), "en")

    assert list(found.values()) == [
        "Weavers' Fair",
        "Spring meeting",
        "Reporting on wool",
    ]


@pytest.mark.parametrize(("title", "heads"), [("AB-LOOM", False), ("Looms", True)])
def test_the_name_of_a_file_heads_no_section(title: str, *, heads: bool) -> None:
    words = "Old weavers mend nets in the quiet harbour before the winter storms."
    turns = (said(words, session="AB-LOOM"),)
    corpus = Corpus(SummitFacts(), (SessionFacts("AB-LOOM", title),), turns)
    rest = Theme(OTHER_MATTERS, "Other matters", ("AB-LOOM",), is_found=True)
    found = [candidate(turns[0])] * LEAST_OF_SESSION

    themes, _ = housed(
        corpus, (rest,), found, learn_spread(tallies_of(corpus, "en")), "en", 0.5
    )

    assert (title in {theme.name for theme in themes}) is heads


def test_a_name_with_its_letters_keeps_its_capitals() -> None:
    told = "Valley Loom Keepers (VLKs) mend what they sell"

    assert NAMES.inside(told) == told
    assert NAMES.inside("Valley keepers (VLKs) mend") == "valley keepers (VLKs) mend"


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("WOOL and FLAX need some care", "WOOL and FLAX needed some care"),
        (
            "the guild helps with repairs of old looms",
            "the guild helped with repairs of old looms",
        ),
        (
            "the side effects of washing cause unpredictable losses",
            "the side effects of washing caused unpredictable losses",
        ),
    ],
)
def test_verbs_that_stayed_in_the_present(now: str, then: str) -> None:
    assert backshifted(now) == then


def test_contributions_tell_themselves() -> None:
    source = said(
        "Several contributions to the fair noted the need for smaller looms.",
        kind=RecordKind.REPORT,
    )

    told = read_line(sentences_of(source)[0], NAMES, Function.CLAIM)

    assert told is not None
    assert told.speech == Speech.IN_SESSION


def test_a_wish_that_ends_as_another_did_is_told_once() -> None:
    told = point("It is plain to guilds that it pays to count looms.", "A")
    again = point("We must persuade every mill that it pays to count looms.", "B")
    other = point("We must persuade every mill that wool needs care in winter.", "C")

    assert weighing.untold([again, other], [told]) == [other]


def test_the_fewer_there_are_the_less_is_asked() -> None:
    one = candidate(said("Every village pays for its looms and mends them in spring."))
    conf = engine.DEFAULT

    asked = [floors.usual_worth([one] * n, conf) for n in (10, 50, 75, 100, 900)]

    assert asked == [0.45, 0.45, 0.6, 0.75, 0.75]


def test_sessions_that_tell_nothing_take_no_room() -> None:
    points = [point(f"Looms of village {n} are old.", f"S{n % 3}") for n in range(9)]

    assert engine._per_session(engine.DEFAULT, 480, points) == 12
    assert engine._per_session(engine.DEFAULT, 960, points) == 24


@pytest.mark.parametrize(("group", "is_refused"), [("", True), ("government", False)])
def test_minutes_lean_on_the_page_more_than_the_words_of_the_listed(
    group: str, *, is_refused: bool
) -> None:
    source = said(
        "The weaving offer is open to villages and families in all northern valleys.",
        group=group,
    )

    found = judge(sentences_of(source)[0], NAMES, "en")

    assert isinstance(found, Refusal) is is_refused
