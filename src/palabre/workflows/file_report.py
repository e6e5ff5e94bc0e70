"""Filing a report: the quoted speakers are asked to confirm or correct their words."""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.people.models import Person
from palabre.stages.reports import operations as reports
from palabre.stages.reports import quotes
from palabre.stages.reports.models import SessionReport
from palabre.workflows import letters

LinkTo = Callable[[SessionReport, str], str]
"""The address of a speaker's page, given the report and the sealed token."""


def file_report(
    report: SessionReport, *, link: LinkTo, by: Actor, at: datetime
) -> SessionReport:
    """File a report and ask the speakers it quotes; the letters wait to be read over.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``report-empty``,
    ``heading-required``. Journal: ``reports.report.filed``, ``reports.quotes.asked``.
    """
    with transaction.atomic():
        filed = reports.file_report(report, by=by, at=at)
        ask_speakers(filed, link=link, by=by, at=at)
    return filed


def ask_speakers(
    report: SessionReport, *, link: LinkTo, by: Actor, at: datetime
) -> int:
    """Ask the quoted speakers who were not asked yet; return how many letters wait.

    Raises Refused: ``not-allowed``. Journal: ``reports.quotes.asked``.
    """
    with transaction.atomic():
        asked = quotes.ask(report, by=by, at=at)
        letters_out = [
            _tell(person, report, link, at=at, until=requests[0].until)
            for person, requests in asked.items()
        ]
    return sum(letters_out)


def _tell(
    person: Person,
    report: SessionReport,
    link: LinkTo,
    *,
    at: datetime,
    until: datetime,
) -> bool:
    url = link(report, quotes.link_token(report, person))
    with translation.override(interface_language(person.lang)):
        letter = letters.words_quoted(person, report.session, url, until=until)
    message = outbox.queue(
        summit=report.session.summit,
        person=person,
        act=letter.act,
        subject=letter.subject,
        body=letter.body,
        at=at,
    )
    return message is not None
