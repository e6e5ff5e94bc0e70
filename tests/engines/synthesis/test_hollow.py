"""What sounds like a point and holds none stays out; so does a quotation that leans."""

import pytest

from palabre.engines.synthesis.candidates import Candidate, Refusal, judge
from palabre.engines.synthesis.corpus import Function, Intervention, Voice
from palabre.engines.synthesis.hollow import tells_no_finding, tells_of_the_meeting
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.report_speech import turn
from palabre.engines.synthesis.report_speech_fr import backshifted
from palabre.engines.synthesis.sentences import sentences_of
from tests.engines.synthesis.golden_corpus import golden

NAMES = learn_names(golden())
SPEAKER = Voice("ana", "Ana Lopes", "Harbour Office", "academia")


def judged(words: str, lang: str, text_lang: str) -> Candidate | Refusal:
    source = Intervention("T", "S", 0, words, lang, SPEAKER, "t.vtt")
    return judge(sentences_of(source)[0], NAMES, text_lang)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("We compared the procurement laws of 54 countries.", "en"),
        ("In 2024, our team tested three published fingerprint systems.", "en"),
        ("Notre institut a suivi 2 100 grossesses dans quatre districts.", "fr"),
        ("Our guild runs shops of repair in six countries of the coast.", "en"),
        ("Notre guilde exploite des ateliers dans six pays de la côte.", "fr"),
    ],
)
def test_a_method_without_a_finding_holds_no_point(words: str, lang: str) -> None:
    assert tells_no_finding(words, lang)
    refused = judged(words, lang, lang)
    assert isinstance(refused, Refusal)


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("We read 412 contracts, and only nine named a test.", "en"),
        ("We compared prices and found that they had doubled.", "en"),
        ("Nous avons lu 412 contrats, et neuf seulement nomment un essai.", "fr"),
        ("Regulators compared the laws of 54 countries.", "en"),
        ("Our guild runs shops in six countries, and four of them lose money.", "en"),
        (
            "Notre guilde exploite des ateliers dans six pays, dont quatre ferment.",
            "fr",
        ),
        ("Nous exploitons 7 400 sites, et un site coûte quatre fois plus.", "fr"),
    ],
)
def test_a_finding_is_a_point(words: str, lang: str) -> None:
    assert not tells_no_finding(words, lang)


@pytest.mark.parametrize(
    ("words", "lang", "is_of_it"),
    [
        ("Four dated commitments were made on reporting.", "en", True),
        ("Trois engagements ont été datés.", "fr", True),
        ("Companies heard two messages this week.", "en", True),
        ("The session did not agree on an automatic rule.", "en", True),
        ("The session of parliament adopted the law.", "en", False),
        ("Three commitments were kept.", "en", False),
        ("Deux promesses ont été tenues.", "fr", False),
        ("Prices fell within a week.", "en", False),
    ],
)
def test_what_tells_of_the_meeting_is_no_matter(
    words: str, lang: str, *, is_of_it: bool
) -> None:
    assert tells_of_the_meeting(words, lang) is is_of_it


@pytest.mark.parametrize(
    "words",
    [
        "En revanche, les petites écoles de montagne perdent leurs instituteurs.",
        "Un seul opérateur des montagnes a répondu aux écoles, après sept mois.",
        "Sur 164 stations de montagne, 59 y sont favorables pour des raisons de prix.",
        "Le Bureau du port ouvrira une école de réparation pour les apprentis.",
        "Les petites écoles de montagne ne sont donc pas favorables à une taxe.",
        "Je parle pour les écoles, et l'on vient de dire que nul ne les contrôle.",
    ],
)
def test_what_leans_or_names_its_body_is_not_quoted(words: str) -> None:
    assert isinstance(judged(words, "fr", "en"), Refusal)


def test_what_reports_the_support_of_a_room_is_not_quoted() -> None:
    words = "There was broad support for a bonus for schools that start far behind."
    assert isinstance(judged(words, "en", "fr"), Refusal)


def test_a_quotation_in_english_is_read_by_the_model_of_worth() -> None:
    found = judged(
        "Small schools in the mountains lose their teachers to the towns.", "en", "fr"
    )
    assert isinstance(found, Candidate)
    assert found.reported is None
    assert found.turned is not None


def test_the_verb_after_a_relative_and_the_second_one_are_moved_back() -> None:
    assert backshifted(
        "les hôpitaux qui disposent d'une copie reprennent leur activité"
    ) == ("les hôpitaux qui disposaient d'une copie reprenaient leur activité")
    assert backshifted("l'assureur exige et vérifie des mesures simples") == (
        "l'assureur exigeait et vérifiait des mesures simples"
    )


@pytest.mark.parametrize(
    ("words", "lang"),
    [
        ("A warning without the means to act is only bad news.", "en"),
        ("Any plan that forgets the batteries is a plan for daylight.", "en"),
        ("La coopérative a publié le logiciel de gestion pour les dispensaires.", "fr"),
        (
            "Les soins seraient gratuits, ce que le ministre défend et que l'entreprise refuse.",
            "fr",
        ),
    ],
)
def test_sayings_and_things_nobody_introduced_stay_out(words: str, lang: str) -> None:
    assert isinstance(judged(words, lang, lang), Refusal)


def test_what_ought_to_be_is_a_proposal_where_no_model_sees_it() -> None:
    found = judged(
        "Companies should employ moderators who speak the languages of small islands.",
        "en",
        "en",
    )
    assert isinstance(found, Candidate)
    assert found.act.function is Function.PROPOSAL


def test_the_office_is_the_speakers_own_body() -> None:
    words = (
        "The Office will open a fund for repairs with 9 million euros in March 2027."
    )
    found = judged(words, "en", "en")
    assert isinstance(found, Candidate)
    assert found.reported is not None
    assert found.reported.is_own


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Il faut un fonds auquel chaque ville contribue, car elles manquent d'argent.",
            "Il fallait un fonds auquel chaque ville contribue, car elles manquaient d'argent",
        ),
        (
            "Je propose de réserver un compte que personne ne peut vider.",
            "de réserver un compte que personne ne peut vider",
        ),
    ],
)
def test_what_hangs_on_a_wish_keeps_its_tense_in_french(said: str, told: str) -> None:
    found = turn(said, "fr").reported
    assert found is not None
    assert found.clause == told
