"""Bringing sittings of another installation in, each with its record."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.live import carrying
from palabre.stages.summits.models import Summit
from palabre.workflows.close_session import keep_records


def carry_records(
    summit: Summit, packed: Iterable[carrying.Packed], *, by: Actor, at: datetime
) -> tuple[list[str], int]:
    """Bring sittings in, each whole or not at all; return the new ones' codes.

    The second number is how many were here already.

    Raises Refused: ``not-allowed``, ``carried-malformed``, ``not-found``,
    ``sitting-there``.
    Journal: ``live.sitting.carried``, ``reports.source.imported``.
    """
    brought, n_known = [], 0
    for one in packed:
        with transaction.atomic():
            sitting = carrying.bring(summit, one, by=by, at=at)
            if sitting is None:
                n_known += 1
                continue
            keep_records(sitting, at=at)
        brought.append(sitting.session.code)
    return brought, n_known
