"""Reading registrations, badges and check-ins, filtered by who sees."""

from django.db.models import Count, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import (
    Appeal,
    Badge,
    CheckIn,
    Delegation,
    Registration,
)
from palabre.stages.accreditation.states import DelegationPlace, RegistrationState
from palabre.stages.people.queries import folded
from palabre.stages.plain_rows import is_any_where
from palabre.stages.summits.models import Summit


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


def registrations_to_vet(
    actor: Actor, summit: Summit, *, state: str = "", search: str = ""
) -> QuerySet[Registration]:
    """Return an edition's registrations for whoever vets, oldest first."""
    require(rules.may_vet(actor, summit), "accreditation.registrations.read")
    found = _rich().filter(summit=summit)
    if state:
        found = found.filter(state=state)
    if search.strip():
        wanted = folded(search)
        found = found.filter(
            Q(person__aliases__folded__contains=wanted)
            | Q(organization__folded__contains=wanted)
            | Q(code__iexact=search.strip())
        ).distinct()
    return found.order_by("registered_at", "id")


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
    """Return the appeals that nobody has decided yet, oldest first."""
    require(rules.may_vet(actor, summit), "accreditation.appeals.read")
    found = Appeal.objects.filter(registration__summit=summit, decided_at__isnull=True)
    rich = found.select_related("registration__person", "registration__category")
    return list(rich.order_by("filed_at", "id"))


def accredited_before(registration: Registration) -> Registration | None:
    """Return the person's last accreditation in an earlier edition of the series."""
    earlier = _rich().filter(
        person_id=registration.person_id,
        state=RegistrationState.ACCREDITED,
        summit__series_id=registration.summit.series_id,
        summit__starts_on__lt=registration.summit.starts_on,
    )
    return earlier.order_by("-summit__starts_on", "-id").first()


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
