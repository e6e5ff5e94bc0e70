"""Rapporteurs' lines: shaped by what they report, and never naming anybody."""

from dataclasses import replace

import pytest

from palabre.engines.formats.records import RecordKind
from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.corpus import Corpus, Function, Intervention, Voice
from palabre.engines.synthesis.names import Names, learn_names
from palabre.engines.synthesis.rapporteur import nameless, read_line
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Reported, Speech
from palabre.engines.synthesis.wording_en import English
from palabre.engines.synthesis.wording_fr import French
from tests.engines.synthesis.golden_corpus import golden

NAMES = learn_names(golden())


def line(text: str, function: Function, lang: str = "en") -> Reported | None:
    source = Intervention(
        "R", "S", 0, text, lang, Voice(), "f", kind=RecordKind.REPORT, section="x"
    )
    return read_line(sentences_of(source)[0], NAMES, function)


@pytest.mark.parametrize(
    ("text", "function", "lang", "speech", "clause"),
    [
        (
            "Participants agreed that every word needs a date.",
            Function.AGREEMENT,
            "en",
            Speech.AGREED,
            "every word needed a date",
        ),
        (
            "There was broad agreement that prices must fall.",
            Function.AGREEMENT,
            "en",
            Speech.AGREED,
            "prices must fall",
        ),
        (
            "Speakers did not agree on the fee.",
            Function.DIFFERENCE,
            "en",
            Speech.IN_SESSION,
            "speakers did not agree on the fee",
        ),
        (
            "Several workshop contributors relayed the need for smaller models.",
            Function.PROPOSAL,
            "en",
            Speech.IN_SESSION,
            "several workshop contributors relayed the need for smaller models",
        ),
        (
            "Regulators should publish prices.",
            Function.PROPOSAL,
            "en",
            Speech.NOTE,
            "regulators should publish prices",
        ),
        (
            "The Lantern Libraries announced that it will train 900 people.",
            Function.COMMITMENT,
            "en",
            Speech.AS_IT_STANDS,
            "a participant announced that it would train 900 people",
        ),
        (
            "Les participants conviennent que l'accès doit rester gratuit.",
            Function.AGREEMENT,
            "fr",
            Speech.AGREED,
            "l'accès devait rester gratuit",
        ),
        (
            "La Fondation du Phare a annoncé qu'elle formera 300 personnes.",
            Function.COMMITMENT,
            "fr",
            Speech.AS_IT_STANDS,
            "une partie prenante a annoncé qu'elle formerait 300 personnes",
        ),
    ],
)
def test_read_line_shapes_what_was_reported(
    text: str, function: Function, lang: str, speech: Speech, clause: str
) -> None:
    read = line(text, function, lang)

    assert read is not None
    assert (read.speech, read.clause) == (speech, clause)


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Prices fell after Fjord Networks opened its towers.", "en"),
        ("Le Cercle du Phare échange des données avec les villages.", "fr"),
    ],
)
def test_read_line_leaves_out_names_it_cannot_replace(text: str, lang: str) -> None:
    assert line(text, Function.CLAIM, lang) is None


def test_a_person_who_spoke_becomes_a_participant() -> None:
    read = line("Ms Quispe asked for a clause on repair.", Function.CLAIM)

    assert read is not None
    assert read.clause == "a participant asked for a clause on repair"


@pytest.mark.parametrize(
    ("text", "lang", "clause"),
    [
        (
            "Operators argued that price caps discourage investment in rural sites.",
            "en",
            "operators argued that price caps discourage",
        ),
        (
            "Fjord Networks reports that 81 per cent of families use the service.",
            "en",
            "a participant reported that 81 per cent of families",
        ),
        (
            "Fjord Networks proposed a common archive of soil data for farmers.",
            "en",
            "a participant proposed a common archive",
        ),
        (
            "The dialogue did not settle whether long contracts weaken competition.",
            "en",
            "the dialogue did not settle whether long contracts weakened",
        ),
        (
            "Makers and teachers did not agree on the value of tablets at school.",
            "en",
            "makers and teachers did not agree on the value",
        ),
        (
            "The discussion on harbour lamps highlighted the price of oil in small bays.",
            "en",
            "the discussion on harbour lamps highlighted the price",
        ),
    ],
)
def test_what_tells_itself_is_not_reported_twice(
    text: str, lang: str, clause: str
) -> None:
    read = line(text, Function.ACHIEVEMENT, lang)

    assert read is not None
    assert read.speech is Speech.IN_SESSION
    assert read.clause.startswith(clause)


def test_members_of_a_body_are_not_the_body() -> None:
    assert nameless("Members of the Coastal Guild raised prices", NAMES, "en") is None


def test_a_french_room_did_what_it_did_and_the_rest_is_moved_back() -> None:
    found = line(
        "Les participants ne sont pas d'accord sur un prix que la ville refuse.",
        Function.DIFFERENCE,
        "fr",
    )

    assert found is not None
    assert found.clause == (
        "les participants n'étaient pas d'accord sur un prix que la ville refusait"
    )


