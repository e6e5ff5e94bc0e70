"""French told from later: days of speaking, duties, agreements, and words that are no verb."""

import pytest

from palabre.engines.synthesis import engine
from palabre.engines.synthesis.corpus import (
    Corpus,
    Function,
    Intervention,
    SummitFacts,
    Voice,
)
from palabre.engines.synthesis.draft import Cite, Counts, Statement, Verdict, Writer
from palabre.engines.synthesis.markers_fr import opened
from palabre.engines.synthesis.names import learn_names
from palabre.engines.synthesis.phrases import PHRASES, one_of
from palabre.engines.synthesis.rapporteur import _room_told, read_line
from palabre.engines.synthesis.report_speech_fr import (
    backshifted_after,
    hanging,
    report,
)
from palabre.engines.synthesis.seen_then_fr import from_then
from palabre.engines.synthesis.sentences import sentences_of
from palabre.engines.synthesis.shapes import Speech
from palabre.engines.synthesis.slips_fr import dangles
from palabre.engines.synthesis.standalone import Fault, faults
from palabre.engines.synthesis.verify import verify
from palabre.engines.synthesis.wording import Teller
from palabre.engines.synthesis.wording_fr import French, elided, told_on
from tests.engines.synthesis.golden_corpus import golden


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("le port payait aujourd'hui ses bacs", "le port payait actuellement ses bacs"),
        ("les pilotes d'aujourd'hui lisaient mal", None),
        ("jusqu'à aujourd'hui le port payait", None),
        (
            "la digue avait cédé il y avait six mois",
            "la digue avait cédé six mois auparavant",
        ),
        ("il y avait six ans que la digue tenait", None),
        ("il y avait six bacs sur le fleuve", None),
        (
            "la semaine prochaine le bac partirait",
            "la semaine suivante le bac partirait",
        ),
        ("la dernière semaine, le bac partait", None),
    ],
)
def test_time_is_no_longer_counted_from_the_day_of_speaking(
    said: str, told: str | None
) -> None:
    assert from_then(said) == (told or said)


def test_what_follows_on_words_unsaid_is_dropped_or_stays_out() -> None:
    assert (
        opened("En attendant, les bacs restent à quai.") == "Les bacs restent à quai."
    )
    assert opened("Du reste, on voit aussi que le port ferme.") == "le port ferme."
    assert opened("Du reste des fonds, le port achète un bac.").startswith("Du reste")
    assert dangles("depuis lors, les ports du delta paient les gardiens de digue")


def test_no_adjective_of_what_goes_on_becomes_a_verb() -> None:
    head = "les pilotes se sont accordés"
    for rest in (
        " sur la publication intégrale des relevés du port",
        " sur une taxe officielle des bacs",
        " sur la gestion collective des quais",
        " sur la politique tarifaire des ports",
    ):
        assert backshifted_after(head, rest) == rest


def test_an_occasion_of_a_duty_and_a_reason_of_advice_are_told_in_the_past() -> None:
    duty = report("Il faut ouvrir la vanne de secours lorsque le fleuve monte.")
    assert duty is not None
    assert duty.clause == "ouvrir la vanne de secours lorsque le fleuve montait"
    advice = report("Le cours devrait durer, parce que les passeurs ont deux métiers.")
    assert advice is not None
    assert advice.clause.endswith("parce que les passeurs avaient deux métiers")


def test_an_agreement_is_told_in_the_past_or_not_at_all() -> None:
    names = learn_names(golden())

    def read(words: str) -> str | None:
        source = Intervention("R", "S", 0, words, "fr", Voice(), "f", kind="report")
        shown = read_line(sentences_of(source)[0], names, Function.AGREEMENT)
        return shown.clause if shown and shown.speech is Speech.AGREED else None

    said = "Les participants sont convenus qu'un guetteur {} plus de bateaux qu'une sirène."
    assert read(said.format("sauve")) == (
        "un guetteur sauvait plus de bateaux qu'une sirène"
    )
    assert (
        read("Les participants sont convenus que les vigies finirent le quai.") is None
    )


