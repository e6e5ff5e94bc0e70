"""Purging what the worker finds over its time, in every edition that is over."""

from datetime import datetime

from palabre.kernel.actors import system
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.retention import purge_due as purge_one
from palabre.stages.summits.models import Summit


def purge_due(*, safe: Safe, at: datetime) -> int:
    """Delete what is over its time; return in how many editions something went.

    Journal: ``accreditation.retention.purged``.
    """
    over = Summit.objects.filter(ends_on__lt=at.date()).order_by("id")
    by = system("worker")
    done = [purge_one(summit, safe=safe, by=by, at=at) for summit in over]
    return sum(not one.is_nothing for one in done)
