"""Releasing figures: ordered, then counted by the worker; a small edition's at once."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.models import Registration
from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.outcomes.counting import releasing
from palabre.stages.outcomes.figure_models import FigureOrder, FigureRelease
from palabre.stages.summits.models import Summit

SMALL = 500
"""Registrations up to which figures are released while one waits: under a second."""


def order_figures(
    summit: Summit,
    *,
    is_trial: bool = False,
    corrects: FigureRelease | None = None,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> FigureOrder:
    """Order a release or a trial; the order of a small edition is worked at once.

    Raises Refused: those of `figure_orders.order`.
    Journal: ``outcomes.figures.ordered``, and ``outcomes.figures.released`` with it.
    """
    made = orders.order(
        summit, is_trial=is_trial, corrects=corrects, reason=reason, by=by, at=at
    )
    if Registration.objects.filter(summit=summit).count() <= SMALL:
        release_due_figures(at=at)
        made.refresh_from_db()
    return made


def release_due_figures(*, at: datetime) -> int:
    """Work every order that is due; return how many were done.

    Counting opens no transaction: nobody waits for it.

    Journal: ``outcomes.figures.released``, one a release.
    """
    n_done = 0
    while (order := orders.take(at=at)) is not None:
        try:
            orders.finish(order, releasing.propose(order.summit, at=at), at=at)
            n_done += 1
        except Refused as refused:
            orders.fail(order, refused, at=at)
    return n_done
