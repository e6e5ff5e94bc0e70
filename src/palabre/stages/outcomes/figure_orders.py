"""The queue of releases of figures: ordered by the secretariat, done by the worker."""

import json
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F

from palabre.kernel.actors import Actor, system
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.outcomes import queueing
from palabre.stages.outcomes.counting import releasing
from palabre.stages.outcomes.counting.releasing import Proposal
from palabre.stages.outcomes.figure_models import FigureOrder, FigureRelease
from palabre.stages.outcomes.states import OrderState
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

PATIENCE = timedelta(minutes=5)
"""After which an order is taken again: a release takes seconds, a dead worker longer."""

MOST_TRIES = 3
"""Workers that may die over an order before it is given up."""

MOST_SHOWN = 5

ORDERED = "outcomes.figures.ordered"


def order(
    summit: Summit,
    *,
    is_trial: bool = False,
    corrects: FigureRelease | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> FigureOrder:
    """Order a release of the figures, or a trial that publishes nothing.

    Raises Refused: ``not-allowed``, ``field-missing``, ``not-found``,
    ``figures-ordered`` while another order waits.
    Journal: ``outcomes.figures.ordered``.
    """
    releasing.check_order(summit, corrects=corrects, reason=reason, by=by)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        _refuse_second(summit)
        made = FigureOrder.objects.create(
            summit=summit,
            is_trial=is_trial,
            corrects=corrects,
            reason=reason.strip(),
            asked_by=by.name or "system",
            asked_at=at,
        )
        _note(made, by=by, at=at)
    return made


def retry(one: FigureOrder, *, by: Actor, at: datetime) -> FigureOrder:
    """Order once more what failed.

    Raises Refused: ``not-allowed``, ``order-not-failed``, ``figures-ordered``.
    Journal: ``outcomes.figures.ordered``.
    """
    require(may_run(by, one.summit), ORDERED)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=one.summit_id)
        again = FigureOrder.objects.select_related("summit").get(pk=one.pk)
        if again.state is not OrderState.FAILED:
            raise Refused("order-not-failed")
        _refuse_second(again.summit)
        again.asked_by, again.asked_at = by.name or "system", at
        again.taken_at = again.done_at = None
        again.told, again.found, again.n_tries = "", {}, 0
        again.save()
        _note(again, by=by, at=at)
    return again


def orders_of(actor: Actor, summit: Summit) -> list[FigureOrder]:
    """Return the last orders, newest first.

    Raises Refused: ``not-allowed``.
    """
    require(may_run(actor, summit), ORDERED)
    rows = FigureOrder.objects.filter(summit=summit).select_related("release")
    return list(rows.order_by("-asked_at", "-id")[:MOST_SHOWN])


def order_of(actor: Actor, summit: Summit, number: int) -> FigureOrder:
    """Return one order of an edition.

    Raises Refused: ``not-allowed``, ``not-found``.
    """
    require(may_run(actor, summit), ORDERED)
    rows = FigureOrder.objects.filter(summit=summit)
    found = rows.select_related("release", "summit").filter(pk=number).first()
    if found is None:
        raise Refused("not-found", what="order", code=number)
    return found


def is_waiting(*, at: datetime) -> bool:
    """Tell whether an order waits for a worker, or was left by a dead one."""
    return queueing.due(FigureOrder, at=at, patience=PATIENCE).exists()


def take(*, at: datetime) -> FigureOrder | None:
    """Take the oldest order that is due; give up one over which workers died."""
    while True:
        tries = F("n_tries") + 1
        pk = queueing.take(FigureOrder, at=at, patience=PATIENCE, n_tries=tries)
        if pk is None:
            return None
        rows = FigureOrder.objects.select_related("summit", "corrects")
        found = rows.get(pk=pk)
        if found.n_tries <= MOST_TRIES:
            return found
        fail(found, Refused("worker-died"), at=at)


def finish(one: FigureOrder, made: Proposal, *, at: datetime) -> FigureOrder:
    """Publish what was counted, or note it if it was a trial; once, whoever counted.

    Raises Refused: ``order-taken`` when another worker has it by now,
    ``figures-unchanged``, ``figures-moved``.
    Journal: ``outcomes.figures.released``, unless it was a trial.
    """
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=one.summit_id)
        mine = FigureOrder.objects.filter(
            pk=one.pk, done_at=None, taken_at=one.taken_at
        )
        found = {"n_cells": made.n_cells, "n_hidden": made.n_hidden}
        if not mine.update(done_at=at, found=found):
            raise Refused("order-taken")
        if not one.is_trial:
            kept = releasing.publish(
                one.summit,
                made,
                corrects=one.corrects,
                reason=one.reason,
                name=one.asked_by,
                by=system("figures"),
                at=at,
            )
            FigureOrder.objects.filter(pk=one.pk).update(release=kept)
    return FigureOrder.objects.select_related("release", "summit").get(pk=one.pk)


def fail(one: FigureOrder, refused: Refused, *, at: datetime) -> None:
    """Note what kept an order from being done, if it is still this worker's."""
    mine = FigureOrder.objects.filter(pk=one.pk, done_at=None, taken_at=one.taken_at)
    facts = json.loads(json.dumps(refused.facts, default=str))
    mine.update(done_at=at, told=refused.code[:60], found={"facts": facts})


def why_not(one: FigureOrder) -> Refused | None:
    """Return what kept an order from being done."""
    return Refused(one.told, **one.found.get("facts", {})) if one.told else None


def _refuse_second(summit: Summit) -> None:
    if FigureOrder.objects.filter(summit=summit, done_at=None).exists():
        raise Refused("figures-ordered")


def _note(one: FigureOrder, *, by: Actor, at: datetime) -> None:
    journal.record(
        ORDERED,
        f"figure-order:{one.summit.code}/{one.pk}",
        by=by,
        at=at,
        summit=one.summit.code,
        is_trial=one.is_trial,
    )
