"""Sending the outbox: what the worker does every few seconds.

A speaker's time to answer runs from when the letter went, however long it waited.
"""

from datetime import datetime

from palabre.gateways.mail.django_mail import DjangoMailer
from palabre.kernel.actors import system
from palabre.stages.outbox import sending
from palabre.stages.outbox.queries import sent
from palabre.stages.reports import quotes
from palabre.workflows import letters


def send_messages(
    *, at: datetime, mailer: sending.Mailer | None = None, limit: int = 100
) -> int:
    """Send approved messages over the installation's mailer; return how many went."""
    by = system("worker")
    n_sent = sending.send_due(mailer or DjangoMailer(), by=by, at=at, limit=limit)
    for one in sent(letters.QUOTES_ASKED, sent_at=at) if n_sent else ():
        if one.person_id is not None:
            quotes.keep_open(one.person_id, asked_at=one.queued_at, sent_at=at)
    return n_sent
