"""Measure the timetable engine: made-up summits, repairs, and an IETF-like rival.

    python benchmarks/timetable.py summits --sizes 100 200 400 800 --seconds 10 60 300
    python benchmarks/timetable.py start
    python benchmarks/timetable.py repairs
    python benchmarks/timetable.py cold
    python benchmarks/timetable.py rival --seconds 20

Each summit is searched in a process of its own, so that memory is its own and the time
to a first valid programme counts loading the engine. Processor seconds are told beside
wall seconds: the machine may be shared. On a busy one ``--is-by-processor`` gives the search so many
seconds of one core, and the proof so much effort on another, however long that takes on
the clock. ``start`` counts the compiler too.
"""

import argparse
import math
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from palabre.engines.timetable import changes, files
from palabre.engines.timetable.generate import summit
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.problem import DAY, Problem, Span
from palabre.engines.timetable.solution import Progress, Solution
from palabre.engines.timetable.solve import Params, solve

if TYPE_CHECKING:
    from palabre.engines.timetable.ways import Repair

BY_PROCESSOR = "seconds of a processor for the search and as much effort for the proof"


MIXED = "sessions of 30, 45 and 120 minutes, and hybrid ones with a team of their own"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    words = parser.add_subparsers(required=True)
    one = words.add_parser("summits")
    one.add_argument("--sizes", type=int, nargs="+", default=[100, 200, 400, 800])
    one.add_argument("--seconds", type=float, nargs="+", default=[10.0, 60.0])
    one.add_argument("--seed", type=int, default=1)
    one.add_argument("--is-by-processor", action="store_true", help=BY_PROCESSOR)
    one.add_argument("--is-mixed", action="store_true", help=MIXED)
    one.set_defaults(run=summits)
    row = words.add_parser("row")
    row.add_argument("size", type=int)
    row.add_argument("seconds", type=float)
    row.add_argument("seed", type=int)
    row.add_argument("began", type=float)
    row.add_argument("--is-by-processor", action="store_true")
    row.add_argument("--is-mixed", action="store_true")
    row.set_defaults(run=summit_row)
    start = words.add_parser("start")
    start.set_defaults(run=starts)
    asked = words.add_parser("question")
    asked.add_argument("began", type=float)
    asked.set_defaults(run=question)
    two = words.add_parser("repairs")
    two.add_argument("--each", type=int, default=10)
    two.set_defaults(run=repairs)
    cold = words.add_parser("cold")
    cold.set_defaults(run=colds)
    alone = words.add_parser("mend")
    alone.add_argument("which", type=int)
    alone.add_argument("old", type=Path)
    alone.add_argument("began", type=float)
    alone.set_defaults(run=cold_row)
    three = words.add_parser("rival")
    three.add_argument("--sizes", type=int, nargs="+", default=[100, 200])
    three.add_argument("--seconds", type=float, default=20.0)
    three.set_defaults(run=rival)
    given = parser.parse_args()
    given.run(given)


def summits(given: argparse.Namespace) -> None:
    """Print time to the first valid programme, cost, bound and gap."""
    print(
        "| sessions | wall s | CPU s | valid after: wall s | CPU s | million moves "
        "| cost | bound | above the bound | broken | MB |"
    )
    print("| --- " * 11 + "|", flush=True)
    for size in given.sizes:
        for seconds in given.seconds:
            how = ["--is-by-processor"] if given.is_by_processor else []
            how += ["--is-mixed"] if given.is_mixed else []
            run_row(size, seconds, given.seed, *how)


def run_row(size: int, seconds: float, seed: int, *how: str, **environ: str) -> None:
    """Measure one search in a process of its own."""
    run_words("row", *how, size, seconds, seed, time.time(), **environ)


def run_words(*words: object, **environ: str) -> None:
    """Run these words of this file in a process of its own."""
    subprocess.run(
        [sys.executable, __file__, *map(str, words)],
        check=True,
        env={**os.environ, **environ},
    )


