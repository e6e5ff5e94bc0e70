"""The queue of drafts to make: ordered at the desk, done by the worker."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q

from palabre.engines.synthesis.engine import WORDINGS
from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes import queueing, rules
from palabre.stages.outcomes.models import Draft, SummaryOrder
from palabre.stages.summits.models import Summit

SHOWN = timedelta(days=1)


def order_draft(
    summit: Summit, lang: str, *, with_model: bool = False, by: Actor, at: datetime
) -> SummaryOrder:
    """Order a draft in a language; the worker makes it, with every bound's price.

    Raises Refused: ``not-allowed``, ``language-not-written``, ``draft-ordered`` while
    one is being made.
    Journal: ``outcomes.draft.ordered``.
    """
    act = "outcomes.draft.ordered"
    require(rules.may_draft(by, summit), act)
    if lang not in WORDINGS:
        raise Refused("language-not-written", lang=lang, written=sorted(WORDINGS))
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        waiting = SummaryOrder.objects.filter(summit=summit, lang=lang, done_at=None)
        if waiting.exists():
            raise Refused("draft-ordered", lang=lang)
        made = SummaryOrder.objects.create(
            summit=summit,
            lang=lang,
            with_model=with_model,
            asked_by=by.name,
            asked_at=at,
        )
        subject = f"order:{made.pk}"
        told = {"lang": lang, "with_model": with_model}
        journal.record(act, subject, by=by, at=at, summit=summit.code, **told)
    return made


def orders_of(summit: Summit, *, at: datetime) -> list[SummaryOrder]:
    """Return the orders that wait or are made, and those of a day that failed."""
    recent = Q(done_at=None) | (Q(done_at__gt=at - SHOWN) & ~Q(told=""))
    found = SummaryOrder.objects.filter(recent, summit=summit)
    return list(found.order_by("-asked_at", "-id")[:10])


def orders_at_desk(actor: Actor, summit: Summit, *, at: datetime) -> list[SummaryOrder]:
    """Return the same to whoever may order.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_draft(actor, summit), "outcomes.draft.ordered")
    return orders_of(summit, at=at)


def is_waiting(*, at: datetime) -> bool:
    """Tell whether a draft was ordered that nobody works at."""
    return queueing.due(SummaryOrder, at=at).exists()


def take_order(*, at: datetime) -> SummaryOrder | None:
    """Take the oldest row that is due, so that no other worker does it too."""
    taken = queueing.take(SummaryOrder, at=at)
    if taken is None:
        return None
    return SummaryOrder.objects.select_related("summit").get(pk=taken)


def finish_order(
    order: SummaryOrder, *, draft: Draft | None = None, told: str = "", at: datetime
) -> None:
    """Note that a row is done: the draft it made, or what kept it from being made."""
    SummaryOrder.objects.filter(pk=order.pk).update(
        done_at=at, draft=draft, told=told[:60]
    )
