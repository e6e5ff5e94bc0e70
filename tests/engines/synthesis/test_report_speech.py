"""Reported speech: person and tense turned only where a rule is safe."""

import pytest

from palabre.engines.synthesis.own_names import of_body
from palabre.engines.synthesis.report_speech import Unsaid, turn
from palabre.engines.synthesis.report_speech_fr import backshifted as passe
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.tenses_en import backshifted


@pytest.mark.parametrize(
    ("said", "lang", "speech", "clause"),
    [
        (
            "So, I believe that access is a right.",
            "en",
            Speech.VIEW,
            "access was a right",
        ),
        (
            "Our request is that each body that uses a component give one per cent.",
            "en",
            Speech.PROPOSE_THAT,
            "each body that used a component give one per cent",
        ),
        (
            "My fear is that small firms will close.",
            "en",
            Speech.CONCERN,
            "small firms would close",
        ),
        (
            "Ma proposition est de ramener la liste à vingt-cinq indicateurs.",
            "fr",
            Speech.PROPOSE,
            "de ramener la liste à vingt-cinq indicateurs",
        ),
        (
            "We must invest in local content.",
            "en",
            Speech.MUST,
            "invest in local content",
        ),
        ("I think we need to open data.", "en", Speech.NEED, "open data"),
        ("We should publish prices.", "en", Speech.EFFORTS, "publish prices"),
        (
            "Let us protect children online.",
            "en",
            Speech.CALL_ON_ALL,
            "protect children online",
        ),
        (
            "We call on donors to fund repair.",
            "en",
            Speech.CALL_ON,
            "donors to fund repair",
        ),
        (
            "I cannot agree with a fixed price.",
            "en",
            Speech.DISAGREE_WITH,
            "a fixed price",
        ),
        (
            "We don't believe that towers suffice.",
            "en",
            Speech.DISBELIEVE,
            "towers sufficed",
        ),
        (
            "We have trained 300 nurses in our clinics.",
            "en",
            Speech.REPORT,
            "{own} had trained 300 nurses in its clinics",
        ),
        (
            "We will open 30 networks by 2028.",
            "en",
            Speech.ANNOUNCE,
            "{own} would open 30 networks by 2028",
        ),
        ("Networks rely on trust.", "en", Speech.NOTE, "Networks relied on trust"),
        (
            "Je pense que l'accès est un droit.",
            "fr",
            Speech.VIEW,
            "l'accès était un droit",
        ),
        (
            "We need nine engineers who can read the code.",
            "en",
            Speech.REPORT,
            "{own} needed nine engineers who could read the code",
        ),
        (
            "Il faut investir dans les écoles.",
            "fr",
            Speech.MUST,
            "investir dans les écoles",
        ),
        (
            "Nous avons formé 300 enseignants.",
            "fr",
            Speech.REPORT,
            "{own} avait formé 300 enseignants",
        ),
        (
            "Nous ouvrirons 40 salles en 2028.",
            "fr",
            Speech.ANNOUNCE,
            "{own} ouvrirait 40 salles en 2028",
        ),
        (
            "Nous nous engageons à publier nos prix.",
            "fr",
            Speech.ANNOUNCE,
            "{own} s'engageait à publier ses prix",
        ),
        (
            "Nous ne pouvons pas accepter un moratoire.",
            "fr",
            Speech.NOT_ACCEPT,
            "un moratoire",
        ),
    ],
)
def test_turn_reports_frames_and_own_deeds(
    said: str, lang: str, speech: Speech, clause: str
) -> None:
    reported = turn(said, lang).reported

    assert reported is not None
    assert (reported.speech, reported.clause) == (speech, clause)


@pytest.mark.parametrize(
    "said",
    [
        "I told my sister about it.",
        "You need a budget for this.",
        "We are going to talk about towers.",
        "We see it every day in our work with them and I love it.",
        "I will propose double, and whoever brings a boat will be paid.",
    ],
)
def test_turn_leaves_what_no_rule_makes_safe(said: str) -> None:
    assert turn(said, "en").reason == Unsaid.FIRST_PERSON


def test_turn_knows_which_languages_it_has_no_rules_for() -> None:
    assert turn("Hay que invertir.", "es").reason == Unsaid.LANGUAGE


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("there is political will to act", "there was political will to act"),
        (
            "good suppliers exist and bad ones exist, and a buyer cannot see it",
            "good suppliers existed and bad ones existed, and a buyer could not see it",
        ),
        (
            "libraries help older people remain connected",
            "libraries helped older people remain connected",
        ),
        (
            "people who write, record and review",
            "people who wrote, recorded and reviewed",
        ),
        (
            "the need for functional changes in law",
            "the need for functional changes in law",
        ),
        ("he said “it is late” and it is", "he said “it is late” and it was"),
        ("they do not have power", "they did not have power"),
        ("a telephone costs 41 per cent", "a telephone cost 41 per cent"),
        ("four languages still lack a font", "four languages still lacked a font"),
        (
            "captions fail when place names and numbers matter most",
            "captions failed when place names and numbers mattered most",
        ),
        (
            "councils report that records of their communities are reused",
            "councils reported that records of their communities were reused",
        ),
        (
            "battery theft cancels the savings where displaced families earn a living",
            "battery theft cancelled the savings where displaced families earned a living",
        ),
        ("they hope to better fulfil it", "they hoped to better fulfil it"),
        (
            "in many tenders open source is demanded",
            "in many tenders open source was demanded",
        ),
        (
            "the office reads forty draft contracts a year",
            "the office read forty draft contracts a year",
        ),
        (
            "night shifts without safe transport push women out of field work",
            "night shifts without safe transport pushed women out of field work",
        ),
        (
            "an employer who has never met a young person needs some proof",
            "an employer who had never met a young person needed some proof",
        ),
        (
            "women who smoke and sell fish learn the market price later than boats do",
            "women who smoked and sold fish learned the market price later than boats did",
        ),
        (
            "employers began to ask drivers and guards to wear headsets",
            "employers began to ask drivers and guards to wear headsets",
        ),
        (
            "the office that checks identity sends pull requests and price models",
            "the office that checked identity sent pull requests and price models",
        ),
        (
            "sensors were installed with grants and abandoned",
            "sensors were installed with grants and abandoned",
        ),
    ],
)
def test_backshifted_moves_verbs_and_leaves_nouns(now: str, then: str) -> None:
    assert backshifted(now) == then


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("les avis ne sont pas prêts", "les avis n'étaient pas prêts"),
        ("c'est-à-dire", "c'est-à-dire"),
        ("le reste reste ouvert", "le reste restait ouvert"),
        (
            "la liaison manque onze heures, quand les accouchements arrivent",
            "la liaison manquait onze heures, quand les accouchements arrivaient",
        ),
        ("une demande trois fois plus forte", "une demande trois fois plus forte"),
        ("elle aidera les villages", "elle aiderait les villages"),
    ],
)
def test_french_backshift_elides_and_leaves_nouns(now: str, then: str) -> None:
    assert passe(now) == then


def test_of_body_replaces_the_own_name() -> None:
    reported = of_body("Fjord Networks will open its register.", "Fjord Networks")

    assert reported is not None
    assert reported.clause == "{own} would open its register"
    assert of_body("Others open registers.", "Fjord Networks") is None


def test_adjective_before_an_article_is_no_verb_of_a_clause_that_goes_on():
    said = "Une mesure automatique des lampes, relue par le gardien, peut réduire les frais."

    told = turn(said, "fr").reported

    assert told.clause == (
        "Une mesure automatique des lampes, relue par le gardien, pouvait réduire les frais"
    )
