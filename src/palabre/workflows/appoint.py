"""Give somebody a role in an edition by their address; who is new gets an account."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor, Role
from palabre.kernel.languages import interface_language
from palabre.kernel.rights import require
from palabre.stages.outbox import operations as outbox
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account, Person
from palabre.stages.people.queries import account_by_email
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run
from palabre.workflows import letters


@dataclass(frozen=True, slots=True)
class Appointment:
    """Who is to do what; the name counts for somebody new alone."""

    email: str
    role: Role
    name: str = ""
    lang: str = "en"


def appoint(
    summit: Summit, wanted: Appointment, *, url: str, by: Actor, at: datetime
) -> Person:
    """Grant a role to whoever has an address, and write to them.

    ``url`` is where one signs in. An account of somebody new has no password: a link
    sent to the mailbox opens it.

    Raises Refused: ``not-allowed``.
    Journal: ``summits.role.granted``, and for somebody new ``people.person.entered``,
    ``people.account.opened``.
    """
    require(may_run(by, summit), "summits.role.granted")
    door = replace(by, is_system=True)  # an account for somebody else
    with transaction.atomic():
        account = account_by_email(wanted.email) or _opened(wanted, by=door, at=at)
        person = account.person or _person(account, wanted, by=by, at=at)
        summits.grant(summit, person, wanted.role, by=by, at=at)
        with translation.override(interface_language(person.lang)):
            letter = letters.appointed(summit, person.name, wanted.role, url)
        outbox.queue_to_address(
            account.email, letter, lang=person.lang, at=at, person=person
        )
    return person


def _opened(wanted: Appointment, *, by: Actor, at: datetime) -> Account:
    person = people.enter_person(_facts(wanted, wanted.email), by=by, at=at)
    return people.open_account(person, email=wanted.email, by=by, at=at)


def _person(
    account: Account, wanted: Appointment, *, by: Actor, at: datetime
) -> Person:
    account.person = people.enter_person(_facts(wanted, account.email), by=by, at=at)
    account.save(update_fields=["person"])
    return account.person


def _facts(wanted: Appointment, email: str) -> people.PersonFacts:
    name = wanted.name.strip() or email
    return people.PersonFacts(name=name, email=email.strip().lower(), lang=wanted.lang)
