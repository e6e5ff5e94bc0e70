"""The draft opened for questions to the engine, kept while it stays as it is.

Opening takes a second at 300 sessions, so the last few are kept: by edition, version of
the draft, and everything that a timetable must hold.
"""

from collections import OrderedDict
from threading import Lock
from typing import TYPE_CHECKING

from palabre.stages.programme import optimisation, steps
from palabre.stages.summits.models import Summit

if TYPE_CHECKING:
    from palabre.engines.timetable.explain import View

KEPT = 3
"""Drafts that a process keeps open."""

_open: "OrderedDict[tuple[int, int], View]" = OrderedDict()
_lock = Lock()


def view_of(summit: Summit, *, asked: optimisation.Asked | None = None) -> "View":
    """Return the draft as the engine sees it, opened for questions."""
    from palabre.engines.timetable.explain import View  # noqa: PLC0415 - slow: numba

    problem = optimisation.problem_of(summit, asked=asked)
    key = (summit.pk, steps.version_of(summit))
    with _lock:
        found = _open.get(key)
    if found is None or found.problem != problem:
        found = View(problem, optimisation.solution_of(summit))
        with _lock:
            _open[key] = found
            while len(_open) > KEPT:
                _open.popitem(last=False)
    return found
