"""Add a session to the programme or change it; who is new in it is entered."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.people import operations as people
from palabre.stages.people.models import Organization, Person
from palabre.stages.people.queries import organization_named, persons_named
from palabre.stages.programme import operations as programme
from palabre.stages.programme import rules
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.operations import RoleFacts, SessionFacts
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody's part in a session as it was typed.

    ``known`` is the person of a part that was there already; a name that stays theirs
    needs no search.
    """

    role: str
    name: str
    known: Person | None = None
    email: str = ""
    organization: str = ""
    post: str = ""


def add_session(
    summit: Summit,
    facts: SessionFacts,
    *,
    organizers: Sequence[str],
    takings: Sequence[Taking],
    by: Actor,
    at: datetime,
) -> Session:
    """Add a session with everybody who has a part in it.

    Raises Refused: ``person-unclear`` and those of `programme.add_session`.
    Journal: ``programme.session.added``, and an entry for each that is new.
    """
    require(rules.may_plan(by, summit), "programme.session.added")
    with transaction.atomic():
        whole = _whole(facts, organizers, takings, by=by, at=at)
        return programme.add_session(summit, whole, by=by, at=at)


def amend_session(
    session: Session,
    facts: SessionFacts,
    *,
    organizers: Sequence[str],
    takings: Sequence[Taking],
    by: Actor,
    at: datetime,
) -> Session:
    """Change a session; one that is placed must still fit where it stands.

    Raises Refused: ``person-unclear`` and those of `programme.amend_session` and
    `programme.place`.
    Journal: ``programme.session.amended``, ``programme.session.placed`` if its place
    had to be looked at again.
    """
    require(rules.may_plan(by, session.summit), "programme.session.amended")
    with transaction.atomic():
        before = _weight(session)
        whole = _whole(facts, organizers, takings, by=by, at=at)
        kept = programme.amend_session(session, whole, by=by, at=at)
        placed = Placement.objects.select_related("room__venue").filter(session=kept)
        found = placed.first()
        if found is not None and _weight(kept) != before:
            programme.place(kept, found.room, found.starts_at, by=by, at=at)
    return kept


def _weight(session: Session) -> tuple[int, frozenset[int]]:
    """Return what a placement depends on: the length and who must be there."""
    roles = session.roles.filter(role__in=MUST_ATTEND)
    return session.minutes, frozenset(roles.values_list("person_id", flat=True))


def _whole(
    facts: SessionFacts,
    organizers: Sequence[str],
    takings: Sequence[Taking],
    *,
    by: Actor,
    at: datetime,
) -> SessionFacts:
    lang = facts.title.original
    bodies = [_body(name, lang, by=by, at=at) for name in organizers]
    roles = [_role(one, lang, by=by, at=at) for one in takings]
    return replace(facts, organizers=bodies, roles=roles)


def _body(name: str, lang: str, *, by: Actor, at: datetime) -> Organization:
    found = organization_named(name)
    if found is not None:
        return found
    facts = people.OrganizationFacts(Text({lang: name}, lang))
    return people.enter_organization(facts, by=by, at=at)


def _role(one: Taking, lang: str, *, by: Actor, at: datetime) -> RoleFacts:
    person = _person(one, lang, by=by, at=at)
    body = _body(one.organization, lang, by=by, at=at) if one.organization else None
    group = body.group if body else ""
    return RoleFacts(person, one.role, body, one.post, group)


def _person(one: Taking, lang: str, *, by: Actor, at: datetime) -> Person:
    if one.known is not None and one.known.name == one.name:
        return one.known
    named = list(persons_named(one.name))
    if one.email:
        named = [person for person in named if person.email == one.email]
    if len(named) > 1:
        told = ", ".join(f"{person.name} ({person.code})" for person in named[:5])
        raise Refused("person-unclear", name=one.name, candidates=told)
    if named:
        return named[0]
    facts = people.PersonFacts(name=one.name, email=one.email, lang=lang)
    return people.enter_person(facts, by=by, at=at)
