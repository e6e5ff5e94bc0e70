"""Sending the outbox: what the worker does every few seconds."""

from datetime import datetime

from palabre.gateways.mail.django_mail import DjangoMailer
from palabre.kernel.actors import system
from palabre.stages.outbox import sending


def send_messages(
    *, at: datetime, mailer: sending.Mailer | None = None, limit: int = 100
) -> int:
    """Send approved messages over the installation's mailer; return how many went."""
    by = system("worker")
    return sending.send_due(mailer or DjangoMailer(), by=by, at=at, limit=limit)
