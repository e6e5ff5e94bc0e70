"""Acts of vetting beyond yes: a refusal seen by two, an appeal, a place to wait in.

Who decides is a rule of the category; a refusal that needs a second pair of eyes is
proposed by one and made by another; an appeal is decided by whoever did not refuse.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import nominating, own_case, remits, rules
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Appeal, Category, Registration
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    AppealOutcome,
    RegistrationState,
)
from palabre.stages.journal import operations as journal
from palabre.stages.journal.models import Entry

APPEAL_WITHIN = timedelta(days=14)
"""From the refusal; told in the letter that tells of it."""


def set_rule(
    category: Category,
    *,
    deciders: list[str],
    needs_second: bool,
    by: Actor,
    at: datetime,
) -> Category:
    """Say which roles decide on a category, and whether two must refuse.

    Raises Refused: ``not-allowed``, ``field-unknown``.
    Journal: ``accreditation.category.ruled``.
    """
    act = "accreditation.category.ruled"
    require(rules.may_vet(by, category.summit), act)
    for role in deciders:
        if role not in remits.MAY_BE_NAMED:
            raise Refused("field-unknown", field="deciders", value=role)
    with transaction.atomic():
        category.deciders, category.needs_second = list(deciders), needs_second
        category.save(update_fields=["deciders", "needs_second"])
        subject, summit = f"category:{category.code}", category.summit.code
        journal.record(act, subject, by=by, at=at, summit=summit, deciders=deciders)
    return category


def propose_refusal(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Propose a refusal to a second pair of eyes; nothing is told to the person yet.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``accreditation.refusal.proposed``.
    """
    act = "accreditation.refusal.proposed"
    require(rules.may_decide(by, registration), act)
    own_case.check(by, [registration], reason=reason)
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    with transaction.atomic():
        locked = _locked(registration)
        REGISTRATION_MOVES.after("refuse", locked.state)
        locked.refusal_by, locked.refusal_reason = by.person_id, reason.strip()
        locked.save(update_fields=["refusal_by", "refusal_reason"])
        _note(act, locked, by=by, at=at, reason=reason.strip())
    return locked


