"""Purging what the worker finds over its time, in every edition that is over."""

from datetime import datetime

from palabre.kernel.actors import Actor, system
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.retention import purge_due as purge_one
from palabre.stages.protocol.notes import purge_notes
from palabre.stages.summits.models import Summit


def purge_due(*, safe: Safe, at: datetime) -> int:
    """Delete what is over its time; return in how many editions something went.

    Journal: ``accreditation.retention.purged``, ``protocol.notes.purged``.
    """
    over = Summit.objects.filter(ends_on__lt=at.date()).order_by("id")
    by = system("worker")
    return sum(_purge(summit, safe=safe, by=by, at=at) for summit in over)


def _purge(summit: Summit, *, safe: Safe, by: Actor, at: datetime) -> bool:
    n_notes = purge_notes(summit, by=by, at=at)
    done = purge_one(summit, safe=safe, by=by, at=at)
    return bool(n_notes) or not done.is_nothing
