"""Reading who holds which role."""

from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.stages.summits.models import RoleGrant, Summit


def grants_of(actor: Actor) -> QuerySet[RoleGrant]:
    """Return an actor's roles with their editions, last edition first."""
    if actor.person_id is None:
        return RoleGrant.objects.none()
    return (
        RoleGrant.objects.filter(person_id=actor.person_id)
        .select_related("summit")
        .order_by("-summit__starts_on", "role", "id")
    )


def grants_in(summit: Summit) -> QuerySet[RoleGrant]:
    """Return who holds which role in an edition, by role and name."""
    rows = RoleGrant.objects.filter(summit=summit).select_related("person")
    return rows.order_by("role", "person__name", "id")
