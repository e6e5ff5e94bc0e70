"""People who sign in to read and write drafts."""

import make
from django.test import Client

from palabre.kernel.actors import Role
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.summits import operations as summits
from palabre.stages.summits.models import Summit


def sign_in(client: Client, person: Person) -> Client:
    """Sign a person in."""
    email = f"{person.code.lower()}@example.org"
    account = people.open_account(person, email=email, by=make.LOADER, at=make.NOON)
    client.force_login(account)
    return client


def as_role(client: Client, summit: Summit, role: Role) -> Client:
    """Sign somebody in who holds a role."""
    person = make.person("Emeka Obi")
    summits.grant(summit, person, role, by=make.LOADER, at=make.NOON)
    return sign_in(client, person)
