"""The rival of `timetable.py rival`: greedy placing, best exchanges, random shakes."""

import time
from collections.abc import Callable

import numpy as np
from numba import njit

from palabre.engines.timetable import kernels
from palabre.engines.timetable.annealing import hardest_first, solution_of
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.kernels import FAR
from palabre.engines.timetable.model import empty_state
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Solution
from palabre.engines.timetable.solve import Params, solve

Affordable = Callable[[Problem, float], int]
"""How many moves a processor makes in a time."""


def rival(sizes: list[int], seconds: float, affordable: Affordable) -> None:
    """Print our search beside a greedy start with best exchanges and random shakes.

    The rival works as the IETF's generator does: the hardest session first into the
    best slot; then each session in random order to the slot, free or exchanged, that
    helps most, until none does; then some random exchanges, and again. It has the same
    compiled cost, the same checker, the same processor time and one core.
    """
    print("| sessions | method | CPU s | broken | cost |")
    print("| --- | --- | --- | --- | --- |")

    def annealed(problem: Problem, *, seconds: float, seed: int) -> Solution:
        params = Params(moves=affordable(problem, seconds))
        return solve(problem, params=params, seed=seed).solution

    methods = (("this search", annealed), ("IETF-like", shaken))
    for size in sizes:
        problem = summit(size)
        shaken(problem, seconds=0.1, seed=1)
        solve(problem, params=Params(moves=100))
        for seed in (1, 2):
            for name, search in methods:
                cpu = time.process_time()
                found = search(problem, seconds=seconds, seed=seed)
                cpu = time.process_time() - cpu
                told = check(problem, found)
                broken = len(told.violations) + len(told.unplaced)
                print(
                    f"| {size} | {name}, seed {seed} | {cpu:.1f} | {broken} "
                    f"| {told.cost} |",
                    flush=True,
                )


def shaken(problem: Problem, *, seconds: float, seed: int) -> Solution:
    """Return what greedy placing, best exchanges and shakes come to in a CPU time."""
    began = time.process_time()
    model = compile_problem(problem)
    a, state = model.arrays, empty_state(model, seed)
    queue = np.array(hardest_first(model), np.int64)
    kernels.build(a, state, queue, 1 << 20)
    order = np.array(model.movable, np.int64)
    chance = np.random.default_rng(seed)
    best, least = state.at[:, :3].copy(), int(kernels.total_cost(a, state))
    while time.process_time() - began < seconds:
        gain = 0
        for s in chance.permutation(order):
            gain += best_exchange(a, state, int(s))
            if time.process_time() - began >= seconds:
                break
        cost = int(kernels.total_cost(a, state))
        if cost < least:
            best, least = state.at[:, :3].copy(), cost
        if gain == 0:
            for s, t in chance.choice(order, (SHAKES, 2)):
                kernels.swap(a, state, int(s), int(t), SHAKEN)
    return solution_of(model, best)


SHAKES = 10
"""Random exchanges where no exchange helps any more."""

SHAKEN = 1e9
"""A heat at which every exchange is taken."""


@njit(nogil=True)
def best_exchange(a: kernels.Arrays, st: kernels.State, s: int) -> int:
    """Move a session to the slot that helps most, whoever is there goes to its own."""
    was = (st.at[s, 0], st.at[s, 1], st.at[s, 2])
    before = kernels.relief(a, st, s)
    kernels.take(a, st, s)
    least, best, whom = 0, was, -1
    for option in range(a.sessions[s, 1], a.sessions[s + 1, 1]):
        v = s * a.numbers[6] + a.options[option, 1]
        for m in range(a.room_from[v], a.room_from[v + 1]):
            room = a.room_choices[m]
            other = in_the_way(a, st, s, option, room)
            if other == -2:
                continue
            gain, back, there = 0, was, was
            if other >= 0:
                back = (st.at[other, 0], st.at[other, 1], st.at[other, 2])
                opposite = kernels.option_at(a, other, a.options[was[0], 0], was[1])
                if opposite < 0:
                    continue
                gain = kernels.relief(a, st, other)
                kernels.take(a, st, other)
                there = (
                    opposite,
                    was[1],
                    kernels.best_team(a, st, other, opposite, was[1]),
                )
            new = (option, room, kernels.best_team(a, st, s, option, room))
            step = kernels.insertion(a, st, s, new, FAR) - gain - before
            if other >= 0:
                if step < least:
                    kernels.put(a, st, s, new)
                    step += kernels.insertion(a, st, other, there, FAR)
                    kernels.take(a, st, s)
                kernels.put(a, st, other, back)
            if step < least:
                least, best, whom = step, new, other
    if whom >= 0:
        there = kernels.option_at(a, whom, a.options[was[0], 0], was[1])
        kernels.take(a, st, whom)
        kernels.put(a, st, s, best)
        team = kernels.best_team(a, st, whom, there, was[1])
        kernels.put(a, st, whom, (there, was[1], team))
    else:
        kernels.put(a, st, s, best)
    return least


@njit(nogil=True)
def in_the_way(
    a: kernels.Arrays, st: kernels.State, s: int, option: int, room: int
) -> int:
    """Return who stands in a slot: -1 nobody, -2 more than one."""
    found = -1
    start = a.options[option, 0]
    end, gap = start + a.sessions[s, 0], a.numbers[0]
    for k in range(st.n_held[room]):
        other = st.held[room, k]
        if start < st.at[other, 4] + gap and st.at[other, 3] < end + gap:
            if found >= 0:
                return -2
            found = other
    return found
