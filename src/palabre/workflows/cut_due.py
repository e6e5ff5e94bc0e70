"""The cut by policy: it comes when the time is over, whether a console is open or not."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import system
from palabre.stages.live import queries, turns
from palabre.stages.live.attribution import voices
from palabre.stages.live.models import Sitting
from palabre.stages.live.times import cut_at
from palabre.workflows.tell_room import tell_states, tell_voices


def cut_when_over(sitting: Sitting, *, at: datetime) -> bool:
    """End whoever speaks beyond time and grace, where policy says so; tell the room.

    True if somebody's time was over. Journal: ``live.statement.cut`` then.
    """
    if not sitting.is_cut_off:
        return False
    running = queries.floor_now(sitting)
    if running is None or at < cut_at(running, sitting):
        return False
    with transaction.atomic():
        since = cut_at(running, sitting)
        before = voices(sitting, since)
        ended = turns.cut_off(sitting, by=system("clock"), at=at)
        tell_states(sitting.session)
        tell_voices(sitting, before, since)
    return ended is not None


def cut_due(*, at: datetime) -> int:
    """End everybody whose time is over, in every session; return how many."""
    running = queries.with_cut_off()
    return sum(cut_when_over(sitting, at=at) for sitting in running)
