"""Reading registrations, badges and check-ins, filtered by who sees."""

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import remits, rules
from palabre.stages.accreditation.models import (
    Appeal,
    Badge,
    CheckIn,
    Delegation,
    Registration,
)
from palabre.stages.accreditation.states import DelegationPlace, RegistrationState
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.plain_rows import is_any_where
from palabre.stages.summits.models import Summit


def codes_of(person: Person) -> list[str]:
    """Return the numbers of a person's registrations, of every edition."""
    rows = Registration.objects.filter(person=person).order_by("id")
    return list(rows.values_list("code", flat=True))


def registration_of(person_id: int | None, summit: Summit) -> Registration | None:
    """Return a person's registration for an edition, if any."""
    if person_id is None:
        return None
    there = "summit_id = %s AND person_id = %s"
    if not is_any_where(Registration, there, summit.pk, person_id):
        return None
    return _rich().filter(person_id=person_id, summit=summit).first()


def registration_for(actor: Actor, code: str) -> Registration:
    """Return a registration that the actor may read, or refuse with ``not-found``."""
    found = _rich().filter(code=code).first()
    if found is None or not rules.may_read(actor, found):
        raise Refused("not-found", what="registration", code=code)
    return found


@dataclass(frozen=True, slots=True)
class Sought:
    """What somebody who vets looks for; empty fields do not narrow."""

    state: str = ""
    search: str = ""
    category: str = ""
    group: str = ""


SECOND, APPEALED = "second", "appealed"
"""States that a queue knows beyond those of a registration."""


def registrations_to_vet(
    actor: Actor, summit: Summit, sought: Sought = Sought()
) -> QuerySet[Registration]:
    """Return the registrations that an actor sees to vet, oldest first.

    The secretariat sees all; whoever decides on a part sees that part and no more.
    """
    found = _rich().filter(seen_by(actor, summit), summit=summit)
    found = found.filter(_standing(sought.state))
    if sought.category:
        found = found.filter(category__code=sought.category)
    if sought.group:
        found = found.filter(group=sought.group)
    if sought.search.strip():
        wanted = folded(sought.search)
        found = found.filter(
            Q(person__aliases__folded__contains=wanted)
            | Q(organization__folded__contains=wanted)
            | Q(code__iexact=sought.search.strip())
        ).distinct()
    return found.order_by("registered_at", "id")


def _standing(state: str) -> Q:
    if state == SECOND:
        undecided = (RegistrationState.REGISTERED, RegistrationState.WAITING)
        return Q(state__in=undecided) & ~Q(refusal_reason="")
    if state == APPEALED:
        waits = Appeal.objects.filter(decided_at__isnull=True)
        return Q(pk__in=waits.order_by("id").values("registration"))
    return Q(state=state) if state else Q()


def seen_by(actor: Actor, summit: Summit, prefix: str = "") -> Q:
    """Return the condition under which an actor sees a registration to vet it.

    Raises Refused: ``not-allowed`` for whoever has no part in it.
    """
    if rules.may_vet(actor, summit):
        return Q()
    remit = remits.remit_of(actor, summit)
    is_officer = actor.holds(Role.ACCREDITATION, summit.code)
    act = "accreditation.registrations.read"
    require(is_officer or not remit.is_nothing, act)
    return remit.rows(prefix)


def counts_to_vet(actor: Actor, summit: Summit) -> dict[str, int]:
    """Return how many registrations that an actor sees stand in each state."""
    seen = summit.registrations.filter(seen_by(actor, summit))
    rows = seen.values("state").annotate(n=Count("id")).order_by("state")
    counts = {row["state"]: row["n"] for row in rows}
    for state in (SECOND, APPEALED):
        counts[state] = seen.filter(_standing(state)).count()
    return counts


def counts_by_state(summit: Summit) -> dict[str, int]:
    """Return how many registrations stand in each state."""
    rows = (
        summit.registrations.values("state").annotate(n=Count("id")).order_by("state")
    )
    return {row["state"]: row["n"] for row in rows}


def delegations_of(actor: Actor, summit: Summit) -> QuerySet[Delegation]:
    """Return the delegations that an actor speaks for; the secretariat sees all."""
    found = summit.delegations.select_related("organization", "focal_point", "summit")
    if not rules.may_vet(actor, summit):
        found = found.filter(focal_point_id=actor.person_id or 0)
    return found.order_by("organization__folded", "id")


def delegation_for(actor: Actor, summit: Summit, code: str) -> Delegation:
    """Return the delegation of an organization, or refuse with ``not-found``."""
    found = delegations_of(actor, summit).filter(organization__code=code).first()
    if found is None:
        raise Refused("not-found", what="delegation", code=code)
    return found


def members_of(delegation: Delegation) -> list[Registration]:
    """Return a delegation's members: head, alternates, members, accompanying."""
    order = {str(place): number for number, place in enumerate(DelegationPlace)}
    rows = _rich().filter(delegation=delegation)
    members = rows.order_by("person__sort_name", "id")
    return sorted(members, key=lambda one: order.get(one.place, 2))


def nominee_for(actor: Actor, summit: Summit, code: str) -> Registration:
    """Return a nominee of a delegation the actor speaks for, or ``not-found``."""
    found = _rich().filter(summit=summit, code=code, delegation__isnull=False).first()
    if found is None or not rules.may_nominate(actor, found.delegation):
        raise Refused("not-found", what="registration", code=code)
    return found


def appeals_to_decide(actor: Actor, summit: Summit) -> list[Appeal]:
    """Return the appeals of one's part that nobody has decided yet, oldest first."""
    seen = seen_by(actor, summit, "registration__")
    found = Appeal.objects.filter(
        seen, registration__summit=summit, decided_at__isnull=True
    )
    rich = found.select_related("registration__person", "registration__category")
    return list(rich.order_by("filed_at", "id"))


def badge_of(registration: Registration) -> Badge | None:
    """Return the valid badge of a registration, if any."""
    return registration.badges.filter(revoked_at__isnull=True).order_by("-id").first()


def public_list(summit: Summit) -> QuerySet[Registration]:
    """Return who agreed to stand on the public list, by name."""
    return (
        _rich()
        .filter(summit=summit, is_listed=True, state="accredited")
        .order_by("person__sort_name", "id")
    )


def last_check_ins(actor: Actor, summit: Summit, *, n: int = 20) -> list[CheckIn]:
    """Return the last check-ins of an edition, for the gate."""
    require(rules.may_check_in(actor, summit), "accreditation.check_ins.read")
    return list(
        CheckIn.objects.select_related(
            "badge__registration__person", "badge__registration__category"
        )
        .filter(badge__registration__summit=summit)
        .order_by("-id")[:n]
    )


def _rich() -> QuerySet[Registration]:
    return Registration.objects.select_related(
        "summit__series",
        "person",
        "organization",
        "category",
        "delegation__organization",
        "delegation__summit",
        "surrogate",
    )
