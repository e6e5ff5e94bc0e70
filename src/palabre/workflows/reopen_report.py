"""Taking a cleared report up again: its rapporteurs are told why, as with a return."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.reports.models import SessionReport
from palabre.stages.reports.reopening import reopen_report as reopen
from palabre.workflows.return_report import LinkTo, tell_rapporteurs


def reopen_report(
    report: SessionReport, *, reason: str, link: LinkTo, by: Actor, at: datetime
) -> SessionReport:
    """Take a cleared report up again and tell its rapporteurs; the letters wait.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words``. Journal: ``reports.report.reopened``.
    """
    with transaction.atomic():
        reopened = reopen(report, reason=reason, by=by, at=at)
        tell_rapporteurs(reopened, link, at=at)
    return reopened
