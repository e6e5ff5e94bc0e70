"""A report in another language: lines put into it, told by summaries and papers."""

from datetime import timedelta

import make
import make_outcomes
import make_reports
import pytest
from paper_links import Links

from palabre.kernel.actors import NOBODY, Role
from palabre.kernel.refusals import Refused
from palabre.stages.journal.models import Entry
from palabre.stages.outcomes import gate, signed_text
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.evidence import grounds_of
from palabre.stages.outcomes.models import Sentence
from palabre.stages.outcomes.papers.session_report import session_report
from palabre.stages.outcomes.queries import sentence_of
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries, translations
from palabre.stages.reports.models import LineTranslation, SessionReport

pytestmark = pytest.mark.django_db

LINE = "Rural communities need wells that they can mend themselves."
TOLD = (
    "Les communautés rurales ont besoin de puits qu'elles peuvent réparer elles-mêmes."
)
BY = "the translators"
AFTER = make_reports.AFTER + timedelta(hours=2)


@pytest.fixture
def report():
    return make_reports.report(make_reports.wells(make.summit()))


@pytest.fixture
def by(report):
    return make.secretariat(report.session.summit)


def translate(report, by, told=TOLD, *, lang="fr", line=LINE, at=AFTER, translator=BY):
    return translations.translate_lines(
        report, lang, {line: told}, translator=translator, by=by, at=at
    )


def test_versions_stand_beside_the_line_and_the_last_is_told(report, by):
    translate(report, by)
    translate(report, by, "Une autre version.", at=AFTER + timedelta(hours=1))
    again = translate(report, by, "Une autre version.")

    held = translations.lines_in("fr", report.translations.all())
    assert again == []
    assert LineTranslation.objects.count() == 2
    assert (held[LINE].text, held[LINE].translator) == ("Une autre version.", BY)
    entry = Entry.objects.filter(act="reports.lines.translated").first()
    assert entry.facts["lang"] == "fr"
    assert report.lines.get(text=LINE).text == LINE


@pytest.mark.parametrize(
    ("told", "code"),
    [
        ({"lang": "de"}, "language-unknown"),
        ({"lang": "en"}, "language-the-same"),
        ({"line": "Nobody wrote this."}, "line-gone"),
        ({"told": "x" * 2001}, "line-too-long"),
    ],
)
def test_translation_names_a_line_of_the_report_and_a_language(report, by, told, code):
    with pytest.raises(Refused, match=code):
        translate(report, by, **told)

    assert not LineTranslation.objects.exists()


def test_only_who_writes_the_report_translates_it(report):
    role = report.session.roles.get(role="rapporteur")
    rapporteur = make.holder(report.session.summit, Role.RAPPORTEUR, "Rosa Rap")

    with pytest.raises(Refused, match="not-allowed"):
        translate(report, NOBODY)
    with pytest.raises(Refused, match="not-allowed"):
        translate(report, make.holder(report.session.summit, Role.CAPTIONER, "Cap"))
    assert role.person is not None
    assert translate(report, rapporteur)


def test_line_written_anew_has_no_translation(report, by):
    translate(report, by)
    lines = [reports.LineFacts("key-issue", "Wells need menders in every village.")]
    report.state = "drafted"
    report.save()

    kept = reports.correct(report, lines, by=by, at=AFTER)

    (line,) = kept.lines.all()
    assert translations.of_line(line) == []


def test_under_the_rule_a_translation_names_nobody(report, by):
    session = report.session
    session.is_unattributed = True
    session.save()
    name = session.roles.get(role="rapporteur").person.name

    with pytest.raises(Refused, match="names-in-words"):
        translate(report, by, f"{name} a demandé des puits.")


def test_summary_in_the_language_tells_the_line_and_rests_on_the_original(report, by):
    translate(report, by)

    made = make_outcomes.draft(report.session.summit, "fr")

    (sentence,) = Sentence.objects.filter(draft=made, text__contains="puits")
    assert "les communautés rurales" in sentence.text.lower()
    assert "[traduction" not in sentence.text
    assert sentence.verdict == "verified"
    assert gate.judge(sentence)[0] == "verified"
    sentence = sentence_of(made, sentence.code)
    (words,) = grounds_of(sentence).words
    assert (words.quote, words.translation, words.translator) == (LINE, TOLD, BY)
    sentence.text = sentence.text.replace("ont", "n’ont pas").replace(
        "avaient", "n’avaient pas"
    )
    assert gate.judge(sentence)[0] == "refused"


def test_signed_text_keeps_the_translation_that_was_signed(report, by):
    translate(report, by)
    made = make_outcomes.draft(report.session.summit, "fr")
    chair = make_outcomes.chair(made.summit)
    for one in signed_text.standing(made):
        assert one.verdict == "verified", one.text
    outcomes.sign(made, by=chair, at=make_outcomes.LATER)

    translate(
        report, by, "Tout autre chose.", at=make_outcomes.LATER + timedelta(days=1)
    )

    made.refresh_from_db()
    (sentence,) = Sentence.objects.filter(draft=made, text__contains="puits")
    (words,) = grounds_of(sentence_of(made, sentence.code)).words
    assert words.translation == TOLD


def test_paper_in_the_language_tells_the_line_with_its_original(report, by):
    translate(report, by)
    found = queries.report_of(NOBODY, report.session)

    paper = session_report(found, lang="fr", links=Links())

    (sentence,) = [one for one in paper.sentences() if "puits" in one.text]
    assert "qu’elles peuvent" in sentence.text
    assert sentence.lang == ""
    (evidence,) = sentence.evidence
    assert (evidence.words, evidence.lang) == (LINE, "en")
    assert "traduit par the translators" in evidence.told
    english = session_report(found, lang="en", links=Links())
    assert LINE in {one.text for one in english.sentences()}
    assert SessionReport.objects.count() == 1
