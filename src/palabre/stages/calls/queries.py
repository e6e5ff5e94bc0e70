"""Reading calls and proposals, filtered by who sees."""

from datetime import datetime

from django.db.models import Count, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.calls import rules
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.summits.models import Summit


def calls_of(summit: Summit) -> QuerySet[Call]:
    """Return the calls of an edition, first opened first."""
    calls = Call.objects.select_related("summit__series").filter(summit=summit)
    return calls.order_by("opens_at", "id")


def open_call(summit: Summit, *, at: datetime) -> Call | None:
    """Return the call that is open at an instant, if any."""
    return calls_of(summit).filter(opens_at__lte=at, closes_at__gt=at).first()


def current_call(summit: Summit, *, at: datetime) -> Call | None:
    """Return the call that is open, else the next to open, else the last one."""
    calls = list(calls_of(summit).select_related("summit"))
    running = [call for call in calls if call.opens_at <= at < call.closes_at]
    coming = [call for call in calls if at < call.opens_at]
    return next(iter([*running, *coming, *reversed(calls)]), None)


def call_by_code(code: str) -> Call:
    """Return a call with its edition, or refuse with ``not-found``."""
    found = Call.objects.select_related("summit__series").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="call", code=code)
    return found


def proposals_of_proposer(
    actor: Actor, summit: Summit | None = None
) -> QuerySet[Proposal]:
    """Return an actor's own proposals, to one edition or all, last changed first."""
    if actor.person_id is None:
        return Proposal.objects.none()
    found = _rich().filter(proposer_id=actor.person_id)
    return found.filter(call__summit=summit) if summit else found


def proposals_submitted(
    actor: Actor, summit: Summit, *, state: str = ""
) -> QuerySet[Proposal]:
    """Return what was submitted to an edition, last submitted first.

    Raises Refused: ``not-allowed``.
    """
    is_reader = actor.holds_any(rules.READERS, summit.code)
    require(is_reader, "calls.proposals.read")
    found = _rich().filter(call__summit=summit, submitted_at__isnull=False)
    if state:
        found = found.filter(state=state)
    return found.order_by("-submitted_at", "-id")


def counts_by_state(summit: Summit) -> dict[str, int]:
    """Return how many proposals to an edition stand in each state, drafts too."""
    rows = (
        Proposal.objects.filter(call__summit=summit)
        .values("state")
        .annotate(n=Count("id"))
        .order_by("state")
    )
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
        .prefetch_related("themes", "tags__item__framework", "co_organizers")
        .order_by("-changed_at", "-id")
    )
