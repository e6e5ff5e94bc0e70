"""Reading what a person does in the programme."""

from django.db.models import QuerySet

from palabre.kernel.actors import Actor
from palabre.stages.calls.models import Proposal
from palabre.stages.programme.models import Session, SessionRole


def parts_of(actor: Actor) -> QuerySet[SessionRole]:
    """Return the actor's parts in sessions, last edition first.

    Neither place nor time: those are told by the release.
    """
    if actor.person_id is None:
        return SessionRole.objects.none()
    return (
        SessionRole.objects.filter(person_id=actor.person_id)
        .select_related("session__summit")
        .order_by("-session__summit__starts_on", "session__code", "id")
    )


def session_of_proposal(proposal: Proposal) -> Session | None:
    """Return the session that a proposal became, if it was accepted."""
    found = Session.objects.select_related("summit", "proposal")
    return found.filter(proposal=proposal).first()
