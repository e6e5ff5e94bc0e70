"""French slips found by reading drafts from end to end, and what is none."""

import pytest

from palabre.engines.synthesis import bodies
from palabre.engines.synthesis.as_said import fault_as_said
from palabre.engines.synthesis.corpus import Function, Intervention, Translation, Voice
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Verdict, Writer
from palabre.engines.synthesis.hollow import tells_no_finding, tells_of_the_meeting
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.own_body_fr import of_body
from palabre.engines.synthesis.rapporteur import read_line
from palabre.engines.synthesis.rendered import in_language
from palabre.engines.synthesis.report_speech_fr import backshifted, report
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.slips_fr import dangles, lacks_verb
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.unplaced_fr import is_unplaced
from palabre.engines.synthesis.verify import verify
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_fr import French, elided, told_on
from tests.engines.synthesis.golden_corpus import golden

NAMES = learn_names(golden())


@pytest.mark.parametrize(
    "words",
    [
        "Trente-deux interdisent la revente des relevés aux compagnies de pêche",
        "Onze seulement publient le prix des forages qu'elles ont payés",
        "Les bateliers ici dépendent du relevé que dresse la capitainerie",
        "Les gardiens de digue devraient le dire avant la crue et non après",
        "Le reste exige des plongeurs formés dans chaque port de la côte",
        "Dans le projet pilote, une liste publique des puits sera tenue",
        "Les sourciers sont absents des relevés des quatre vallées",
        "Les collègues ont conseillé au régulateur de publier ses relevés",
        "Le débat traite les rivières comme des routes à péage",
        "La vanne de secours locale règle chaque soir le niveau du canal",
        "Les centres distribueront deux fois par an des graines certifiées",
        "Les erreurs avouées ont été reprises par d'autres tables du matin",
        "La digue mobile présentée protège la ville contre les grandes marées",
        "Une commune sans port dépend d'elles pour son approvisionnement",
        "L'agence prépare un guide de douze pages sur les marées d'hiver",
        "Une sur quatre répare ses filets avant le retour des bancs",
        "Seuls 9 pour cent donnent au pilote le droit de fermer la vanne",
        "Quarante navires de pêche peuvent accoster dans trois",
        "Le problème, c'est de savoir qui a le droit de fermer la vanne",
    ],
)
def test_what_points_outside_itself_stays_out(words: str) -> None:
    assert dangles(words)
    assert faults(words, "fr", is_written=True) is Fault.DANGLING


@pytest.mark.parametrize(
    "words",
    [
        "Trente-deux ports interdisent la revente des relevés de pêche",
        "Une ville qui peut curer un canal devrait le faire avant l'hiver",
        "Nous ne taxons pas la pêche, et personne n'a l'intention de le faire",
        "Le reste du canal exige des plongeurs formés dans chaque port",
        "Les ports forment des plongeurs, et onze d'entre eux ont trouvé un navire",
        "Le projet pilote du port de la baie nourrit deux mille familles",
        "Les quatre vallées du nord manquent de gardiens de digue",
        "D'ici à l'hiver, chaque port publiera le relevé de ses marées",
        "Le comité mondial des ports publie chaque année un relevé des marées",
        "L'association des passeurs publie chaque année un relevé des marées",
        "Les radios locales manquent d'électricité pendant la nuit",
    ],
)
def test_what_stands_alone_is_kept(words: str) -> None:
    assert not dangles(words)


def test_a_verb_is_asked_for_and_a_noun_in_ment_is_none() -> None:
    without = "Des instruments de signalement conçus avec les pêcheurs de chaque port"
    assert lacks_verb(without)
    assert faults(without, "fr", is_written=True) is Fault.NO_VERB
    assert not lacks_verb("Le registre perd la confiance des pêcheurs de chaque port")
    assert not lacks_verb("Les ports forment des gardiens de digue chaque année")


def spoken(said: str, told: str) -> Intervention:
    given = Translation(0, len(said), "fr", told, "les interprètes")
    voice = Voice("ana", "Ana Diop", "Office des marées", "academia")
    return Intervention("T", "S", 0, said, "en", voice, "f", translations=(given,))


