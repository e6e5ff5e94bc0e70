"""Other spellings of a person's name, added when somebody says they are the same."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person, PersonAlias
from palabre.stages.people.queries import folded

LONGEST = 200


def add_alias(person: Person, name: str, *, by: Actor, at: datetime) -> PersonAlias:
    """Keep another spelling of a person's name; one that is there stays.

    Raises Refused: ``sign-in-needed``, ``name-missing``. Journal: ``people.alias.added``.
    """
    if not by.is_known:
        raise Refused("sign-in-needed")
    told = " ".join(name.split())[:LONGEST]
    if not folded(told):
        raise Refused("name-missing", field="name")
    with transaction.atomic():
        alias, is_new = PersonAlias.objects.get_or_create(
            person=person, name=told, defaults={"folded": folded(told)}
        )
        if is_new:
            journal.record(
                "people.alias.added", f"person:{person.code}", by=by, at=at, name=told
            )
    return alias
