"""Working the searches that the board asked for, with progress kept as it comes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from palabre.engines.timetable.check import check
from palabre.engines.timetable.solution import Progress, Solution
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, runs
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RunAsks
from palabre.stages.summits.models import Summit
from palabre.workflows.ask_protocol import timetable_problem
from palabre.workflows.mend_programme import mended, outcome_of
from palabre.workflows.tell_conflicts import conflicts_about

REST = timedelta(seconds=0.7)
"""Between two notes of progress."""

PRICE_MOVES = 200_000
"""Effort for the price of one rule."""

Clock = Callable[[], datetime]


def plan_timetable(*, clock: Clock, at: datetime) -> TimetableRun | None:
    """Work the next search, from its claim to what it found; None if none waits.

    Journal: ``programme.timetable.found`` or ``programme.timetable.failed``.
    """
    by = system("worker")
    run = runs.claim(by=by, at=at)
    if run is None:
        return None
    try:
        found = _searched(run, clock)
    except Refused as refused:
        runs.fail(run, str(refused), by=by, at=clock())
        return run
    if found is None:
        return run
    return runs.finish(run, found, by=by, at=clock())


def costs_now(summit: Summit) -> runs.Outcome:
    """Return what the draft as it stands costs, by the independent checker."""
    problem = timetable_problem(summit)
    verdict = check(problem, optimisation.solution_of(summit))
    return replace(outcome_of(summit, Solution(()), verdict), places={})


Found = runs.Outcome | runs.Mended | runs.Prices


def _searched(run: TimetableRun, clock: Clock) -> Found | None:
    """Search; None if somebody stopped it on the way."""
    summit = run.summit
    if run.asks == RunAsks.REPAIR:
        return mended(run)
    if run.asks == RunAsks.PRICES:
        return _priced(run)
    watcher = _Watcher(run, clock)
    from palabre.engines.timetable import solve  # noqa: PLC0415 - slow import: numba

    problem, pins = timetable_problem(summit), optimisation.pins_of(summit)
    result = solve.solve(
        problem,
        seconds=run.seconds,
        seed=run.seed,
        params=solve.Params(weights=dict(run.weights)),
        start=optimisation.solution_of(summit),
        pins=pins,
        on_best=watcher,
    )
    if watcher.is_stopped:
        return None
    found = outcome_of(summit, result.solution, result.verdict, bound=result.bound)
    unplaced = result.verdict.unplaced
    return replace(found, conflicts=conflicts_about(problem, unplaced, pins=pins))


def _priced(run: TimetableRun) -> runs.Prices:
    from palabre.engines.timetable import (  # noqa: PLC0415 - slow import: numba
        explain,
        solve,
    )

    problem = timetable_problem(run.summit)
    standing = optimisation.solution_of(run.summit)
    effort = solve.Params(moves=PRICE_MOVES)
    found = explain.prices(problem, standing, params=effort, seed=run.seed)
    return runs.Prices(
        check(problem, standing).cost, tuple((one.rule, one.saving) for one in found)
    )


class _Watcher:
    """Keeps progress, not more often than needed; ends a search that was stopped."""

    def __init__(self, run: TimetableRun, clock: Clock) -> None:
        self._run = run
        self._clock = clock
        self._told_at: datetime | None = None
        self.is_stopped = False

    def __call__(self, told: Progress) -> bool:
        now = self._clock()
        if self._told_at is not None and now - self._told_at < REST:
            return False
        self._told_at = now
        facts = {
            "seconds": round(told.seconds, 1),
            "cost": told.cost,
            "bound": told.bound,
            "n_broken": told.n_broken,
        }
        self.is_stopped = not runs.note(self._run, facts, at=now)
        return self.is_stopped
