"""For whom somebody speaks in a session, as far as the house knows."""

from dataclasses import replace

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.rules import REPLIES
from palabre.stages.people.models import Affiliation, Person
from palabre.stages.programme.models import Session, SessionRole


def voice_of(person: Person, session: Session) -> RequestFacts:
    """Return a person's facts for the list of speakers of a session.

    The organization is that of their role in the session, else their newest
    affiliation.
    """
    facts = RequestFacts(person.name, person=person, country=person.country)
    role = (
        session.roles.filter(person=person)
        .select_related("organization")
        .order_by("position", "id")
        .first()
    )
    if role is not None:
        return _for_role(facts, role)
    affiliation = (
        Affiliation.objects.filter(person=person, ends_on__isnull=True)
        .select_related("organization")
        .order_by("-starts_on", "-id")
        .first()
    )
    if affiliation is None:
        return facts
    body = affiliation.organization
    return replace(facts, organization=body, group=body.group)


def own_voice(actor: Actor, session: Session) -> RequestFacts:
    """Return an actor's own facts for the list of speakers.

    Raises Refused: ``sign-in-needed`` if no person stands behind the actor.
    """
    if actor.person_id is None:
        raise Refused("sign-in-needed")
    person = Person.objects.get(pk=actor.person_id)
    return voice_of(person, session)


def roles_to_choose(session: Session) -> list[SessionRole]:
    """Return who has a role in a session, for the moderator's quick choices."""
    return list(
        session.roles.select_related("person", "organization").order_by(
            "position", "id"
        )
    )


def whom_to_ask(session: Session) -> list[Person]:
    """Return whom a question in writing may be put to: who speaks or presides."""
    found = session.roles.filter(role__in=REPLIES).select_related("person")
    ordered = found.order_by("position", "id")
    return list({one.person_id: one.person for one in ordered}.values())


def person_to_ask(session: Session, code: str) -> Person | None:
    """Return whom a question is put to; None if to everybody.

    Raises Refused: ``field-unknown``.
    """
    if not code:
        return None
    for person in whom_to_ask(session):
        if person.code == code:
            return person
    raise Refused("field-unknown", field="to", value=code[:20])


def _for_role(facts: RequestFacts, role: SessionRole) -> RequestFacts:
    body = role.organization
    group = role.group or (body.group if body else "")
    return replace(facts, organization=body, group=group)
