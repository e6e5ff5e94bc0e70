"""Working the searches that the board asked for, with progress kept as it comes."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import DAY, Span
from palabre.engines.timetable.solution import (
    Placement,
    Progress,
    Result,
    Solution,
)
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, runs, steps
from palabre.stages.programme.models import SessionRole, TimetableRun
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.programme.steps import Place
from palabre.stages.summits.models import Summit

REST = timedelta(seconds=0.7)
"""Between two notes of progress."""

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
    problem = optimisation.problem_of(summit)
    verdict = check(problem, optimisation.solution_of(summit))
    return runs.Outcome(
        places={},
        cost=verdict.cost,
        bound=0,
        costs=verdict.costs,
        violations=tuple(
            f"{one.rule}: {', '.join(one.sessions)}" for one in verdict.violations
        ),
        unplaced=verdict.unplaced,
    )


def _searched(run: TimetableRun, clock: Clock) -> runs.Outcome | None:
    """Search; None if somebody stopped it on the way."""
    summit = run.summit
    asked, pins = _late(run) if run.change else (None, optimisation.pins_of(summit))
    watcher = _Watcher(run, clock)
    from palabre.engines.timetable import solve  # noqa: PLC0415 - slow import: numba

    result = solve.solve(
        optimisation.problem_of(summit, asked=asked),
        seconds=run.seconds,
        seed=run.seed,
        params=solve.Params(weights=dict(run.weights)),
        start=optimisation.solution_of(summit),
        pins=pins,
        on_best=watcher,
    )
    if watcher.is_stopped:
        return None
    return _outcome(summit, result)


def _late(run: TimetableRun) -> tuple[optimisation.Asked, tuple[Placement, ...]]:
    """Return what is known of a late arrival, and the sessions that must not move.

    What the person would not miss stays where it is: the fewest sessions move.
    """
    summit, code = run.summit, run.change["person"]
    arrives = optimisation.minute_of(
        summit, datetime.fromisoformat(run.change["arrives_at"])
    )
    until = ((summit.ends_on - summit.starts_on).days + 1) * DAY
    asked = optimisation.Asked(present={code: (Span(arrives, until),)})
    theirs = set(
        SessionRole.objects.filter(
            session__summit=summit, person__code=code, role__in=MUST_ATTEND
        ).values_list("session__code", flat=True)
    )
    standing = optimisation.solution_of(summit).placements
    return asked, tuple(
        one for one in standing if one.session not in theirs or one.start >= arrives
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


def _outcome(summit: Summit, result: Result) -> runs.Outcome:
    verdict = result.verdict
    return runs.Outcome(
        places=_places(summit, result.solution),
        cost=result.cost,
        bound=result.bound,
        costs=verdict.costs,
        violations=tuple(
            f"{one.rule}: {', '.join(one.sessions)}" for one in verdict.violations
        ),
        unplaced=verdict.unplaced,
    )


def _places(summit: Summit, solution: Solution) -> dict[str, Place | None]:
    """Return where each planned session would go; pins stay pins."""
    minutes = dict(
        summit.sessions.exclude(state="cancelled").values_list("code", "minutes")
    )
    standing = steps.places_of(summit, minutes)
    found: dict[str, Place | None] = dict.fromkeys(minutes)
    for one in solution.placements:
        venue, _, room = one.room.partition("/")
        starts_at = optimisation.instant_of(summit, one.start)
        ends_at = starts_at + timedelta(minutes=minutes[one.session])
        made = Place(venue, room, starts_at, ends_at, team=one.team or "")
        was = standing[one.session]
        found[one.session] = replace(made, is_pinned=was is not None and was.is_pinned)
    return found
