"""Declining a proposal: the decision with its reason, and the letter that tells it."""

from datetime import datetime

from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.calls import operations as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.outbox import operations as outbox
from palabre.workflows import letters


def decline_proposal(
    proposal: Proposal, *, reason: str, by: Actor, at: datetime
) -> Proposal:
    """Decline a proposal and queue a letter with the reason.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``.
    Journal: ``calls.proposal.declined``.
    """
    with transaction.atomic():
        declined = calls.decline(proposal, reason=reason, by=by, at=at)
        with translation.override(interface_language(declined.proposer.lang)):
            letter = letters.proposal_declined(declined, reason)
        outbox.queue(
            summit=declined.call.summit,
            person=declined.proposer,
            act=letter.act,
            subject=letter.subject,
            body=letter.body,
            at=at,
        )
    return declined
