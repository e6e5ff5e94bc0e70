"""How a stranger gets an account: ask, confirm the address, be entered.

Nothing is kept of who asked and never confirmed: the token in the message carries what
was asked, sealed with the installation's key.
"""

from dataclasses import asdict, dataclass
from datetime import datetime, timedelta

from django.core.signing import BadSignature, Signer
from django.db import transaction

from palabre.kernel.actors import Actor, system
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.people import operations
from palabre.stages.people.models import Account, Person
from palabre.stages.people.queries import persons_named

JOINING_LIFE = timedelta(days=1)
"""How long a stranger may take to confirm the address."""

SALT = "palabre.people.joining"


@dataclass(frozen=True, slots=True)
class JoiningFacts:
    """What a stranger says of themselves."""

    name: str
    email: str
    organization: str = ""
    country: str = ""
    lang: str = "en"


def make_joining_token(facts: JoiningFacts, *, at: datetime) -> str:
    """Return the sealed token that opens an account once its address is confirmed.

    Raises Refused: ``name-missing``.
    """
    if not facts.name.strip():
        raise Refused("name-missing", field="name")
    sealed = asdict(facts) | {"until": (at + JOINING_LIFE).isoformat()}
    return Signer(salt=SALT).sign_object(sealed, compress=True)


def facts_in(token: str, *, at: datetime) -> JoiningFacts:
    """Return what a token carries, or refuse with ``link-spent``."""
    try:
        sealed = dict(Signer(salt=SALT).unsign_object(token))
    except (BadSignature, ValueError) as error:
        raise Refused("link-spent") from error
    if at >= datetime.fromisoformat(str(sealed.pop("until"))):
        raise Refused("link-spent")
    return JoiningFacts(**sealed)


def join(token: str, *, at: datetime) -> Account:
    """Enter a person whose address is confirmed, and open the account.

    Raises Refused: ``link-spent``, also when the account is there already.
    Journal: ``people.person.entered``, ``people.organization.entered``,
    ``people.account.opened``, ``people.account.signed_in``.
    """
    facts = facts_in(token, at=at)
    by = system("joining")
    with transaction.atomic():
        if Account.objects.filter(email=facts.email.strip().lower()).exists():
            raise Refused("link-spent")
        person = _known(facts) or _person(facts, by=by, at=at)
        account = operations.open_account(person, email=facts.email, by=by, at=at)
        operations.note_sign_in(account, at=at)
    return account


def _known(facts: JoiningFacts) -> Person | None:
    """Return who was entered with this name and address before, by a programme."""
    return (
        persons_named(facts.name)
        .filter(email=facts.email.strip().lower(), account__isnull=True)
        .first()
    )


def _person(facts: JoiningFacts, *, by: Actor, at: datetime) -> Person:
    person = operations.enter_person(
        operations.PersonFacts(
            facts.name, email=facts.email, country=facts.country, lang=facts.lang
        ),
        by=by,
        at=at,
    )
    if facts.organization.strip():
        name = Text({facts.lang: facts.organization.strip()}, facts.lang)
        organization = operations.enter_organization(
            operations.OrganizationFacts(name, country=facts.country), by=by, at=at
        )
        operations.affiliate(person, organization)
    return person