def refuse(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Refuse; where two pairs of eyes are needed, agree to another's proposal.

    An empty reason takes over the proposal's.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``second-needed``. Journal: ``accreditation.registration.refused``.
    """
    require(rules.may_decide(by, registration), "accreditation.registration.refused")
    needs = registration.category.needs_second and not by.is_system
    proposed = registration.refusal_by
    if needs and (proposed is None or proposed == by.person_id):
        raise Refused("second-needed")
    said = reason.strip() or registration.refusal_reason
    with transaction.atomic():
        ended = accreditation.refuse(registration, reason=said, by=by, at=at)
        ended.refusal_by = by.person_id
        ended.save(update_fields=["refusal_by"])
    return ended


def drop_proposal(
    registration: Registration, *, by: Actor, at: datetime
) -> Registration:
    """Turn a proposed refusal down; the registration waits on as it was.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.refusal.dropped``.
    """
    act = "accreditation.refusal.dropped"
    require(rules.may_decide(by, registration), act)
    own_case.check(by, [registration])
    with transaction.atomic():
        locked = _locked(registration)
        locked.refusal_by, locked.refusal_reason = None, ""
        locked.save(update_fields=["refusal_by", "refusal_reason"])
        _note(act, locked, by=by, at=at)
    return locked


def appeal(
    registration: Registration, words: str, *, by: Actor, at: datetime
) -> Appeal:
    """Ask for a refusal to be looked at again, once, while there is time.

    By oneself, or by whoever answers for one: a surrogate, a focal point.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``appeal-late``, ``appeal-twice``. Journal: ``accreditation.appeal.filed``.
    """
    act = "accreditation.appeal.filed"
    is_somebody = by.person_id is not None
    require(is_somebody and rules.may_speak_for(by, registration), act)
    if not words.strip():
        raise Refused("reason-missing", field="words")
    with transaction.atomic():
        locked = _locked(registration)
        REGISTRATION_MOVES.after("reopen", locked.state)
        if locked.decided_at and at >= locked.decided_at + APPEAL_WITHIN:
            raise Refused("appeal-late", until=locked.decided_at + APPEAL_WITHIN)
        if locked.appeals.exists():
            raise Refused("appeal-twice")
        made = Appeal.objects.create(
            registration=locked, words=words.strip()[:4000], filed_at=at
        )
        _note(act, locked, by=by, at=at)
    return made


def decide_appeal(
    made: Appeal, *, outcome: str, reason: str, by: Actor, at: datetime
) -> Appeal:
    """Uphold an appeal, which opens the registration again, or dismiss it.

    Raises Refused: ``not-allowed``, ``reason-missing``, ``appeal-decided``,
    ``appeal-own-refusal``. Journal: ``accreditation.appeal.decided``.
    """
    act = "accreditation.appeal.decided"
    require(rules.may_decide(by, made.registration), act)
    own_case.check(by, [made.registration], reason=reason)
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    with transaction.atomic():
        appeal_ = Appeal.objects.select_for_update().get(pk=made.pk)
        if made.registration.delegation is not None:
            nominating.lock(made.registration.delegation)
        locked = _locked(made.registration)
        if appeal_.decided_at is not None:
            raise Refused("appeal-decided")
        if not may_decide_appeal(by, locked):
            raise Refused("appeal-own-refusal")
        appeal_.outcome, appeal_.reason = AppealOutcome(outcome), reason.strip()
        appeal_.decided_at, appeal_.decided_by = at, by.name
        appeal_.save()
        if appeal_.outcome == AppealOutcome.UPHELD:
            locked.state = REGISTRATION_MOVES.after("reopen", locked.state)
            locked.refusal_by, locked.refusal_reason, locked.reason = None, "", ""
            locked.decided_at, locked.decided_by = None, ""
            locked.place = nominating.place_again(locked)
            locked.save()
        _note(act, locked, by=by, at=at, outcome=outcome)
    return appeal_


def may_decide_appeal(by: Actor, registration: Registration) -> bool:
    """Tell whether somebody had no part in a refusal that is appealed against.

    Whoever proposed it to a second pair of eyes had; they decide only where nobody
    else could.
    """
    if by.person_id is None:
        return True
    if by.person_id == registration.refusal_by:
        return False
    if by.person_id != _proposer(registration):
        return True
    involved = {by.person_id, registration.refusal_by, registration.person_id}
    return not own_case.anybody_decides(registration, besides=involved)


def _proposer(registration: Registration) -> int | None:
    """Return who proposed the refusal, by the journal."""
    proposed = Entry.objects.filter(
        act="accreditation.refusal.proposed",
        subject=f"registration:{registration.code}",
    )
    last = proposed.order_by("-id").first()
    return last.actor_id if last else None


def standing_appeal(registration: Registration) -> Appeal | None:
    """Return the appeal of a registration, if one was filed."""
    return registration.appeals.order_by("-id").first()


def may_appeal(registration: Registration, at: datetime) -> bool:
    """Tell whether a refusal can still be appealed against."""
    return bool(may_be_appealed([registration], at))


def may_be_appealed(many: Sequence[Registration], at: datetime) -> set[int]:
    """Return the keys of those whose refusal can still be appealed against."""
    found = {
        one.pk
        for one in many
        if one.state == RegistrationState.REFUSED
        and one.decided_at is not None
        and at < one.decided_at + APPEAL_WITHIN
    }
    if not found:
        return found
    there = Appeal.objects.filter(registration__in=found)
    return found - set(there.values_list("registration_id", flat=True))


def _locked(registration: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",))
    return rows.select_related("summit", "category", "person").get(pk=registration.pk)


def _note(
    act: str, locked: Registration, *, by: Actor, at: datetime, **facts: object
) -> None:
    subject, summit = f"registration:{locked.code}", locked.summit.code
    journal.record(act, subject, by=by, at=at, summit=summit, **facts)