def summit_row(given: argparse.Namespace) -> None:
    """Print one row; seconds run from the start of the process."""
    valid: list[tuple[float, float]] = []

    def note(told: Progress) -> None:
        if not told.n_broken and not valid:
            valid.append((time.time() - given.began, time.process_time()))

    problem = summit(given.size, is_mixed=given.is_mixed)
    made = time.process_time()
    if given.is_by_processor:
        effort = given.seconds
        params = Params(moves=affordable(problem, given.seconds), prove_effort=effort)
        made = time.process_time()
    else:
        params = Params()
    result = solve(
        problem,
        seconds=given.seconds,
        seed=given.seed,
        params=params,
        on_best=note,
    )
    wall, cpu = valid[0] if valid else (math.nan, math.nan)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    above = result.cost / result.bound - 1 if result.bound else 0.0
    broken = len(result.verdict.violations) + len(result.verdict.unplaced)
    print(
        f"| {given.size} | {result.seconds:.0f} | {time.process_time() - made:.0f} "
        f"| {wall:.1f} | {cpu:.1f} | {result.n_moves / 1e6:.1f} | {result.cost} "
        f"| {result.bound} | {above:.1%} | {broken} | {memory} |",
        flush=True,
    )


def affordable(problem: Problem, seconds: float) -> int:
    """Return how many moves a processor makes in a time, from two short searches.

    The shorter tells what is done before the first move, which takes time as well.
    """
    solve(problem, params=Params(moves=1))
    took = []
    for moves in (PROBE, 3 * PROBE):
        cpu = time.process_time()
        solve(problem, params=Params(moves=moves))
        took.append(time.process_time() - cpu)
    a_move = max(1e-9, (took[1] - took[0]) / (2 * PROBE))
    before = max(0.0, took[0] - PROBE * a_move)
    return max(PROBE, int((seconds - before) / a_move))


PROBE = 1_000_000


def starts(_given: argparse.Namespace) -> None:
    """Print what a first ever start takes, then one with the loops compiled before."""
    print(f"columns as in `summits`, {START_SECONDS:g} seconds each")
    with tempfile.TemporaryDirectory() as folder:
        for name in ("nothing compiled", "compiled before", "compiled before"):
            print(f"{name}:", flush=True)
            run_row(200, START_SECONDS, 1, NUMBA_CACHE_DIR=folder)
        for size in (400, 800):
            run_row(size, START_SECONDS, 1, NUMBA_CACHE_DIR=folder)
        print("\n| first question in a process | wall s | CPU s |\n| --- | --- | --- |")
        for _ in range(2):
            run_words("question", time.time(), NUMBA_CACHE_DIR=folder)


START_SECONDS = 20.0
"""Seconds of each search that is looked at for its first programme."""


def question(given: argparse.Namespace) -> None:
    """Print when the first question is answered, from the start of the process."""
    from palabre.engines.timetable.explain import View  # noqa: PLC0415 - slow: numba

    problem = summit(200)
    old = solve(problem, params=Params(moves=1)).solution
    opened, cpu = time.time(), time.process_time()
    code = old.placements[-1].session
    View(problem, old).why_here(code)
    wall, now = time.time(), time.process_time()
    print(
        f"| why here, loading and a draft first | {wall - given.began:.1f} | {now:.1f} |"
    )
    print(
        f"| of which the answer | {wall - opened:.1f} | {now - cpu:.1f} |", flush=True
    )


