"""Giving a report back: its rapporteurs are told why, with the way to their page."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports.board import rapporteurs_of
from palabre.stages.reports.models import SessionReport
from palabre.workflows import letters

LinkTo = Callable[[Session], str]
"""The address of a session's report page."""


def return_report(
    report: SessionReport, *, reason: str, link: LinkTo, by: Actor, at: datetime
) -> SessionReport:
    """Give a report back and tell its rapporteurs; the letters wait to be read over.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words``. Journal: ``reports.report.returned``.
    """
    with transaction.atomic():
        returned = reports.return_report(report, reason=reason, by=by, at=at)
        tell_rapporteurs(returned, link, at=at)
    return returned


def tell_rapporteurs(report: SessionReport, link: LinkTo, *, at: datetime) -> None:
    """Queue the letters that say why a report is theirs again."""
    session = report.session
    for person in rapporteurs_of(session, report):
        with translation.override(interface_language(person.lang)):
            letter = letters.report_returned(
                person, session, link(session), reason=report.return_reason
            )
        outbox.queue(
            summit=session.summit,
            person=person,
            act=letter.act,
            subject=letter.subject,
            body=letter.body,
            at=at,
        )
