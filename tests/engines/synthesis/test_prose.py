"""Prose: which points share a sentence, what ties them, and how tenses settle."""

from dataclasses import replace

import pytest

from palabre.engines.synthesis.corpus import Corpus, SessionFacts, SummitFacts
from palabre.engines.synthesis.draft import Verdict
from palabre.engines.synthesis.engine import Result, draft
from palabre.engines.synthesis.imperfect_fr import imperfect
from palabre.engines.synthesis.prose import grouped, relation
from palabre.engines.synthesis.report_speech_en import report, settled
from palabre.engines.synthesis.shapes import Point
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.tenses_en import backshifted
from palabre.engines.synthesis.topics import whole_term
from palabre.engines.synthesis.verify import verify_draft
from tests.engines.synthesis.test_points_and_themes import spoken


def drafted(*texts: str) -> tuple[Result, Corpus]:
    interventions = tuple(spoken(n, "S01", text) for n, text in enumerate(texts))
    corpus = Corpus(SummitFacts(), (SessionFacts("S01", "Villages"),), interventions)
    return draft(corpus), corpus


def points_of(*texts: str) -> list[Point]:
    result, _ = drafted(*texts)
    return sorted(result.points, key=lambda point: point.id)


LIBRARIES = "Schools in coastal villages lack clean water in the long rainy season."
LENDING = "Village schools suffer from a lack of electricity for yearly examinations."


def test_points_that_share_a_matter_share_a_sentence_with_both_cites() -> None:
    result, corpus = drafted(LIBRARIES, LENDING)

    made = verify_draft(result.draft, corpus)
    told = [s for sec in made.sections for s in sec.statements if s.cites]

    assert [(len(s.cites), s.counts.voices, s.verdict) for s in told] == [
        (2, 2, Verdict.VERIFIED)
    ]
    assert told[0].text.count(" and that ") == 1
    assert "schools in coastal villages lacked" in told[0].text
    assert "schools suffered from a lack of electricity" in told[0].text


def test_neighbours_of_one_session_share_a_sentence() -> None:
    first, second = points_of(LIBRARIES, LENDING)

    together = grouped([first, second])

    assert together == [(first, second)]
    assert grouped([first]) == [(first,)]


def test_relation_is_what_the_speaker_said() -> None:
    first, second = points_of(
        f"{LIBRARIES} However, mountain schools suffer from a lack of clean classrooms."
    )

    assert relation(first, second) == "contrast"
    assert relation(second, first) == "continuity"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "apps trigger too many memory copies compared to native code",
            "apps triggered too many memory copies compared to native code",
        ),
        (
            "bank transfers to new recipients should be delayed",
            "bank transfers to new recipients should be delayed",
        ),
        (
            "there are some privacy issues the interface has",
            "there were some privacy issues the interface had",
        ),
        (
            "developments in the arena present the organization with threats",
            "developments in the arena presented the organization with threats",
        ),
    ],
)
def test_forms_that_may_be_nouns_are_told_from_verbs(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("it rose last year", "it rose the previous year"),
        ("it was, therefore, late", "it was late"),
        ("it opened two years ago", "it opened two years earlier"),
        ("it would end next month", "it would end the following month"),
    ],
)
def test_settled_moves_the_clause_into_the_time_of_the_report(
    said: str, told: str
) -> None:
    assert settled(said) == told


def test_what_is_to_be_done_keeps_its_infinitive_and_shifts_the_rest() -> None:
    told = report("We must fight poverty, which is affecting millions.")

    assert told is not None
    assert told.clause == "fight poverty, which was affecting millions"


@pytest.mark.parametrize(
    ("token", "before", "head", "told"),
    [
        ("absorbent", "frais", "les frais ", "absorbaient"),
        ("corrigent", "lois", "les lois ", "corrigeaient"),
        ("viennent", "jeunes", "les jeunes ", "venaient"),
        ("mènent", "écoles", "les écoles ", "menaient"),
        ("rapidement", "formés", "des agents formés ", None),
        ("publient", "fonds", "afin que les fonds ", None),
        ("parle", "qui", "une personne qui ", "parlait"),
        ("entre", "qui", "ce qui ", None),
    ],
)
def test_imperfect_is_formed_only_where_a_verb_is_sure(
    token: str, before: str, head: str, told: str | None
) -> None:
    assert imperfect(token, before, head) == told


@pytest.mark.parametrize(
    ("clause", "fault"),
    [
        ("the situation was worse than in any of the years before", Fault.DANGLING),
        (
            "companies should publish such differences in every yearly report",
            Fault.DANGLING,
        ),
        ("after nine months, 58 per cent of them earned more money", Fault.DANGLING),
        ("in the end President Diallo opened eleven village libraries", Fault.PERSON),
        ("libraries in the region lend lamps to travelling teachers", None),
    ],
)
def test_what_needs_the_words_before_does_not_stand_alone(
    clause: str, fault: Fault | None
) -> None:
    assert faults(clause, "en") == fault


def test_whole_term_takes_the_words_that_always_stand_there() -> None:
    texts = ["the World Trade Organization met", "a World Trade Organization rule"]

    assert whole_term("World Trade", texts) == "World Trade Organization"
    assert whole_term("road map", ["the road map failed", "a road map exists"]) == (
        "road map"
    )


ROWS = {
    "en": (
        "Rural clinics should keep vaccines in refrigerators during the hot season.",
        "Fishing ports should publish the price of ice every winter morning.",
        "Border markets should buy scales that both customs offices accept.",
        "Mountain post offices should lend their vans to the village schools.",
    ),
    "fr": (
        "Les dispensaires ruraux devraient garder les vaccins au frais en saison chaude.",
        "Les ports de pêche devraient publier le prix de la glace chaque matin.",
        "Les marchés frontaliers devraient acheter des balances acceptées par la douane.",
        "Les bureaux de poste devraient prêter leurs camionnettes aux écoles du village.",
    ),
}


@pytest.mark.parametrize(
    ("lang", "ties"),
    [
        ("en", ("In addition, ", "Moreover, ", "also ")),
        ("fr", ("En outre, ", "De plus, ", "également ")),
    ],
)
def test_the_third_of_a_row_adds_to_those_before_it(
    lang: str, ties: tuple[str, ...]
) -> None:
    interventions = tuple(
        replace(spoken(n, "S01", text), lang=lang) for n, text in enumerate(ROWS[lang])
    )
    corpus = Corpus(SummitFacts(), (SessionFacts("S01", "Villages"),), interventions)
    made = verify_draft(draft(corpus, lang=lang).draft, corpus)

    row = [s for sec in made.sections for s in sec.statements if s.cites]

    assert len(row) == 4
    assert {one.verdict for one in row} == {Verdict.VERIFIED}
    tied = [any(tie in one.text for tie in ties) for one in row]
    assert tied == [False, False, True, False], [one.text for one in row]
