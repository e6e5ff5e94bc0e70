"""Who may do what with the programme."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run


def may_plan(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor plans the programme: the secretariat."""
    return may_run(actor, summit)


def may_wish(actor: Actor, session: Session) -> bool:
    """Tell whether an actor says when a session would suit: its proposer, who plans."""
    proposal = session.proposal
    is_own = proposal is not None and actor.person_id == proposal.proposer_id
    return (is_own and actor.person_id is not None) or may_plan(actor, session.summit)


def may_read_draft(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor sees the draft: who plans it, and protocol."""
    return may_plan(actor, summit) or actor.holds(Role.PROTOCOL, summit.code)
