"""Annealing: a constructive start, mending, then moves and exchanges that cool down.

Loads numba; `solve` loads it when a first programme has been told.
"""

import threading
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import cycle
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from palabre.engines.timetable import kernels
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.kernels import HARD, Ints
from palabre.engines.timetable.least import quick_bound
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.model import Model, empty_state
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import (
    Placement,
    Progress,
    Result,
    Solution,
    Verdict,
)
from palabre.engines.timetable.solve import Params, Watcher

if TYPE_CHECKING:
    from palabre.engines.timetable.bounds import Proof

CHUNK = 100_000
"""Moves between two looks at the clock."""

CALM_CHUNK = 10_000
"""Moves between two looks whether the first programme breaks no rule any more."""

CALM_HEATS = (3.0, 10.0, 30.0)
"""Heats at which broken rules are mended before the search, in turn."""

CALM_MOVES, CALM_PART = 3_000_000, 0.5
"""Moves, and share of the search, spent at most on mending before the search."""

LOADING = 5.0
"""Seconds beyond which it was the compiler that took them (`ready.prepare`)."""

ALONE_WEIGHT = 1_000


@dataclass(frozen=True, slots=True)
class Found:
    """A state seen: its places in numbers, what it costs with rules at their weight."""

    places: Ints  # (3, n_sessions): option, room, team
    cost: int

    @property
    def n_broken(self) -> int:
        """Return about how many rules are broken."""
        return self.cost // HARD


class Asked(NamedTuple):
    """How long to search, with which draws, since when, and whom to tell."""

    seconds: float
    seed: int
    params: Params
    begun: float
    on_best: Watcher | None = None


def search(
    problem: Problem,
    asked: Asked,
    *,
    starts: Sequence[Placement] = (),
    pins: Sequence[Placement] = (),
) -> Result:
    """Anneal from a constructive start or from what is given, and prove a bound.

    Raises Refused: ``session-without-place``, ``session-without-interpreters``.
    """
    seconds, seed, params, begun, on_best = asked
    model = compile_problem(problem, pins=pins, starts=starts)
    run = Annealing(model, seed=seed, params=params, begun=begun, on_best=on_best)
    run.begin(starts)
    run.calm(seconds)
    run.bound = quick_bound(model).total
    with _beside(run, seconds, seed) as beside:
        run.go(seconds)
    return _result(run, beside)


def _result(run: "Annealing", beside: "Beside | None") -> Result:
    """Return what both searches came to, checked, with what was proven."""
    model = run.model
    proof = beside.proof if beside else None
    bound = proof.bound if proof else quick_bound(model)
    searches = [run, *([beside.rival] if beside and beside.rival else [])]
    better = min(searches, key=lambda one: one.cost)
    solution = without_broken(model, better.solution())
    return Result(
        solution=solution,
        verdict=check(model.problem, solution),
        bound=bound.total,
        bounds=bound.parts,
        n_moves=sum(one.n_moves for one in searches),
        first_valid_seconds=run.first_valid,
    )


@contextmanager
def _beside(run: "Annealing", seconds: float, seed: int) -> Iterator["Beside | None"]:
    """Prove a bound in a thread beside the search, where it was given time.

    A search by moves waits for the proof it asked for; one by the clock ends it.
    """
    params = run.params
    limits = _proving_limits(params, seconds, seed)
    if limits is None or not run.model.movable:
        yield None
        return
    is_timed = params.moves is None and not run.has_start
    beside = Beside(run, limits, run.begun + seconds if is_timed else None)
    worker = threading.Thread(target=beside.go, daemon=True)
    worker.start()
    try:
        yield beside
    finally:
        if run.is_stopped or (params.moves is None and params.prove_seconds is None):
            beside.stop()
        worker.join()


