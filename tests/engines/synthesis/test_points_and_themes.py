"""Points, vectors, themes, topics and fluency."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from palabre.engines.synthesis.corpus import (
    Corpus,
    Intervention,
    LinkKind,
    SessionFacts,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.engine import draft
from palabre.engines.synthesis.fluency import LEAST_WORDS, is_broken, learn_fluency
from palabre.engines.synthesis.tallies import tally_of
from palabre.engines.synthesis.themes import _shared, label_of, themes_of
from palabre.engines.synthesis.vectors import centroid, similar_pairs, tf_idf
from tests.engines.synthesis.golden_corpus import golden

SAID = (
    "Rural schools lack a stable connection in the northern districts. "
    "Mobile towers should be shared by all operators in sparsely populated areas."
)


def spoken(
    n: int, session: str, text: str, *, name: str = "", order: int = 0
) -> Intervention:
    return Intervention(
        f"{session}-{n:03d}",
        session,
        order or n,
        text,
        "en",
        Voice(name or f"v{n}", name or f"V{n}"),
        "f",
    )


@given(
    st.lists(st.lists(st.sampled_from("abcdef"), max_size=6), min_size=1, max_size=8)
)
@settings(max_examples=40)
def test_tf_idf_rows_are_units_or_empty(documents: list[list[str]]) -> None:
    matrix = tf_idf(documents)

    norms = np.sqrt((matrix.dense() ** 2).sum(axis=1))
    for document, norm in zip(documents, norms, strict=True):
        assert norm == pytest.approx(1.0 if document else 0.0)
    assert centroid(matrix).shape == (matrix.shape[1],)


def test_similar_pairs_are_those_alike() -> None:
    matrix = tf_idf([["a", "b"], ["c", "d"], ["a", "b"]])

    assert similar_pairs(matrix, 0.9) == [(0, 2, 1.0)]


def test_support_without_shared_words_is_not_tied() -> None:
    corpus = Corpus(
        SummitFacts(),
        (SessionFacts("S", "S"),),
        (
            spoken(0, "S", SAID, name="Ada Brook", order=1),
            spoken(
                1, "S", "I support what Ada Brook said about music and dance.", order=2
            ),
            spoken(
                2,
                "S",
                "I support what Ada Brook said about towers shared by operators.",
                order=3,
            ),
        ),
    )

    made = draft(corpus)

    tied = [
        (p.lead.act.function, [link.kind for link in p.links])
        for p in made.points
        if p.links
    ]
    assert [kinds for _, kinds in tied] == [[LinkKind.EXPLICIT_SUPPORT]]


def test_objection_is_tied_as_objection() -> None:
    corpus = Corpus(
        SummitFacts(),
        (SessionFacts("S", "S"),),
        (
            spoken(0, "S", SAID, name="Ada Brook", order=1),
            spoken(
                1,
                "S",
                "I cannot agree with Ada Brook that towers be shared by all operators.",
                order=2,
            ),
        ),
    )

    made = draft(corpus)

    assert [link.kind for p in made.points for link in p.links] == [
        LinkKind.EXPLICIT_OBJECTION
    ]


def test_themes_follow_the_programme() -> None:
    themes = themes_of(golden(), "en")

    assert [(theme.key, theme.name, theme.sessions) for theme in themes] == [
        ("access", "Access", ("S1", "S2", "S3"))
    ]


def test_a_few_sessions_without_themes_stand_for_themselves() -> None:
    interventions = tuple(
        spoken(n, f"S{n % 2}", SAID + f" Number {n}.") for n in range(4)
    )
    corpus = Corpus(
        SummitFacts(),
        (SessionFacts("S0", "Towers"), SessionFacts("S1", "Schools")),
        interventions,
    )

    assert [theme.name for theme in themes_of(corpus, "en")] == [
        "Towers",
        "Schools",
    ]


def test_many_sessions_are_grouped_by_what_was_said() -> None:
    texts = (
        SAID,
        (
            "Public libraries lend electronic books to distant village readers. "
            "Library staff should be trained in digital lending."
        ),
    )
    interventions = tuple(
        spoken(n, f"S{n // 3:02d}", texts[(n // 3) % 2] * 6) for n in range(48)
    )
    sessions = tuple(SessionFacts(f"S{n:02d}", f"S{n:02d}") for n in range(16))
    corpus = Corpus(SummitFacts(), sessions, interventions)

    themes = [s for s in draft(corpus).draft.sections if s.key.startswith("theme:")]

    assert len(themes) == 2
    for section in themes:
        words = section.title.lower().split(" and ")
        assert any(all(w in text.lower() for w in words) for text in texts)


def test_one_session_of_many_voices_is_split_by_its_terms() -> None:
    interventions = tuple(spoken(n, "S", SAID) for n in range(8))
    corpus = Corpus(SummitFacts(), (SessionFacts("S", "Debate"),), interventions)

    titles = [
        s.title for s in draft(corpus).draft.sections if s.key.startswith("theme:")
    ]

    assert titles
    assert all(
        title.lower() in SAID.lower() or title == "Discussion" for title in titles
    )


def test_label_of_joins_terms_that_share_no_word() -> None:
    terms = ("root server", "root zone", "mobile towers")

    assert label_of(terms, "en") == "Root server and mobile towers"


def test_fluency_knows_what_is_hardly_said() -> None:
    text = "the relay would carry it and he verified that the relay would pass " * 200
    machine = Intervention(
        "I", "S", 0, text * 50, "en", Voice("v", "V"), "f", is_machine=True
    )
    fluency = learn_fluency([tally_of([machine], "en")])

    assert fluency.total >= LEAST_WORDS
    assert fluency.stumbles("the relay would carry it") == 0
    assert fluency.stumbles("the relay would verified it") > 0
    assert learn_fluency([]).stumbles("would verified") == 0


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("the operator needs a explicit policy for names", True),
        ("the measurement values was crossed by the event", True),
        ("for the third challenge related to the protocol of agents", True),
        ("participants need to a unified system of control", True),
        ("the number of measurement values was lower than before", False),
        ("in flow-based networks, packets follow the same path", False),
        ("an operator may use a European access network for a process", False),
    ],
)
def test_is_broken_sees_plainly_broken_grammar(clause: str, expected: object) -> None:
    assert is_broken(clause) is expected


def test_a_heading_is_made_of_what_a_third_of_its_sessions_speak_of() -> None:
    """A term of one session in many, or a name, heads nothing."""
    terms = ["happy eyeballs", "Tsinghua University", "packet loss", "traffic classes"]
    sessions = [
        {"happi eyebal", "tsinghua univers", "packet loss"},
        {"packet loss", "tsinghua univers"},
        {"traffic class", "tsinghua univers"},
        {"traffic class"},
    ]

    assert _shared(terms, sessions, "en", 1 / 3) == ("packet loss", "traffic classes")
