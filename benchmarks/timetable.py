"""Measure the timetable engine: made-up summits, repairs, and an IETF-like rival.

    python benchmarks/timetable.py summits --sizes 100 200 --seconds 10 60
    python benchmarks/timetable.py repairs
    python benchmarks/timetable.py rival --moves 3000000

CPU seconds are told beside wall seconds: the machine is shared. The first run after an
installation also compiles the inner loops, which is left out here.
"""

import argparse
import math
import random
import resource
import time
from collections.abc import Callable
from dataclasses import replace

from palabre.engines.timetable import changes
from palabre.engines.timetable.bounds import proven_bound
from palabre.engines.timetable.check import check
from palabre.engines.timetable.compiled import compile_problem
from palabre.engines.timetable.exact import Limits
from palabre.engines.timetable.explain import View
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.problem import DAY, Problem, Span
from palabre.engines.timetable.repair import repair
from palabre.engines.timetable.solution import Placement, Solution
from palabre.engines.timetable.solve import Params, solve

WORKERS = 2


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    words = parser.add_subparsers(required=True)
    one = words.add_parser("summits")
    one.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 800])
    one.add_argument("--seconds", type=float, nargs="+", default=[10.0])
    one.add_argument("--prove", type=float, default=20.0)
    one.set_defaults(run=summits)
    two = words.add_parser("repairs")
    two.set_defaults(run=repairs)
    three = words.add_parser("rival")
    three.add_argument("--moves", type=int, default=3_000_000)
    three.set_defaults(run=rival)
    given = parser.parse_args()
    solve(summit(20), params=Params(moves=100))
    given.run(given)


