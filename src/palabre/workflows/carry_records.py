"""Bringing sittings of another installation in, each with its record."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.live import carrying
from palabre.stages.reports import orders
from palabre.stages.summits.models import Summit
from palabre.workflows.close_session import file_carried, keep_records


def carry_records(
    summit: Summit, packed: Iterable[carrying.Packed], *, by: Actor, at: datetime
) -> tuple[list[str], int]:
    """Bring sittings in, each whole or not at all; return the codes of what came.

    Of a sitting that is here what came later comes too: answers, statements filed in
    writing, counts. A report's draft is ordered where none is there. The second number
    is how many were here already, with nothing new.

    Raises Refused: ``not-allowed``, ``carried-malformed``, ``not-found``,
    ``sitting-there``.
    Journal: ``live.sitting.carried``, ``reports.source.imported``.
    """
    brought, n_known = [], 0
    for one in packed:
        with transaction.atomic():
            came = carrying.bring(summit, one, by=by, at=at)
            if came is None:
                n_known += 1
                continue
            if came.is_new:
                keep_records(came.sitting, at=at)
            elif came.filed:
                file_carried(came.sitting, came.filed, at=at)
            orders.order_missing(came.sitting.session, at=at)
        brought.append(came.sitting.session.code)
    return brought, n_known