def repairs(given: argparse.Namespace) -> None:
    """Print changes of one thing at 200 sessions, with the moves proven."""
    from palabre.engines.timetable.explain import View  # noqa: PLC0415 - slow: numba

    problem = summit(200)
    old = solve(problem, params=Params(moves=5_000_000), seed=1).solution
    print("| change | must move | moved | proven | CPU s | wall s |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, changed in one_changes(problem, old):
        found, cpu, wall = mended(changed, old)
        moved = found.best.n_moved if found.best else "–"
        print(
            f"| {name} | {len(found.must_move)} | {moved} | {found.is_proven} "
            f"| {cpu:.1f} | {wall:.1f} |",
            flush=True,
        )
    print("\n| kind, drawn at random | changes | proven | most moved | most CPU s |")
    print("| --- | --- | --- | --- | --- |")
    for name, kind in kinds_of_change(problem, old).items():
        chance = random.Random(1)  # noqa: S311 - repeats, hides nothing
        runs = [mended(kind(chance), old) for _ in range(given.each)]
        proven = sum(found.is_proven for found, _, _ in runs)
        moved = max(found.best.n_moved if found.best else -1 for found, _, _ in runs)
        most = max(cpu for _, cpu, _ in runs)
        print(f"| {name} | {len(runs)} | {proven} | {moved} | {most:.1f} |", flush=True)
    view = View(problem, old)
    started = time.process_time()
    cells = view.cells(problem.sessions[50].code)
    each = (time.process_time() - started) / len(cells)
    print(f"\nwhy not there: {len(cells)} cells, {each * 1000:.2f} ms of CPU each")


def colds(_given: argparse.Namespace) -> None:
    """Print the first repair of a process for a change of each kind, loading included."""
    problem = summit(200)
    old = solve(problem, params=Params(moves=5_000_000), seed=1).solution
    print("| change, first of a process | moved | proven | CPU s | wall s |")
    print("| --- | --- | --- | --- | --- |", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "old.json"
        path.write_text(files.to_json(old), encoding="utf-8")
        for which in range(len(one_changes(problem, old))):
            run_words("mend", which, path, time.time())


def cold_row(given: argparse.Namespace) -> None:
    """Print one repair; seconds run from the start of the process."""
    problem, old = summit(200), files.read_solution(given.old.read_bytes())
    name, changed = one_changes(problem, old)[given.which]
    found, _, _ = mended(changed, old)
    wall, cpu = time.time() - given.began, time.process_time()
    moved = found.best.n_moved if found.best else "–"
    print(
        f"| {name} | {moved} | {found.is_proven} | {cpu:.1f} | {wall:.1f} |", flush=True
    )


def mended(changed: Problem, old: Solution) -> tuple["Repair", float, float]:
    """Return a repair with its processor and wall seconds."""
    from palabre.engines.timetable.repair import repair  # noqa: PLC0415 - slow

    cpu, wall = time.process_time(), time.monotonic()
    found = repair(changed, old, limits=Limits(seconds=30.0))
    return found, time.process_time() - cpu, time.monotonic() - wall


def kinds_of_change(
    problem: Problem, old: Solution
) -> dict[str, Callable[[random.Random], Problem]]:
    """Return what draws a change of each kind."""
    people = sorted({p.person for one in problem.sessions for p in one.people})
    on_site = {one.code for one in problem.people if one.remote_offset is None}
    speakers = [one for one in people if one in on_site]
    rooms = [one.code for one in problem.rooms]
    free = [one for one in problem.sessions if not one.alone]
    used = blocks_used(problem, old)

    def fewer(chance: random.Random) -> Problem:
        team = chance.choice(sorted(code for code, blocks in used.items() if blocks))
        return changes.works_less(problem, team, blocks_a_week=len(used[team]) - 1)

    return {
        "arrives a day late": lambda c: changes.arrives(
            problem, c.choice(speakers), at=DAY
        ),
        "leaves a day early": lambda c: changes.leaves(
            problem, c.choice(speakers), at=4 * DAY
        ),
        "goes remote": lambda c: changes.goes_remote(
            problem, c.choice(speakers), offset=c.choice((-480, -300, 330, 540))
        ),
        "room lost for a day": lambda c: changes.loses_room(
            problem, c.choice(rooms), during=Span(DAY, 2 * DAY)
        ),
        "room lost for the week": lambda c: changes.loses_room(
            problem, c.choice(rooms)
        ),
        "session twice as long": lambda c: changes.lasts(
            problem, c.choice(free).code, minutes=90
        ),
        "interpreters one block fewer": fewer,
    }


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
    used = blocks_used(problem, old)
    busiest = max(sorted(used), key=lambda team: len(used[team]))
    teams = tuple(
        replace(one, blocks_a_week=len(used[one.code]) - (one.code == busiest))
        for one in problem.teams
    )
    return replace(problem, teams=teams)


def blocks_used(problem: Problem, old: Solution) -> dict[str, set[tuple[int, str]]]:
    """Return in which blocks and rooms each team works."""
    used: dict[str, set[tuple[int, str]]] = {one.code: set() for one in problem.teams}
    for one in old.placements:
        if one.team:
            block = next(
                b.start for b in problem.blocks if b.start <= one.start < b.end
            )
            used[one.team].add((block, one.room))
    return used


def rival(given: argparse.Namespace) -> None:
    """Print our search beside an IETF-like one."""
    import timetable_rival  # noqa: PLC0415 - loads numba

    timetable_rival.rival(given.sizes, given.seconds, affordable)


if __name__ == "__main__":
    main()
