"""``palabre solve``, ``check-timetable``, ``explain``, ``repair``: without a database.

Problems come as JSON or as a scenario folder; solutions are written as JSON.
"""

import argparse
import json
import math
import os
import re
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TypeVar

from palabre.engines.timetable import files, reasons, scenario, wording
from palabre.engines.timetable.check import check
from palabre.engines.timetable.phrases import BY_LANG, phrases_in
from palabre.engines.timetable.problem import Problem
from palabre.engines.timetable.reasons import Reason
from palabre.engines.timetable.solution import Placement, Progress, Solution
from palabre.engines.timetable.solve import Params, solve
from palabre.kernel.refusals import Refused

T = TypeVar("T")

DONE, BROKEN = 0, 1
"""Exit codes: all holds, or a rule is broken or a session left out."""


def read(path: Path) -> Problem:
    """Return the problem in a JSON file or a scenario folder.

    Raises Refused: ``timetable-file-wrong``.
    """
    if path.is_dir():
        return scenario.read_folder(path)
    return _read(path, files.read_problem)


def read_answer(path: Path) -> Solution:
    """Return the solution in a JSON file."""
    return _read(path, files.read_solution)


def read_known(path: Path, problem: Problem) -> Solution:
    """Return the solution in a JSON file, all of it known to the problem, once each.

    Raises Refused: ``timetable-file-wrong``.
    """
    solution = read_answer(path)
    known: dict[str, set[str | None]] = {
        "session": {one.code for one in problem.sessions},
        "room": {one.code for one in problem.rooms},
        "team": {None, *(one.code for one in problem.teams)},
    }
    seen: set[str] = set()
    for k, one in enumerate(solution.placements):
        where = f"{path}: /placements/{k}"
        for what, codes in known.items():
            code = getattr(one, what)
            if code not in codes:
                raise unreadable(f"{where}/{what}", Reason(f"no-{what}", code=code))
        if one.session in seen:
            raise unreadable(f"{where}/session", Reason("twice", code=one.session))
        seen.add(one.session)
    return solution


def unreadable(where: str, reason: str) -> Refused:
    """Return the refusal of a file."""
    return Refused("timetable-file-wrong", where=where, reason=reason)


def wrong(where: str, reason: str) -> Refused:
    """Return the refusal of what was asked for."""
    return Refused("timetable-asked-wrong", where=where, reason=reason)


def check_out(path: Path | None) -> None:
    """Refuse a file that cannot be written before anything is searched for.

    Raises Refused: ``file-not-writable``.
    """
    if path is None:
        return
    reason = ""
    if path.is_dir():
        reason = Reason("folder")
    elif not path.parent.is_dir():
        reason = Reason("no-folder", folder=str(path.parent))
    elif not os.access(path if path.exists() else path.parent, os.W_OK):
        reason = Reason("no-right")
    if reason:
        raise Refused("file-not-writable", file=str(path), reason=reason)


def write(path: Path, text: str, lang: str) -> None:
    """Write a file and say so.

    Raises Refused: ``file-not-writable``.
    """
    try:
        path.write_text(text, encoding="utf-8")
    except OSError as error:
        reason = reasons.of_error(error)
        raise Refused("file-not-writable", file=str(path), reason=reason) from error
    say(phrases_in(lang).said["written"].format(path=path))


def _read(path: Path, reader: Callable[[bytes], T]) -> T:
    """Return what a reader makes of a file; what is wrong names the file too."""
    try:
        return reader(_bytes(path))
    except Refused as refused:
        where = str(refused.facts["where"])
        if where in ("", "/"):  # the file as a whole
            where = str(path)
        if where != str(path):
            where = f"{path}: {where}"
        raise Refused(
            refused.code, where=where, reason=refused.facts["reason"]
        ) from refused


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise unreadable(str(path), reasons.of_error(error)) from error


def add_lang(parser: argparse.ArgumentParser) -> None:
    """Let the language of the answer be chosen."""
    parser.add_argument(
        "--lang", choices=sorted(BY_LANG), default="en", help="language of the answer"
    )


class Schema(argparse.Action):
    """Writes the JSON Schema of a problem and ends, as ``--version`` does."""

    def __call__(self, parser: argparse.ArgumentParser, *_others: object) -> None:
        """Write it."""
        say(json.dumps(files.schema(), indent=1))
        parser.exit()


def add_pins(parser: argparse.ArgumentParser) -> None:
    """Let sessions be held where they stand."""
    parser.add_argument(
        "--pin",
        metavar="CODE",
        action="append",
        default=[],
        help="a session that stays where it stands; may stand several times",
    )


def pins_of(codes: Iterable[str], solution: Solution) -> list[Placement]:
    """Return the placements that may not move.

    Raises Refused: ``timetable-asked-wrong`` where a session stands nowhere.
    """
    held = solution.by_session()
    for code in codes:
        if code not in held:
            raise wrong(f"--pin {code}", Reason("stands-nowhere"))
    return [held[code] for code in codes]


def positive(told: str) -> float:
    """Return a number above none, for an argument."""
    found = float(told)
    if not 0 < found < math.inf:
        raise argparse.ArgumentTypeError(f"{told} is not above 0")
    return found


