"""Where a proposal or a message stands, in words and in tone."""

from dataclasses import dataclass

from palabre.stages.calls import messages as calls
from palabre.stages.calls.models import Proposal
from palabre.stages.calls.states import ProposalState
from palabre.stages.outbox import messages as outbox
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MessageState

PROPOSAL_TONES = {
    ProposalState.DRAFT: "quiet",
    ProposalState.SUBMITTED: "warn",
    ProposalState.ACCEPTED: "good",
    ProposalState.DECLINED: "bad",
    ProposalState.WITHDRAWN: "quiet",
}
MESSAGE_TONES = {
    MessageState.QUEUED: "warn",
    MessageState.APPROVED: "quiet",
    MessageState.SENDING: "quiet",
    MessageState.SENT: "good",
    MessageState.FAILED: "bad",
    MessageState.DISCARDED: "quiet",
}


@dataclass(frozen=True, slots=True)
class ProposalStanding:
    """A proposal with where it stands."""

    proposal: Proposal
    state: object
    tone: str


@dataclass(frozen=True, slots=True)
class MessageStanding:
    """A message with where it stands."""

    message: Message
    state: object
    tone: str


def of_proposal(proposal: Proposal) -> ProposalStanding:
    """Return a proposal with its state in words."""
    state = ProposalState(proposal.state)
    return ProposalStanding(proposal, calls.STATES[state], PROPOSAL_TONES[state])


def of_message(message: Message) -> MessageStanding:
    """Return a message with its state in words."""
    state = MessageState(message.state)
    return MessageStanding(message, outbox.STATES[state], MESSAGE_TONES[state])
