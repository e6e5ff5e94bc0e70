"""The status board of session reports: what is missing, filed, cleared."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries as programme
from palabre.stages.reports import operations as reports
from palabre.stages.reports import queries
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits.models import Summit
from palabre.web.drafting.words import REPORTS
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.names import named
from palabre.web.ui.words import words_for

FILED = ("filed", "cleared")
ORDER = ("missing", "drafted", "returned", "filed", "cleared")
TONES = {"cleared": "good", "filed": "warn", "returned": "bad"}

for_secretariat = with_role(Role.SECRETARIAT)


@for_secretariat
def board(request: Asked, summit: Summit) -> HttpResponse:
    """Show every session with the state of its report."""
    state = request.GET.get("state", "")
    counts = queries.counts_by_state(summit)
    total = sum(counts.values())
    rows = queries.board_of(request.actor, summit, state=state)
    context = {
        "summit": summit,
        "rows": [
            (row, named(REPORTS, row.state), TONES.get(row.state, "quiet"))
            for row in rows
        ],
        "chosen": state,
        "states": [(one, named(REPORTS, one), counts.get(one, 0)) for one in ORDER],
        "bars": _bars(counts, total),
        "n_filed": sum(counts.get(one, 0) for one in FILED),
        "n_cleared": counts.get("cleared", 0),
        "n_sessions": total,
    }
    return render(request, "secretariat/reports.html", context)


def _bars(counts: dict[str, int], total: int) -> list[tuple[str, int, int]]:
    """Return (state, start, width) in thousandths, for the bar on top."""
    bars, start = [], 0
    for state in ("cleared", "filed", "returned", "drafted"):
        width = round(1000 * counts.get(state, 0) / total) if total else 0
        bars.append((state, start, width))
        start += width
    return bars


def _report(request: Asked, summit: Summit, code: str) -> SessionReport:
    session = programme.session_by_code(summit, code)
    found = queries.report_of(request.actor, session)
    if found is None:
        raise Refused("report-missing")
    return found


@require_POST
@for_secretariat
def clear(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Clear a report for publication."""
    try:
        report = _report(request, summit, code)
        reports.clear_report(report, by=request.actor, at=request.at)
        messages.success(request, _("Cleared: it is public, and evidence."))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("secretariat:reports", summit.code)


@require_POST
@for_secretariat
def return_(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Give a report back to its rapporteur."""
    reason = request.POST.get("reason", "")
    try:
        report = _report(request, summit, code)
        reports.return_report(report, reason=reason, by=request.actor, at=request.at)
        messages.success(request, _("Returned, with the reason."))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("secretariat:reports", summit.code)
