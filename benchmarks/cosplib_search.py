"""The search for track instances: annealing in compiled loops, then CP-SAT around it."""

import multiprocessing
import time
from multiprocessing.pool import Pool

import numpy as np
from cosplib import (
    Instance,
    Plan,
    attendee_conflicts,
    chair_conflicts,
    faults_of,
    presenter_conflicts,
    total,
)
from cosplib_exact import finish
from cosplib_kernels import MOST, NEVER, Given, World, anneal

OVER = (300, 3_000, 100_000)
"""What a slot too many costs, in turn: cheap ones let a tight plan breathe."""

HEATS, AGAIN, COLD = (20.0, 300.0, 3_000.0), 5.0, 0.15
"""First heats tried; of a chain that goes on; the last of all."""

PROBE = 400_000
"""Moves of the first chains, one pair a heat: the best heat has the long ones."""

SHARE = 0.8
"""The part of the time that annealing has; the rest is CP-SAT's."""


def given_of(one: Instance) -> Given:
    """Return the arrays of an instance."""
    w, subs = one.weights, one.submissions
    clash = np.zeros((len(subs), len(subs)), dtype=np.int64)
    for i, j in presenter_conflicts(one):
        clash[i, j] += w["presenters"]
    for i, j in attendee_conflicts(one) if w["attendees"] else ():
        clash[i, j] += w["attendees"]
    clash += clash.T
    pair = w["similar"] * np.array(one.similar, dtype=np.int64)
    for a, b in chair_conflicts(one):
        pair[a, b] += w["chairs"]
        pair[b, a] += w["chairs"]
    track = np.array([s.track for s in subs], np.int64)
    near = [np.flatnonzero(row) for row in clash]
    by_track = [np.flatnonzero(track == t) for t in range(len(one.tracks))]
    kinds = ("rooms", "parallel", "consecutive", "order")
    return Given(
        caps=np.array(one.slots, np.int64),
        track=track,
        need=np.array([s.slots for s in subs], np.int64),
        order=np.array([s.order for s in subs], np.int64),
        cell=cell_penalties(one),
        sub=submission_penalties(one),
        pair=pair,
        clash=clash,
        near=np.concatenate([np.zeros(0, np.int64), *near]).astype(np.int64),
        near_from=np.cumsum([0, *map(len, near)]).astype(np.int64),
        of_track=np.concatenate(by_track).astype(np.int64),
        track_from=np.cumsum([0, *map(len, by_track)]).astype(np.int64),
        weights=np.array([w[kind] for kind in kinds], np.int64),
    )


def cell_penalties(one: Instance) -> np.ndarray:
    """Return what a track costs in a cell, weighted: (tracks, cells)."""
    w = one.weights
    made = (
        w["track_session"] * np.array(one.track_session, np.int64)[:, :, None]
        + w["track_room"] * np.array(one.track_room, np.int64)[:, None, :]
        + w["session_room"] * np.array(one.session_room, np.int64)[None, :, :]
    )
    return np.ascontiguousarray(made.reshape(len(one.tracks), -1))


def submission_penalties(one: Instance) -> np.ndarray:
    """Return what a submission costs in a cell, all its slots: (submissions, cells)."""
    w, subs = one.weights, one.submissions
    zones = [[zone[s.zone + 12] for zone in one.zones] for s in subs]
    by_session = w["zones"] * np.array(zones, np.int64) + w[
        "submission_session"
    ] * np.array([s.by_session for s in subs], np.int64)
    by_room = w["submission_room"] * np.array([s.by_room for s in subs], np.int64)
    slots = np.array([s.slots for s in subs], np.int64)[:, None, None]
    made = slots * (by_session[:, :, None] + by_room[:, None, :])
    return np.ascontiguousarray(made.reshape(len(subs), -1))


def empty_world(given: Given, seed: int) -> World:
    """Return a world with nothing placed."""
    subs, cells = given.sub.shape

    def none(*shape: int) -> np.ndarray:
        return np.full(shape, -1, np.int64)

    def zero(n: int) -> np.ndarray:
        return np.zeros(n, np.int64)

    return World(
        at=none(subs),
        holds=none(cells),
        load=zero(cells),
        subs_in=none(cells, subs),
        count_in=zero(cells),
        track_costs=zero(len(given.cell)),
        session_costs=zero(len(given.caps)),
        who=zero(MOST),
        to=zero(MOST),
        back=zero(MOST),
        tracks=zero(len(given.cell) + 1),
        sessions=zero(len(given.caps) + 1),
        dice=np.array([seed * 0x9E3779B97F4A7C15 % (1 << 64) | 1], np.uint64),
    )


