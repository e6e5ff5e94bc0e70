"""The French imperfect of a report: every present that is surely a verb, nothing else."""

import pytest

from palabre.engines.synthesis.report_speech_fr import backshifted

TURNED = [
    (
        "les femmes rurales paient plus cher et reçoivent moins",
        "les femmes rurales payaient plus cher et recevaient moins",
    ),
    (
        "l'intelligence artificielle menace l'emploi et creuse les écarts",
        "l'intelligence artificielle menaçait l'emploi et creusait les écarts",
    ),
    (
        "le secteur privé construit des réseaux là où l'État donne des garanties",
        "le secteur privé construisait des réseaux là où l'État donnait des garanties",
    ),
    (
        "la confiance naît de la transparence et meurt du secret",
        "la confiance naissait de la transparence et mourait du secret",
    ),
    (
        "une offre unique attend les écoles",
        "une offre unique attendait les écoles",
    ),
    (
        "dans un monde qui change les usages",
        "dans un monde qui changeait les usages",
    ),
]

LEFT = [
    "un pont construit en bois",
    "le lit de la rivière et la nuit des temps",
    "les taxes et une forte baisse des prix",
    "afin que la loi protège les enfants",
    "pour que chacun reçoive et donne une réponse",
    "la demande les dépasse",
]


@pytest.mark.parametrize(("said", "told"), TURNED)
def test_present_of_a_sure_verb_becomes_the_imperfect(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize("said", LEFT)
def test_noun_participle_and_subjunctive_stay(said: str) -> None:
    assert backshifted(said) == said
