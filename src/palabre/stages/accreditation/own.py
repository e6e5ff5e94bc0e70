"""Reading one's own registrations."""

from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.stages.accreditation.models import Registration


def registrations_of(actor: Actor) -> QuerySet[Registration]:
    """Return an actor's registrations with their editions, last edition first."""
    if actor.person_id is None:
        return Registration.objects.none()
    return (
        Registration.objects.filter(person_id=actor.person_id)
        .select_related("summit")
        .order_by("-summit__starts_on", "id")
    )
