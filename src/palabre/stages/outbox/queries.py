"""Reading the outbox, filtered by who sees."""

from datetime import datetime

from django.db.models import Count, QuerySet

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outbox import rules
from palabre.stages.outbox.models import Message
from palabre.stages.outbox.states import MessageState
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run


def messages_of(actor: Actor, summit: Summit, *, state: str = "") -> QuerySet[Message]:
    """Return an edition's messages for its secretariat, last queued first."""
    require(may_run(actor, summit), "outbox.messages.read")
    found = Message.objects.select_related("person").filter(summit=summit)
    if state:
        found = found.filter(state=state)
    return found.order_by("-id")


def message_for(actor: Actor, pk: int) -> Message:
    """Return a message that the actor may handle, or refuse with ``not-found``."""
    found = Message.objects.select_related("summit", "person").filter(pk=pk).first()
    if found is None or not rules.may_handle(actor, found):
        raise Refused("not-found", what="message", code=str(pk))
    return found


def counts_by_state(summit: Summit) -> dict[str, int]:
    """Return how many messages of an edition stand in each state."""
    rows = (
        Message.objects.filter(summit=summit)
        .values("state")
        .annotate(n=Count("id"))
        .order_by("state")
    )
    return {row["state"]: row["n"] for row in rows}


def unread(summit: Summit, act: str, *, queued_at: datetime) -> list[Message]:
    """Return what an act queued at one instant and nobody has read over yet."""
    found = Message.objects.select_related("summit").filter(
        summit=summit, act=act, queued_at=queued_at, state=MessageState.QUEUED
    )
    return list(found.order_by("id"))


def sent(act: str, *, sent_at: datetime) -> list[Message]:
    """Return what went out of an act at one instant."""
    found = Message.objects.filter(act=act, sent_at=sent_at, state=MessageState.SENT)
    return list(found.order_by("id"))
