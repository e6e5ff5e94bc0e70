"""Not coming, and coming after all: the registration and what is told of it."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.accreditation import nominating, returning, surrogates
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.workflows import accreditation_letters as letters
from palabre.workflows.tell_registered import tell_all, unsay


def withdraw(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Say that one does not come; one is told so, and whoever answers for one.

    Raises Refused: those of `accreditation.withdraw`.
    Journal: ``accreditation.registration.withdrawn``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        gone = accreditation.withdraw(registration, by=by, at=at)
        _tell_gone(gone, by=by, at=at)
    return gone


def take_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take back whom one answers for, and tell them so.

    Raises Refused: those of `surrogates.take_back`.
    Journal: ``accreditation.registration.taken_back``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        gone = surrogates.take_back(registration, by=by, at=at)
        _tell_gone(gone, by=by, at=at)
    return gone


def drop(nominee: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a nominee back and tell them so; a line not confirmed yet is taken out.

    Nobody was told that they were nominated: a mistake in a list writes to nobody.

    Raises Refused: those of `nominating.drop`.
    Journal: ``accreditation.nominee.dropped``, ``outbox.message.superseded``.
    """
    with transaction.atomic():
        rows = Registration.objects.select_for_update(of=("self",))
        was_confirmed = rows.get(pk=nominee.pk).state != RegistrationState.NOMINATED
        gone = nominating.drop(nominee, by=by, at=at)
        if was_confirmed:
            _tell_gone(gone, by=by, at=at)
        else:
            unsay(gone, by=by, at=at)
    return gone


def come_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a withdrawn registration up again; the person and who answers are told.

    Raises Refused: those of `returning.come_back`.
    Journal: ``accreditation.registration.returned``.
    """
    with transaction.atomic():
        there = returning.come_back(registration, by=by, at=at)
        tell_all(there, letters.returned, letters.other_returned, by=by, at=at)
    return there


def _tell_gone(gone: Registration, *, by: Actor, at: datetime) -> None:
    tell_all(gone, letters.withdrawn, letters.other_withdrawn, by=by, at=at)
