"""Get the inner loops ready: compiled once after an installation, loaded once a process.

Nothing slow is loaded with this module.
"""

import threading
import time
from pathlib import Path

AFTER = 2.0
"""Seconds until the loops are loaded."""

_once = threading.Lock()
_allowed = threading.Event()


def prepare() -> float:
    """Compile every loop, or load what was compiled before; return the seconds."""
    from palabre.engines.timetable import explain, generate, solve  # noqa: PLC0415

    begun = time.monotonic()
    problem = generate.summit(20)
    found = solve.solve(problem, params=solve.Params(moves=2_000)).solution
    one = found.placements[-1]
    explain.View(problem, found).why_not(one.session, start=one.start, room=one.room)
    return time.monotonic() - begun


def kept_in() -> Path:
    """Return the folder in which the compiled loops are kept."""
    from palabre.engines.timetable import kernels  # noqa: PLC0415 - loads numba

    cache = getattr(kernels.anneal, "_cache", None)
    return Path(getattr(cache, "cache_path", "."))


def allow() -> None:
    """Let this process load the loops beside its work: it serves people."""
    _allowed.set()


def warm(after: float = AFTER) -> threading.Thread | None:
    """Load the loops in a thread, once, so that the first question need not wait.

    A little later, since whoever asked for a page shall have that first. Nothing
    happens in a process that did not allow it.
    """
    if not _allowed.is_set() or not _once.acquire(blocking=False):
        return None
    worker = threading.Timer(after, prepare)
    worker.daemon = True
    worker.start()
    return worker
