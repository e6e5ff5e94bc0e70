"""Reading calls and proposals, filtered by who sees."""

from datetime import datetime

from django.db.models import Count, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.calls import rules
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.calls.states import ProposalState
from palabre.stages.summits.models import Summit


def calls_of(summit: Summit) -> QuerySet[Call]:
    """Return the calls of an edition, first opened first."""
    return Call.objects.filter(summit=summit).order_by("opens_at", "id")


def open_call(summit: Summit, *, at: datetime) -> Call | None:
    """Return the call that is open at an instant, if any."""
    return calls_of(summit).filter(opens_at__lte=at, closes_at__gt=at).first()


def call_by_code(code: str) -> Call:
    """Return a call with its edition, or refuse with ``not-found``."""
    found = Call.objects.select_related("summit").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="call", code=code)
    return found


def proposals_of_proposer(actor: Actor, summit: Summit) -> QuerySet[Proposal]:
    """Return an actor's own proposals to an edition, last changed first."""
    return _rich().filter(proposer_id=actor.person_id, call__summit=summit)


def proposals_to_decide(call: Call) -> QuerySet[Proposal]:
    """Return what was submitted to a call, drafts left out, last submitted first."""
    return (
        _rich()
        .filter(call=call)
        .exclude(state=ProposalState.DRAFT)
        .order_by("-submitted_at", "-id")
    )


def counts_by_state(call: Call) -> dict[str, int]:
    """Return how many proposals of a call stand in each state."""
    rows = call.proposals.values("state").annotate(n=Count("id")).order_by("state")
    return {row["state"]: row["n"] for row in rows}


def proposal_for(actor: Actor, code: str) -> Proposal:
    """Return a proposal that the actor may read, or refuse with ``not-found``.

    A stranger is told that there is nothing, not that something is hidden.
    """
    found = _rich().filter(code=code).first()
    if found is None or not rules.may_read(actor, found):
        raise Refused("not-found", what="proposal", code=code)
    return found


def _rich() -> QuerySet[Proposal]:
    return (
        Proposal.objects.select_related(
            "call__summit__series", "proposer", "organization", "decided_by"
        )
        .prefetch_related("themes", "tags__item", "co_organizers")
        .order_by("-changed_at", "-id")
    )
