"""Queueing messages: any stage may call `queue`; the worker sends what is approved."""

from datetime import datetime

from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MessageState
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


def queue(
    *,
    summit: Summit | None,
    person: Person,
    act: str,
    subject: str,
    body: str,
    at: datetime,
) -> Message | None:
    """Put a message in the outbox, where a human reads it before it goes.

    Returns None when the person gave no address: there is nothing to send.
    """
    return _write(summit, person, act, subject, body, at, MessageState.QUEUED)


def queue_approved(
    *,
    summit: Summit | None,
    person: Person,
    act: str,
    subject: str,
    body: str,
    at: datetime,
) -> Message | None:
    """Put a message in the outbox that needs no reader, e.g. a sign-in link."""
    return _write(summit, person, act, subject, body, at, MessageState.APPROVED)


def _write(  # noqa: PLR0913, PLR0917 - as above
    summit: Summit | None,
    person: Person,
    act: str,
    subject: str,
    body: str,
    at: datetime,
    state: MessageState,
) -> Message | None:
    if not person.email:
        return None
    return Message.objects.create(
        summit=summit,
        person=person,
        email=person.email,
        lang=person.lang,
        act=act,
        subject=subject,
        body=body,
        state=state,
        queued_at=at,
    )
