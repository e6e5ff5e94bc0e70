"""The rapporteur's page: the report beside the transcript it rests on."""

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries, rules
from palabre.stages.reports.models import SessionReport
from palabre.stages.reports.states import REPORT_MOVES
from palabre.stages.summits import queries as summits
from palabre.web.drafting.reading import sheet_of, transcript_of
from palabre.web.drafting.words import HEADINGS, REPORTS
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.names import named
from palabre.web.ui.words import words_for
from palabre.workflows.draft_session_report import draft_session_report


@signed_in
def report(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show the report to its writer, and keep what is written."""
    session = _session(request, summit, code)
    found = queries.report_of(request.actor, session)
    if request.method == "POST" and found is not None:
        return _kept(request, session, found)
    context = {
        "summit": session.summit,
        "session": session,
        "report": found,
        "state": named(REPORTS, found.state if found else "missing"),
        "headings": sheet_of(found) if found else (),
        "transcript": transcript_of(session, wanted=request.GET.get("record", "")),
        "may_correct": found and REPORT_MOVES.may("correct", found.state),
        "may_file": found and REPORT_MOVES.may("file", found.state),
    }
    return render(request, "drafting/report.html", context)


def _session(request: Asked, summit: str, code: str) -> Session:
    session = programme.session_by_code(summits.by_code(summit), code)
    require(rules.may_write(request.actor, session), "reports.report.opened")
    return session


def _kept(request: Asked, session: Session, found: SessionReport) -> HttpResponse:
    here = redirect("drafting:report", session.summit.code, session.code)
    lines = list(_lines(request.POST, found))
    try:
        kept = reports.correct(found, lines, by=request.actor, at=request.at)
        if request.POST.get("act") == "file":
            reports.file_report(kept, by=request.actor, at=request.at)
            messages.success(request, _("Filed. The secretariat clears it next."))
        else:
            messages.success(request, _("Kept."))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return here


def _lines(posted: QueryDict, found: SessionReport) -> Iterator[reports.LineFacts]:
    """Return the lines as written, heading by heading; an empty one is left out."""
    old = list(found.lines.all())
    for kind in HEADINGS:
        for line in (one for one in old if one.kind == kind):
            text = " ".join(posted.get(f"line-{line.code}", line.text).split())
            if text:
                yield reports.LineFacts(
                    kind=kind,
                    text=text,
                    is_machine=line.is_machine and text == line.text,
                    intervention=line.intervention,
                    start=line.start,
                    end=line.end,
                    quote=line.quote,
                )
        for added in posted.getlist(f"new-{kind}"):
            if text := " ".join(added.split()):
                yield reports.LineFacts(kind=kind, text=text)


@require_POST
@signed_in
def draft_new(request: Asked, summit: str, code: str) -> HttpResponse:
    """Draft the report from the transcript."""
    session = _session(request, summit, code)
    try:
        draft_session_report(session, by=request.actor, at=request.at)
        messages.success(request, _("Drafted. Every line shows the words it rests on."))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("drafting:report", summit, code)


@require_POST
@signed_in
def file(request: Asked, summit: str, code: str) -> HttpResponse:
    """File the report as it stands."""
    session = _session(request, summit, code)
    found = queries.report_of(request.actor, session)
    if found is None:
        raise Refused("report-missing")
    reports.file_report(found, by=request.actor, at=request.at)
    return redirect("drafting:report", summit, code)
