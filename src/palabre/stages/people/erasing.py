"""Erasing a person: the account and all that identifies, but for the public record."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Account, Consent, Person


def erase(person: Person, *, keeps_name: bool, by: Actor, at: datetime) -> Person:
    """Delete the account, withdraw every consent, and put a code for the name.

    ``keeps_name`` leaves the name where a public record rests on it; everything else
    that identifies goes all the same.

    Raises Refused: ``not-allowed``. Journal: ``people.person.erased``.
    """
    act = "people.person.erased"
    require(by.is_system or by.person_id == person.pk, act)
    with transaction.atomic():
        locked = Person.objects.select_for_update().get(pk=person.pk)
        Account.objects.filter(person=locked).delete()
        standing = Consent.objects.filter(person=locked, withdrawn_at__isnull=True)
        standing.update(withdrawn_at=at)
        locked.email, locked.biography, locked.title = "", Text(), ""
        if not keeps_name:
            locked.name = locked.sort_name = f"— {locked.code}"
            locked.family_name = ""
            locked.gender = locked.rank = locked.country = ""
            locked.aliases.all().delete()
            locked.affiliations.all().delete()
        locked.save()
        subject = f"person:{locked.code}"
        journal.record(act, subject, by=by, at=at, keeps_name=keeps_name)
    return locked
