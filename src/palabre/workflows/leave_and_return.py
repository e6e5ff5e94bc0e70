"""Not coming, and coming after all: the registration and what is told of it."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import nominating, returning, surrogates
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.workflows import accreditation_letters as letters
from palabre.workflows.tell_registered import tell, unsay


def withdraw(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Say that one does not come; letters that no longer hold do not go.

    Raises Refused: those of `accreditation.withdraw`.
    Journal: ``accreditation.registration.withdrawn``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        gone = accreditation.withdraw(registration, by=by, at=at)
        unsay(gone, by=by, at=at)
    return gone


def take_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take back whom one answers for; letters that no longer hold do not go.

    Raises Refused: those of `surrogates.take_back`.
    Journal: ``accreditation.registration.taken_back``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        gone = surrogates.take_back(registration, by=by, at=at)
        unsay(gone, by=by, at=at)
    return gone


def drop(nominee: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a nominee back; letters that no longer hold do not go.

    Raises Refused: those of `nominating.drop`.
    Journal: ``accreditation.nominee.dropped``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        gone = nominating.drop(nominee, by=by, at=at)
        unsay(gone, by=by, at=at)
    return gone


def come_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a withdrawn registration up again, and tell the person so.

    Raises Refused: those of `returning.come_back`.
    Journal: ``accreditation.registration.returned``.
    """
    with transaction.atomic():
        there = returning.come_back(registration, by=by, at=at)
        tell(there, letters.returned, by=by, at=at)
    return there
