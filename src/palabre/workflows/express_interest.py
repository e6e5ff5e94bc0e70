"""Expressing interest on a page: the answer comes in the language of the page."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import primary
from palabre.stages.accreditation import interests
from palabre.stages.accreditation.form_models import Interest
from palabre.stages.accreditation.interests import InterestFacts
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit


def express_interest(
    summit: Summit,
    person: Person,
    facts: InterestFacts,
    *,
    lang: str,
    by: Actor,
    at: datetime,
) -> Interest:
    """Say who one is and what one would bring; letters come in ``lang`` from now on.

    Raises Refused: those of `interests.file_interest`.
    Journal: ``accreditation.interest.filed``, ``people.language.stated``.
    """
    with transaction.atomic():
        if primary(lang) != primary(person.lang):
            people.state_language(person, primary(lang), by=by, at=at)
        return interests.file_interest(summit, person, facts, by=by, at=at)