def test_what_dangles_as_it_was_said_dangles_in_translation() -> None:
    leaning = spoken(
        "In all four ports the tide gauge is repaired by the pilots.",
        "Dans chaque port, le marégraphe est réparé par les pilotes.",
    )
    plain = spoken(
        "Pilots repair the tide gauges of small ports.",
        "Les pilotes réparent les marégraphes des petits ports.",
    )
    for source, fault in ((leaning, Fault.DANGLING), (plain, None)):
        (one,) = sentences_of(in_language(source, "fr"))
        assert fault_as_said(one) is fault
    assert fault_as_said(sentences_of(plain)[0]) is None


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "il y a peut-être trente pilotes et ils travaillent la nuit",
            "il y avait peut-être trente pilotes et ils travaillaient la nuit",
        ),
        (
            "n'importe quel pilote peut fermer la vanne",
            "n'importe quel pilote pouvait fermer la vanne",
        ),
        (
            "les femmes qui viennent vendre le poisson préfèrent le quai",
            "les femmes qui venaient vendre le poisson préféraient le quai",
        ),
        (
            "le sonar n'abolit pas la carte, il la rend plus utile",
            "le sonar n'abolissait pas la carte, il la rendait plus utile",
        ),
        (
            "peu de pilotes l'utilisent et deux ports suffisent",
            "peu de pilotes l'utilisaient et deux ports suffisaient",
        ),
        (
            "le relevé surestime les marées et sous-estime les crues",
            "le relevé surestimait les marées et sous-estimait les crues",
        ),
        (
            "une digue qu'aucun plan ne fait apparaître",
            "une digue qu'aucun plan ne faisait apparaître",
        ),
        (
            "le quai coûtera cher et le port compte 40 grues",
            "le quai coûterait cher et le port comptait 40 grues",
        ),
        (
            "une équipe y relit chaque carte et nul ne les teste",
            "une équipe y relisait chaque carte et nul ne les testait",
        ),
        (
            "les pilotes n'ont pas de carte qui les comprenne",
            "les pilotes n'avaient pas de carte qui les comprenne",
        ),
        (
            "un service transparent et un excédent décent",
            "un service transparent et un excédent décent",
        ),
    ],
)
def test_verbs_behind_pronouns_and_relatives_move_as_well(said: str, told: str) -> None:
    assert backshifted(said) == told


def test_a_clause_of_which_no_verb_moved_is_not_told() -> None:
    assert report("La digue céda sous la crue pendant la nuit de mai.") is None
    assert report("La digue protège le port pendant les crues de mai.") is not None


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        (
            "la digue avait cédé, et trente pilotes du port n'avaient plus de quai",
            "la digue avait cédé, et que trente pilotes du port n'avaient plus de quai",
        ),
        (
            "la crue venait la nuit, et les gardiens ne l'apprenaient qu'au matin",
            "la crue venait la nuit, et que les gardiens ne l'apprenaient qu'au matin",
        ),
        (
            "le port avait fermé deux fois et, après la crue, la pêche avait cessé",
            "le port avait fermé deux fois et que, après la crue, la pêche avait cessé",
        ),
        (
            "les cartes étaient exactes, mais peu de pilotes les lisaient",
            "les cartes étaient exactes, mais que peu de pilotes les lisaient",
        ),
        (
            "le port avait une digue qui fuyait, et elle avait cédé en mai",
            "le port avait une digue qui fuyait, et qu'elle avait cédé en mai",
        ),
        (
            "le port avait un quai qui penchait, et la ville le fermait",
            "le port avait un quai qui penchait, et la ville le fermait",
        ),
        (
            "le port vendait du sel, et des cordes que les pilotes tressaient",
            "le port vendait du sel, et des cordes que les pilotes tressaient",
        ),
    ],
)
def test_a_second_clause_takes_its_own_that(clause: str, told: str) -> None:
    assert told_on(clause) == told


def line(text: str, function: Function) -> str:
    source = Intervention("R", "S", 0, text, "fr", Voice(), "f", kind="report")
    made = read_line(sentences_of(source)[0], NAMES, function)
    assert made is not None
    return bodies.told_as(made.clause, made.kind, "fr")


def test_a_line_that_tells_who_reported_opens_in_the_perfect() -> None:
    words = "Les vigies ont signalé que les bouées dérivent vers le large."
    assert line(words, Function.CLAIM) == (
        "les vigies ont signalé que les bouées dérivaient vers le large"
    )


def test_only_what_was_announced_is_moved() -> None:
    words = (
        "L'Autorité des Marées a annoncé des amendes pour ceux qui refusent le pilote."
    )
    assert line(words, Function.COMMITMENT) == (
        "une autorité a annoncé des amendes pour ceux qui refusent le pilote"
    )


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("La Foundation for Quiet Harbours a ouvert un quai", "fondation"),
        ("L'Open Tides Project a ouvert un quai", "projet"),
        ("La Province du Levant a ouvert un quai", "province"),
        ("Tidewright a ouvert un quai", ""),
    ],
)
def test_a_name_left_in_english_tells_its_kind_in_french(name: str, kind: str) -> None:
    assert bodies.kind_of(name, "fr") == kind


