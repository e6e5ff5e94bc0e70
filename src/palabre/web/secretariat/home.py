"""What needs the secretariat today."""

from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.stages.accreditation import queries as accreditation
from palabre.stages.accreditation import waiting
from palabre.stages.calls import queries as calls
from palabre.stages.outbox import queries as outbox
from palabre.stages.outcomes.states import DraftState
from palabre.stages.programme import desk
from palabre.stages.reports import overdue
from palabre.stages.reports import queries as reports
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.tabs import reverse_or_none


@dataclass(frozen=True, slots=True)
class Task:
    """Something that may wait: how many, what, where."""

    n: int
    label: str
    url: str | None


@with_role(Role.SECRETARIAT)
def home(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what waits, with the way to each desk, and where the drafts stand."""
    tasks = tasks_of(summit, at=request.at)
    drafts = summit.drafts.exclude(state=DraftState.SUPERSEDED)
    told = {
        "summit": summit,
        "waiting": [task for task in tasks if task.n],
        "done": [task for task in tasks if not task.n],
        "call": calls.current_call(summit, at=request.at),
        "drafts": [
            (one, _draft_state(one.state)) for one in drafts.order_by("lang", "-number")
        ],
        "last_release": desk.last_release(summit),
    }
    return render(request, "secretariat/home.html", told)


def tasks_of(summit: Summit, *, at: datetime) -> list[Task]:
    """Return what waits in an edition, in the order of a summit's year."""
    proposals = calls.counts_by_state(summit)
    registrations = accreditation.counts_by_state(summit)
    filed = reports.counts_by_state(summit)
    n_overdue = overdue.sessions_without_report(summit, at=at).count()
    messages = outbox.counts_by_state(summit)
    counted = (
        (
            proposals.get("submitted", 0),
            _("proposals to decide"),
            "proposals",
            "submitted",
        ),
        (
            registrations.get("registered", 0),
            _("registrations to vet"),
            "vetting:queue",
            "registered",
        ),
        (waiting.n_unread(summit), _("letters of offers to read"), "pools", ""),
        (desk.n_unplaced(summit), _("sessions without a place"), "programme", ""),
        (desk.n_unreleased(summit), _("changes not released"), "programme", ""),
        (filed.get("filed", 0), _("reports to clear"), "reports", "filed"),
        (n_overdue, _("reports missing"), "reports", "missing"),
        (messages.get("queued", 0), _("messages to read"), "outbox", "queued"),
        (messages.get("failed", 0), _("messages that failed"), "outbox", "failed"),
    )
    return [Task(n, label, _url(summit, *to)) for n, label, *to in counted]


def _url(summit: Summit, name: str, state: str) -> str | None:
    full = name if ":" in name else f"secretariat:{name}"
    found = reverse_or_none(full, summit.code)
    return f"{found}?{urlencode({'state': state})}" if found and state else found


def _draft_state(state: str) -> str:
    return {
        DraftState.DRAFTED: _("being edited"),
        DraftState.SIGNED: _("signed, to be issued"),
        DraftState.ISSUED: _("issued"),
    }[DraftState(state)]
