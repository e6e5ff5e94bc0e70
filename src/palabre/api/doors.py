"""Who may write: a bearer token, or a signed-in browser with its CSRF token."""

from django.http import HttpRequest
from ninja.security import HttpBearer, SessionAuth

from palabre.api import tokens
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Account, Person
from palabre.stages.reports import quotes
from palabre.web.middleware import actor_of
from palabre.web.requests import Asked


class Token(HttpBearer):
    """``Authorization: Bearer`` with a token of ``palabre account --token``."""

    def authenticate(self, request: HttpRequest, token: str) -> Account | None:
        """Return the account of a token and let it act."""
        account = tokens.account_of(token, at=request.at)  # type: ignore[attr-defined]
        if account is not None:
            request.user = account
            request.actor = actor_of(request)  # type: ignore[attr-defined]
        return account


class SpeakerLink(HttpBearer):
    """``Authorization: Bearer`` with the sealed part of a speaker's address."""

    def authenticate(self, request: HttpRequest, token: str) -> quotes.Asked | None:
        """Return whose words the link opens, and let that speaker answer."""
        try:
            asked = quotes.asked_in(token)
        except Refused:
            return None
        person = Person.objects.filter(pk=asked.person).first()
        if person is None:
            return None
        request.actor = Actor(person_id=person.pk, name=person.name)  # type: ignore[attr-defined]
        return asked


KNOWN = [Token(), SessionAuth()]
"""Doors of everything that is not public."""


def person_of(request: Asked) -> Person:
    """Return the person who asks, or refuse with ``sign-in-needed``."""
    account = request.user
    person = account.person if isinstance(account, Account) else None
    if person is None:
        raise Refused("sign-in-needed")
    return person
