"""Queueing messages, which any stage may do; reading them over; sending them."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outbox import rules
from palabre.stages.outbox.letters import Letter
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MESSAGE_MOVES, MessageState
from palabre.stages.people.models import Account, Person
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

LONGEST_SUBJECT = 200
"""Signs of a subject: a long name in it must not hold the letter up."""


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
    letter = Letter(act, subject, body)
    return _to_person(summit, person, letter, at, MessageState.QUEUED)


def queue_letter(
    letter: Letter, person: Person, *, summit: Summit | None, at: datetime
) -> Message | None:
    """Put a whole letter in the outbox, its calendar with it, to be read first.

    Returns None when the person gave no address: there is nothing to send.
    """
    return _to_person(summit, person, letter, at, MessageState.QUEUED)


def queue_approved(
    *,
    summit: Summit | None,
    person: Person,
    act: str,
    subject: str,
    body: str,
    at: datetime,
) -> Message | None:
    """Put a message in the outbox that needs no reader, e.g. a badge."""
    letter = Letter(act, subject, body)
    return _to_person(summit, person, letter, at, MessageState.APPROVED)


def queue_letter_approved(
    letter: Letter, person: Person, *, summit: Summit | None, at: datetime
) -> Message | None:
    """Put a whole letter in the outbox whose wording a human has read beforehand.

    Returns None when the person gave no address: there is nothing to send.
    """
    return _to_person(summit, person, letter, at, MessageState.APPROVED)


def queue_to_address(
    email: str,
    letter: Letter,
    *,
    lang: str,
    at: datetime,
    person: Person | None = None,
) -> Message:
    """Put a message of no edition in the outbox, approved, e.g. a sign-in link."""
    return Message.objects.create(
        person=person,
        email=email.strip().lower(),
        lang=lang,
        act=letter.act,
        subject=letter.subject,
        body=letter.body,
        state=MessageState.APPROVED,
        queued_at=at,
    )


def approve(message: Message, *, by: Actor, at: datetime) -> Message:
    """Let a message go, for the first time or again.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``outbox.message.approved``.
    """
    return _move(message, "approve", "outbox.message.approved", by=by, at=at)


def discard(message: Message, *, by: Actor, at: datetime) -> Message:
    """Keep a message from being sent.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``outbox.message.discarded``.
    """
    return _move(message, "discard", "outbox.message.discarded", by=by, at=at)


def approve_all(
    summit: Summit, pks: list[int] | None = None, *, by: Actor, at: datetime
) -> int:
    """Let every message go that waits to be read, or those of them that are named.

    Raises Refused: ``not-allowed``, ``nothing-to-approve``.
    Journal: ``outbox.message.approved``, one line each.
    """
    act = "outbox.message.approved"
    require(may_run(by, summit), act)
    with transaction.atomic():
        waiting = Message.objects.select_for_update().filter(
            summit=summit, state=MessageState.QUEUED
        )
        if pks is not None:
            waiting = waiting.filter(pk__in=pks)
        found = list(waiting.order_by("id").values_list("pk", flat=True))
        if not found:
            raise Refused("nothing-to-approve")
        Message.objects.filter(pk__in=found).update(state=MessageState.APPROVED)
        lines = [journal.Line(act, f"message:{pk}", summit.code) for pk in found]
        journal.record_all(lines, by=by, at=at)
    return len(found)


def supersede(
    person: Person,
    acts: Collection[str],
    *,
    summit: Summit,
    naming: str = "",
    by: Actor,
    at: datetime,
) -> int:
    """Discard what was not sent yet and no longer holds; return how many there were.

    Of letters about others, only those that are ``naming`` one registration.

    Called by the act that makes it outdated, on whose right it rests. What a worker is
    sending just now goes: nobody knows whether it has left.

    Journal: ``outbox.message.superseded``, one line each.
    """
    unsent = (MessageState.QUEUED, MessageState.APPROVED, MessageState.FAILED)
    with transaction.atomic():
        waiting = Message.objects.select_for_update().filter(
            summit=summit, person=person, act__in=acts, state__in=unsent
        )
        if naming:
            waiting = waiting.filter(body__contains=naming)
        found = list(waiting.order_by("id").values_list("pk", flat=True))
        if not found:
            return 0
        Message.objects.filter(pk__in=found).update(state=MessageState.DISCARDED)
        act = "outbox.message.superseded"
        lines = [journal.Line(act, f"message:{pk}", summit.code) for pk in found]
        journal.record_all(lines, by=by, at=at)
    return len(found)


def forget(person: Person, *, by: Actor, at: datetime) -> int:
    """Delete every message to a person, sent or not; return how many there were.

    Raises Refused: ``not-allowed``. Journal: ``outbox.messages.forgotten``.
    """
    act = "outbox.messages.forgotten"
    require(by.is_system or by.person_id == person.pk, act)
    with transaction.atomic():
        n = Message.objects.filter(person=person).delete()[0]
        journal.record(act, f"person:{person.code}", by=by, at=at, n=n)
    return n


def forget_naming(
    codes: Collection[str], acts: Collection[str], *, by: Actor, at: datetime
) -> int:
    """Delete letters to others that name registrations; return how many there were.

    Called by the erasure of whom they name, on whose right it rests.

    Journal: ``outbox.messages.forgotten``.
    """
    named = Q(pk__in=[])
    for code in codes:
        named |= Q(body__contains=code)
    with transaction.atomic():
        n = Message.objects.filter(named, act__in=acts).delete()[0]
        if n:
            act = "outbox.messages.forgotten"
            journal.record(act, "messages:naming", by=by, at=at, n=n)
    return n


def _move(message: Message, move: str, act: str, *, by: Actor, at: datetime) -> Message:
    require(rules.may_handle(by, message), act)
    with transaction.atomic():
        locked = (
            Message.objects.select_for_update(of=("self",))
            .select_related("summit")
            .get(pk=message.pk)
        )
        locked.state = MESSAGE_MOVES.after(move, locked.state)
        locked.save(update_fields=["state"])
        summit = locked.summit.code if locked.summit else ""
        journal.record(act, f"message:{locked.pk}", by=by, at=at, summit=summit)
    return locked


def _to_person(
    summit: Summit | None,
    person: Person,
    letter: Letter,
    at: datetime,
    state: MessageState,
) -> Message | None:
    email = person.email or _account_address(person)
    if not email:
        return None
    return Message.objects.create(
        summit=summit,
        person=person,
        email=email,
        lang=person.lang,
        act=letter.act,
        subject=letter.subject[:LONGEST_SUBJECT],
        body=letter.body,
        calendar=letter.calendar,
        state=state,
        queued_at=at,
    )


def _account_address(person: Person) -> str:
    """Return the address with which a person signs in, who gave no other."""
    found = Account.objects.filter(person=person, is_active=True).order_by("id")
    return found.values_list("email", flat=True).first() or ""
