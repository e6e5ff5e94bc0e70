"""Sending what is approved: claim, hand to the mailer, note what became of it.

No transaction is open while the mailer talks to the outside. A message claimed by a
worker that died is claimed again after `STALE`; it may then arrive twice, never not.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Protocol

from django.db import transaction
from django.db.models import Q

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MESSAGE_MOVES, MessageState

STALE = timedelta(minutes=10)
"""After this long a claimed message that nobody finished is taken up again."""

SECRET_ACTS = frozenset({"people.link.made", "people.joining.asked"})
"""Messages that open something: their words are not kept once they are sent."""


class Mailer(Protocol):
    """What carries messages: the gateway, or its Null twin."""

    def send(
        self, *, email: str, subject: str, body: str, lang: str, calendar: str = ""
    ) -> str:
        """Return "" when the message was taken, else why it was refused for good.

        Raises ConnectionError when nothing can be sent just now.
        """
        ...


def send_due(mailer: Mailer, *, by: Actor, at: datetime, limit: int = 100) -> int:
    """Send what is approved, oldest first; return how many went out.

    Stops at the first outage and leaves the rest for the next round.

    Raises Refused: ``not-allowed``.
    Journal: ``outbox.message.sent``, ``outbox.message.failed``.
    """
    require(by.is_system, "outbox.message.sent")
    n_sent = 0
    for message in _claimed(at, limit):
        try:
            refusal = mailer.send(
                email=message.email,
                subject=message.subject,
                body=message.body,
                lang=message.lang,
                calendar=message.calendar,
            )
        except ConnectionError:
            _finish(message, "postpone")
            break
        _note(message, refusal, by=by, at=at)
        n_sent += not refusal
    return n_sent


def _claimed(at: datetime, limit: int) -> Iterator[Message]:
    """Yield messages that this worker alone has claimed, one by one."""
    due = Q(state=MessageState.APPROVED) | Q(
        state=MessageState.SENDING, sent_at__lt=at - STALE
    )
    found = Message.objects.filter(due).order_by("id")[:limit]
    for message in list(found.select_related("summit")):
        claim = Message.objects.filter(due, pk=message.pk)
        if claim.update(state=MessageState.SENDING, sent_at=at):
            message.state = MessageState.SENDING
            yield message


def _note(message: Message, refusal: str, *, by: Actor, at: datetime) -> None:
    facts = {"reason": refusal[:300]} if refusal else {}
    act = f"outbox.message.{'failed' if refusal else 'sent'}"
    summit = message.summit.code if message.summit else ""
    with transaction.atomic():
        if refusal:
            _finish(message, "give_up")
        else:
            _finish(message, "send", sent_at=at)
        journal.record(
            act, f"message:{message.pk}", by=by, at=at, summit=summit, **facts
        )


def _finish(message: Message, move: str, *, sent_at: datetime | None = None) -> None:
    message.state = MESSAGE_MOVES.after(move, message.state)
    message.sent_at = sent_at
    if sent_at and message.act in SECRET_ACTS:
        message.body = ""
    message.save(update_fields=["state", "sent_at", "body"])