@pytest.mark.parametrize(
    ("told", "is_kept"),
    [
        ("Il a été noté que le port payait actuellement ses bacs en or.", True),
        ("Il a été noté que le port payait auparavant ses bacs en or.", False),
    ],
)
def test_the_gate_knows_what_stands_for_today(told: str, *, is_kept: bool) -> None:
    words = "Le port paie aujourd'hui ses bacs en or."
    said = Intervention("T", "S", 0, words, "fr", Voice("ana", "Ana"), "f")
    judged = verify(
        Statement(
            "T01-001",
            "theme:ports",
            1,
            told,
            writer=Writer.EXTRACT,
            cites=(Cite("T", 0, len(words), words),),
            counts=Counts(voices=1, sessions=1),
        ),
        {"T": said},
        lang="fr",
    )
    assert (judged.verdict is Verdict.VERIFIED) is is_kept


def test_after_figures_stands_the_sign() -> None:
    told = French().told(
        Teller(Counts(1, 1)),
        Speech.NOTE,
        "le bac perdait 12 pour cent et cinq pour cent",
        is_own=False,
    )
    assert told.endswith("le bac perdait 12 % et cinq pour cent.")


def test_one_silent_theme_is_told_in_the_singular() -> None:
    key = one_of("silence-themes", ["Ports"], "silence-theme")
    told = PHRASES["fr"][key].format(themes="Ports", groups="du monde universitaire")
    assert "du thème « Ports »" in told
    assert (
        one_of("silence-themes", ["Ports", "Digues"], "silence-theme")
        == "silence-themes"
    )


def test_what_is_due_on_the_day_of_speaking_stays_out() -> None:
    words = "le sursis aide l'armateur mais nuit au passeur qui doit payer un charpentier aujourd'hui"
    assert dangles(words)
    assert from_then(words) == words
    assert not dangles("le passeur doit aujourd'hui payer un charpentier")


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Notre association a compté neuf bacs qui prennent l'eau.",
            "{own} avait compté neuf bacs qui prenaient l'eau",
        ),
        ("Notre cercle exploite neuf bacs.", "{own} exploitait neuf bacs"),
        (
            "Notre avatar coûte deux dollars, alors qu'un pilote en coûte dix.",
            "son avatar coûtait deux dollars, alors qu'un pilote en coûtait dix",
        ),
        (
            "Nos petits ports ne peuvent pas payer un bac.",
            "ses petits ports ne pouvaient pas payer un bac",
        ),
    ],
)
def test_a_body_tells_of_itself_and_of_its_own(said: str, told: str) -> None:
    shown = report(said)
    assert shown is not None
    assert (shown.speech, shown.is_own, shown.clause) == (Speech.REPORT, True, told)


@pytest.mark.parametrize(
    "said",
    [
        "Nos sociétés vieillissent et nos villes aussi.",
        "Notre demande est que chaque port donne un bac.",
        "Nos élèves viennent de loin et ils paient mon bac.",
    ],
)
def test_what_is_everybodys_is_not_told_as_a_bodys_own(said: str) -> None:
    assert report(said) is None


def test_what_a_speaker_asks_for_is_told_as_asked() -> None:
    shown = report("Nous demandons aux ports de publier le prix que chacun paie.")
    assert shown is not None
    assert shown.speech is Speech.ASK
    told = French().told(Teller(Counts(1, 1)), shown.speech, shown.clause, is_own=False)
    assert (
        told == "Un intervenant a demandé aux ports de publier le prix que chacun paie."
    )


def test_whom_a_report_tells_of_runs_no_meeting() -> None:
    words = "Les intervenants ont recommandé que chaque port publie le prix de ses bacs"
    assert faults(words, "fr", is_written=True) is None
    assert faults(words, "fr") is Fault.HOUSEKEEPING
    plain = "Les aveugles achètent des lecteurs d'écran plus chers que la modération des forums"
    assert faults(plain, "fr") is None


def test_a_question_to_somebody_is_no_request() -> None:
    for words in (
        "Je demande au Vice-Ministre comment les passeurs donnent leur accord.",
        "Nous demandons aux ports si le bac coûte cher et pourquoi.",
    ):
        shown = report(words)
        assert shown is None or shown.speech is not Speech.ASK


