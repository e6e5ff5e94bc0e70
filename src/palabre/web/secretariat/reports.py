"""The status board of session reports: what is missing, late, filed, cleared."""

from datetime import datetime, timedelta
from typing import Protocol

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import queries as programme
from palabre.stages.reports import board as boards
from palabre.stages.reports import operations as reports
from palabre.stages.reports import orders, queries, rules
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.drafting.words import REPORTS
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in, with_role
from palabre.web.ui.addresses import report_link
from palabre.web.ui.house_roles import HOUSE_ROLES
from palabre.web.ui.names import named
from palabre.web.ui.tags import listed
from palabre.web.ui.words import words_for
from palabre.workflows.remind_rapporteurs import Reminded, remind_by_hand
from palabre.workflows.reopen_report import reopen_report
from palabre.workflows.return_report import LinkTo, return_report

FILED = ("filed", "cleared")
ORDER = ("missing", "drafted", "returned", "filed", "cleared")
TONES = {"cleared": "good", "filed": "warn", "returned": "bad"}

for_secretariat = with_role(Role.SECRETARIAT)


@signed_in
def board(request: Asked, summit: str) -> HttpResponse:
    """Show every session with the state of its report."""
    edition = summits.by_code(summit)
    require(rules.may_see_board(request.actor, edition), "reports.reports.read")
    wanted = wanted_in(request.GET)
    counts = queries.counts_by_state(edition)
    total = sum(counts.values())
    everything = boards.board_of(request.actor, edition, at=request.at)
    rows = [row for row in everything if boards.fits(row, wanted, edition)]
    context = {
        "summit": edition,
        "rows": [
            (
                row,
                named(REPORTS, row.state),
                TONES.get(row.state, "quiet"),
                named(HOUSE_ROLES, row.waits_for) if row.waits_for else "",
                [named(HOUSE_ROLES, one) for one in row.cleared_as],
            )
            for row in rows
        ],
        "wanted": wanted,
        "kept": _kept(request.GET),
        "states": [(one, named(REPORTS, one), counts.get(one, 0)) for one in ORDER],
        "types": list(edition.session_types.order_by("position", "code")),
        "themes": list(summits.themes_of(edition)),
        "days": [
            edition.starts_on + timedelta(days=n)
            for n in range((edition.ends_on - edition.starts_on).days + 1)
        ],
        "bars": _bars(counts, total),
        "n_filed": sum(counts.get(one, 0) for one in FILED),
        "n_cleared": counts.get("cleared", 0),
        "n_late": sum(row.is_late for row in everything),
        "n_sessions": total,
        "asked": request.GET.urlencode(),
        "is_secretariat": rules.may_clear(request.actor, edition),
        "may_write": request.actor.holds_any(rules.WRITERS, edition.code),
        "may_return": rules.may_return(request.actor, edition),
        "my_roles": {
            str(role)
            for role in rules.clearing_roles(edition)
            if rules.may_clear_as(request.actor, edition, role)
        },
    }
    return render(request, "secretariat/reports.html", context)


def wanted_in(given: QueryDict) -> boards.Wanted:
    """Return what an address asks of the board."""
    return boards.Wanted(
        state=given.get("state", ""),
        type=given.get("type", ""),
        theme=given.get("theme", ""),
        day=given.get("day", ""),
        words=given.get("q", ""),
        is_late=bool(given.get("late")),
        is_unassigned=bool(given.get("unassigned")),
    )


def _kept(given: QueryDict) -> str:
    """Return the other choices of an address, for a link that changes the state."""
    others = given.copy()
    others.pop("state", None)
    return others.urlencode()


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
@signed_in
def clear(request: Asked, summit: str, code: str) -> HttpResponse:
    """Give a report the clearance that is the reader's to give."""
    edition = summits.by_code(summit)
    try:
        report = _report(request, edition, code)
        cleared = reports.clear_report(report, by=request.actor, at=request.at)
        if cleared.cleared_at:
            messages.success(request, _("Cleared: it is public, and evidence."))
        else:
            messages.success(request, _("Your clearance is noted; others follow."))
    except Refused as refused:
        messages.error(request, _told(refused))
    return _back(request, edition)