def summits(given: argparse.Namespace) -> None:
    """Print time to the first valid programme, cost, bound and gap."""
    print(
        "| sessions | wall s | CPU s | valid after s | cost | bound | gap | broken | MB |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    for size in given.sizes:
        problem = summit(size)
        limits = Limits(seconds=given.prove, workers=WORKERS)
        bound = proven_bound(compile_problem(problem), limits=limits).total
        for seconds in given.seconds:
            cpu, wall = time.process_time(), time.monotonic()
            result = solve(problem, seconds=seconds, seed=1)
            cpu, wall = time.process_time() - cpu, time.monotonic() - wall
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
            first = result.first_valid_seconds
            gap = (result.cost - bound) / result.cost if result.cost else 0.0
            broken = len(result.verdict.violations) + len(result.verdict.unplaced)
            told = "–" if first is None else f"{first:.1f}"
            print(
                f"| {size} | {wall:.0f} | {cpu:.0f} | {told} | {result.cost} | {bound} "
                f"| {gap:.0%} | {broken} | {memory} |",
                flush=True,
            )


def repairs(_given: argparse.Namespace) -> None:
    """Print each change of one thing at 200 sessions, with the moves proven."""
    problem = summit(200)
    old = solve(problem, params=Params(moves=1_500_000), seed=1).solution
    print("| change | must move | moved | proven | CPU s | wall s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, changed in one_changes(problem, old):
        cpu, wall = time.process_time(), time.monotonic()
        found = repair(changed, old, limits=Limits(seconds=30.0))
        cpu, wall = time.process_time() - cpu, time.monotonic() - wall
        moved = found.best.n_moved if found.best else "–"
        print(
            f"| {name} | {len(found.must_move)} | {moved} | {found.is_proven} "
            f"| {cpu:.1f} | {wall:.1f} |",
            flush=True,
        )
    view = View(problem, old)
    started = time.process_time()
    cells = view.cells(problem.sessions[50].code)
    each = (time.process_time() - started) / len(cells)
    print(f"why not there: {len(cells)} cells, {each * 1000:.2f} ms of CPU each")


def one_changes(problem: Problem, old: Solution) -> list[tuple[str, Problem]]:
    """Return a change of each kind that bites."""
    at = old.by_session()
    held = {
        person.code: [
            at[one.code].start
            for one in problem.sessions
            if any(part.person == person.code for part in one.people)
        ]
        for person in problem.people
    }
    first = {one.code: one for one in problem.people}
    late = _first(held, lambda who, times: first[who].rank and min(times) < DAY)
    early = _first(
        held, lambda who, times: not first[who].rank and max(times) > 4 * DAY
    )
    remote = _first(
        held,
        lambda who, times: len(times) > 2 and first[who].remote_offset is None,
    )
    longer = next(one for one in problem.sessions[20:] if not one.alone)
    return [
        ("minister a day late", changes.arrives(problem, late, at=DAY)),
        ("speaker leaves a day early", changes.leaves(problem, early, at=4 * DAY)),
        ("speaker goes remote", changes.goes_remote(problem, remote, offset=-480)),
        ("room lost for a day", changes.loses_room(problem, "A03", during=Span(DAY, 2 * DAY))),
        ("room lost for the week", changes.loses_room(problem, "A05")),
        ("session twice as long", changes.lasts(problem, longer.code, minutes=90)),
        ("interpreters one block fewer", one_block_fewer(problem, old)),
    ]  # fmt: skip


def _first(
    held: dict[str, list[int]], is_it: Callable[[str, list[int]], object]
) -> str:
    return next(who for who, times in held.items() if times and is_it(who, times))


def one_block_fewer(problem: Problem, old: Solution) -> Problem:
    """Return the problem in which all teams together have one block less than used."""
    used: dict[str, set[tuple[int, str]]] = {one.code: set() for one in problem.teams}
    for one in old.placements:
        if one.team:
            block = next(
                b.start for b in problem.blocks if b.start <= one.start < b.end
            )
            used[one.team].add((block, one.room))
    busiest = max(sorted(used), key=lambda team: len(used[team]))
    teams = tuple(
        replace(one, blocks_a_week=len(used[one.code]) - (one.code == busiest))
        for one in problem.teams
    )
    return replace(problem, teams=teams)


def rival(given: argparse.Namespace) -> None:
    """Print our search beside a greedy start with exchanges and random shakes.

    The rival works as the IETF's generator does: the hardest session first into the
    best free slot, then the best exchange of two, a random shake where none helps; the
    same cost, judged by the same checker, for the same CPU time.
    """
    problem = summit(100)
    cpu = time.process_time()
    ours = solve(problem, params=Params(moves=given.moves), seed=1)
    cpu = time.process_time() - cpu
    print(
        f"ours: cost {ours.cost}, {len(ours.verdict.violations)} broken, {cpu:.0f} CPU s"
    )
    theirs = shaken(problem, seconds=cpu, seed=1)
    told = check(problem, theirs)
    print(f"greedy and shakes: cost {told.cost}, {len(told.violations)} broken")


def shaken(problem: Problem, *, seconds: float, seed: int) -> Solution:
    """Return what greedy placing, exchanges and shakes come to in a CPU time."""
    chance = random.Random(seed)  # noqa: S311 - repeats, hides nothing
    began = time.process_time()
    built = solve(problem, params=Params(moves=1), seed=seed).solution
    best = list(built.placements)
    least = _judged(problem, best)
    free = [k for k, one in enumerate(best) if not problem.sessions[k].alone]
    heat = 200.0
    now, cost = best, least
    while time.process_time() - began < seconds:
        k, m = chance.sample(free, 2)
        tried = list(now)
        one, two = now[k], now[m]
        tried[k] = Placement(one.session, two.start, two.room, two.team)
        tried[m] = Placement(two.session, one.start, one.room, one.team)
        value = _judged(problem, tried)
        if value < cost or chance.random() < math.exp((cost - value) / heat):
            now, cost = tried, value
        if cost < least:
            best, least = now, cost
        heat = max(2.0, heat * 0.995)
    return Solution(tuple(best), problem=problem.name)


def _judged(problem: Problem, placements: list[Placement]) -> int:
    told = check(problem, Solution(tuple(placements)))
    return told.cost + 2_000 * len(told.violations)


if __name__ == "__main__":
    main()