class Beside:
    """What the second core does: load OR-Tools, prove a bound, search once more.

    The second search has the time that the proof leaves, and other draws; it begins
    anew, since a programme cooled twice keeps what it has come to. None where the search
    is bounded by moves, so that it repeats, or begins from a programme.
    """

    def __init__(self, run: "Annealing", limits: Limits, until: float | None) -> None:
        self.model = run.model
        self.limits = limits
        self.run = run
        self.until = until
        self.proof: Proof | None = None
        self.rival: Annealing | None = None
        self.is_stopped = False

    def go(self) -> None:
        """Prove, the search hears of each better bound; then search."""
        from palabre.engines.timetable.bounds import Proof  # noqa: PLC0415 - slow

        if self.is_stopped:
            return
        self.proof = Proof(self.model, on_better=self.run.hear_bound)
        self.run.hear_bound(self.proof.bound.total)
        if not self.is_stopped:
            self.proof.go(self.limits)
        left = 0.0 if self.until is None else self.until - time.monotonic()
        if left > SHORTEST and not self.is_stopped:
            self.search(left)

    def search(self, seconds: float) -> None:
        """Search with other draws for the time that is left."""
        seed, begun = self.limits.seed + OTHER_DRAWS, time.monotonic()
        rival = Annealing(self.model, seed=seed, params=self.run.params, begun=begun)
        rival.bound = self.run.bound
        rival.begin(())
        self.rival = rival
        rival.calm(seconds)
        if not self.is_stopped:
            rival.go(seconds)

    def stop(self) -> None:
        """End the proof and the search; what was found stays."""
        self.is_stopped = True
        if self.proof is not None:
            self.proof.stop()
        if self.rival is not None:
            self.rival.is_stopped = True


SHORTEST = 2.0
"""Seconds under which a second search is not begun."""

OTHER_DRAWS = 1_000_003
"""How far the seed of the second search is from that of the first."""


def _proving_limits(params: Params, seconds: float, seed: int) -> Limits | None:
    if params.prove_effort is not None:
        return Limits(seconds=FAR_AWAY, seed=seed, effort=params.prove_effort)
    asked = params.prove_seconds
    if asked is None:
        asked = seconds if params.moves is None else 0.0
    return Limits(seconds=asked, seed=seed) if asked else None


FAR_AWAY = 1e6
"""Seconds that never pass."""