def _back(request: Asked, summit: Summit) -> HttpResponse:
    """Return to the board as it was chosen to be seen."""
    chosen = request.GET.urlencode()
    board_at = reverse("secretariat:reports", args=[summit.code])
    return redirect(f"{board_at}?{chosen}" if chosen else board_at)


@require_POST
@signed_in
def return_(request: Asked, summit: str, code: str) -> HttpResponse:
    """Give a report back to its rapporteur."""
    return _given_back(
        request, summit, code, return_report, _("Returned, with the reason.")
    )


@require_POST
@signed_in
def reopen(request: Asked, summit: str, code: str) -> HttpResponse:
    """Take a cleared report up again; its public page says so."""
    told = _(
        "Reopened, with the reason: its public page says so until it is cleared again."
    )
    return _given_back(request, summit, code, reopen_report, told)


class GivesBack(Protocol):
    """An act that hands a report to its rapporteur, for a reason."""

    def __call__(
        self,
        report: SessionReport,
        *,
        reason: str,
        link: LinkTo,
        by: Actor,
        at: datetime,
    ) -> SessionReport:
        """Do it and return the report as it stands then."""


def _given_back(
    request: Asked, summit: str, code: str, act: GivesBack, told: str
) -> HttpResponse:
    edition = summits.by_code(summit)
    require(rules.may_return(request.actor, edition), "reports.report.returned")
    try:
        act(
            _report(request, edition, code),
            reason=request.POST.get("reason", ""),
            link=report_link(request),
            by=request.actor,
            at=request.at,
        )
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, words_for(refused))
    return _back(request, edition)


@require_POST
@for_secretariat
def remind(request: Asked, summit: Summit) -> HttpResponse:
    """Queue a reminder for the chosen sessions; the letters are read over first."""
    codes = request.POST.getlist("code")
    done = remind_by_hand(
        summit, codes, link=report_link(request), by=request.actor, at=request.at
    )
    if done.n:
        told = ngettext(
            "%(n)s reminder waits in the outbox to be read over.",
            "%(n)s reminders wait in the outbox to be read over.",
            done.n,
        )
        messages.success(request, told % {"n": done.n})
    for why in _left_alone(done, codes):
        messages.warning(request, why)
    return redirect("secretariat:reports", summit.code)


def _left_alone(done: Reminded, codes: list[str]) -> list[str]:
    """Return why sessions were not reminded, in words, with what can be done."""
    if not codes:
        return [_("Nobody was reminded: tick the sessions first.")]
    reasons = (
        (
            _("No rapporteur is named for %(codes)s: name one on the session’s page."),
            done.no_rapporteur,
        ),
        (
            _(
                "No letter reaches the rapporteurs of %(codes)s: enter an address, or "
                "tell them yourself."
            ),
            done.no_address,
        ),
        (_("No report is owed any more for %(codes)s."), done.not_owed),
    )
    return [told % {"codes": listed(found)} for told, found in reasons if found]


@require_POST
@for_secretariat
def order(request: Asked, summit: Summit) -> HttpResponse:
    """Have a draft made for every session that has a record and no report."""
    rows = boards.board_of(request.actor, summit, at=request.at)
    missing = [row for row in rows if row.state == boards.MISSING and row.n_records]
    for row in missing:
        orders.order_missing(row.session, at=request.at)
    told = ngettext(
        "%(n)s draft is ordered; it is there in a moment.",
        "%(n)s drafts are ordered; they are there in a moment.",
        len(missing),
    )
    messages.success(request, told % {"n": len(missing)})
    return redirect("secretariat:reports", summit.code)


def _told(refused: Refused) -> str:
    if refused.code == "clearance-not-due":
        role = named(HOUSE_ROLES, str(refused.facts["role"]))
        return words_for(Refused(refused.code, role=role))
    return words_for(refused)
