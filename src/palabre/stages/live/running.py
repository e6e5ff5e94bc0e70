"""A turn as it runs: its begin, its end, the cut. Parts of acts; they leave no line."""

from datetime import datetime

from palabre.stages.live.attribution import attribute
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.states import REQUEST_MOVES
from palabre.stages.live.times import cut_at, limit_for, quota_left, spoken_seconds


def begin(request: RequestForFloor, sitting: Sitting, at: datetime) -> Statement:
    """Begin a turn, with the time that is due."""
    left: dict[str, int] = {}
    if sitting.quotas:
        log = sitting.statements.select_related("request")
        left = quota_left(sitting.quotas, spoken_seconds(log, at))
    return Statement.objects.create(
        sitting=sitting,
        request=request,
        started_at=at,
        limit_seconds=limit_for(request, sitting, left),
    )


def cut_if_over(sitting: Sitting, at: datetime) -> Statement | None:
    """End whoever speaks beyond time and grace, where the policy cuts off.

    The statement ended when its time did, whoever looks first; what was said after that
    is nobody's, until the floor is given again.
    """
    if not sitting.is_cut_off:
        return None
    running = sitting.statements.filter(ended_at__isnull=True).first()
    if running is None or at < cut_at(running, sitting):
        return None
    ended_at = cut_at(running, sitting)
    ended = finish(running.request, ended_at, is_cut=True)
    attribute(sitting, ended_at, at=at)
    return ended


def finish(
    request: RequestForFloor, at: datetime, *, is_cut: bool = False
) -> Statement | None:
    """End a request; its turn with it, if one runs."""
    request.state = REQUEST_MOVES.after("end_statement", request.state)
    request.left_seconds = None
    request.save(update_fields=["state", "left_seconds"])
    running = request.statements.filter(ended_at__isnull=True).first()
    if running is not None:
        running.ended_at, running.is_cut = at, is_cut
        running.save(update_fields=["ended_at", "is_cut"])
    return running
