"""Coming after all: a registration that was withdrawn is taken up again.

It keeps its number, its answers, its documents and its line of the journal, and waits
for a decision like everybody: at the end of the queue, with no decision, offer or
proposed refusal of before. Whom a delegation sends is nominated again, so that quota
and confirmation stay the focal point's. A badge of before admits nowhere.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.nominating import check_open, lock, place_again
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    RegistrationState,
)
from palabre.stages.accreditation.stating import (
    check_not_over,
    check_window,
    is_over,
    shut_window,
)
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry

ACT = "accreditation.registration.returned"
ERASED = "accreditation.registration.erased"
LEFT = (
    "accreditation.registration.withdrawn",
    "accreditation.registration.taken_back",
    "accreditation.nominee.dropped",
)
"""Acts that withdraw a registration."""


def come_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a withdrawn registration up again, by oneself or whoever answers for it.

    Whom a delegation sends is nominated; the others wait for a decision.

    Raises Refused: ``not-allowed``, also where the person was erased,
    ``registration-closed`` or ``delegation-closed``, ``edition-over``,
    ``wrong-state``. Journal: ``accreditation.registration.returned``.
    """
    delegation = registration.delegation
    require(_may(by, registration) and not _erased([registration]), ACT)
    if not by.is_system:
        check_not_over(registration.summit, at)
        _check_window(registration, by=by, at=at)
    with transaction.atomic():
        if delegation is not None:
            lock(delegation)
        rows = Registration.objects.select_for_update(of=("self",))
        locked = rows.select_related("summit", "person").get(pk=registration.pk)
        locked.state = REGISTRATION_MOVES.after(_move(locked), locked.state)
        locked.place = place_again(locked)
        _forget_decisions(locked)
        locked.registered_at = at
        locked.save()
        summit = locked.summit.code
        journal.record(ACT, _subject(locked), by=by, at=at, summit=summit)
    return locked


def may_come_back(actor: Actor, registration: Registration, *, at: datetime) -> bool:
    """Tell whether an actor can take a withdrawn registration up again now."""
    return registration.pk in who_may_come_back(actor, [registration], at=at)


def who_may_come_back(
    actor: Actor, many: Sequence[Registration], *, at: datetime
) -> frozenset[int]:
    """Return the keys of whom an actor can take up again now. Two queries at most.

    ``many`` are registrations of one edition.
    """
    gone = [
        one
        for one in many
        if REGISTRATION_MOVES.may(_move(one), one.state)
        and _may(actor, one)
        and not is_over(one.summit, at)
    ]
    if not gone or shut_window(gone[0].summit, at=at) is not None:
        return frozenset()
    erased = _erased(gone)
    return frozenset(one.pk for one in gone if _subject(one) not in erased)


def left_at(registration: Registration) -> datetime | None:
    """Return when a registration was withdrawn last, by the journal."""
    if registration.state != RegistrationState.WITHDRAWN:
        return None
    return _last(registration, *LEFT)


def returned_at(registration: Registration) -> datetime | None:
    """Return when a withdrawn registration was taken up again last, by the journal."""
    return _last(registration, ACT)


def _last(registration: Registration, *acts: str) -> datetime | None:
    told = Entry.objects.filter(act__in=acts, subject=_subject(registration))
    return told.order_by("-id").values_list("at", flat=True).first()


def _may(by: Actor, registration: Registration) -> bool:
    return rules.may_answer_for(by, registration) or rules.may_nominate(
        by, registration.delegation
    )


def _check_window(registration: Registration, *, by: Actor, at: datetime) -> None:
    """Refuse a focal point outside the delegation's window, others the edition's."""
    delegation = registration.delegation
    if delegation is not None and rules.may_nominate(by, delegation):
        check_open(delegation, by=by, at=at)
    else:
        check_window(registration.summit, at)


def _forget_decisions(locked: Registration) -> None:
    locked.decided_at, locked.decided_by = None, ""
    locked.refusal_by, locked.refusal_reason, locked.reason = None, "", ""
    locked.waiting_since = locked.offer_until = None


def _erased(many: Sequence[Registration]) -> set[str]:
    """Return the subjects of those registrations whose person was erased."""
    told = Entry.objects.filter(act=ERASED, subject__in=map(_subject, many))
    return set(told.order_by("id").values_list("subject", flat=True))


def _subject(registration: Registration) -> str:
    return f"registration:{registration.code}"


def _move(registration: Registration) -> str:
    return "be_named_again" if registration.delegation_id else "come_back"
