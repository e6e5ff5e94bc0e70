"""Papers print quoted words as their speaker corrected them, and say what was heard."""

from datetime import timedelta

import make
import make_reports
import pytest
from paper_links import Links

from palabre.stages.outcomes.papers import collected, press
from palabre.stages.outcomes.papers.capital import Wish, report_to_capital
from palabre.stages.outcomes.papers.session_report import session_report
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes
from palabre.stages.reports.models import Intervention

pytestmark = pytest.mark.django_db

AT = make_reports.AFTER + timedelta(days=1)

PRINTED = {
    "press": lambda one: press.press_release(
        one.summit, lang="en", links=Links(), at=AT
    ),
    "outcome": lambda one: collected.outcome_document(
        one.summit, lang="en", links=Links(), at=AT
    ),
    "session": lambda one: session_report(one.report, lang="en", links=Links()),
    "capital": lambda one: report_to_capital(
        one.summit, Wish(sessions=(one.code,)), lang="en", links=Links(), at=AT
    ),
}


@pytest.mark.parametrize("paper", PRINTED)
def test_papers_print_the_words_as_their_speaker_corrected_them(paper):
    session = make_reports.heard(make.summit())
    turn = Intervention.objects.get(text__contains="Governments should publish")
    said = turn.text
    place = {"intervention": turn, "start": 0, "end": len(said), "quote": said}
    report = reports.draft_report(
        session,
        [
            reports.LineFacts("quotation", said, **place),
            reports.LineFacts("announcement", f"One speaker said: “{said}”", **place),
        ],
        lang="en",
        by=make.LOADER,
        at=make_reports.AFTER,
    )
    quotes.ask(report, by=make.LOADER, at=make_reports.AFTER)
    reports.file_report(report, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(report, by=make.LOADER, at=make_reports.AFTER)
    asked = report.quote_requests.get(intervention=turn)
    quotes.correct_quote(
        asked,
        "Communes publish the cost.",
        by=make.actor(asked.person),
        at=make_reports.AFTER,
    )
    session = Session.objects.get(pk=session.pk)

    made = PRINTED[paper](session)

    sentences = [
        one
        for part in made.sections
        for paragraph in part.paragraphs
        for one in paragraph.sentences
        if "Communes publish" in one.text
    ]
    texts = {one.text for one in sentences}
    assert texts == {
        "Communes publish the cost.",
        "One speaker said: “Communes publish the cost.”",
    }
    assert all(
        f"as corrected by the speaker; the record has “{said}”" in one.evidence[0].told
        for one in sentences
    )
    assert said not in {one.text for part in made.sections for one in part.paragraphs}


@pytest.mark.parametrize("paper", PRINTED)
def test_correction_that_nobody_could_clear_is_told_beside_the_words(paper):
    session = make_reports.heard(make.summit())
    turn = Intervention.objects.get(text__contains="Governments should publish")
    said = turn.text
    place = {"intervention": turn, "start": 0, "end": len(said), "quote": said}
    report = reports.draft_report(
        session,
        [reports.LineFacts("quotation", said, is_machine=True, **place)],
        lang="en",
        by=make.LOADER,
        at=make_reports.AFTER,
    )
    quotes.ask(report, by=make.LOADER, at=make_reports.AFTER)
    reports.file_report(report, by=make.LOADER, at=make_reports.AFTER)
    reports.clear_report(report, by=make.LOADER, at=make_reports.AFTER)
    asked = report.quote_requests.get()
    quotes.correct_quote(
        asked,
        "Buy our pumps!",
        by=make.actor(asked.person),
        at=make_reports.AFTER + timedelta(minutes=1),
    )

    made = PRINTED[paper](Session.objects.get(pk=session.pk))

    sentences = list(made.sentences())
    assert not any("Buy our pumps!" in one.text for one in sentences)
    told = [piece.told for one in sentences for piece in one.evidence]
    assert any("Buy our pumps!" in one for one in told)
