"""Acts of delegations: a focal point nominates, amends, drops and confirms.

```
nominated ──confirm──▶ registered (then vetted like everybody)
    └─────withdraw──▶ withdrawn
```
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Category, Delegation, Registration
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    Attendance,
    DelegationPlace,
    RegistrationState,
)
from palabre.stages.accreditation.stating import check_not_over, is_over
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import Summit

TAKING_A_SEAT = (
    RegistrationState.REGISTERED,
    RegistrationState.ACCREDITED,
    RegistrationState.WAITING,
    RegistrationState.OFFERED,
)
"""States that count against a delegation's quota."""


NAMED = (
    *("delegation", "high-level", "organization", "participant"),
    *("interpreter", "accompanying"),
)
"""Classes of badge that a focal point may ask for, the usual one first."""


@dataclass(frozen=True, slots=True)
class DelegationPlan:
    """How many a delegation may confirm, until when; None means without limit."""

    seats_on_site: int | None = None
    seats_online: int | None = None
    opens_at: datetime | None = None
    closes_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Nominee:
    """Somebody a focal point names."""

    person: Person
    category: Category
    attendance: str = Attendance.ON_SITE
    post: str = ""
    place: str = DelegationPlace.MEMBER
    rank: str = ""
    languages: Sequence[str] = ()


def open_delegation(
    summit: Summit,
    organization: Organization,
    focal_point: Person,
    plan: DelegationPlan,
    *,
    by: Actor,
    at: datetime,
) -> Delegation:
    """Let a focal point speak for a State or an organization; or change the plan.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.delegation.opened``.
    """
    act = "accreditation.delegation.opened"
    require(rules.may_vet(by, summit), act)
    with transaction.atomic():
        made, _ = Delegation.objects.update_or_create(
            summit=summit,
            organization=organization,
            defaults={
                "focal_point": focal_point,
                "seats_on_site": plan.seats_on_site,
                "seats_online": plan.seats_online,
                "opens_at": plan.opens_at,
                "closes_at": plan.closes_at,
            },
        )
        subject = f"delegation:{organization.code}"
        journal.record(
            act, subject, by=by, at=at, summit=summit.code, person=focal_point.code
        )
    return made


def nominate_all(
    delegation: Delegation, many: Sequence[Nominee], *, by: Actor, at: datetime
) -> list[Registration]:
    """Name people for a delegation; all or none. Nothing is final yet.

    Raises Refused: ``not-allowed``, ``delegation-closed``, ``registered-already``,
    ``field-unknown`` for a class of badge that a focal point cannot ask for,
    ``head-twice``. Journal: ``accreditation.nominee.named``, one line each.
    """
    act = "accreditation.nominee.named"
    _check_door(delegation, act, by=by, at=at)
    _check_categories(delegation, many, by=by)
    with transaction.atomic():
        lock(delegation)
        withdrawn = _withdrawn(delegation.summit, many)
        made = [_registration(delegation, one, at) for one in many]
        made = [_over(withdrawn.get(one.person_id), one) for one in made]
        Registration.objects.bulk_create([one for one in made if one.pk is None])
        for one in made:
            if one.person_id in withdrawn:
                one.save()
        _check_head(delegation)
        _note(act, made, delegation, by=by, at=at)
    return made


def amend(
    nominee: Registration, facts: Nominee, *, by: Actor, at: datetime
) -> Registration:
    """Correct what was said of a nominee, until it is confirmed.

    Raises Refused: ``not-allowed``, ``delegation-closed``, ``wrong-state``,
    ``field-unknown``, ``head-twice``. Journal: ``accreditation.nominee.amended``.
    """
    act = "accreditation.nominee.amended"
    delegation = _delegation_of(nominee)
    _check_door(delegation, act, by=by, at=at)
    _check_categories(delegation, [facts], by=by)
    with transaction.atomic():
        lock(delegation)
        locked = _locked(nominee)
        REGISTRATION_MOVES.after("confirm", locked.state)
        locked.category, locked.attendance = facts.category, facts.attendance
        locked.post, locked.place, locked.rank = facts.post, facts.place, facts.rank
        locked.languages = list(facts.languages)
        locked.save()
        _check_head(delegation)
        _note(act, [locked], delegation, by=by, at=at)
    return locked


