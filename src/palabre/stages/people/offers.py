"""Names of organizations to offer while somebody types."""

from collections.abc import Iterable

from palabre.kernel.actors import Actor
from palabre.stages.people.models import Organization
from palabre.stages.people.queries import folded

MOST = 20


def own_organizations(actor: Actor) -> list[str]:
    """Return the names of the organizations an actor is affiliated with."""
    if actor.person_id is None:
        return []
    found = Organization.objects.filter(affiliations__person_id=actor.person_id)
    return _names(found.distinct().order_by("folded", "id")[:MOST])


def organizations_like(words: str) -> list[str]:
    """Return names that contain what was typed, in order; none for nothing."""
    wanted = folded(words)
    if not wanted:
        return []
    found = Organization.objects.filter(folded__contains=wanted)
    return _names(found.order_by("folded", "id")[:MOST])


def _names(found: Iterable[Organization]) -> list[str]:
    return [str(one.name.said_in("en")) for one in found]
