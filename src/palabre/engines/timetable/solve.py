"""Search: a sketch at once, then annealing, then what could not be placed without harm.

The same problem, seed and number of moves give the same placements; a limit in seconds
depends on the machine. Nothing slow is loaded before the sketch is drawn and told.
"""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from palabre.engines.timetable.changes import without
from palabre.engines.timetable.check import check
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.sketch import sketch
from palabre.engines.timetable.solution import (
    Placement,
    Progress,
    Result,
    Solution,
)
from palabre.kernel.refusals import Refused

Watcher = Callable[[Progress], bool | None]
"""Called with each better programme or bound; a True stops the search."""


@dataclass(frozen=True, slots=True)
class Params:
    """How to search.

    ``moves`` bounds the annealing by effort instead of time, which makes it repeat;
    ``tries`` is how many hours the constructive start looks at for a session;
    ``heat`` and ``last_heat`` are in minutes of harm. ``prove_seconds`` is the time that
    CP-SAT gets for the bound, in a thread beside the search; without, as long as the
    search lasts, and nothing where the search is bounded by moves. ``prove_effort``
    bounds it by effort instead, which makes it repeat (OR-Tools' deterministic time).
    Where CP-SAT has no time, each session's own best is the bound.
    """

    moves: int | None = None
    tries: int = 60
    heat: float = 25.0
    last_heat: float = 0.7
    prove_seconds: float | None = None
    prove_effort: float | None = None
    weights: dict[str, int] = field(default_factory=dict)


def solve(  # noqa: PLR0913 - all but the problem may be left out
    problem: Problem,
    *,
    seconds: float = 10.0,
    seed: int = 0,
    params: Params | None = None,
    start: Solution | None = None,
    pins: Sequence[Placement] = (),
    on_best: Watcher | None = None,
) -> Result:
    """Make a timetable that breaks no rule and costs little.

    Parameters
    ----------
    problem : Problem
    seconds : float
        How long to search; not looked at when ``params.moves`` is given.
    seed : int
        The same seed and moves give the same bytes.
    params : Params, optional
    start : Solution, optional
        A programme to begin from.
    pins : sequence of Placement
        What may not move.
    on_best : callable, optional
        Told of each better programme; returns True to stop.

    Returns
    -------
    Result
        Checked by `check`, which shares no code with this search. A session that
        cannot be placed without breaking a rule is left out and named; so is one that
        no room, hour or team suits at all (`conflicts` tells why).
    """
    params = params or Params()
    asked = _Asked(
        _weighed(problem, params), seconds, seed, params, start, pins, on_best
    )
    begun = time.monotonic()
    try:
        return _found(asked, begun)
    except Refused as refused:
        if refused.code not in IMPOSSIBLE:
            raise
    lost = _impossible(asked.problem, pins)
    held = replace(
        asked,
        problem=without(asked.problem, lost),
        start=None,
        pins=[one for one in pins if one.session not in lost],
    )
    found = _found(held, begun)
    return replace(found, verdict=check(asked.problem, found.solution))


IMPOSSIBLE = frozenset({"session-without-place", "session-without-interpreters"})


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a search was asked for."""

    problem: Problem
    seconds: float
    seed: int
    params: Params
    start: Solution | None
    pins: Sequence[Placement]
    on_best: Watcher | None


def _impossible(problem: Problem, pins: Sequence[Placement]) -> set[str]:
    """Return the sessions that no room, hour or team suits."""
    from palabre.engines.timetable.compiled import (  # noqa: PLC0415 - slow import: numba
        compile_problem,
    )

    model = compile_problem(problem, pins=pins, lenient=True)
    return {
        one.code
        for s, one in enumerate(problem.sessions)
        if not len(model.places_of(s)) or not model.teams_of(s)
    }


def _found(asked: _Asked, begun: float) -> Result:
    """Return what a search comes to.

    Raises Refused: ``session-without-place``, ``session-without-interpreters``.
    """
    problem, params, start = asked.problem, asked.params, asked.start
    pins, on_best = asked.pins, asked.on_best
    first = None if start else _sketched(problem, pins)
    if first is not None and on_best is not None and on_best(_told(first, begun)):
        return replace(first, seconds=time.monotonic() - begun)
    from palabre.engines.timetable import annealing  # noqa: PLC0415 - slow import: numba

    wanted = annealing.Asked(asked.seconds, asked.seed, params, begun, on_best)
    found = annealing.search(
        problem, wanted, starts=start.placements if start else (), pins=pins
    )
    if first is not None:
        found = _better(first, found)
    return replace(found, seconds=time.monotonic() - begun)


def _sketched(problem: Problem, pins: Sequence[Placement]) -> Result | None:
    """Return the sketch with its verdict, None where it breaks a rule."""
    begun = time.monotonic()
    known = {one.code for one in problem.sessions}
    if not known or not {one.session for one in pins} <= known:
        return None
    solution = sketch(problem, pins=pins)
    if solution is None:
        return None
    verdict = check(problem, solution)
    if not verdict.is_valid:
        return None
    took = time.monotonic() - begun
    return Result(solution, verdict, first_valid_seconds=took)


def _told(first: Result, begun: float) -> Progress:
    return Progress(
        seconds=time.monotonic() - begun,
        cost=first.cost,
        bound=0,
        n_broken=0,
        stage="sketched",
        solution=first.solution,
    )


def _better(first: Result, found: Result) -> Result:
    """Return what the search came to, or the sketch where that is better."""
    at = first.first_valid_seconds
    if found.verdict.is_valid and found.cost <= first.cost:
        return replace(found, first_valid_seconds=at)
    kept = replace(found, solution=first.solution, verdict=first.verdict)
    return replace(kept, first_valid_seconds=at)


def _weighed(problem: Problem, params: Params) -> Problem:
    """Return a problem with the weights asked for."""
    return replace(problem, weights={**problem.weights, **params.weights})