def drop(nominee: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take a nominee back, confirmed or not; a badge admits nowhere from now on.

    Whoever does not come is taken back after the window too, until the last day is
    past; the secretariat's hand is not bound.

    Raises Refused: ``not-allowed``, ``edition-over``, ``wrong-state``.
    Journal: ``accreditation.nominee.dropped``.
    """
    act = "accreditation.nominee.dropped"
    delegation = _delegation_of(nominee)
    require(rules.may_nominate(by, delegation), act)
    if not rules.may_vet(by, delegation.summit):
        check_not_over(delegation.summit, at)
    with transaction.atomic():
        locked = _locked(nominee)
        locked.state = REGISTRATION_MOVES.after("withdraw", locked.state)
        locked.save(update_fields=["state"])
        locked.badges.filter(revoked_at__isnull=True).update(revoked_at=at)
        _note(act, [locked], delegation, by=by, at=at)
    return locked


def confirm_all(
    delegation: Delegation, codes: Sequence[str], *, by: Actor, at: datetime
) -> list[Registration]:
    """Confirm nominees within quota and window; all or none. They are vetted next.

    Raises Refused: ``not-allowed``, ``delegation-closed``, ``nobody-chosen``,
    ``quota-full``. Journal: ``accreditation.nominee.confirmed``, one line each.
    """
    act = "accreditation.nominee.confirmed"
    _check_door(delegation, act, by=by, at=at)
    with transaction.atomic():
        lock(delegation)
        chosen = list(
            delegation.registrations.select_for_update(of=("self",))
            .filter(code__in=codes, state=RegistrationState.NOMINATED)
            .order_by("id")
        )
        if not chosen:
            raise Refused("nobody-chosen")
        _check_quota(delegation, chosen)
        for one in chosen:
            one.state = REGISTRATION_MOVES.after("confirm", one.state)
            one.registered_at = at
        Registration.objects.bulk_update(chosen, ["state", "registered_at"])
        _note(act, chosen, delegation, by=by, at=at)
    return chosen


def check_letter(delegation: Delegation, *, by: Actor, at: datetime) -> Delegation:
    """Note that the letter of representation was seen and is in order.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.delegation.letter_checked``.
    """
    act = "accreditation.delegation.letter_checked"
    require(rules.may_vet(by, delegation.summit), act)
    with transaction.atomic():
        delegation.letter_at, delegation.letter_by = at, by.name
        delegation.save(update_fields=["letter_at", "letter_by"])
        subject = f"delegation:{delegation.organization.code}"
        journal.record(act, subject, by=by, at=at, summit=delegation.summit.code)
    return delegation


def may_drop(actor: Actor, delegation: Delegation, *, at: datetime) -> bool:
    """Tell whether an actor can take members of a delegation back now."""
    if rules.may_vet(actor, delegation.summit):
        return True
    is_focal = rules.may_nominate(actor, delegation)
    return is_focal and not is_over(delegation.summit, at)


def is_open(delegation: Delegation, at: datetime) -> bool:
    """Tell whether a delegation's window is open."""
    opens, closes = delegation.opens_at, delegation.closes_at
    return (opens is None or opens <= at) and (closes is None or at < closes)


def seats_taken(delegation: Delegation) -> dict[str, int]:
    """Return how many confirmed members a delegation has, by way of taking part."""
    rows = (
        delegation.registrations.filter(state__in=TAKING_A_SEAT)
        .exclude(place=DelegationPlace.ACCOMPANYING)
        .values("attendance")
        .annotate(n=Count("id"))
        .order_by("attendance")
    )
    return {row["attendance"]: row["n"] for row in rows}


def quota_of(delegation: Delegation, attendance: str) -> int | None:
    """Return how many a delegation may confirm in one way; None is without limit."""
    if attendance == Attendance.ONLINE:
        return delegation.seats_online
    return delegation.seats_on_site


def _check_door(delegation: Delegation, act: str, *, by: Actor, at: datetime) -> None:
    require(rules.may_nominate(by, delegation), act)
    check_open(delegation, by=by, at=at)


def check_open(delegation: Delegation, *, by: Actor, at: datetime) -> None:
    """Refuse outside a delegation's window, save whoever vets.

    Raises Refused: ``delegation-closed``.
    """
    if not rules.may_vet(by, delegation.summit) and not is_open(delegation, at):
        raise Refused(
            "delegation-closed",
            closes=delegation.closes_at,
            zone=delegation.summit.zone,
        )


def _check_categories(
    delegation: Delegation, many: Sequence[Nominee], *, by: Actor
) -> None:
    if rules.may_vet(by, delegation.summit):
        return
    known = {one.pk for one in may_be_named(delegation.summit)}
    for one in many:
        if one.category.pk not in known:
            code = one.category.code
            raise Refused("field-unknown", field="category", value=code)


def may_be_named(summit: Summit) -> list[Category]:
    """Return the categories that a focal point may name, the usual one first."""
    found = {one.code: one for one in summit.categories.order_by("position", "id")}
    return [found[code] for code in NAMED if code in found] or list(found.values())


def _check_quota(delegation: Delegation, chosen: Sequence[Registration]) -> None:
    taken = seats_taken(delegation)
    for attendance in Attendance:
        limit = quota_of(delegation, attendance)
        fresh = sum(
            one.attendance == attendance and one.place != DelegationPlace.ACCOMPANYING
            for one in chosen
        )
        free = None if limit is None else limit - taken.get(attendance, 0)
        if fresh and free is not None and fresh > free:
            raise Refused("quota-full", n=fresh, free=max(free, 0), limit=limit)


def lock(delegation: Delegation) -> None:
    """Hold a delegation until the act is over: quota and head are one at a time.

    Taken before any of its registrations, so that no two acts wait for each other.
    """
    Delegation.objects.select_for_update().get(pk=delegation.pk)


def place_again(registration: Registration) -> str:
    """Return one's place of before, unless the delegation has another head by now.

    The delegation is locked, and the registration does not count as coming yet.
    """
    delegation = registration.delegation
    is_head = registration.place == DelegationPlace.HEAD
    if delegation is not None and is_head and n_heads(delegation):
        return DelegationPlace.MEMBER
    return registration.place


def n_heads(delegation: Delegation) -> int:
    """Return how many heads a delegation has: one, or none yet."""
    gone = [RegistrationState.WITHDRAWN, RegistrationState.REFUSED]
    heads = delegation.registrations.filter(place=DelegationPlace.HEAD)
    return heads.exclude(state__in=gone).count()


def _check_head(delegation: Delegation) -> None:
    if n_heads(delegation) > 1:
        raise Refused("head-twice", field="place")


def _withdrawn(summit: Summit, many: Sequence[Nominee]) -> dict[int, Registration]:
    """Return who is named again after withdrawing, by person; refuse who is coming.

    Raises Refused: ``registered-already``.
    """
    wanted = {one.person.pk: one.person.name for one in many}
    rows = Registration.objects.select_for_update(of=("self",))
    there = rows.filter(summit=summit, person_id__in=list(wanted)).order_by("id")
    found = {one.person_id: one for one in there}
    for one in found.values():
        if one.state != RegistrationState.WITHDRAWN:
            raise Refused("registered-already", person=wanted[one.person_id])
    return found


def _over(there: Registration | None, new: Registration) -> Registration:
    """Return what is new, in the place of a registration that was withdrawn."""
    if there is None:
        return new
    REGISTRATION_MOVES.after("be_named_again", there.state)
    new.pk, new.code, new.is_listed = there.pk, there.code, there.is_listed
    new.surrogate_id = there.surrogate_id
    new.languages = new.languages or there.languages
    return new


def _registration(delegation: Delegation, one: Nominee, at: datetime) -> Registration:
    summit, body = delegation.summit, delegation.organization
    return Registration(
        code=code_from(f"registration/{summit.code}/{one.person.pk}", length=8),
        summit=summit,
        person=one.person,
        organization=body,
        delegation=delegation,
        post=one.post,
        group=body.group or "government",
        country=one.person.country or body.country,
        rank=one.rank,
        gender=one.person.gender,
        category=one.category,
        attendance=one.attendance,
        languages=list(one.languages),
        place=one.place,
        state=RegistrationState.NOMINATED,
        registered_at=at,
    )


def _delegation_of(nominee: Registration) -> Delegation:
    if nominee.delegation is None:
        raise Refused("not-found", what="delegation", code=nominee.code)
    return nominee.delegation


def _locked(nominee: Registration) -> Registration:
    rows = Registration.objects.select_for_update(of=("self",))
    return rows.select_related("summit", "category").get(pk=nominee.pk)


def _note(
    act: str,
    many: Sequence[Registration],
    delegation: Delegation,
    *,
    by: Actor,
    at: datetime,
) -> None:
    body, summit = delegation.organization.code, delegation.summit.code
    lines = [
        journal.Line(act, f"registration:{one.code}", summit, {"delegation": body})
        for one in many
    ]
    journal.record_all(lines, by=by, at=at)
