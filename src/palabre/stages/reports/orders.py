"""The queue of reports to draft: a row when a session closes, done by the worker."""

from datetime import datetime, timedelta

from django.db.models import Q

from palabre.stages.programme.models import Session
from palabre.stages.reports.models import DraftOrder, SessionReport

PATIENCE = timedelta(minutes=5)
"""After which a row is taken again: whoever took it is not at work any more."""


def order_draft(session: Session, *, at: datetime) -> DraftOrder:
    """Queue the draft of a session's report; asked again it is due again."""
    order, _ = DraftOrder.objects.update_or_create(
        session=session,
        defaults={"asked_at": at, "taken_at": None, "done_at": None, "told": ""},
    )
    return order


def order_missing(session: Session, *, at: datetime) -> DraftOrder | None:
    """Queue a draft unless the session has a report already."""
    if SessionReport.objects.filter(session=session).exists():
        return None
    return order_draft(session, at=at)


def take_order(*, at: datetime) -> DraftOrder | None:
    """Take the oldest row that is due, so that no other worker does it too."""
    free = Q(taken_at=None) | Q(taken_at__lt=at - PATIENCE)
    due = DraftOrder.objects.filter(free, done_at=None, asked_at__lte=at)
    for pk in list(due.order_by("asked_at", "id").values_list("pk", flat=True)[:10]):
        taken = DraftOrder.objects.filter(free, pk=pk, done_at=None)
        if taken.update(taken_at=at):
            return DraftOrder.objects.select_related("session__summit").get(pk=pk)
    return None


def is_awaited(session: Session, *, at: datetime) -> bool:
    """Tell whether the worker is about to draft a session's report."""
    rows = DraftOrder.objects.filter(session=session, done_at=None)
    return rows.filter(asked_at__gt=at - PATIENCE).exists()


def finish_order(order: DraftOrder, *, told: str = "", at: datetime) -> None:
    """Note that a row is done, with the code of what kept it from being drafted."""
    DraftOrder.objects.filter(pk=order.pk).update(done_at=at, told=told[:60])


def cancel_order(session: Session) -> None:
    """Take a draft back that was not begun."""
    DraftOrder.objects.filter(session=session, taken_at=None, done_at=None).delete()
