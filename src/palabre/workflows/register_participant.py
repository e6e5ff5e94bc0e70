"""Registering oneself, for an organization that may be new here."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.people import operations as people
from palabre.stages.summits.models import Summit

GIVEN = frozenset({"staff", "speaker", "high-level"})
"""Classes of badge that the secretariat gives and nobody asks for."""


def register_participant(
    summit: Summit,
    facts: accreditation.RegistrationFacts,
    *,
    organization: people.OrganizationFacts | None,
    by: Actor,
    at: datetime,
) -> Registration:
    """Ask to come, for an organization that is entered if it is new; both or none.

    Raises Refused: ``field-unknown`` for a class of badge that only the secretariat
    gives, and those of `accreditation.register`.
    Journal: ``accreditation.registration.registered``,
    ``people.organization.entered``.
    """
    if facts.category.code in GIVEN and not rules.may_vet(by, summit):
        raise Refused("field-unknown", field="category", value=facts.category.code)
    with transaction.atomic():
        if organization is not None:
            entered = people.enter_organization(organization, by=by, at=at)
            facts = replace(facts, organization=entered)
        return accreditation.register(summit, facts, by=by, at=at)
