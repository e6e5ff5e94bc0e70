"""Mending the draft after a change: ways with the fewest moves, one taken over."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction

from palabre.engines.timetable import changes
from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Placement, Solution, Verdict
from palabre.kernel.actors import Actor
from palabre.stages.programme import board, lengths, optimisation, runs, steps
from palabre.stages.programme.mending import Change, ChangeKind, running
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.runs import Conflict, Mended, Outcome, Way
from palabre.stages.programme.steps import Place
from palabre.stages.summits.models import Summit
from palabre.workflows.ask_protocol import timetable_problem
from palabre.workflows.tell_board import tell_version
from palabre.workflows.tell_conflicts import conflicts_about


def mended(run: TimetableRun) -> Mended:
    """Return ways to mend the draft after the change that a search was asked about.

    The fewest sessions move, and it is proven where it can be; where no few moves
    suffice, the whole programme is searched anew around what may not move.
    """
    from palabre.engines.timetable.limits import Limits  # noqa: PLC0415 - slow import
    from palabre.engines.timetable.repair import repair  # noqa: PLC0415 - slow import

    summit, change = run.summit, Change.from_json(run.change)
    old = optimisation.solution_of(summit)
    now = optimisation.minute_of(summit, run.asked_at)
    before = timetable_problem(summit)
    problem, begun = running(
        optimisation.with_change(summit, before, change), old, change, now=now
    )
    problem = _held(problem, old)
    pins = tuple(dict.fromkeys((*optimisation.pins_of(summit), *begun)))
    limits = Limits(seconds=float(run.seconds), workers=2)
    cost_before = check(_held(before, old), old).cost
    found = repair(problem, old, pins=pins, alternatives=3, limits=limits)
    ways = tuple(
        _way(summit, problem, one.solution, one.verdict, cost_before)
        for one in found.ways
    )
    contradictions: tuple[Conflict, ...] = ()
    if not ways:
        missing = found.lost or found.must_move
        contradictions = conflicts_about(problem, missing, pins=pins)
        if not contradictions and not found.lost:
            ways = _anew(run, problem, old, pins, cost_before)
    return Mended(ways, found.is_proven, found.must_move, found.lost, contradictions)


def _held(problem: Problem, old: Solution) -> Problem:
    """Return the problem of what has a place: what waits for one goes on waiting."""
    placed = old.by_session()
    waiting = [one.code for one in problem.sessions if one.code not in placed]
    return changes.without(problem, waiting)


def take_way(
    run: TimetableRun, way: int | None, *, by: Actor, at: datetime
) -> TimetableRun:
    """Take over what a search found, all or nothing; a change holds from then on.

    One step of the draft; undone, it lifts the change too. A way that moves nothing is
    noted.
    Raises Refused: ``not-allowed``, ``not-found``, ``wrong-state``, ``pinned``,
    ``slot-taken``, ``nothing-moves``, ``moved-meanwhile``.
    Journal: ``programme.timetable.applied``, ``programme.timetable.taken``.
    """
    summit = run.summit
    places = runs.places_of(run, way)
    change = Change.from_json(run.change) if run.change else None
    with transaction.atomic():
        if change and change.kind == ChangeKind.LASTS:
            lengths.set_minutes(summit, change.what, change.n, by=by, at=at)
        step = None
        if places or not change:
            step = board.apply(summit, places, seen=run.seen, by=by, at=at)
        taken = runs.take(run, step=step, by=by, at=at)
        tell_version(summit)
    return taken


def outcome_of(
    summit: Summit, solution: Solution, verdict: Verdict, *, bound: int = 0
) -> Outcome:
    """Return a solution of the engine with what the checker says, as it is kept."""
    return Outcome(
        places=places_of(summit, solution),
        cost=verdict.cost,
        bound=bound,
        costs=verdict.costs,
        violations=tuple(
            f"{one.rule}: {', '.join(one.sessions)}" for one in verdict.violations
        ),
        unplaced=verdict.unplaced,
    )


def places_of(summit: Summit, solution: Solution) -> dict[str, Place | None]:
    """Return where each planned session would go; pins stay pins."""
    minutes = dict(
        summit.sessions.exclude(state="cancelled").values_list("code", "minutes")
    )
    standing = steps.places_of(summit, minutes)
    found: dict[str, Place | None] = dict.fromkeys(minutes)
    for one in solution.placements:
        was = standing[one.session]
        is_pinned = was is not None and was.is_pinned
        made = _place(summit, one, minutes[one.session])
        found[one.session] = replace(made, is_pinned=is_pinned)
    return found


def _place(summit: Summit, one: Placement, minutes: int) -> Place:
    venue, _, room = one.room.partition("/")
    starts_at = optimisation.instant_of(summit, one.start)
    ends_at = starts_at + timedelta(minutes=minutes)
    return Place(venue, room, starts_at, ends_at, team=one.team or "")


def _way(
    summit: Summit,
    problem: Problem,
    new: Solution,
    verdict: Verdict,
    cost_before: int,
) -> Way:
    """Return a way with the places of the sessions that it touches, and no others."""
    minutes = {one.code: one.minutes for one in problem.sessions}
    was = steps.places_of(summit, minutes)
    now = {one.session: one for one in new.placements}
    places: dict[str, Place | None] = {}
    n_moved = 0
    for code, standing in was.items():
        made = _place(summit, now[code], minutes[code]) if code in now else None
        if made and standing:
            made = replace(made, is_pinned=standing.is_pinned)
        if made == standing:
            continue
        places[code] = made
        n_moved += made is None or standing is None or not _is_there(standing, made)
    outcome = replace(outcome_of(summit, Solution(()), verdict), places=places)
    return Way(outcome, n_moved, verdict.cost - cost_before)


def _is_there(was: Place, now: Place) -> bool:
    """Tell whether a session keeps its room and begins when it did."""
    return (was.venue, was.room, was.starts_at) == (now.venue, now.room, now.starts_at)


def _anew(
    run: TimetableRun,
    problem: Problem,
    old: Solution,
    pins: tuple[Placement, ...],
    cost_before: int,
) -> tuple[Way, ...]:
    from palabre.engines.timetable import solve  # noqa: PLC0415 - slow import: numba

    result = solve.solve(
        problem, seconds=run.seconds, seed=run.seed, start=old, pins=pins
    )
    if result.verdict.violations or result.verdict.unplaced:
        return ()
    way = _way(run.summit, problem, result.solution, result.verdict, cost_before)
    return (way,)
