"""Who may do what with calls and proposals."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.calls.models import Call, Proposal

DECIDERS = frozenset({Role.SECRETARIAT})
READERS = frozenset({Role.SECRETARIAT, Role.REVIEWER, Role.CHAIR})


def may_propose(actor: Actor) -> bool:
    """Tell whether an actor may write a proposal: anybody who is signed in."""
    return actor.is_known


def may_amend(actor: Actor, proposal: Proposal) -> bool:
    """Tell whether an actor wrote the proposal."""
    return actor.is_system or actor.person_id == proposal.proposer_id


def may_decide(actor: Actor, call: Call) -> bool:
    """Tell whether an actor accepts and declines in a call."""
    return actor.holds_any(DECIDERS, call.summit.code)


def may_read(actor: Actor, proposal: Proposal) -> bool:
    """Tell whether an actor may see a proposal before it is in the programme.

    What was never submitted is its writer's alone.
    """
    is_reader = actor.holds_any(READERS, proposal.call.summit.code)
    was_submitted = proposal.submitted_at is not None
    return may_amend(actor, proposal) or (is_reader and was_submitted)
