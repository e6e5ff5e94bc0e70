"""What queue rows for the worker have in common: due, taken by one, done once."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Model, Q, QuerySet

PATIENCE = timedelta(minutes=30)
"""After which a row is taken again: whoever took it is not at work any more."""


def due(
    model: type[Model], *, at: datetime, patience: timedelta = PATIENCE
) -> QuerySet[Any]:
    """Return the rows that wait for a worker, those of a dead one among them."""
    rows: QuerySet[Any] = model._default_manager.filter(  # noqa: SLF001 - documented
        free(at, patience), done_at=None, asked_at__lte=at
    )
    return rows.order_by("asked_at", "id")


def free(at: datetime, patience: timedelta = PATIENCE) -> Q:
    """Return the condition of rows that nobody works at."""
    return Q(taken_at=None) | Q(taken_at__lt=at - patience)


def take(
    model: type[Model],
    *,
    at: datetime,
    patience: timedelta = PATIENCE,
    **noted: object,
) -> int | None:
    """Take the oldest row that is due, so that no other worker does it too."""
    rows = due(model, at=at, patience=patience)
    for pk in list(rows.values_list("pk", flat=True)[:10]):
        one = due(model, at=at, patience=patience).order_by().filter(pk=pk)
        if one.update(taken_at=at, **noted):
            return int(pk)
    return None
