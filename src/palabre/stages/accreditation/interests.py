"""Expressions of interest: who belongs to no delegation says who they are, and asks.

Whoever decides on participants invites, affiliates with an organization, or declines
with a reason; who was declined may write once more.
"""

from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.groups import StakeholderGroup
from palabre.kernel.places import countries
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import remits, rules
from palabre.stages.accreditation.form_models import Document, Interest
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import INTEREST_MOVES, InterestState
from palabre.stages.accreditation.stating import check_held
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Organization, Person
from palabre.stages.summits.models import Summit

CATEGORY = "participant"
"""Whoever decides on this class of badge decides on interests too."""


@dataclass(frozen=True, slots=True)
class InterestFacts:
    """What somebody says of themselves and of what they wish to bring."""

    entity: str
    goals: str
    group: str
    country: str
    official_email: str = ""
    entity_since: str = ""
    link: str = ""
    came_before: str = ""


def file_interest(
    summit: Summit, person: Person, facts: InterestFacts, *, by: Actor, at: datetime
) -> Interest:
    """Express interest, or mend what was said while nobody has decided.

    Raises Refused: ``not-allowed``, ``field-missing``, ``field-unknown``,
    ``registered-already``, ``edition-listed-only``, ``wrong-state`` once invited.
    Journal: ``accreditation.interest.filed``.
    """
    act = "accreditation.interest.filed"
    require(rules.may_register(by, person.pk), act)
    check_held(summit)
    _check(facts)
    if Registration.objects.filter(summit=summit, person=person).exists():
        raise Refused("registered-already", person=person.name)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        there = Interest.objects.filter(summit=summit, person=person).first()
        made = there or Interest(
            summit=summit,
            person=person,
            code=code_from(f"interest/{summit.code}/{person.pk}", length=8),
        )
        made.state = INTEREST_MOVES.after("file", made.state)
        for name in InterestFacts.__dataclass_fields__:
            setattr(made, name, getattr(facts, name).strip())
        made.filed_at, made.decided_at = at, None
        made.decided_by = made.reason = ""
        made.save()
        _note(act, made, by=by, at=at)
    return made


def _check(facts: InterestFacts) -> None:
    for name in ("entity", "goals", "group", "country"):
        if not getattr(facts, name).strip():
            raise Refused("field-missing", field=name)
    if facts.group not in set(StakeholderGroup):
        raise Refused("field-unknown", field="group", value=facts.group)
    if facts.country not in countries():
        raise Refused("field-unknown", field="country", value=facts.country)
    if facts.entity_since:
        try:
            date.fromisoformat(facts.entity_since)
        except ValueError as error:
            given = facts.entity_since
            raise Refused("field-unknown", field="entity_since", value=given) from error


def invite(one: Interest, *, by: Actor, at: datetime) -> Interest:
    """Invite somebody to register as they are.

    Raises Refused: ``not-allowed``, ``own-registration``, ``wrong-state``.
    Journal: ``accreditation.interest.invited``.
    """
    return _decide(one, "invite", by=by, at=at)


def affiliate(
    one: Interest, organization: Organization, *, by: Actor, at: datetime
) -> Interest:
    """Let somebody register with an organization that speaks for them.

    Raises Refused: ``not-allowed``, ``own-registration``, ``wrong-state``.
    Journal: ``accreditation.interest.affiliated``.
    """
    return _decide(one, "affiliate", organization=organization, by=by, at=at)


def decline(one: Interest, *, reason: str, by: Actor, at: datetime) -> Interest:
    """Decline, with a reason that reaches the person.

    Raises Refused: ``not-allowed``, ``own-registration``, ``reason-missing``,
    ``wrong-state``. Journal: ``accreditation.interest.declined``.
    """
    require(may_decide(by, one), "accreditation.interest.declined")
    if not reason.strip():
        raise Refused("reason-missing", field="reason")
    return _decide(one, "decline", reason=reason.strip(), by=by, at=at)


def _decide(
    one: Interest,
    move: str,
    *,
    reason: str = "",
    organization: Organization | None = None,
    by: Actor,
    at: datetime,
) -> Interest:
    past = {"invite": "invited", "affiliate": "affiliated", "decline": "declined"}
    act = f"accreditation.interest.{past[move]}"
    require(may_decide(by, one), act)
    if by.is_known and by.person_id == one.person_id:
        raise Refused("own-registration")
    with transaction.atomic():
        rows = Interest.objects.select_for_update(of=("self",))
        locked = rows.select_related("summit", "person").get(pk=one.pk)
        locked.state = INTEREST_MOVES.after(move, locked.state)
        locked.organization, locked.reason = organization, reason
        locked.decided_at, locked.decided_by = at, by.name
        locked.save()
        _note(act, locked, by=by, at=at)
    return locked


def may_decide(actor: Actor, one: Interest) -> bool:
    """Tell whether an actor decides: who decides on participants of that group."""
    if rules.may_vet(actor, one.summit):
        return True
    category = one.summit.categories.filter(code=CATEGORY).first()
    if category is None:
        return False
    as_asked = Registration(summit=one.summit, category=category, group=one.group)
    return remits.decides(actor, as_asked)


def interests_to_vet(
    actor: Actor, summit: Summit, state: str = InterestState.FILED
) -> list[Interest]:
    """Return the interests that an actor decides on, the oldest first."""
    rows = Interest.objects.filter(summit=summit, state=state)
    rich = rows.select_related("person", "summit", "organization")
    return [one for one in rich.order_by("filed_at", "id") if may_decide(actor, one)]


def interest_for(actor: Actor, summit: Summit, code: str) -> Interest:
    """Return one interest to whoever decides on it, or refuse with ``not-found``."""
    rows = Interest.objects.filter(summit=summit, code=code)
    found = rows.select_related("person", "summit", "organization").first()
    if found is None or not may_decide(actor, found):
        raise Refused("not-found", what="interest", code=code)
    return found


def interest_of(person_id: int | None, summit: Summit) -> Interest | None:
    """Return what a person said, if anything."""
    rows = Interest.objects.filter(summit=summit, person=person_id)
    return rows.select_related("organization").first()


def papers_of(one: Interest) -> list[Document]:
    """Return the documents that came with an interest."""
    rows = Document.objects.filter(
        summit=one.summit_id,
        person=one.person_id,
        question=Interest.QUESTION,
        purged_at__isnull=True,
    )
    return list(rows.order_by("id"))


def _note(act: str, one: Interest, *, by: Actor, at: datetime) -> None:
    subject, summit = f"interest:{one.code}", one.summit.code
    journal.record(act, subject, by=by, at=at, summit=summit)