def test_what_is_wished_in_a_relative_stays_wished() -> None:
    told = _room_told(
        "les intervenants ont recommandé une liste, qui remplace dix registres"
    )
    assert (
        told == "les intervenants ont recommandé une liste, qui remplace dix registres"
    )


def test_what_somebody_judges_something_to_be_is_told_in_the_past() -> None:
    words = "les pilotes ne sont pas d'accord sur un bac, qu'une ville défend et qu'un port juge déloyal"
    assert _room_told(words).endswith(
        "qu'une ville défendait et qu'un port jugeait déloyal"
    )


def test_to_have_debated_is_no_finding() -> None:
    words = "Les intervenants ont débattu du prix des bacs et de la digue du port"
    assert faults(words, "fr", is_written=True) is Fault.HOUSEKEEPING


def test_a_judge_is_no_verb() -> None:
    words = "les ports n'ont aucun juge indépendant et la ville qui les juge trop lents"
    assert backshifted_after("", words) == (
        "les ports n'avaient aucun juge indépendant et la ville qui les jugeait trop lents"
    )


def test_what_will_be_is_told_as_what_would_be_even_where_it_is_wished() -> None:
    told = _room_told(
        "les intervenants ont recommandé de dire dans le bail qui paiera la digue"
    )
    assert (
        told
        == "les intervenants ont recommandé de dire dans le bail qui paierait la digue"
    )
    assert hanging("que chaque port paie ce qui sera perdu") == (
        "que chaque port paie ce qui serait perdu"
    )


def test_a_second_clause_that_opens_with_its_matter_takes_its_own_that() -> None:
    clause = "il avait compté neuf ports, et pour deux d'entre eux il n'existait pas de digue"
    assert told_on(clause) == (
        "il avait compté neuf ports, et que pour deux d'entre eux il n'existait pas de digue"
    )


def test_a_government_speaks_of_its_own() -> None:
    def told(clause: str, group: str) -> str:
        teller = Teller(Counts(1, 1), groups=(group,), is_impersonal=True)
        return French().told(teller, Speech.NOTE, clause, is_own=False)

    clause = "le gouvernement payait des bacs"
    assert told(clause, "government") == (
        "Un représentant d'un gouvernement a noté que son gouvernement payait des bacs."
    )
    assert told(clause, "academia").startswith("Il a été")
    assert "le gouvernement du delta" in told(
        "le gouvernement du delta payait", "government"
    )


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        (
            "fr",
            "Rien n'a été dit en français ; ce qui est repris d'une séance est cité",
        ),
        ("en", "Nothing was said in English; what is taken from one session is quoted"),
    ],
)
def test_where_nothing_was_said_in_its_language_the_text_says_so(
    lang: str, said: str
) -> None:
    other = {"en": "fr", "fr": "en"}[lang]
    words = "Les bacs coûtent cher." if other == "fr" else "The ferries are dear."
    turn = Intervention(
        "T", "S", 0, words, other, Voice("ana", "Ana", group="academia"), "f"
    )
    corpus = Corpus(SummitFacts(), (), (turn,))
    made = engine.draft(corpus, lang=lang).draft
    (method,) = [one for one in made.sections if one.key == "method"]
    told = " ".join(" ".join(one.text.split()) for one in method.statements)
    assert said in told.replace("’", "'")


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        (
            "{own} s'engageait à équiper neuf ports",
            "s'est engagée à équiper neuf ports.",
        ),
        (
            "{own} s'engageait à équiper neuf ports et que le bac suivrait",
            "a annoncé qu'elle s'engageait à équiper neuf ports et que le bac suivrait.",
        ),
    ],
)
def test_what_a_body_binds_itself_to_is_told_as_its_act(clause: str, told: str) -> None:
    teller = Teller(Counts(1, 1), groups=("international-organization",))
    whole = French().told(teller, Speech.ANNOUNCE, clause, is_own=True)
    assert whole == f"Une organisation internationale {told}"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Le prix des bacs double chaque année.",
            "Le prix des bacs doublait chaque année",
        ),
        ("Le Parlement examine un bail.", "Le Parlement examinait un bail"),
        (
            "Ce sont les pilotes qui tiennent les cartes.",
            "C'étaient les pilotes qui tenaient les cartes",
        ),
        (
            "Il arrive que les bacs tombent en panne.",
            "Il arrivait que les bacs tombent en panne",
        ),
        ("Le port peine à garder ses pilotes.", "Le port peinait à garder ses pilotes"),
        ("Le projet vise à relier neuf ports.", "Le projet visait à relier neuf ports"),
        (
            "Le tarif passe de 30 à 60 pour cent.",
            "Le tarif passait de 30 à 60 pour cent",
        ),
    ],
)
def test_verbs_that_may_be_nouns_are_told_by_what_follows(said: str, told: str) -> None:
    shown = report(said)
    assert shown is not None
    assert shown.clause == told


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "Nous souhaitons que le port paie ses bacs.",
            "a souhaité que le port paie ses bacs.",
        ),
        (
            "Nous appelons les villes à payer leurs bacs.",
            "a appelé les villes à payer leurs bacs.",
        ),
    ],
)
def test_what_a_body_wishes_or_calls_for_is_told_as_its_act(
    said: str, told: str
) -> None:
    shown = report(said)
    assert shown is not None
    teller = Teller(Counts(1, 1), groups=("academia",))
    whole = French().told(teller, shown.speech, shown.clause, is_own=shown.is_own)
    assert whole.endswith(told)


