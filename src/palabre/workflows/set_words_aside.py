"""Setting a speaker's correction aside: the speaker is told why, and what stands now."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.outbox import operations as outbox
from palabre.stages.reports import quotes
from palabre.stages.reports.models import QuoteRequest
from palabre.stages.reports.setting_aside import set_aside
from palabre.workflows import letters
from palabre.workflows.file_report import LinkTo


def set_words_aside(
    request: QuoteRequest, *, reason: str, link: LinkTo, by: Actor, at: datetime
) -> QuoteRequest:
    """Set a correction aside and tell its speaker; the letter waits to be read over.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words``. Journal: ``reports.quote.set_aside``.
    """
    report, person = request.report, request.person
    with transaction.atomic():
        done = set_aside(request, reason=reason, by=by, at=at)
        url = link(report, quotes.link_token(report, person))
        with translation.override(interface_language(person.lang)):
            letter = letters.words_set_aside(
                person,
                report.session,
                url,
                reason=done.set_aside_reason,
                until=done.until if at < done.until else None,
            )
        outbox.queue(
            summit=report.session.summit,
            person=person,
            act=letter.act,
            subject=letter.subject,
            body=letter.body,
            at=at,
        )
    return done