class Annealing:
    """A state that moves, the best one seen, and who is told."""

    def __init__(
        self,
        model: Model,
        *,
        seed: int,
        params: Params,
        begun: float,
        on_best: Watcher | None = None,
    ) -> None:
        self.model = model
        self.params = params
        self.begun = begun
        self.on_best = on_best
        self.state = empty_state(model, seed)
        self.n = len(model.problem.sessions)
        self.best = np.zeros((self.n + 1, 3), np.int64)
        self.n_moves = 0
        self.first_valid: float | None = None
        self.bound = 0
        self.has_start = False
        self.is_stopped = False

    def begin(self, placements: Sequence[Placement]) -> None:
        """Put what is given, build the rest, hardest first."""
        a, state = self.model.arrays, self.state
        self.has_start = bool(placements)
        for one in placements:
            place = self.model.place(one)
            s = self.model.session_at[one.session]
            if place is not None and s not in self.model.fixed:
                kernels.put(a, state, s, place)
        queue = [
            s for s in hardest_first(self.model) if state.at[s, kernels.OPTION] < 0
        ]
        kernels.build(a, state, np.array(queue, np.int64), self.params.tries)
        cost = int(kernels.total_cost(a, state))
        self.best[: self.n] = state.at[:, :3]
        self.best[self.n, :2] = cost
        self.load()
        self.tell("built")

    def load(self) -> None:
        """Load the compiled moves; the compiler's own time is not the search's."""
        begun = time.monotonic()
        self.step(0, 1.0, 1.0)
        spent = time.monotonic() - begun
        self.begun += spent if spent > LOADING else 0.0

    def go(self, seconds: float) -> None:
        """Anneal until the time or the moves are spent."""
        if not self.model.movable:
            return
        part, cost = self.part(seconds), self.cost
        while part < 1 and not self.is_stopped and self.cost > self.bound:
            upto = self.part_after(seconds)
            bound = self.bound
            self.step(self.chunk(), self.heat(part), self.heat(upto))
            part = self.part(seconds)
            if self.cost < cost or self.bound > bound:
                cost = self.cost
                self.tell("annealing")

    def calm(self, seconds: float) -> None:
        """Mend what is broken at little heat, so that there is a programme at once.

        Nothing else is done meanwhile: loading OR-Tools takes longer than this.
        """
        if not self.model.movable:
            return
        most = CALM_MOVES
        if self.params.moves is not None:
            most = min(most, self.params.moves // 10)
        heats = cycle(CALM_HEATS)
        while (
            self.cost >= HARD
            and self.n_moves < most
            and self.part(seconds) < CALM_PART
            and not self.is_stopped
        ):
            heat = next(heats)
            self.step(min(CALM_CHUNK, most - self.n_moves), heat, heat)
            if self.cost < HARD:
                self.tell("mended")

    def step(self, n_moves: int, heat: float, last_heat: float) -> None:
        """Make some moves."""
        movable = np.array(self.model.movable, np.int64)
        limits = (n_moves, heat, last_heat)
        kernels.anneal(self.model.arrays, self.state, movable, self.best, limits)
        self.n_moves += n_moves

    def hear_bound(self, value: int) -> None:
        """Note a better bound; called from the thread that proves."""
        self.bound = max(self.bound, value)

    @property
    def cost(self) -> int:
        """Return the least cost seen, broken rules above, minutes of harm below."""
        return int(self.best[self.n, 1])

    def chunk(self) -> int:
        """Return how many moves to make before the next look."""
        if self.params.moves is None:
            return CHUNK
        return max(1, min(CHUNK, self.params.moves - self.n_moves))

    def part(self, seconds: float) -> float:
        """Return the share of the search that is done."""
        if self.params.moves is not None:
            return self.n_moves / max(1, self.params.moves)
        return (time.monotonic() - self.begun) / max(seconds, 1e-9)

    def part_after(self, seconds: float) -> float:
        """Return about the share that will be done after the next chunk."""
        if self.params.moves is not None:
            return (self.n_moves + self.chunk()) / self.params.moves
        return min(1.0, self.part(seconds) * (1 + CHUNK / max(CHUNK, self.n_moves)))

    def heat(self, part: float) -> float:
        """Return the heat at a share of the search, falling by a constant factor."""
        first, last = self.params.heat, self.params.last_heat
        return float(first * (last / first) ** min(1.0, part))

    def tell(self, stage: str) -> None:
        """Note the first valid programme and tell whoever watches."""
        cost = self.cost
        seconds = time.monotonic() - self.begun
        if cost < HARD and self.first_valid is None:
            self.first_valid = seconds
        if self.on_best is None:
            return
        told = Progress(
            seconds=seconds,
            cost=cost % HARD,
            bound=self.bound,
            n_broken=cost // HARD,
            stage=stage,
            solution=self.solution(),
        )
        self.is_stopped = bool(self.on_best(told))

    def solution(self) -> Solution:
        """Return the best programme seen, in the order of the problem's sessions."""
        return solution_of(self.model, self.best[: self.n])


def solution_of(model: Model, places: Ints) -> Solution:
    """Return places in numbers as a solution."""
    triples = [(int(o), int(r), int(t)) for o, r, t in places]
    placements = tuple(
        model.placement(s, place) for s, place in enumerate(triples) if place[0] >= 0
    )
    return Solution(placements, problem=model.problem.name)


def hardest_first(model: Model) -> list[int]:
    """Return the sessions in the order in which a hand would place them.

    What is fixed comes first, then what stands alone, then few choices and many ties.
    """
    a = model.arrays
    problem = model.problem
    n_options = np.diff(a.sessions[:, kernels.OPTIONS])
    n_pairs = np.diff(a.sessions[:, kernels.PAIRS])

    def key(s: int) -> tuple[int, int, float, int]:
        session = problem.sessions[s]
        is_free = int(n_options[s] > 1)
        ties = int(n_pairs[s]) + ALONE_WEIGHT * int(session.must_interpret)
        return (is_free, int(not session.alone), n_options[s] / (1 + ties), s)

    return sorted(range(len(problem.sessions)), key=key)


def without_broken(model: Model, solution: Solution) -> Solution:
    """Take off, one by one, the session that breaks most rules, until none does."""
    problem = model.problem
    while True:
        verdict = check(problem, solution)
        worst = _worst(model, verdict)
        if worst is None:
            return solution
        kept = tuple(one for one in solution.placements if one.session != worst)
        solution = replace(solution, placements=kept)


def _worst(model: Model, verdict: Verdict) -> str | None:
    """Return the session in most broken rules, pinned ones last; None where none is."""
    counts: dict[str, int] = {}
    for one in verdict.violations:
        for code in one.sessions:
            counts[code] = counts.get(code, 0) + 1
    pinned = {one.session for one in model.fixed.values()}
    for one in verdict.violations:
        if set(one.sessions) <= pinned:
            for code in one.sessions:
                counts.pop(code, None)
    free = {code: n for code, n in counts.items() if code not in pinned}
    if not free:
        return None
    return max(sorted(free), key=lambda code: free[code])