def test_what_opens_a_clause_is_set_off() -> None:
    assert elided("a noté que", "si l'on fermait le port, la ville paierait") == (
        "a noté que, si l'on fermait le port, la ville paierait"
    )
    assert elided("a noté que", "l'année précédente, le port avait fermé") == (
        "a noté que, l'année précédente, le port avait fermé"
    )


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "le port calcule les taxes, signale les bacs et ferme les quais",
            "le port calculait les taxes, signalait les bacs et fermait les quais",
        ),
        (
            "les ports ferment et toute la ville attend",
            "les ports fermaient et toute la ville attendait",
        ),
        (
            "les ports perdent des clients, même les plus fidèles, entre le nord et le sud",
            "les ports perdaient des clients, même les plus fidèles, entre le nord et le sud",
        ),
        (
            "la ville reçoit dix plaintes et en résout la moitié",
            "la ville recevait dix plaintes et en résolvait la moitié",
        ),
        (
            "le port achète des bacs, puis les vend",
            "le port achetait des bacs, puis les vendait",
        ),
        (
            "le bac coûte moins que prévu et rapporte davantage",
            "le bac coûtait moins que prévu et rapportait davantage",
        ),
        (
            "la loi date de 1998 et dure trente ans",
            "la loi datait de 1998 et durait trente ans",
        ),
    ],
)
def test_what_goes_on_from_a_verb_follows_it_into_the_past(
    said: str, told: str
) -> None:
    assert backshifted_after("", said) == told


def test_a_subjunctive_stays_and_two_that_grow_together_need_both_verbs() -> None:
    assert backshifted_after("", "les ports préfèrent que la ville ferme le quai") == (
        "les ports préféraient que la ville ferme le quai"
    )
    assert "aille" in backshifted_after(
        "", "où que l'on aille, le port refuse les bacs"
    )
    assert (
        report("Les cartes montrent que plus le cours dure, plus le salaire monte.")
        is None
    )
    shown = report("Plus les prix baissent, plus la demande augmente.")
    assert shown is not None
    assert shown.clause == "Plus les prix baissaient, plus la demande augmentait"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "les maires les signent et l'État les archive",
            "les maires les signaient et l'État les archivait",
        ),
        (
            "les aînés chantent et les jeunes filment la fête",
            "les aînés chantaient et les jeunes filmaient la fête",
        ),
        (
            "le port doit les rendre aux quatre villes",
            "le port devait les rendre aux quatre villes",
        ),
        (
            "les quatre villes et les treize ports paient",
            "les quatre villes et les treize ports payaient",
        ),
    ],
)
def test_a_singular_behind_les_is_a_verb(said: str, told: str) -> None:
    assert backshifted_after("", said) == told
