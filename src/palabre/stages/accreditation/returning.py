"""Coming after all: a registration that was withdrawn is taken up again.

It keeps its number, its answers, its documents and its line of the journal, and waits
for a decision like everybody: at the end of the queue, with no decision, offer or
proposed refusal of before. Whom a delegation sends is nominated again, so that quota
and confirmation stay the focal point's. A badge of before admits nowhere.
"""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.accreditation.nominating import check_open, n_heads
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    DelegationPlace,
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
    require(_may(by, registration) and not _is_erased(registration), ACT)
    if not by.is_system:
        check_not_over(registration.summit, at)
        _check_window(registration, by=by, at=at)
    move = "come_back" if delegation is None else "be_named_again"
    with transaction.atomic():
        rows = Registration.objects.select_for_update(of=("self",))
        locked = rows.select_related("summit", "person").get(pk=registration.pk)
        locked.state = REGISTRATION_MOVES.after(move, locked.state)
        _forget_decisions(locked)
        locked.place = _place(locked, delegation)
        locked.registered_at = at
        locked.save()
        subject, summit = f"registration:{locked.code}", locked.summit.code
        journal.record(ACT, subject, by=by, at=at, summit=summit)
    return locked


def may_come_back(actor: Actor, registration: Registration, *, at: datetime) -> bool:
    """Tell whether an actor can take a withdrawn registration up again now."""
    move = "be_named_again" if registration.delegation_id else "come_back"
    return (
        REGISTRATION_MOVES.may(move, registration.state)
        and _may(actor, registration)
        and not is_over(registration.summit, at)
        and shut_window(registration.summit, at=at) is None
        and not _is_erased(registration)
    )


def left_at(registration: Registration) -> datetime | None:
    """Return when a registration was withdrawn last, by the journal."""
    if registration.state != RegistrationState.WITHDRAWN:
        return None
    return _last(registration, *LEFT)


def returned_at(registration: Registration) -> datetime | None:
    """Return when a withdrawn registration was taken up again last, by the journal."""
    return _last(registration, ACT)


def _last(registration: Registration, *acts: str) -> datetime | None:
    told = Entry.objects.filter(
        act__in=acts, subject=f"registration:{registration.code}"
    )
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


def _place(locked: Registration, delegation: Delegation | None) -> str:
    """Return one's place of before, unless the delegation has another head by now."""
    is_head = locked.place == DelegationPlace.HEAD
    if delegation is not None and is_head and n_heads(delegation):
        return DelegationPlace.MEMBER
    return locked.place


def _is_erased(registration: Registration) -> bool:
    return _last(registration, ERASED) is not None
