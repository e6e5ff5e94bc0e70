"""Reading series, editions and roles."""

from django.db.models import QuerySet

from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Person
from palabre.stages.summits.models import RoleGrant, Summit


def by_code(code: str) -> Summit:
    """Return an edition by its public code, or refuse with ``not-found``."""
    found = Summit.objects.select_related("series", "chair").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="summit", code=code)
    return found


def roles_of(person: Person) -> QuerySet[RoleGrant, tuple[str, str]]:
    """Return (role, code of the summit) for every role a person holds."""
    return (
        RoleGrant.objects.filter(person=person)
        .order_by("id")
        .values_list("role", "summit__code")
    )
