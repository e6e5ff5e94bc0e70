"""Working the searches that the board asked for, with progress kept as it comes."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from palabre.engines.timetable.check import check
from palabre.engines.timetable.solution import Progress, Solution
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, runs
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RunAsks
from palabre.stages.programme import optimisation, runs, steps
from palabre.stages.programme.models import SessionRole, TimetableRun
from palabre.stages.programme.states import MUST_ATTEND
from palabre.stages.programme.steps import Place
from palabre.stages.protocol.clashes import TRANSFER
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.queries import ranks_of, rich
from palabre.stages.protocol.states import DignitaryState
from palabre.stages.summits.models import Summit
from palabre.workflows.mend_programme import mended, outcome_of

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
    problem = optimisation.problem_of(summit, asked=asked_by_protocol(summit))
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
def asked_by_protocol(summit: Summit) -> optimisation.Asked:
    """Return what the high-level list asks of a timetable: ranks, arrivals, departures.

    Presence begins an hour after the arrival and ends an hour before the departure.
    """
    table = ranks_of(summit)
    high = max((one.position for one in table if one.is_ministerial), default=0)
    listed = list(
        rich()
        .filter(summit=summit)
        .exclude(state=DignitaryState.REPLACED)
        .order_by("id")
    )
    present = {one.person.code: _presence(summit, one) for one in listed}
    by_record = {one.code: one.position for one in table}
    return optimisation.Asked(
        present={code: spans for code, spans in present.items() if spans},
        ranks=_ranks_by_record(summit, by_record)
        | {one.person.code: one.rank.position for one in listed},
        rules=replace(optimisation.RULES, high_rank=high),
    )


def _ranks_by_record(summit: Summit, places: Mapping[str, int]) -> dict[str, int]:
    """Return the place in the edition's table of everybody who has a part."""
    rows = SessionRole.objects.filter(session__summit=summit, role__in=MUST_ATTEND)
    held = rows.exclude(person__rank="").values_list("person__code", "person__rank")
    return {code: places.get(rank, 0) for code, rank in held.order_by("id")}


def _presence(summit: Summit, one: Dignitary) -> tuple[Span, ...]:
    if one.arrives_at is None and one.departs_at is None:
        return ()
    last = ((summit.ends_on - summit.starts_on).days + 1) * DAY
    start, end = 0, last
    if one.arrives_at is not None:
        start = optimisation.minute_of(summit, one.arrives_at + TRANSFER)
    if one.departs_at is not None:
        end = optimisation.minute_of(summit, one.departs_at - TRANSFER)
    start, end = max(start, 0), min(end, last)
    return (Span(start, end),) if start < end else ()


def _searched(run: TimetableRun, clock: Clock) -> runs.Outcome | None:
    """Search; None if somebody stopped it on the way."""
    summit = run.summit
    if run.change:
        asked, pins = _late(run)
    else:
        asked, pins = asked_by_protocol(summit), optimisation.pins_of(summit)
    watcher = _Watcher(run, clock)
    from palabre.engines.timetable import solve  # noqa: PLC0415 - slow import: numba

    result = solve.solve(
        optimisation.problem_of(summit),
        seconds=run.seconds,
        seed=run.seed,
        params=solve.Params(weights=dict(run.weights)),
        start=optimisation.solution_of(summit),
        pins=optimisation.pins_of(summit),
        on_best=watcher,
    )
    if watcher.is_stopped:
        return None
    return outcome_of(summit, result.solution, result.verdict, bound=result.bound)


def _priced(run: TimetableRun) -> runs.Prices:
    from palabre.engines.timetable import (  # noqa: PLC0415 - slow import: numba
        explain,
        solve,
    )

    problem = optimisation.problem_of(run.summit)
    standing = optimisation.solution_of(run.summit)
    effort = solve.Params(moves=PRICE_MOVES)
    found = explain.prices(problem, standing, params=effort, seed=run.seed)
    return runs.Prices(
        check(problem, standing).cost, tuple((one.rule, one.saving) for one in found)
    until = ((summit.ends_on - summit.starts_on).days + 1) * DAY
    asked = asked_by_protocol(summit)
    present = {**asked.present, code: (Span(arrives, until),)}
    asked = replace(asked, present=present)
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
