"""``palabre solve``, ``check-timetable`` and ``explain``: timetables without a database.

Problems come as JSON or as a scenario folder; solutions are written as JSON.
"""

import argparse
import sys
from pathlib import Path

from palabre.engines.timetable import files, scenario, wording
from palabre.engines.timetable.check import check
from palabre.engines.timetable.phrases import BY_LANG
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.solution import Progress, Solution
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused

DONE, BROKEN = 0, 1
"""Exit codes: all holds, or a rule is broken or a session left out."""


def read(path: Path) -> Problem:
    """Return the problem in a JSON file or a scenario folder.

    Raises Refused: ``timetable-file-wrong``.
    """
    if path.is_dir():
        return scenario.read_folder(path)
    return files.read_problem(_bytes(path))


def read_answer(path: Path) -> Solution:
    """Return the solution in a JSON file."""
    return files.read_solution(_bytes(path))


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise Refused("timetable-file-wrong", where=str(path), reason=reason) from error


def add_lang(parser: argparse.ArgumentParser) -> None:
    """Let the language of the answer be chosen."""
    parser.add_argument(
        "--lang", choices=sorted(BY_LANG), default="en", help="language of the answer"
    )


def run_solve(args: argparse.Namespace) -> int:
    """Run ``palabre solve``."""
    problem = read(args.problem)
    params = Params(
        moves=args.moves,
        weights=_weights(args.weight),
        prove_seconds=args.prove,
    )
    start = read_answer(args.start) if args.start else None
    result = solve(
        problem,
        seconds=args.seconds,
        seed=args.seed,
        params=params,
        start=start,
        on_best=None if args.quiet else _tell_progress,
    )
    if args.out:
        args.out.write_text(files.to_json(result.solution), encoding="utf-8")
        _say(f"Written: {args.out}")
    names = wording.Names(problem, args.lang)
    _say(*wording.summary(names, problem, result))
    for code in result.verdict.unplaced[:MOST_CONFLICTS]:
        n_moves = args.moves or WAY_OUT_MOVES
        _say(*_contradiction(names, problem, code, n_moves=n_moves))
    return DONE if result.verdict.is_valid else BROKEN


MOST_CONFLICTS = 3
"""Sessions left out whose reasons are looked for."""

WAY_OUT_MOVES = 200_000
"""Effort for what each way out would cost, unless the search is bounded by moves."""


def _contradiction(
    names: wording.Names, problem: Problem, code: str, *, n_moves: int
) -> list[str]:
    """Return what keeps a session out, and the ways to let it in, the best first."""
    from palabre.engines.timetable.conflicts import (  # noqa: PLC0415 - slow: OR-Tools
        conflict_of,
        ways_out,
    )

    found = conflict_of(problem, code)
    if found is None:
        return []
    ways = ways_out(problem, found, params=Params(moves=n_moves))
    return [wording.conflict(names, found), *wording.ways_out(names, ways)]


def run_check(args: argparse.Namespace) -> int:
    """Run ``palabre check-timetable``."""
    problem, solution = read(args.problem), read_answer(args.solution)
    verdict = check(problem, solution)
    names = wording.Names(problem, args.lang)
    for violation in verdict.violations:
        _say(wording.violation(names, violation))
    for code in verdict.unplaced:
        _say(names.say("not-placed", session=names.session(code)))
    _say(*wording.cost_table(names, verdict))
    return DONE if verdict.is_valid else BROKEN


def run_explain(args: argparse.Namespace) -> int:
    """Run ``palabre explain``."""
    from palabre.engines.timetable.explain import (  # noqa: PLC0415 - slow import: numba
        View,
        prices,
    )

    problem, solution = read(args.problem), read_answer(args.solution)
    names = wording.Names(problem, args.lang)
    if args.prices:
        params = Params(moves=args.moves or 200_000, heat=60.0)
        for price in prices(problem, solution, params=params):
            _say(wording.price(names, price))
        return DONE
    view = View(problem, solution)
    if args.session is None:
        _say(*wording.cost_table(names, view.verdict), names.say("bears"))
        for person, minutes in view.harmed():
            _say(names.say("minutes", n=minutes, what=names.person(person)))
    elif args.at is None:
        _say(*wording.why_here(names, view.why_here(args.session)))
    else:
        start, room = _place(args.at)
        cell = view.why_not(args.session, start=start, room=room)
        _say(*wording.why_not(names, cell))
    return DONE


def _place(told: str) -> tuple[int, str]:
    """Return the minute and the room of ``DAY HH:MM ROOM``."""
    try:
        day, clock, room = told.split(None, 2)
        hour, minute = clock.split(":")
        return (int(day) - 1) * 24 * 60 + int(hour) * 60 + int(minute), room
    except ValueError as error:
        reason = "a place is written “DAY HH:MM ROOM”, for example “2 14:30 hall/oak”"
        raise Refused("timetable-file-wrong", where=told, reason=reason) from error


def _weights(told: list[str]) -> dict[str, int]:
    """Return the weights given as ``code=minutes``."""
    found = {}
    for one in told:
        code, _, minutes = one.partition("=")
        if code not in wording.UNITS or not minutes.isdigit():
            reason = f"write CODE=MINUTES with one of: {', '.join(wording.UNITS)}"
            raise Refused("timetable-file-wrong", where=one, reason=reason)
        found[code] = int(minutes)
    return found


def _tell_progress(told: Progress) -> None:
    """Show each better programme on one line."""
    broken = f", {told.n_broken} rules broken" if told.n_broken else ""
    line = f"{told.seconds:6.1f} s  {told.stage}: {told.cost} minutes of harm{broken}"
    if told.bound and not told.n_broken:
        line += f", at most {told.gap:.1%} too many"
    sys.stderr.write(line + "\n")


def _say(*lines: str) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
