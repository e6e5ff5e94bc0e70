"""Finding persons and organizations, in any spelling."""

import re
import unicodedata
from collections.abc import Iterable

from django.db.models import QuerySet

from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Account, Organization, Person

_NO_WORD = re.compile(r"[\W_]+")


def folded(name: str) -> str:
    """Return a name without case, accents and punctuation, for comparing.

    Examples
    --------
    >>> folded("Élodie  MARCHETAZ")
    'elodie marchetaz'
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    if not plain.isascii():
        plain = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return _NO_WORD.sub(" ", plain).strip()


def person_by_code(code: str) -> Person:
    """Return a person by the public code, or refuse with ``not-found``."""
    found = Person.objects.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="person", code=code)
    return found


def organization_by_code(code: str) -> Organization:
    """Return an organization by its public code, or refuse with ``not-found``."""
    found = Organization.objects.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="organization", code=code)
    return found


def persons_named(name: str) -> QuerySet[Person]:
    """Return the persons who are called so in any of their spellings."""
    return Person.objects.filter(aliases__folded=folded(name)).distinct().order_by("id")


def organization_named(name: str) -> Organization | None:
    """Return the organization of that name, whatever its case and accents."""
    return Organization.objects.filter(folded=folded(name)).order_by("id").first()


def reachable(persons: Iterable[int]) -> frozenset[int]:
    """Return which persons a letter reaches: who gave an address or signs in."""
    wanted = list(persons)
    written = Person.objects.filter(pk__in=wanted).exclude(email="")
    signing = Account.objects.filter(person__in=wanted, is_active=True)
    return frozenset(written.values_list("pk", flat=True)) | frozenset(
        pk for pk in signing.values_list("person", flat=True) if pk is not None
    )


def account_by_email(email: str) -> Account | None:
    """Return the account that signs in with an address."""
    return Account.objects.filter(email=email.strip().lower()).first()
