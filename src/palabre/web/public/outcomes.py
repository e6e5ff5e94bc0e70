"""What came of an edition: the Chair's Summary with its evidence, reports, records."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from palabre.kernel.refusals import Refused
from palabre.stages.live.queries import asked_in_writing
from palabre.stages.outcomes import queries as outcomes
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import queries as reports
from palabre.stages.reports.reopening import is_reopened, reopenings_of
from palabre.stages.summits import queries as summits
from palabre.web.drafting.reading import (
    answers_by_line,
    headings_of,
    transcript_of,
    translated_by_line,
)
from palabre.web.requests import Asked
from palabre.web.ui.house_roles import HOUSE_ROLES
from palabre.web.ui.names import named


def index(request: Asked, summit: str) -> HttpResponse:
    """Show everything that has come out of an edition so far."""
    edition = summits.by_code(summit)
    issue = outcomes.latest_issue(edition, get_language() or "en")
    return render(
        request,
        "public/outcomes.html",
        {
            "summit": edition,
            "issue": issue,
            "issues": list(outcomes.issues_of(edition)),
            "reports": list(reports.cleared_reports_listed(edition)),
            "counts": reports.counts_by_state(edition),
            "n_records": edition.sources.count(),
            "next": edition.next_summit,
        },
    )


def report(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a session's report: cleared for everybody, earlier for its writers."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    found = reports.report_of(request.actor, session)
    if found is None and is_reopened(session):
        return _being_put_right(request, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    context = {
        "summit": edition,
        "session": session,
        "report": found,
        "reopenings": reopenings_of(session),
        "headings": headings_of(found),
        "answers": answers_by_line(found),
        "clearances": [
            (one, named(HOUSE_ROLES, one.role)) for one in reports.clearances_of(found)
        ],
        "translated": translated_by_line(found, get_language() or "en"),
        "has_transcript": session.sources.exists(),
        "asked": asked_in_writing(session),
    }
    return render(request, "public/report.html", context)


def _being_put_right(request: Asked, session: Session) -> HttpResponse:
    """Say that a report was public, why it is not at present, and since when."""
    context = {
        "summit": session.summit,
        "session": session,
        "reopened": reopenings_of(session)[0],
        "has_transcript": session.sources.exists(),
    }
    return render(request, "public/report_reopened.html", context)


def transcript(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show what was said in a session, each turn at its own address."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    found = transcript_of(session, wanted=request.GET.get("record", ""))
    if found is None:
        raise Refused("not-found", what="transcript", code=code)
    context = {"summit": edition, "session": session, "transcript": found}
    return render(request, "public/transcript.html", context)
