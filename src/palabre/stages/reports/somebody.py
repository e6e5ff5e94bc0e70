"""Whom a person means who types a name: one of the edition's people, or nobody."""

from django.db.models import Q, QuerySet

from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Person
from palabre.stages.people.queries import persons_named
from palabre.stages.summits.models import Summit

MOST_TOLD = 5
"""People of one name who are told apart by their codes."""


def somebody_called(summit: Summit, typed: str) -> Person:
    """Return the one person of an edition whom a name or a code means.

    Raises Refused: ``name-of-nobody``, ``name-of-several``.
    """
    told = typed.strip()
    found = _of_edition(Person.objects.filter(code=told.upper()), summit)
    found = found or _of_edition(persons_named(told), summit)
    if not found:
        raise Refused("name-of-nobody", name=told)
    if len(found) > 1:
        people = ", ".join(f"{one.name} ({one.code})" for one in found)
        raise Refused("name-of-several", name=told, people=people)
    return found[0]


def _of_edition(people: QuerySet[Person], summit: Summit) -> list[Person]:
    here = Q(session_roles__session__summit=summit) | Q(registrations__summit=summit)
    return list(people.filter(here).distinct().order_by("id")[:MOST_TOLD])
