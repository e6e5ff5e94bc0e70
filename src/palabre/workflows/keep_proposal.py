"""Keeping what a proposer has written, with the organization they named."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.people import operations as people
from palabre.stages.people.models import Person


def keep_proposal(  # noqa: PLR0913 - what is kept, where, and who behind it
    call: Call,
    proposal: Proposal | None,
    facts: calls.ProposalFacts,
    *,
    organization: people.OrganizationFacts | None,
    proposer: Person,
    by: Actor,
    at: datetime,
) -> Proposal:
    """Start or amend a draft; an organization that is new is entered.

    Raises Refused: ``not-allowed``, ``sign-in-needed``, ``wrong-state``,
    ``title-too-long``, ``name-missing``.
    Journal: ``calls.proposal.started`` or ``calls.proposal.amended``,
    ``people.organization.entered``.
    """
    with transaction.atomic():
        if organization is not None:
            entered = people.enter_organization(organization, by=by, at=at)
            facts = replace(facts, organization=entered)
        if proposal is None:
            return calls.start(call, proposer, facts, by=by, at=at)
        return calls.amend(proposal, facts, by=by, at=at)
