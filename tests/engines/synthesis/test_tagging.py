"""What a text is about: terms by language, their places, and what is not enough."""

import doctest

import pytest

from palabre.engines.synthesis.tagging import disowned
from palabre.engines.synthesis.tagging import lexicon as lexicon_module
from palabre.engines.synthesis.tagging.lexicon import LANGUAGES, lexicon, plain
from palabre.engines.synthesis.tagging.suggest import (
    language_known,
    suggest,
    suggest_targets,
)

ENGLISH = (
    "Early warnings that reach the last phone. A climate institute and an operator tell"
    " of one flood warning that failed."
)
FRENCH = (
    "Former des enseignantes au numérique. Les écoles rurales manquent de formation et"
    " de manuels scolaires dans la langue maternelle."
)
TARGETS = {
    "13.1": "Strengthen resilience to climate-related hazards and natural disasters",
    "13.3": "Improve education and capacity on climate change early warning",
    "4.1": "Ensure that all girls and boys complete free primary education",
    **{f"9.{n}": f"Build roads, bridges and harbour number {n}" for n in range(30)},
}


SPANISH = (
    "La conectividad de las aldeas rurales. La banda ancha y la fibra llegan a pocas"
    " escuelas y los docentes necesitan competencias digitales."
)


@pytest.mark.parametrize(
    ("text", "lang", "items"),
    [
        ("This session is not about health. It is about drinking water.", "en", ["6"]),
        ("Not about schools, it is about hospitals and nurses.", "en", ["3"]),
        (
            "The panel won't say; the session doesn’t cover hospitals or nurses.",
            "en",
            [],
        ),
        ("Our debate has nothing to do with climate or emissions.", "en", []),
        ("There is no drinking water and no sanitation.", "en", ["6"]),
        ("Drinking water is not only about sanitation.", "en", ["6"]),
        ("The law does not address sanitation and drinking water.", "en", ["6"]),
        (
            "La séance ne porte pas sur la santé et l’hôpital mais sur les écoles et les enseignants.",
            "fr",
            ["4"],
        ),
        (
            "Il ne s’agit pas d’eau potable ; on parle des écoles et des enseignants.",
            "fr",
            ["4"],
        ),
        ("Nous n’avons pas d’hôpital ni de vaccins.", "fr", ["3"]),
        (
            "No se trata de la salud ni de hospitales, sino de las escuelas y los docentes.",
            "es",
            ["4"],
        ),
        ("No hay agua potable ni saneamiento.", "es", ["6"]),
        (SPANISH, "es", ["4", "9"]),
    ],
)
def test_what_a_text_is_not_about_is_not_suggested(
    text: str, lang: str, items: list[str]
) -> None:
    assert [one.item for one in suggest(text, "goals", lang)] == items


def test_spanish_points_to_action_lines() -> None:
    found = [one.item for one in suggest(SPANISH, "action_lines", "es")]

    assert found == ["C2", "C7-elea", "C4"]


@pytest.mark.parametrize("name", ["goals", "action_lines"])
def test_every_item_has_terms_in_every_language(name: str) -> None:
    held = {
        lang: {
            term.item
            for terms in lexicon(name, lang).by_first.values()
            for term in terms
        }
        for lang in LANGUAGES
    }

    assert held["es"] == held["fr"] == held["en"]


@pytest.mark.parametrize(
    ("text", "name", "lang", "items"),
    [
        (ENGLISH, "goals", "en", ["13"]),
        (ENGLISH, "action_lines", "en", ["C7-eenv"]),
        (FRENCH, "goals", "fr", ["4"]),
        (FRENCH, "action_lines", "fr", ["C7-elea", "C4", "C8"]),
        ("We thank everybody who came.", "goals", "en", []),
        ("", "goals", "en", []),
    ],
)
def test_a_text_suggests_what_its_terms_say(
    text: str, name: str, lang: str, items: list[str]
) -> None:
    assert [one.item for one in suggest(text, name, lang)] == items


def test_a_suggestion_shows_the_words_that_made_it() -> None:
    first = suggest(ENGLISH, "goals", "en")[0]

    assert [span.of(ENGLISH) for span in first.spans] == [
        "Early warnings",
        "climate",
        "flood",
    ]


def test_a_longer_text_needs_more_than_one_word_in_passing() -> None:
    passing = "The hospital has nurses. " + "People spoke of the day. " * 160

    assert suggest("A hospital without nurses.", "goals", "en")[0].item == "3"
    assert suggest(passing, "goals", "en") == ()


def test_one_word_alone_suggests_nothing() -> None:
    assert suggest("The mayor opens the meeting.", "goals", "en") == ()
    assert suggest("Smart cities", "goals", "en")[0].item == "11"


def test_words_that_speak_against_tell_nothing() -> None:
    assert suggest("On political power and the balance of power.", "goals", "en") == ()


def test_no_more_is_suggested_than_a_person_reads() -> None:
    text = (
        "poverty hunger health education gender jobs climate, the poor, famine, patients,"
        " schools, women, employment, emissions"
    )

    assert len(suggest(text, "goals", "en", most=4)) == 4


def test_targets_need_two_rare_words_and_a_suggested_goal() -> None:
    targets = suggest_targets(ENGLISH, ["13"], TARGETS, "en")

    assert [one.item for one in targets] == ["13.3"]
    assert [span.of(ENGLISH) for span in targets[0].spans] == [
        "Early",
        "warnings",
        "climate",
    ]
    assert suggest_targets(ENGLISH, ["4"], TARGETS, "en") == ()


def test_plurals_are_one_word_and_other_words_stay_apart() -> None:
    assert plain("cities", "en") == "city"
    assert plain("housing", "en") != plain("house", "en")
    assert plain("réseaux", "fr") == "réseau"


def test_other_languages_are_read_as_english() -> None:
    assert [language_known(lang) for lang in ("fr", "en", "ar")] == ["fr", "en", "en"]


@pytest.mark.parametrize("name", ["goals", "action_lines"])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_every_item_has_terms_that_are_sure(name: str, lang: str) -> None:
    terms = lexicon(name, lang)

    told = {
        term.item
        for some in terms.by_first.values()
        for term in some
        if term.weight == 1
    }

    assert told == set(terms.items)


def test_words_of_any_text_suggest_no_target():
    targets = {
        "10.c": "By 2030, reduce to less than 3 per cent the cost of migrant remittances",
        "8.5": "Achieve full employment and equal pay for young people",
        **{f"1.{n}": f"Another matter{n}" for n in range(40)},
    }

    none = suggest_targets("A phone cost 41 per cent of it.", ["10"], targets, "en")
    (one,) = suggest_targets(
        "Full and equal pay for each young person in employment.",
        ["8"],
        targets,
        "en",
        most=1,
    )

    assert none == ()
    assert (one.item, len(one.spans)) == ("8.5", 4)


def test_examples_in_the_documentation_hold() -> None:
    for module in (disowned, lexicon_module):
        assert doctest.testmod(module).failed == 0
