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
from palabre.stages.programme import rules, steps
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.operations import RoleFacts, SessionFacts
from palabre.stages.programme.seen import check as check_seen
from palabre.stages.programme.states import MUST_ATTEND, StepKind
from palabre.stages.summits.models import Summit
from palabre.workflows.tell_board import tell_version


@dataclass(frozen=True, slots=True)
class Taking:
    """Somebody's part in a session as it was typed.

    ``known`` is the person of a part that was there already; a name that stays theirs
    needs no search. ``group`` is for whoever speaks for no organization.
    """

    role: str
    name: str
    known: Person | None = None
    email: str = ""
    organization: str | Organization = ""
    post: str = ""
    group: str = ""


@dataclass(frozen=True, slots=True)
class Cast:
    """Who is behind a session and who takes part, as it was typed."""

    organizers: Sequence[str | Organization] = ()
    takings: Sequence[Taking] = ()


def add_session(
    summit: Summit,
    facts: SessionFacts,
    *,
    cast: Cast,
    by: Actor,
    at: datetime,
) -> Session:
    """Add a session with everybody who has a part in it.

    Raises Refused: ``person-unclear`` and those of `programme.add_session`.
    Journal: ``programme.session.added``, and an entry for each that is new.
    """
    require(rules.may_plan(by, summit), "programme.session.added")
    with transaction.atomic():
        whole = _whole(facts, cast, by=by, at=at)
        made = programme.add_session(summit, whole, by=by, at=at)
        steps.note(summit, StepKind.ADDED, [made.code], by=by, at=at)
        tell_version(summit)
    return made


def amend_session(
    session: Session,
    facts: SessionFacts,
    *,
    cast: Cast,
    seen: str,
    by: Actor,
    at: datetime,
) -> Session:
    """Change a session; one that is placed must still fit where it stands.

    ``seen`` is the session's token (`programme.seen`) when whoever changes it read it.
    Raises Refused: ``amended-meanwhile``, ``person-unclear`` and those of
    `programme.amend_session` and `programme.place`.
    Journal: ``programme.session.amended``, ``programme.session.placed`` if its place
    had to be looked at again.
    """
    summit = session.summit
    require(rules.may_plan(by, summit), "programme.session.amended")
    with transaction.atomic():
        locked = Session.objects.select_for_update(of=("self",)).get(pk=session.pk)
        check_seen(locked, seen)
        before = _weight(locked)
        whole = _whole(facts, cast, by=by, at=at)
        kept = programme.amend_session(session, whole, by=by, at=at)
        placed = Placement.objects.select_related("room__venue").filter(session=kept)
        found = placed.first()
        if found is not None and _weight(kept) != before:
            version = steps.version_of(summit)
            programme.place(kept, found.room, found.starts_at, by=by, at=at)
            steps.close_after(summit, version)
        steps.note(summit, StepKind.AMENDED, [kept.code], by=by, at=at)
        tell_version(summit)
    return kept


def _weight(session: Session) -> tuple[int, frozenset[int]]:
    """Return what a placement depends on: the length and who must be there."""
    roles = session.roles.filter(role__in=MUST_ATTEND)
    return session.minutes, frozenset(roles.values_list("person_id", flat=True))


def _whole(
    facts: SessionFacts,
    cast: Cast,
    *,
    by: Actor,
    at: datetime,
) -> SessionFacts:
    lang = facts.title.original
    bodies = [_body(name, lang, by=by, at=at) for name in cast.organizers]
    roles = [_role(one, lang, by=by, at=at) for one in cast.takings]
    return replace(facts, organizers=bodies, roles=roles)


def _body(
    name: str | Organization, lang: str, *, by: Actor, at: datetime
) -> Organization:
    if isinstance(name, Organization):
        return name
    found = organization_named(name)
    if found is not None:
        return found
    facts = people.OrganizationFacts(Text({lang: name}, lang))
    return people.enter_organization(facts, by=by, at=at)


def _role(one: Taking, lang: str, *, by: Actor, at: datetime) -> RoleFacts:
    person = _person(one, lang, by=by, at=at)
    body = _body(one.organization, lang, by=by, at=at) if one.organization else None
    group = body.group if body else one.group
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
