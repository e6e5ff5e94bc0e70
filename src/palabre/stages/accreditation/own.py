"""Reading one's own registrations, and the delegations that one speaks for."""

from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.stages.accreditation.models import Delegation, Registration


def registrations_of(actor: Actor) -> QuerySet[Registration]:
    """Return an actor's registrations with their editions, last edition first."""
    if actor.person_id is None:
        return Registration.objects.none()
    return (
        Registration.objects.filter(person_id=actor.person_id)
        .select_related("summit")
        .order_by("-summit__starts_on", "id")
    )


def delegations_of(actor: Actor) -> QuerySet[Delegation]:
    """Return the delegations whose focal point an actor is, last edition first."""
    if actor.person_id is None:
        return Delegation.objects.none()
    return (
        Delegation.objects.filter(focal_point_id=actor.person_id)
        .select_related("summit", "organization")
        .order_by("-summit__starts_on", "id")
    )
