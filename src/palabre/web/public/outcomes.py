"""What came of an edition: the Chair's Summary with its evidence, reports, records."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.http import (
    FileResponse,
    HttpResponse,
    HttpResponseNotModified,
    JsonResponse,
)
from django.shortcuts import render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language

from palabre import __version__
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import document
from palabre.stages.outcomes import queries as outcomes
from palabre.stages.outcomes.models import Draft, Issue
from palabre.stages.programme import queries as programme
from palabre.stages.reports import queries as reports
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.drafting.panel import panel_of
from palabre.web.drafting.reading import (
    answers_by_line,
    headings_of,
    transcript_of,
)
from palabre.web.requests import Asked

PART = "drafting/evidence.html"


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


def summary(request: Asked, summit: str) -> HttpResponse:
    """Show the issued summary; ``?sentence=`` opens what a sentence rests on."""
    edition = summits.by_code(summit)
    issue, draft = _issued(request, edition)
    tag = _tag(request, issue)
    if request.headers.get("If-None-Match", "").removeprefix("W/") == tag:
        return HttpResponseNotModified()
    sections = outcomes.text_of(draft, with_dropped=False)
    code = request.GET.get("sentence", "")
    panel = panel_of(draft, sections, code) if code else None
    is_part = panel is not None and request.headers.get("HX-Request") == "true"
    context = {
        "summit": edition,
        "issue": issue,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "sections": sections,
        "panel": panel,
        "selected": code,
        "others": list(outcomes.issues_of(edition).exclude(pk=issue.pk)),
    }
    page = render(request, PART if is_part else "public/summary.html", context)
    page["ETag"] = tag
    patch_vary_headers(page, ["HX-Request", "Cookie", "Accept-Language"])
    return page


def _issued(request: Asked, edition: Summit) -> tuple[Issue, Draft]:
    lang = request.GET.get("lang") or get_language() or "en"
    found = outcomes.issued_draft(edition, lang)
    if found is None:
        raise Refused("not-found", what="summary", code=edition.code)
    return found


def _tag(request: Asked, issue: Issue) -> str:
    """Return the ETag: what is shown, to whom, in which look."""
    seen = (
        issue.sha256,
        request.get_full_path(),
        request.headers.get("HX-Request", ""),
        request.actor.name,
        request.COOKIES.get("theme", ""),
        __version__,
    )
    return f'"{hashlib.sha256(repr(seen).encode()).hexdigest()[:24]}"'


def summary_pdf(request: Asked, summit: str) -> HttpResponse | FileResponse:
    """Send the issued PDF."""
    issue, _ = _issued(request, summits.by_code(summit))
    path = Path(settings.MEDIA_ROOT) / issue.pdf
    if not issue.pdf or not path.exists():
        raise Refused("not-found", what="file", code=issue.symbol)
    sent = FileResponse(path.open("rb"), content_type="application/pdf")
    sent["Content-Disposition"] = f'inline; filename="{path.name}"'
    sent["ETag"] = f'"{issue.pdf_sha256}"'
    return sent


def summary_json(request: Asked, summit: str) -> HttpResponse:
    """Send the issued text as ``summary.json``."""
    issue, _ = _issued(request, summits.by_code(summit))
    sent = JsonResponse(issue.content, json_dumps_params={"ensure_ascii": False})
    sent["ETag"] = f'"{issue.sha256}"'
    return sent


def summary_manifest(request: Asked, summit: str) -> HttpResponse:
    """Send the hashes of what went in and what came out."""
    issue, _ = _issued(request, summits.by_code(summit))
    plain = document.manifest_of(issue)
    return JsonResponse(plain, json_dumps_params={"ensure_ascii": False, "indent": 1})


def report(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a session's report: cleared for everybody, earlier for its writers."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    found = reports.report_of(request.actor, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    context = {
        "summit": edition,
        "session": session,
        "report": found,
        "headings": headings_of(found),
        "answers": answers_by_line(found),
        "has_transcript": session.sources.exists(),
    }
    return render(request, "public/report.html", context)


def transcript(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show what was said in a session, each turn at its own address."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    found = transcript_of(session, wanted=request.GET.get("record", ""))
    if found is None:
        raise Refused("not-found", what="transcript", code=code)
    context = {"summit": edition, "session": session, "transcript": found}
    return render(request, "public/transcript.html", context)
