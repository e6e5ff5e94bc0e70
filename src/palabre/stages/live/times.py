"""How long somebody may speak: by kind, by rank, by what a group has left."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from palabre.stages.live.models import RequestForFloor, Sitting, Statement

RANK = "rank:"
"""Before a rank in `Sitting.limits`."""

FORGOTTEN = timedelta(hours=1)
"""Nobody speaks an hour over the time: the end was forgotten."""

LEAST_SECONDS = 30
"""Nobody is given less, even where a group's time is spent: a word must be possible."""


def limit_for(
    request: RequestForFloor, sitting: Sitting, left: Mapping[str, int]
) -> int:
    """Return how many seconds a request may take.

    What was left when it was paused; else the limit of its rank, of its kind, of the
    sitting; never more than its group has left.
    """
    if request.left_seconds is not None:
        return max(request.left_seconds, 0)
    limits = sitting.limits
    own = limits.get(RANK + request.rank, limits.get(request.kind))
    seconds = int(own or sitting.limit_seconds)
    if request.group in left:
        return max(LEAST_SECONDS, min(seconds, left[request.group]))
    return seconds


def spoken_seconds(log: Iterable[Statement], at: datetime) -> Counter[str]:
    """Return the seconds that each group has spoken."""
    spoken: Counter[str] = Counter()
    for one in log:
        if one.request.group:
            spoken[one.request.group] += seconds_of(one, at)
    return spoken


def seconds_of(statement: Statement, at: datetime) -> int:
    """Return how long a turn took; of one that nobody ended, an hour over at most."""
    limit = timedelta(seconds=statement.limit_seconds) + FORGOTTEN
    ended = statement.ended_at or min(at, statement.started_at + limit)
    return max(0, round((ended - statement.started_at).total_seconds()))


def quota_left(quotas: Mapping[str, int], spoken: Mapping[str, int]) -> dict[str, int]:
    """Return what each group has left, with equal compensation.

    Where a group went over its time, every other is given as much more: none loses by
    another's length.

    Examples
    --------
    >>> quota_left({"government": 600, "academia": 600}, {"government": 700})
    {'government': -100, 'academia': 700}
    """
    over = {
        group: max(0, spoken.get(group, 0) - seconds)
        for group, seconds in quotas.items()
    }
    left = {}
    for group, seconds in quotas.items():
        compensation = max((over[one] for one in quotas if one != group), default=0)
        left[group] = seconds + compensation - spoken.get(group, 0)
    return left


def cut_at(statement: Statement, sitting: Sitting) -> datetime:
    """Return when a statement's time and grace are over."""
    seconds = statement.limit_seconds + sitting.grace_seconds
    return statement.started_at + timedelta(seconds=seconds)


def is_list_open_at(sitting: Sitting, at: datetime) -> bool:
    """Tell whether the list takes requests: open, and inside its announced times."""
    opens, closes = sitting.list_opens_at, sitting.list_closes_at
    return (
        sitting.is_list_open
        and (opens is None or opens <= at)
        and (closes is None or at < closes)
    )
