"""Discourse functions by table; a report's heading decides before any pattern."""

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis.acts import act_of, functions_of, heading
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.sentences import Sentence, sentences_of


def sentence(text: str, lang: str = "en", *, section: str = "") -> Sentence:
    kind = RecordKind.REPORT if section else RecordKind.TRANSCRIPT
    source = Intervention(
        "I", "S", 0, text, lang, Voice("v", "V"), "f", kind=kind, section=section
    )
    return sentences_of(source)[0]


@pytest.mark.parametrize(
    ("text", "lang", "function"),
    [
        ("I cannot agree with a fixed price.", "en", Function.DIFFERENCE),
        ("I support the proposal of Ms Quispe.", "en", Function.AGREEMENT),
        ("We will open 30 networks by 2028.", "en", Function.COMMITMENT),
        ("We recommend a yearly report.", "en", Function.PROPOSAL),
        ("The main obstacle is the price of devices.", "en", Function.CHALLENGE),
        ("The region has connected 340 schools.", "en", Function.ACHIEVEMENT),
        (
            "Voice is becoming the usual way in which farmers ask for prices.",
            "en",
            Function.TREND,
        ),
        ("Why does it cost so much?", "en", Function.QUESTION),
        (
            "Nobody in the valley knows yet who should pay for the pumps.",
            "en",
            Function.CHALLENGE,
        ),
        ("It remains unclear whether the fund pays.", "en", Function.CHALLENGE),
        ("On ne sait toujours pas qui paie l’entretien.", "fr", Function.CHALLENGE),
        ("If we agreed, I would support the proposal.", "en", Function.OTHER),
        ("Nous ne partageons pas cet avis.", "fr", Function.DIFFERENCE),
        ("Je soutiens la proposition de Mme Quispe.", "fr", Function.AGREEMENT),
        ("Nous nous engageons à ouvrir 40 salles.", "fr", Function.COMMITMENT),
        ("Il faut financer la maintenance.", "fr", Function.PROPOSAL),
        ("No estoy de acuerdo con el plazo.", "es", Function.DIFFERENCE),
        ("Nos comprometemos a conectar 200 escuelas.", "es", Function.COMMITMENT),
    ],
)
def test_act_of_reads_what_a_sentence_does(
    text: str, lang: str, function: Function
) -> None:
    assert act_of(sentence(text, lang)).function == function


@pytest.mark.parametrize(
    ("section", "function", "polarity"),
    [
        ("way_forward", Function.PROPOSAL, 1),
        ("No consensus", Function.DIFFERENCE, -1),
        ("Défis :", Function.CHALLENGE, 1),
    ],
)
def test_act_of_believes_the_heading_of_a_report(
    section: str, function: Function, polarity: int
) -> None:
    act = act_of(sentence("Prices are high in rural areas.", section=section))

    assert (act.function, act.polarity, act.confidence) == (function, polarity, 1.0)


def test_act_of_finds_target_and_figures() -> None:
    act = act_of(sentence("I support what Amina Haddad said about 412 schools."))

    assert (act.target, act.figures) == ("Amina Haddad", ("412",))


def test_heading_knows_one_spelling() -> None:
    assert heading(" Way_Forward: ") == "way forward"


def test_a_clear_demand_is_no_weak_sentence_where_its_function_is_not_sure() -> None:
    # Believed as a proposal or not: it says something, and that much is sure.
    act = act_of(sentence("Schools should receive their lines free of charge."))

    assert act.function in {Function.PROPOSAL, Function.CLAIM}
    assert act.confidence > 0.6


def test_who_knows_an_answer_tells_no_open_question() -> None:
    act = act_of(sentence("Everybody in the valley knows who pays for the pumps."))

    assert act.function != Function.CHALLENGE


@pytest.mark.parametrize(
    ("text", "section", "functions"),
    [
        (
            "Poverty is a serious threat, and we urge all States to act.",
            "",
            {Function.PROPOSAL, Function.CHALLENGE},
        ),
        ("Our schools lack 40 per cent of the teachers.", "Way forward", None),
        ("If we agreed, I would support the proposal.", "", {Function.OTHER}),
        ("It is a long story about rivers and their names.", "", {Function.CLAIM}),
    ],
)
def test_functions_of_tells_all_that_a_sentence_does(
    text: str, section: str, functions: set[Function] | None
) -> None:
    one = sentence(text, section=section)

    found = functions_of(one)

    assert found[0][0] == act_of(one).function
    assert len({name for name, _ in found}) == len(found)
    if functions is None:
        assert found[0] == (Function.PROPOSAL, 1.0)
        assert Function.CHALLENGE in {name for name, _ in found[1:]}
    else:
        assert {name for name, _ in found} == functions


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        (
            (
                "We had three serious leaks of school records in two years, and after the "
                "last one the visits to our library page fell by a quarter."
            ),
            "en",
        ),
        (
            (
                "We signed nine agreements in five years, and three of them name a bridge "
                "that no longer exists."
            ),
            "en",
        ),
        (
            (
                "Nous avons connu trois graves pannes en deux ans et, après la dernière, "
                "les visites de notre page ont baissé d'un quart."
            ),
            "fr",
        ),
    ],
)
def test_harm_and_what_no_longer_works_is_no_achievement(text: str, lang: str) -> None:
    one = sentence(text, lang)

    assert Function.ACHIEVEMENT not in {name for name, _ in functions_of(one)}


@pytest.mark.parametrize(
    ("text", "lang", "is_proposed"),
    [
        (
            (
                'Almost none of the leases that say "shall be repaired" says how the '
                "repair will be paid."
            ),
            "en",
            False,
        ),
        ('Every lease should say "shall be repaired by the owner".', "en", True),
        (
            (
                "Presque aucun des baux qui disent « doit être réparé » ne dit comment la "
                "réparation sera payée."
            ),
            "fr",
            False,
        ),
    ],
)
def test_who_quotes_a_rule_proposes_nothing(
    text: str, lang: str, *, is_proposed: bool
) -> None:
    found = {name for name, _ in functions_of(sentence(text, lang))}

    assert (Function.PROPOSAL in found) == is_proposed
