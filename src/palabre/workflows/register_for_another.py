"""Registering somebody one answers for: entered if new here, with the answers."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import text
from palabre.stages.accreditation import forms, surrogates
from palabre.stages.accreditation.models import Category, Registration
from palabre.stages.accreditation.questions import Answer
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class OtherFacts:
    """Who is registered by another: plain words of a form."""

    name: str
    category: Category
    attendance: str
    group: str
    country: str
    native: str = ""
    title: str = ""
    post: str = ""
    rank: str = ""
    organization: str = ""
    languages: tuple[str, ...] = ()


def register_for_another(
    summit: Summit,
    facts: OtherFacts,
    surrogate: Person,
    *,
    answers: Mapping[str, Answer],
    by: Actor,
    at: datetime,
) -> Registration:
    """Enter somebody and ask for them to come; all or none.

    The person is always entered anew: nobody registers a person the house knows by
    guessing the name. Whoever vets sees who may be the same.

    Raises Refused: those of `people.enter_person`, `surrogates.register_for` and
    `forms.hand_in`.
    Journal: ``people.person.entered``, ``people.organization.entered``,
    ``accreditation.registration.registered_for``, ``accreditation.answers.given``.
    """
    with transaction.atomic():
        person = people.enter_person(
            people.PersonFacts(
                name=facts.name,
                native=facts.native,
                title=facts.title,
                country=facts.country,
                rank=facts.rank,
                lang=surrogate.lang,
                is_fictional=summit.is_fictional,
            ),
            by=by,
            at=at,
        )
        body = None
        if facts.organization:
            named = people.OrganizationFacts(
                text(en=facts.organization), group=facts.group, country=facts.country
            )
            body = people.enter_organization(named, by=by, at=at)
        given = RegistrationFacts(
            person=person,
            category=facts.category,
            attendance=facts.attendance,
            group=facts.group,
            country=facts.country,
            organization=body,
            post=facts.post,
            rank=facts.rank,
            languages=facts.languages,
        )
        made = surrogates.register_for(summit, given, surrogate, by=by, at=at)
        told = {**answers, "surrogate": surrogate.email} if surrogate.email else answers
        forms.hand_in(made, told, by=by, at=at)
    return made
