"""Keys of captioners: an address that a machine may post to, made for a person."""

from django.core import signing

from palabre.kernel.actors import Actor, Role, system
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits

SALT = "palabre.live.captions"
LIFE_SECONDS = 30 * 24 * 3600
HOUSE = "captions"


def key_for(session: Session, actor: Actor) -> str:
    """Return a key to a session's captions that acts for an actor."""
    return signing.dumps([_room(session), actor.person_id], salt=SALT)


def actor_of_key(key: str, session: Session) -> Actor:
    """Return whom a key acts for, with the roles held now.

    Raises Refused: ``key-invalid`` if it is forged, too old or another session's.
    """
    try:
        room, person_id = signing.loads(key, salt=SALT, max_age=LIFE_SECONDS)
    except (signing.BadSignature, ValueError):
        raise Refused("key-invalid") from None
    if room != _room(session):
        raise Refused("key-invalid")
    if person_id is None:
        return system(HOUSE)
    person = Person.objects.filter(pk=person_id).first()
    if person is None:
        raise Refused("key-invalid")
    roles = ((Role(role), code) for role, code in summits.roles_of(person))
    return Actor(person_id=person.pk, name=person.name, roles=frozenset(roles))


def _room(session: Session) -> str:
    return f"{session.summit.code}/{session.code}"