def at_least_one(told: str) -> int:
    """Return a whole number from one on, for an argument."""
    found = int(told)
    if found < 1:
        raise argparse.ArgumentTypeError(f"{told} is not at least 1")
    return found


def run_solve(args: argparse.Namespace) -> int:
    """Run ``palabre solve``."""
    check_out(args.out)
    problem = read(args.problem)
    params = Params(
        moves=args.moves,
        weights=_weights(args.weight),
        prove_seconds=args.prove,
    )
    start = read_known(args.start, problem) if args.start else None
    if args.pin and start is None:
        raise wrong(f"--pin {args.pin[0]}", Reason("needs-start"))
    result = solve(
        problem,
        seconds=args.seconds,
        seed=args.seed,
        params=params,
        start=start,
        pins=pins_of(args.pin, start) if start else (),
        on_best=None if args.quiet else partial(_tell_progress, args.lang),
    )
    if args.out:
        write(args.out, files.to_json(result.solution), args.lang)
    names = wording.Names(problem, args.lang)
    say(*wording.summary(names, problem, result))
    for code in result.verdict.unplaced[:MOST_CONFLICTS]:
        n_moves = args.moves or WAY_OUT_MOVES
        say(*contradiction(names, problem, code, n_moves=n_moves))
    return DONE if result.verdict.is_valid else BROKEN


MOST_CONFLICTS = 3
"""Sessions left out whose reasons are looked for."""

WAY_OUT_MOVES = 200_000
"""Effort for what each way out would cost, unless the search is bounded by moves."""


def contradiction(
    names: wording.Names, problem: Problem, code: str, *, n_moves: int = WAY_OUT_MOVES
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
        say(wording.violation(names, violation))
    for code in verdict.unplaced:
        say(names.say("not-placed", session=names.session(code)))
    say(*wording.cost_table(names, verdict))
    return DONE if verdict.is_valid else BROKEN


def run_explain(args: argparse.Namespace) -> int:
    """Run ``palabre explain``."""
    from palabre.engines.timetable.explain import (  # noqa: PLC0415 - slow import: numba
        View,
        prices,
    )

    problem = read(args.problem)
    solution = read_known(args.solution, problem)
    names = wording.Names(problem, args.lang)
    if args.prices:
        params = Params(moves=args.moves or 200_000, heat=60.0)
        for price in prices(problem, solution, params=params):
            say(wording.price(names, price))
        return DONE
    view = View(problem, solution)
    if args.session is None:
        say(*wording.cost_table(names, view.verdict), names.say("bears"))
        for person, minutes in view.harmed():
            say(names.say("minutes", n=minutes, what=names.person(person)))
        return DONE
    sessions = {one.code for one in problem.sessions}
    if args.session not in sessions:
        raise wrong("--session", Reason("no-session", code=args.session))
    if args.at is None:
        if args.session not in solution.by_session():
            say(names.say("not-placed", session=names.session(args.session)))
            return BROKEN
        say(*wording.why_here(names, view.why_here(args.session)))
    else:
        start, room = _place(args.at, problem)
        cell = view.why_not(args.session, start=start, room=room)
        say(*wording.why_not(names, cell))
    return DONE


def _place(told: str, problem: Problem) -> tuple[int, str]:
    """Return the minute and the room of ``DAY HH:MM ROOM``."""
    try:
        day, clock, room = told.split(None, 2)
    except ValueError as error:
        raise wrong(told, Reason("place-form")) from error
    if room not in {one.code for one in problem.rooms}:
        raise wrong(told, Reason("no-room", code=room))
    return minute(f"{day} {clock}"), room


def minute(told: str) -> int:
    """Return the minute of ``DAY HH:MM``, day 1 the first.

    Raises Refused: ``timetable-asked-wrong``.
    """
    found = re.fullmatch(r"([1-9]\d{0,2}) ([01]?\d|2[0-3]):([0-5]\d)", told)
    if found is None:
        raise wrong(told, Reason("time-form"))
    day, hour, minutes = (int(one) for one in found.groups())
    return (day - 1) * 24 * 60 + hour * 60 + minutes


def _weights(told: list[str]) -> dict[str, int]:
    """Return the weights given as ``code=minutes``."""
    found = {}
    for one in told:
        code, _, minutes = one.partition("=")
        if code not in wording.UNITS or not minutes.isdigit():
            codes = ", ".join(wording.UNITS)
            raise wrong(one, Reason("weight-form", codes=codes))
        found[code] = int(minutes)
    return found


def _tell_progress(lang: str, told: Progress) -> None:
    """Show each better programme on one line."""
    said = phrases_in(lang).said
    broken = said["broken"].format(n=told.n_broken) if told.n_broken else ""
    line = said["progress"].format(
        seconds=told.seconds, stage=said[f"stage-{told.stage}"], cost=told.cost
    )
    line += broken
    if told.bound and not told.n_broken:
        line += said["too-many"].format(gap=told.gap)
    sys.stderr.write(line + "\n")


def say(*lines: str) -> None:
    """Say lines where the answer is read."""
    for line in lines:
        sys.stdout.write(line + "\n")