def test_what_opens_a_clause_is_no_name() -> None:
    said = "Given Ecma Group defines interfaces, it was proposed to meet every month"

    assert nameless(said, NAMES, "en") is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Lanternix announced a stock of oil",
            "A participant announced a stock of oil",
        ),
        ("Lanternix lowers the price of oil", "Lanternix lowers the price of oil"),
        ("Beekeepers announced a stock of wax", "Beekeepers announced a stock of wax"),
        ("Kenya announced a stock of oil", "Kenya announced a stock of oil"),
    ],
)
def test_one_word_that_announces_is_a_body(said: str, told: str) -> None:
    assert nameless(said, NAMES, "en") == told


def test_nameless_keeps_common_subjects() -> None:
    said = "Rural schools pay more"

    assert nameless(said, NAMES, "en") == said


def test_names_know_persons_bodies_and_own_countries() -> None:
    names: Names = learn_names(golden())
    source = golden().interventions[1]

    assert names.forbidden("as Haddad said", source) == "Haddad"
    assert names.forbidden("as Fjord Networks said", source) == "Fjord Networks"
    assert names.forbidden("Fjord connects islands", source) == "Fjord"
    assert names.forbidden("schools of Tunisia pay", source) == "Tunisia"
    assert names.forbidden("schools of Kenya pay", source) == ""


def test_names_write_first_words_small_unless_names() -> None:
    assert NAMES.inside("Schools pay") == "schools pay"
    assert NAMES.inside("ITU members pay") == "ITU members pay"
    assert NAMES.inside("L'accès est cher") == "l'accès est cher"
    assert NAMES.inside("Kenya pays") == "Kenya pays"


def test_states_that_act_keep_their_capital_where_the_records_write_it() -> None:
    known = {"states"} | NAMES.vocabulary
    states = replace(NAMES, proper=NAMES.proper | {"States"}, vocabulary=known)
    small = replace(states, proper=NAMES.proper - {"States"})
    act = "States should set aside a pier for small boats"
    assert states.inside(act) == act
    assert small.inside(act) == "s" + act[1:]
    machine = "States should be kept in one table"
    assert states.inside(machine) == "s" + machine[1:]


def test_learn_names_of_nothing_forbids_nothing() -> None:
    empty = learn_names(Corpus(golden().facts, (), ()))

    assert empty.forbidden("as Haddad said", golden().interventions[1]) == ""


def test_what_others_did_beside_the_room_stands_in_the_same_tense() -> None:
    told = line(
        "Les participants ont écrit 34 leçons que l'on peut lire, et les relecteurs en "
        "ont accepté 27.",
        Function.ACHIEVEMENT,
        "fr",
    )

    assert told is not None
    assert told.clause == (
        "les participants ont écrit 34 leçons que l'on pouvait lire, et les relecteurs en "
        "ont accepté 27"
    )


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "The Ministry of Learning Futures announced that it will train 900 people.",
            "en",
            "a ministry announced that it would train 900 people",
        ),
        (
            "La Fondation du Phare a annoncé qu'elle formera 300 personnes.",
            "fr",
            "une fondation a annoncé qu'elle formerait 300 personnes",
        ),
        (
            "Le Cercle des registres du Nord a annoncé qu'un accord sera ouvert en mars.",
            "fr",
            "un cercle a annoncé qu'un accord serait ouvert en mars",
        ),
        (
            "The Lantern Libraries announced that it will train 900 people.",
            "en",
            "a civil society organization announced that it would train 900 people",
        ),
    ],
)
def test_a_body_is_told_by_the_kind_that_its_name_says(
    text: str, lang: str, told: str
) -> None:
    made = line(text, Function.COMMITMENT, lang)
    assert made is not None
    assert bodies.told_as(made.clause, made.kind, lang) == told


def test_a_body_is_unnamed_although_its_first_word_is_common_knowledge() -> None:
    words = "L'Assemblée des jeunes en ligne a annoncé qu'elle publiera un guide"
    assert nameless(words, NAMES, "fr") == (
        "Une partie prenante a annoncé qu'elle publiera un guide"
    )
    for known in (
        "L'Assemblée générale a lancé",
        "L'Organisation des Nations Unies a publié",
    ):
        assert nameless(f"{known} un examen", NAMES, "fr") == f"{known} un examen"


def test_another_is_said_of_a_body_of_the_same_kind() -> None:
    told = ["a ministry opened it", "a bank lent", "a ministry closed it"]
    assert English().together(told) == (
        "a ministry opened it, that a bank lent and that another ministry closed it"
    )
    assert French().together(["une banque a prêté", "une banque a acheté"]) == (
        "une banque a prêté et qu'une autre banque a acheté"
    )
