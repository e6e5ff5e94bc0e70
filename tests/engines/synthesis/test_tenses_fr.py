"""The French imperfect of a report: every present that is surely a verb, nothing else."""

import pytest

from palabre.engines.synthesis.report_speech_fr import backshifted, report

TURNED = [
    (
        "une lampe coûte 40 euros, dure neuf ans et éclaire deux quais",
        "une lampe coûtait 40 euros, durait neuf ans et éclairait deux quais",
    ),
    (
        "le prix de l'huile baisse chaque année et la demande monte dans les ports",
        "le prix de l'huile baissait chaque année et la demande montait dans les ports",
    ),
    (
        "la lampe du port marche quand le vent souffle sur la côte",
        "la lampe du port marchait quand le vent soufflait sur la côte",
    ),
    (
        "la plupart des ports disposent d'une lampe, mais peu l'allument",
        "la plupart des ports disposaient d'une lampe, mais peu l'allumaient",
    ),
    (
        "un port de la côte sur trois manque d'huile et deux sur dix ferment la nuit",
        "un port de la côte sur trois manquait d'huile et deux sur dix fermaient la nuit",
    ),
    (
        "les petits ports dépensent peu, car leur huile brûle trop vite",
        "les petits ports dépensaient peu, car leur huile brûlait trop vite",
    ),
    (
        "la météo change vite et la batterie du quai faiblit dès l'aube",
        "la météo changeait vite et la batterie du quai faiblissait dès l'aube",
    ),
    (
        "le manque d'huile est sans conteste la première cause des pannes",
        "le manque d'huile était sans conteste la première cause des pannes",
    ),
    (
        "les villes demandent que chaque gardien allume sa lampe et que le port éclaire le quai",
        "les villes demandaient que chaque gardien allume sa lampe et que le port éclaire le quai",
    ),
    (
        "vingt-neuf restreignent les transferts et quatre mentionnent la recherche",
        "vingt-neuf restreignaient les transferts et quatre mentionnaient la recherche",
    ),
    (
        "des milliers d'enfants ne peuvent pas s'inscrire à un examen",
        "des milliers d'enfants ne pouvaient pas s'inscrire à un examen",
    ),
    (
        "les baisses de taxes à elles seules ne le réduisent pas",
        "les baisses de taxes à elles seules ne le réduisaient pas",
    ),
    (
        "les hôpitaux ferment des guichets et les cartes surestiment le service",
        "les hôpitaux fermaient des guichets et les cartes surestimaient le service",
    ),
    (
        "le stockage local obligatoire des données de santé",
        "le stockage local obligatoire des données de santé",
    ),
    (
        "les permis demandent onze mois, soit plus que la construction elle-même",
        "les permis demandaient onze mois, soit plus que la construction elle-même",
    ),
    (
        "le secret reste le risque que décrivent les formatrices des marchés",
        "le secret restait le risque que décrivaient les formatrices des marchés",
    ),
    (
        "les outils dont disposent les petites villes coûtent cher",
        "les outils dont disposaient les petites villes coûtaient cher",
    ),
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
        "un formulaire d'adresse sur trois refuse encore les noms longs",
        "un formulaire d'adresse sur trois refusait encore les noms longs",
    ),
    (
        "les fonds pour le climat acceptent rarement de payer les réseaux",
        "les fonds pour le climat acceptaient rarement de payer les réseaux",
    ),
    (
        "la gratuité, que le ministre défend et que l'entreprise juge intenable",
        "la gratuité, que le ministre défendait et que l'entreprise jugeait intenable",
    ),
    (
        "le Bureau adoptera quatre signes et joindra les données, que l'on lira ensemble",
        "le Bureau adopterait quatre signes et joindrait les données, que l'on lirait ensemble",
    ),
    (
        "elles mettront en service ce que les autres vendront et feront",
        "elles mettraient en service ce que les autres vendraient et feraient",
    ),
    (
        "dans un monde qui change les usages",
        "dans un monde qui changeait les usages",
    ),
    ("la demande les dépasse", "la demande les dépassait"),
]

LEFT = [
    "un pont construit en bois",
    "le lit de la rivière et la nuit des temps",
    "les taxes et une forte baisse des prix",
    "afin que la loi protège les enfants",
    "pour que chacun reçoive et donne une réponse",
    "pour que l'État central paie la moitié",
    "afin d'expliquer ensuite les corrections",
    "plus cher qu'une mauvaise image",
    "une caméra et un opéra de plus",
]


