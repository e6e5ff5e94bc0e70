"""Vetting with letters: each decision and each offer is told, once a human has read it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor, system
from palabre.kernel.languages import interface_language
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import vetting, waiting
from palabre.stages.accreditation.models import Appeal, Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.summits.models import Summit
from palabre.workflows import accreditation_letters as letters


@dataclass(frozen=True, slots=True)
class Vetted:
    """What became of a batch: who is accredited, who waits for a place."""

    accredited: list[Registration]
    waiting: list[Registration]


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of a batch: who is refused, whom another must refuse."""

    refused: list[Registration]
    proposed: list[Registration]


def accredit_batch(
    many: Sequence[Registration],
    *,
    key: Ed25519PrivateKey,
    by: Actor,
    at: datetime,
) -> Vetted:
    """Accredit a batch while places last; the others wait. All are told.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``accreditation.registration.accredited``,
    ``accreditation.registration.waitlisted``.
    """
    if not many:
        return Vetted([], [])
    with transaction.atomic():
        finds, waits = waiting.split_by_room(many)
        done = accreditation.accredit_all(finds, key=key, by=by, at=at)
        put = waiting.put_on_list(waits, by=by, at=at) if waits else []
        for one in done:
            _tell(one, letters.accredited, at=at)
        for one in put:
            _tell(one, letters.waitlisted, at=at)
    return Vetted(done, put)


def refuse_one(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Refuse, or propose it to a second pair of eyes; the person is told of the first.

    Raises Refused: those of `vetting.refuse` and `vetting.propose_refusal`.
    Journal: ``accreditation.registration.refused`` or
    ``accreditation.refusal.proposed``.
    """
    needs = registration.category.needs_second and not by.is_system
    if needs and registration.refusal_by is None:
        return vetting.propose_refusal(registration, reason=reason, by=by, at=at)
    with transaction.atomic():
        ended = vetting.refuse(registration, reason=reason, by=by, at=at)
        _tell(ended, letters.refused, at=at)
    return ended


def refuse_batch(
    many: Sequence[Registration], *, reason: str, by: Actor, at: datetime
) -> Turned:
    """Refuse a batch or propose it, as each category says; all or none.

    Raises Refused: those of `vetting.refuse` and `vetting.propose_refusal`.
    Journal: ``accreditation.registration.refused``,
    ``accreditation.refusal.proposed``.
    """
    with transaction.atomic():
        done = [refuse_one(one, reason=reason, by=by, at=at) for one in many]
    ended = [one for one in done if one.state == RegistrationState.REFUSED]
    return Turned(ended, [one for one in done if one not in ended])


def decide_appeal(
    appeal: Appeal, *, outcome: str, reason: str, by: Actor, at: datetime
) -> Appeal:
    """Decide an appeal and tell its outcome with the reason.

    Raises Refused: those of `vetting.decide_appeal`.
    Journal: ``accreditation.appeal.decided``.
    """
    with transaction.atomic():
        done = vetting.decide_appeal(
            appeal, outcome=outcome, reason=reason, by=by, at=at
        )
        registration = Registration.objects.select_related(
            "person", "summit", "category"
        ).get(pk=done.registration_id)
        with translation.override(interface_language(registration.person.lang)):
            letter = letters.appeal_decided(registration, done)
        _queue(registration, letter, at=at)
    return done


def promote(summit: Summit, *, by: Actor, at: datetime) -> list[Registration]:
    """Offer free places to the next in line; offers go out at once, they have a term.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.offer.expired``, ``accreditation.offer.made``.
    """
    with transaction.atomic():
        offered = waiting.promote_due(summit, by=by, at=at)
        for one in offered:
            with translation.override(interface_language(one.person.lang)):
                letter = letters.offered(one)
            outbox.queue_approved(
                summit=summit,
                person=one.person,
                act=letter.act,
                subject=letter.subject,
                body=letter.body,
                at=at,
            )
    return offered


def promote_everywhere(*, at: datetime) -> int:
    """Offer free places in every edition that is not over; return how many."""
    with_pools = Summit.objects.filter(
        categories__pools__isnull=False, ends_on__gte=at.date()
    )
    by = system("worker")
    return sum(
        len(promote(summit, by=by, at=at))
        for summit in with_pools.distinct().order_by("id")
    )


def _tell(
    registration: Registration, write: Callable[[Registration], Letter], *, at: datetime
) -> None:
    full = Registration.objects.select_related("person", "summit", "category").get(
        pk=registration.pk
    )
    with translation.override(interface_language(full.person.lang)):
        letter = write(full)
    _queue(full, letter, at=at)


def _queue(registration: Registration, letter: Letter, *, at: datetime) -> None:
    outbox.queue_letter(
        letter, summit=registration.summit, person=registration.person, at=at
    )