def first_cells(one: Instance, given: Given, seed: int) -> np.ndarray:
    """Return a start: a cell for every track, the largest first, then the rest.

    Where nothing fits any more a cell is filled beyond its slots; annealing pays for
    it until it has mended it.
    """
    rng = np.random.default_rng(seed)
    cells, rooms = given.cell.shape[1], len(one.rooms)
    load, holds = np.zeros(cells, int), np.full(cells, -1)
    at = np.full(len(one.submissions), -1)
    weight = [given.need[given.track == t].sum() for t in range(len(one.tracks))]
    line = []
    for t in np.argsort(weight)[::-1]:
        subs = np.flatnonzero(given.track == t)
        widest = subs[np.argsort(given.need[subs])[::-1]]
        line += [(k > 0, t, i) for k, i in enumerate(widest)]
    for _, t, i in sorted(line, key=lambda step: step[0]):
        open_ = [c for c in range(cells) if holds[c] in {-1, t}]
        fits = [c for c in open_ if load[c] + given.need[i] <= given.caps[c // rooms]]
        pool = [c for c in fits if holds[c] == t] or fits or open_
        cost = [given.cell[t, c] + given.sub[i, c] + rng.random() for c in pool]
        c = pool[int(np.argmin(cost))]
        at[i], holds[c] = c, t
        load[c] += given.need[i]
    return at


def plan_of(one: Instance, given: Given, at: np.ndarray) -> Plan:
    """Return the plan of cells; in a cell the wished places are met where they can be."""
    rooms = len(one.rooms)
    cells = [[[-1] * n for _ in one.rooms] for n in one.slots]
    for t in range(len(one.tracks)):
        place = 1
        for c in sorted({int(at[i]) for i in np.flatnonzero(given.track == t)}):
            here = [int(i) for i in np.flatnonzero((at == c) & (given.track == t))]
            places = range(place, place + len(here))
            wished = {int(given.order[i]): i for i in here if given.order[i] in places}
            rest = [i for i in here if i not in wished.values()]
            line = [wished[k] if k in wished else rest.pop() for k in places]
            place += len(here)
            slots = [i for i in line for _ in range(int(given.need[i]))]
            cells[c // rooms][c % rooms][: len(slots)] = slots
    return Plan(cells)


def run_chain(job: tuple) -> tuple[int, np.ndarray, float]:
    """Anneal once, in a process of its own: value, cells, seconds of CPU."""
    one, start, seed, plan = job
    begun = time.process_time()
    given = given_of(one)
    if start is None:
        start = first_cells(one, given, seed)
    world = empty_world(given, seed)
    value, at = anneal(given, world, start.astype(np.int64), len(one.rooms), plan)
    return int(value), at, time.process_time() - begun


class Chains:
    """Rounds of chains on all cores; time is counted in CPU seconds a core."""

    def __init__(self, one: Instance, seed: int, pool: Pool, workers: int) -> None:
        self.one, self.seed, self.pool, self.workers = one, seed, pool, workers
        self.best, self.cells, self.found_at = NEVER, None, 0.0
        self.spent, self.pace, self.turn = 0.0, 1.0, 0

    def round(self, moves: int, hot: float, *, goes_on: bool = False) -> int:
        """Run a chain a core and return the best value of this round."""
        over = OVER[self.turn % len(OVER)]
        start = self.cells if goes_on else None
        seeds = [self.seed + 100 * self.turn + k for k in range(self.workers)]
        jobs = [(self.one, start, seed, (moves, hot, COLD, over)) for seed in seeds]
        done = self.pool.map(run_chain, jobs)
        took = max(cpu for _, _, cpu in done)
        self.spent += took
        self.pace = took / moves
        self.turn += 1
        for value, cells, _ in done:
            if value < self.best:
                self.best, self.cells, self.found_at = value, cells, self.spent
        return min(value for value, _, _ in done)

    def run(self, seconds: float) -> None:
        """Find the heat, then long chains at it, then chains that go on from the best."""
        seen = {hot: min(self.round(PROBE, hot) for _ in OVER) for hot in HEATS}
        hot = min(seen, key=seen.get)
        for part, goes_on in ((0.3, False), (0.3, False), (0.3, False), (0.1, True)):
            moves = int((seconds - self.spent) * part / self.pace)
            if moves > PROBE:
                self.round(moves, AGAIN if goes_on else hot, goes_on=goes_on)
        while (moves := int((seconds - self.spent) / self.pace)) > PROBE:
            self.round(min(moves, 10 * PROBE), hot / 2, goes_on=True)


def best_plan(
    one: Instance, *, seconds: float, seed: int, workers: int = 2
) -> tuple[Plan, int]:
    """Return the best plan found in a time and a proven bound."""
    given = given_of(one)
    with multiprocessing.Pool(workers) as pool:
        chains = Chains(one, seed, pool, workers)
        chains.run(seconds * SHARE)
    best = chains.best
    plan = plan_of(one, given, chains.cells)
    plan.seconds = chains.found_at
    if total(one, plan) != best:
        message = f"the search says {best}, the evaluator {total(one, plan)}"
        raise ValueError(message)
    where, bound = finish(one, plan, seconds=seconds - chains.spent, workers=workers)
    cells = [where[i][0] * len(one.rooms) + where[i][1] for i in range(len(where))]
    better = plan_of(one, given, np.array(cells))
    if not faults_of(one, better) and total(one, better) < best:
        better.seconds = seconds
        return better, bound
    return plan, bound
