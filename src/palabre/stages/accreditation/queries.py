"""Reading registrations, badges and check-ins, filtered by who sees."""

from django.db.models import Count, Q, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Badge, CheckIn, Registration
from palabre.stages.people.queries import folded
from palabre.stages.summits.models import Summit


def registration_of(person_id: int | None, summit: Summit) -> Registration | None:
    """Return a person's registration for an edition, if any."""
    if person_id is None:
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
        "summit__series", "person", "organization", "category", "delegation"
    )
