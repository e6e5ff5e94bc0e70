"""The request as our views see it: with an actor and an instant."""

from datetime import datetime

from django.http import HttpRequest

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Account, Person


class Asked(HttpRequest):
    """A request after `ActorMiddleware`: who asks, and when."""

    actor: Actor
    at: datetime


def person_of(request: Asked) -> Person:
    """Return the person who asks, or refuse with ``sign-in-needed``."""
    account = request.user
    if not isinstance(account, Account) or account.person is None:
        raise Refused("sign-in-needed")
    return account.person