def test_a_room_of_the_meeting_agrees_as_a_session_does() -> None:
    for who in (
        "La réunion est convenue",
        "Les participants à l'atelier sont convenus",
    ):
        source = Intervention(
            "R", "S", 0, f"{who} que les quais doivent rester publics.", "fr", Voice(), "f",
            kind="report", section="Consensus",
        )  # fmt: skip
        made = read_line(sentences_of(source)[0], NAMES, Function.AGREEMENT)
        assert made is not None
        assert made.speech is Speech.AGREED
        assert made.clause == "les quais devaient rester publics"


def test_a_body_that_calls_itself_by_its_noun_is_not_named() -> None:
    said = report("Je voudrais annoncer que la Caisse prêtera dix millions d'euros.")
    assert said is not None
    told = of_body(said, "Caisse des rives communes")
    assert (told.speech, told.clause, told.is_own) == (
        Speech.ANNOUNCE,
        "{own} prêterait dix millions d'euros",
        True,
    )
    assert of_body(said, "Ligue des passeurs") is said


@pytest.mark.parametrize(
    ("words", "is_of_it"),
    [
        ("Une demande reste en suspens, à savoir le prix des bouées.", True),
        ("Les participants ont écrit 80 cartes postales au port de demain.", True),
        ("Un cercle a traduit les cartes pendant la séance avec douze élèves.", True),
        ("Les pilotes ont écrit 80 relevés pour le port.", False),
    ],
)
def test_what_tells_of_the_meeting_is_no_point(words: str, is_of_it: object) -> None:
    assert tells_of_the_meeting(words, "fr") is bool(is_of_it)


def test_two_things_compared_are_no_finding() -> None:
    assert tells_no_finding("Nous avons comparé une digue de bois et une digue.", "fr")
    found = "Nous avons comparé deux digues, et la plus basse a tenu."
    assert not tells_no_finding(found, "fr")


def test_groups_are_set_off_only_where_most_spoke() -> None:
    some = Teller(Counts(2, 1), 40, ("academia",))
    most = Teller(Counts(9, 3), 12, ("academia",))
    assert French().subject(some) == "Des participants issus du monde universitaire"
    assert French().subject(most) == (
        "La plupart des participants, issus du monde universitaire,"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "le port est-africain est né et la paie des pilotes attend",
            "le port est-africain était né et la paie des pilotes attendait",
        ),
        (
            "quand un navire arrive, le relevé compte davantage que la carte",
            "quand un navire arrivait, le relevé comptait davantage que la carte",
        ),
        (
            "quand un gardien relève d'un port, il lit la carte du port",
            "quand un gardien relevait d'un port, il lisait la carte du port",
        ),
        (
            "bien que les cartes existent, les pilotes ne les reçoivent pas",
            "bien que les cartes existent, les pilotes ne les recevaient pas",
        ),
        (
            "les femmes attendent lorsque le port s'agrandit",
            "les femmes attendaient lorsque le port s'agrandissait",
        ),
    ],
)
def test_nouns_stay_and_verbs_without_object_move(said: str, told: str) -> None:
    assert backshifted(said) == told


def test_a_subjunctive_stays_after_regret_and_fear() -> None:
    for words, clause in (
        (
            "Je regrette que le port ne dise rien des crues de printemps.",
            "le port ne dise rien des crues de printemps",
        ),
        (
            "Nous craignons que les petits ports ne disparaissent avant dix ans.",
            "les petits ports ne disparaissent avant dix ans",
        ),
    ):
        told = report(words)
        assert told is not None
        assert told.clause == clause


@pytest.mark.parametrize(
    ("words", "clause"),
    [
        (
            "Nous avions fermé 40 quais avant la crue.",
            "{own} avait fermé 40 quais avant la crue",
        ),
        (
            "Nous publions 40 relevés de marée par an.",
            "{own} publiait 40 relevés de marée par an",
        ),
    ],
)
def test_a_body_s_imperfect_and_its_present_in_ions(words: str, clause: str) -> None:
    told = report(words)
    assert told is not None
    assert told.clause == clause


@pytest.mark.parametrize(
    "words",
    [
        "Publiez le tarif des quais, et les pilotes choisiront leur port",
        "Formons des pilotes dans chaque port avant la saison des crues",
        "Avant de bâtir un quai de plus, veuillez demander qui le paiera",
    ],
)
def test_an_imperative_speaks_to_the_room(words: str) -> None:
    assert faults(words, "fr", is_written=True) is Fault.ADDRESS


def test_clauses_in_a_row_take_each_its_own_that() -> None:
    told = report(
        "L'eau monte la nuit, le gardien ferme la vanne et le port reste au sec."
    )
    assert told is not None
    assert told.clause == (
        "L'eau montait la nuit, que le gardien fermait la vanne et que le port restait au sec"
    )


