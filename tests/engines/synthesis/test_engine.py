"""The engine on a small corpus: exact cites, no names, same bytes in any order."""

import random
from dataclasses import replace

import pytest

from palabre.engines.synthesis.corpus import Corpus, LinkKind, SummitFacts
from palabre.engines.synthesis.draft import Statement
from palabre.engines.synthesis.engine import Configuration, Result, draft
from palabre.engines.synthesis.report_draft import KINDS, draft_report
from palabre.kernel.refusals import Refused
from tests.engines.synthesis.golden_corpus import golden

GOLDEN_EN = {
    (
        "One speaker from government expressed the view that local content was the first "
        "reason why families paid for a connection."
    ),
    (
        "The session entitled “Libraries first” reported agreement that accessibility must be tested "
        "by users."
    ),
    "In one session, participants did not agree on the length of the trial.",
}
GOLDEN_FR = {
    "Un gouvernement a indiqué qu'il avait formé 1\u202f200 enseignants depuis 2021.",
}


@pytest.fixture(scope="module")
def english() -> Result:
    return draft(golden(), lang="en")


def statements(result: Result) -> list[Statement]:
    return [one for section in result.draft.sections for one in section.statements]


def texts(result: Result) -> str:
    return "\n".join(one.text for one in statements(result))


def test_every_cite_is_exact(english: Result) -> None:
    by_id = {one.id: one for one in golden().interventions}

    cites = [cite for one in statements(english) for cite in one.cites]

    assert len(cites) > 5
    for cite in cites:
        assert by_id[cite.intervention].text[cite.start : cite.end] == cite.quote


def test_every_extract_cites_and_every_figure_is_defined(english: Result) -> None:
    known = {figure.id for figure in english.draft.figures}

    for one in statements(english):
        assert one.cites or one.writer == "template"
        assert set(one.figures) <= known


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_same_bytes_whatever_the_order(lang: str) -> None:
    corpus = golden()
    shuffled = list(corpus.interventions)
    random.Random(7).shuffle(shuffled)

    first = draft(corpus, lang=lang)
    second = draft(
        replace(corpus, interventions=tuple(shuffled), sessions=corpus.sessions[::-1]),
        lang=lang,
    )

    assert repr(first.draft) == repr(second.draft)


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nobody_is_named(lang: str) -> None:
    made = draft(golden(), lang=lang)
    extracts = [one for one in statements(made) if one.writer == "extract"]

    told = " ".join(one.text for one in extracts)

    for name in ("Haddad", "Lindqvist", "Eze", "Quispe", "Fjord", "Lantern", "Phare"):
        assert name not in told


def test_chairs_and_halting_speech_stay_out(english: Result) -> None:
    told = texts(english)

    assert "every school" not in told
    assert "sort of" not in told
    assert "This is a problem" not in told


def test_golden_sentences_in_english(english: Result) -> None:
    told = texts(english)

    assert [text for text in sorted(GOLDEN_EN) if _core(text) not in told] == []


def test_golden_sentences_in_french() -> None:
    told = texts(draft(golden(), lang="fr"))

    assert [text for text in sorted(GOLDEN_FR) if _core(text) not in told] == []


def _core(text: str) -> str:
    """Return the end of a sentence, which no place in a paragraph changes."""
    return text[-45:]


def test_announcements_are_told_without_names(english: Result) -> None:
    told = texts(english)

    assert (
        "organization announced that it would train 900 librarians by June 2027."
        in told
    )


def test_explicit_support_is_tied_and_counted(english: Result) -> None:
    tied = [point for point in english.points if point.links]

    assert [link.kind for point in tied for link in point.links] == [
        LinkKind.EXPLICIT_SUPPORT
    ]
    assert tied[0].lead.sentence.source.voice.key == "amina"


def test_same_text_in_two_sessions_is_one_point(english: Result) -> None:
    libraries = [p for p in english.points if "villag" in p.lead.stems]

    assert len(libraries) == 1
    assert len(libraries[0].members) == 2


def test_empty_corpus_gives_an_honest_draft() -> None:
    made = draft(Corpus(SummitFacts(), (), ()), lang="en")

    assert [one for one in statements(made) if one.cites] == []


def test_draft_refuses_a_language_it_cannot_write() -> None:
    with pytest.raises(Refused) as refused:
        draft(golden(), lang="zz")

    assert refused.value.code == "language-not-written"


def test_gate_is_asked_about_every_statement() -> None:
    asked: list[str] = []

    def verify(one: Statement) -> Statement:
        asked.append(one.id)
        return one

    made = draft(golden(), lang="en", verify=verify)

    assert asked == [one.id for one in statements(made)]


def test_words_stay_under_the_bound() -> None:
    made = draft(golden(), configuration=Configuration(words=170, words_per_theme=170))
    theme = [s for s in made.draft.sections if s.key.startswith("theme:")]

    words = sum(len(one.text.split()) for one in theme[0].statements if one.cites)

    assert words <= 170


def test_report_of_one_session_has_lines_and_quotations() -> None:
    corpus = golden()
    one = replace(
        corpus,
        interventions=tuple(
            i for i in corpus.interventions if i.session == "S1" and not i.section
        ),
    )

    made = draft_report(one)

    assert list(made.lines) == list(KINDS)
    assert [s.text for s in made.lines["announcements"]] == [
        (
            "A private sector organization announced that it would open 30 community "
            "networks by 2028."
        )
    ]
    assert {quote.speaker for quote in made.quotations} <= {
        "Amina Haddad",
        "Bo Lindqvist",
        "Chidi Eze",
    }


def test_report_refuses_two_sessions() -> None:
    with pytest.raises(Refused) as refused:
        draft_report(golden())

    assert refused.value.facts == {"sessions": ["S1", "S2", "S3"]}
