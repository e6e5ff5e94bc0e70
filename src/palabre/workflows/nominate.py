"""Nominating: people are found by address or name, or entered, and named; all or none."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import nominating, rules
from palabre.stages.accreditation.models import Delegation, Registration
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


def _persons(
    delegation: Delegation,
    many: Sequence[Mapping[str, str]],
    *,
    by: Actor,
    at: datetime,
) -> list[Person]:
    """Return the person behind each row: one known here, or one newly entered."""
    known = [_known(delegation, facts) for facts in many]
    fresh = [
        people.PersonFacts(
            name=facts["name"],
            native=facts.get("native", ""),
            family_name=facts.get("family", ""),
            title=facts.get("title", ""),
            country=facts.get("country", delegation.organization.country),
            gender=facts.get("gender", ""),
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