def test_a_second_subject_without_a_comma_takes_its_own_that() -> None:
    for words, clause in (
        (
            "Le port a ouvert douze quais et trois d'entre eux servent déjà.",
            "Le port avait ouvert douze quais et que trois d'entre eux servaient déjà",
        ),
        (
            "Le port paie le gardien et la vanne qui protègent la ville.",
            "Le port payait le gardien et la vanne qui protégeaient la ville",
        ),
    ):
        told = report(words)
        assert told is not None
        assert told.clause == clause


def test_an_opening_before_a_number_is_set_off() -> None:
    assert elided("que", "pour un port, 40 quais manquaient") == (
        "que, pour un port, 40 quais manquaient"
    )
    assert (
        elided("que", "d'ici à 2030, il fermerait") == "que, d'ici à 2030, il fermerait"
    )


@pytest.mark.parametrize(
    "words",
    [
        "La discussion surestime les phares et oublie les gardiens de nuit",
        "Les dessins des plus petits montrent davantage de bateaux que d'écluses",
        "La publication des résultats sera retournée contre les capitaines du port",
        "Depuis un an, chaque poste possède un baromètre et une corne de brume",
        "L'autorité compte donner trois ans aux petits chantiers navals de la côte",
        "Nous préférons une obligation claire, payée par celui qui achète le navire",
        "En 1998, la charte des ports demandait des écoles de pilotage dans chaque baie",
        "L'incitation fonctionne pour un grand port, tandis qu'un petit disparaît",
        "Les tables ont recommandé que chaque port publie ses naufrages",
        "Les sirènes ont sonné trop tard dans les trois ports étudiés",
        "Le jury a expliqué que seuls de vieux navires pouvaient gagner un prix",
    ],
)
def test_what_only_the_room_can_place_stays_out(words: str) -> None:
    assert faults(words, "fr", is_written=True) is Fault.DANGLING


@pytest.mark.parametrize(
    "words",
    [
        "La discussion entre pilotes et armateurs porte sur le prix du remorquage",
        "Les lettres adressées aux armateurs sont restées sans réponse tout l'hiver",
        "Après chaque audit des quais, la publication des résultats est obligatoire",
        "Chaque poste de secours possède un baromètre et une corne de brume",
        "L'autorité compte donner trois ans aux petits chantiers pour changer de peinture",
        "Nous préférons une obligation claire à quarante exceptions par port",
        "En 1998, la charte demandait des écoles, et aucune n'est ouverte aujourd'hui",
        "L'incitation des armateurs à réparer leurs navires reste faible partout",
        "Les sirènes ont sonné trop tard dans les trois ports de la baie",
    ],
)
def test_what_says_of_what_it_speaks_is_kept(words: str) -> None:
    assert not is_unplaced(words)


def test_a_delegation_is_not_told_by_its_speaker() -> None:
    said = "L'intervenante de Brumelande a indiqué qu'un registre commun existait déjà"
    assert faults(said, "fr", is_written=True) is Fault.HOUSEKEEPING


def test_what_a_body_would_do_is_no_present() -> None:
    told = report(
        "Nous publions déjà le relevé des marées, et nous soutiendrions une règle commune."
    )
    assert told is not None
    assert told.clause == (
        "{own} publiait déjà le relevé des marées et qu'{own} soutiendrait une règle commune"
    )


@pytest.mark.parametrize(
    "words",
    [
        "Les pilotes ont appris qu'un bac loue la berge du fleuve.",
        "Le vieux port loue des grues, et chaque grue n'a qu'une clé.",
        "Nous nous retrouvons alors seuls avec une digue sans gardien.",
        "Le registre des marées, en fait, à construire dans chaque port.",
    ],
)
def test_what_no_rule_moves_or_makes_agree_stays_out(words: str) -> None:
    assert report(words) is None


def test_a_verb_is_not_told_twice() -> None:
    one = Teller(Counts(1, 1), groups=("academia",), turn=3)
    said = "la vase devrait être considérée comme un bien commun"
    told = French().told(one, Speech.VIEW, said, is_own=False)
    assert told == f"Un intervenant du monde universitaire a estimé que {said}."


def test_the_gate_knows_what_a_body_would_do() -> None:
    words = "Nous soutiendrions une règle commune des ports de la baie."
    voice = Voice(group="government")
    heard = Intervention("A", "S", 0, words, "fr", voice, "x")
    told = "Un gouvernement a indiqué qu'il soutiendrait une règle commune des ports de la baie."
    cites = (Cite("A", 0, len(words), words, "same-text"),)
    said = Statement(
        "T-1", "t", 0, told, Writer.EXTRACT, cites, counts=Counts(1, 1, ("government",))
    )
    assert verify(said, {"A": heard}, lang="fr").verdict is Verdict.VERIFIED
