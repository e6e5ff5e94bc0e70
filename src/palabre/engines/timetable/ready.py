"""Get the inner loops ready: compiled once after an installation, loaded once a process.

Nothing slow is loaded with this module.
"""

import threading
import time
from pathlib import Path

AFTER = 2.0
"""Seconds until the loops are loaded."""

EXPECTED = 600.0
"""Seconds for which a question may follow once somebody opened the board."""

_once = threading.Lock()
_allowed = threading.Event()
_asked_at: list[float] = []


def prepare() -> float:
    """Compile every loop, or load what was compiled before; return the seconds."""
    from palabre.engines.timetable import explain, generate, solve  # noqa: PLC0415

    begun = time.monotonic()
    problem = generate.summit(20)
    found = solve.solve(problem, params=solve.Params(moves=2_000)).solution
    one = found.placements[-1]
    explain.View(problem, found).why_not(one.session, start=one.start, room=one.room)
    return time.monotonic() - begun


def prepare_repairs() -> float:
    """Load all that a search and a repair need, CP-SAT too; return the seconds."""
    from palabre.engines.timetable import changes, generate, solve  # noqa: PLC0415
    from palabre.engines.timetable.repair import repair  # noqa: PLC0415 - slow

    begun = time.monotonic()
    prepare()
    problem = generate.summit(20)
    old = solve.solve(problem, params=solve.Params(moves=2_000)).solution
    one = next(held for held in problem.sessions if not held.alone)
    repair(changes.lasts(problem, one.code, minutes=2 * one.minutes), old)
    return time.monotonic() - begun


def is_expected() -> bool:
    """Tell whether somebody opened the board in this process a short while ago."""
    return bool(_asked_at) and time.monotonic() - _asked_at[-1] < EXPECTED


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
    _asked_at[:] = [time.monotonic()]
    if not _allowed.is_set() or not _once.acquire(blocking=False):
        return None
    worker = threading.Timer(after, prepare)
    worker.daemon = True
    worker.start()
    return worker
