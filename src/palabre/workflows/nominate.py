"""Nominating: people are found by address or name, or entered, and named; all or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import nominating, queries, rules
from palabre.stages.accreditation.models import Category, Delegation, Registration
from palabre.stages.accreditation.nominee_lists import Listed, NomineeList, read_list
from palabre.stages.accreditation.states import DelegationPlace, RegistrationState
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.people.queries import persons_named


def nominate(
    delegation: Delegation,
    many: Sequence[Mapping[str, str]],
    *,
    by: Actor,
    at: datetime,
) -> list[Registration]:
    """Name people by the facts of a form or a list.

    Raises Refused: ``field-unknown``, and those of `people.enter_persons` and
    `nominating.nominate_all`.
    Journal: ``people.person.entered``, ``accreditation.nominee.named``.
    """
    require(rules.may_nominate(by, delegation), "accreditation.nominee.named")
    categories = {one.code: one for one in delegation.summit.categories.order_by("id")}
    for facts in many:
        if facts["category"] not in categories:
            raise Refused("field-unknown", field="category", value=facts["category"])
    with transaction.atomic():
        persons = _persons(delegation, many, by=by, at=at)
        nominees = [
            nominating.Nominee(
                person=person,
                category=categories[facts["category"]],
                attendance=facts["attendance"],
                post=facts.get("post", ""),
                place=facts["place"],
                rank=person.rank,
            )
            for person, facts in zip(persons, many, strict=True)
        ]
        made = nominating.nominate_all(delegation, nominees, by=by, at=at)
        for one in made:
            people.affiliate(one.person, delegation.organization, post=one.post)
    return made


def read_list_for(delegation: Delegation, name: str, content: bytes) -> NomineeList:
    """Read a list for a delegation: new people, people on it already, wrong cells.

    Whoever withdrew counts as new: they are nominated again.

    Raises Refused: those of `nominee_lists.read_list`.
    """
    members = queries.members_of(delegation)
    there = [
        Listed(
            one.code,
            {
                "name": one.person.name,
                "email": one.person.email,
                "post": one.post,
                "place": one.place,
                "attendance": one.attendance,
                "category": one.category.code,
            },
            may_change=one.state == RegistrationState.NOMINATED,
        )
        for one in members
        if one.state != RegistrationState.WITHDRAWN
    ]
    codes = [one.code for one in nominating.may_be_named(delegation.summit)]
    return read_list(name, content, categories=codes, there=there)


def take_list(
    delegation: Delegation,
    new: Sequence[Mapping[str, str]],
    changes: Mapping[str, Mapping[str, str]],
    *,
    by: Actor,
    at: datetime,
) -> tuple[list[Registration], list[Registration]]:
    """Name who is new and amend who was named before; all or none.

    ``changes`` holds what is new of each, by the code of the registration.

    Raises Refused: those of `nominate` and `nominating.amend`.
    Journal: those of `nominate`, ``accreditation.nominee.amended``.
    """
    categories = {one.code: one for one in delegation.summit.categories.order_by("id")}
    members = {one.code: one for one in queries.members_of(delegation)}
    stepping_down_first = sorted(
        changes, key=lambda code: changes[code].get("place") == DelegationPlace.HEAD
    )
    with transaction.atomic():
        amended = []
        for code in stepping_down_first:
            if code not in members:
                raise Refused("not-found", what="registration", code=code)
            facts = _amended(members[code], changes[code], categories)
            amended.append(nominating.amend(members[code], facts, by=by, at=at))
        made = nominate(delegation, new, by=by, at=at) if new else []
    return made, amended


def _amended(
    there: Registration,
    changes: Mapping[str, str],
    categories: Mapping[str, Category],
) -> nominating.Nominee:
    return nominating.Nominee(
        person=there.person,
        category=categories[changes.get("category", there.category.code)],
        attendance=changes.get("attendance", there.attendance),
        post=changes.get("post", there.post),
        place=changes.get("place", there.place),
        rank=there.rank,
        languages=there.languages,
    )


def _persons(
    delegation: Delegation,
    many: Sequence[Mapping[str, str]],
    *,
    by: Actor,
    at: datetime,
) -> list[Person]:
    """Return the person behind each row: one known here, or one newly entered.

    Until they say otherwise, whom a delegation names reads what its focal point reads.
    """
    lang = delegation.focal_point.lang if delegation.focal_point else "en"
    known = [_known(delegation, facts) for facts in many]
    fresh = [
        people.PersonFacts(
            name=facts["name"],
            native=facts.get("native", ""),
            family_name=facts.get("family", ""),
            title=facts.get("title", ""),
            country=facts.get("country", delegation.organization.country),
            gender=facts.get("gender", ""),
            lang=lang,
            email=facts.get("email", ""),
        )
        for facts, there in zip(many, known, strict=True)
        if there is None
    ]
    entered = iter(people.enter_persons(fresh, by=by, at=at) if fresh else ())
    return [there or next(entered) for there in known]


def _known(delegation: Delegation, facts: Mapping[str, str]) -> Person | None:
    """Return whom the house knows for certain: same address, or one of this body.

    A name alone proves nothing; possible duplicates are shown to whoever vets.
    """
    email = facts.get("email", "")
    if email:
        return Person.objects.filter(email=email).order_by("id").first()
    same_body = persons_named(facts["name"]).filter(
        affiliations__organization=delegation.organization
    )
    return same_body.first()