@pytest.mark.parametrize(("said", "told"), TURNED)
def test_present_of_a_sure_verb_becomes_the_imperfect(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize("said", LEFT)
def test_noun_participle_and_subjunctive_stay(said: str) -> None:
    assert backshifted(said) == said


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "les frais de retrait absorbent 6 pour cent du revenu",
            "les frais de retrait absorbaient 6 pour cent du revenu",
        ),
        (
            "les ministères des finances utilisent le solde des fonds",
            "les ministères des finances utilisaient le solde des fonds",
        ),
        (
            "il est indispensable que les régulateurs adoptent une définition",
            "il était indispensable que les régulateurs adoptent une définition",
        ),
    ],
)
def test_plural_far_from_its_subject_is_shifted(said: str, told: str) -> None:
    assert backshifted(said) == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "La productivité a augmenté de 22 % et personne n'est parti.",
            "la productivité avait augmenté de 22 % et que personne n'était parti",
        ),
        (
            "La subvention a baissé, et deux coopératives ont gagné des lots.",
            "la subvention avait baissé et que deux coopératives avaient gagné des lots",
        ),
        (
            "Les écoles et les mairies ont reçu des ordinateurs.",
            "les écoles et les mairies avaient reçu des ordinateurs",
        ),
    ],
)
def test_second_clause_has_its_own_que(said: str, told: str) -> None:
    found = report(said)

    assert found is not None
    assert found.clause[:1].lower() + found.clause[1:] == told


@pytest.mark.parametrize(
    ("now", "then"),
    [
        ("le contrat prévoit huit mâts", "le contrat prévoyait huit mâts"),
        ("le coût varie selon la distance", "le coût variait selon la distance"),
        ("un désaccord subsiste à ce sujet", "un désaccord subsistait à ce sujet"),
        ("la chambre réunit cent firmes", "la chambre réunissait cent firmes"),
        ("l'âge explique peu de choses", "l'âge expliquait peu de choses"),
        ("la ville craint les pannes", "la ville craignait les pannes"),
        ("le contrat raccorde 4100 foyers", "le contrat raccordait 4100 foyers"),
        ("le contrat du 30 novembre 2026", "le contrat du 30 novembre 2026"),
        ("un contrat, article 12 du code", "un contrat, article 12 du code"),
        (
            "l'office des médias tient un registre",
            "l'office des médias tenait un registre",
        ),
        (
            "le prix des mâts devient un obstacle",
            "le prix des mâts devenait un obstacle",
        ),
        ("les offices tiennent un registre", "les offices tenaient un registre"),
        ("les villes publient les prix", "les villes publiaient les prix"),
        ("le bac dessert désormais huit îles", "le bac desservait désormais huit îles"),
        ("la ville convertit ses phares", "la ville convertissait ses phares"),
        ("le froid restreint la pêche", "le froid restreignait la pêche"),
        (
            "les bateliers ont besoin de phares qui les guident par gros temps",
            "les bateliers avaient besoin de phares qui les guident par gros temps",
        ),
        (
            "les bateliers ont besoin de la carte qui montre les bancs",
            "les bateliers avaient besoin de la carte qui montrait les bancs",
        ),
        (
            "la crue a presque détruit les digues et produit des algues",
            "la crue avait presque détruit les digues et produit des algues",
        ),
        ("la crue fait monter le prix", "la crue faisait monter le prix"),
        (
            "la ville a d'abord fait construire une digue",
            "la ville avait d'abord fait construire une digue",
        ),
        ("nul ne dit si la digue tient", "nul ne disait si la digue tenait"),
        (
            "nul ne sait que faire quand un pilote refuse",
            "nul ne savait que faire quand un pilote refusait",
        ),
        ("dès que les pilotes sauront", "dès que les pilotes sauraient"),
        (
            "une carte complète demande environ 900 heures",
            "une carte complète demandait environ 900 heures",
        ),
        (
            "la veille des marées détermine qui devient capitaine",
            "la veille des marées déterminait qui devenait capitaine",
        ),
        (
            "de grâce, que cette personne sache lire",
            "de grâce, que cette personne sache lire",
        ),
        (
            "le port étudie la carte et propose un prix",
            "le port étudiait la carte et proposait un prix",
        ),
        ("la digue est saine et sauve", "la digue était saine et sauve"),
        (
            "il est inacceptable que la ville refuse un bac",
            "il était inacceptable que la ville refuse un bac",
        ),
        ("le cadre défini en mai", "le cadre défini en mai"),
        ("la clé du contrat", "la clé du contrat"),
    ],
)
def test_third_persons_of_every_group_move_back(now: str, then: str) -> None:
    assert backshifted(now) == then
