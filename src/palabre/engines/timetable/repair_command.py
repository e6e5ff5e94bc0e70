"""``palabre repair``: mend a programme after a change, the fewest sessions moved.

Needs no database; loads OR-Tools only once what was asked has been understood.
"""

import argparse
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from palabre.engines.timetable import changes, command, files, wording
from palabre.engines.timetable.limits import Limits
from palabre.engines.timetable.problem import Problem, Span
from palabre.engines.timetable.reasons import Reason
from palabre.engines.timetable.ways import Repair, Way, changed_for

DESCRIPTION = """\
Mend a programme after a change: the fewest moved sessions first, then the least harm.

Say what changed, as often as needed; each way to mend is told with what it moves and
what changes for whom. --out writes the programme of a way, --changed the problem as it
is from then on. Exit code 1 where a session loses its place, or no way was found.
"""

EPILOG = """\
times are written “DAY HH:MM”, day 1 the first:
  palabre repair problem.json programme.json --arrives amina "2 14:00" --out new.json
  palabre repair problem.json programme.json --lost hall/oak --pin OPEN
  palabre repair problem.json programme.json --lost hall/oak "2 09:00" "2 18:00"
  palabre repair problem.json programme.json --remote bo -300 --lasts INC-04 90
"""

CHANGES = {
    "arrives": ("PERSON", "TIME", "somebody is there only from then on"),
    "leaves": ("PERSON", "TIME", "somebody is gone from then on"),
    "remote": ("PERSON", "MINUTES", "somebody speaks from afar, so far from UTC"),
    "lasts": ("SESSION", "MINUTES", "a session takes so long"),
    "blocks": ("TEAM", "NUMBER", "interpreters work so many blocks a week"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre repair`` to a parser."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.add_argument("problem", metavar="PROBLEM", type=Path)
    parser.add_argument("solution", metavar="PROGRAMME", type=Path)
    for name, (who, what, told) in CHANGES.items():
        parser.add_argument(
            f"--{name}", nargs=2, action="append", default=[], metavar=(who, what),
            help=told,
        )  # fmt: skip
    parser.add_argument(
        "--lost", nargs="+", action="append", default=[], metavar=("ROOM", "TIME"),
        help="a room cannot be used, or not between two times",
    )  # fmt: skip
    command.add_pins(parser)
    parser.add_argument(
        "--ways", type=command.at_least_one, default=3, help="ways to look for"
    )
    parser.add_argument(
        "--seconds", type=command.positive, default=20.0, help="how long to search"
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="where to write")
    parser.add_argument(
        "--way", type=command.at_least_one, default=1, help="the way that --out writes"
    )
    parser.add_argument(
        "--changed",
        metavar="FILE",
        type=Path,
        help="where to write the changed problem",
    )
    command.add_lang(parser)


def run(args: argparse.Namespace) -> int:
    """Run ``palabre repair``; 1 where no way keeps every rule and every session."""
    command.check_out(args.out)
    command.check_out(args.changed)
    problem = command.read(args.problem)
    old = command.read_known(args.solution, problem)
    changed = _changed(problem, args)
    pins = command.pins_of(args.pin, old)
    from palabre.engines.timetable.repair import (  # noqa: PLC0415 - slow: OR-Tools
        repair,
    )

    limits = Limits(seconds=args.seconds)
    found = repair(changed, old, pins=pins, alternatives=args.ways, limits=limits)
    names = wording.Names(changed, args.lang)
    command.say(*_told(names, changed, found))
    if args.changed:
        command.write(args.changed, files.to_json(changed), args.lang)
    for code in found.lost[: command.MOST_CONFLICTS]:
        command.say(*command.contradiction(names, changed, code))
    if args.out and found.ways:
        way = _chosen(found, args.way)
        command.write(args.out, files.to_json(way.solution), args.lang)
    is_whole = found.best is not None and found.best.verdict.is_valid
    return command.DONE if is_whole else command.BROKEN


def _chosen(found: Repair, number: int) -> Way:
    if number > len(found.ways):
        raise command.wrong(f"--way {number}", Reason("ways-found", n=len(found.ways)))
    return found.ways[number - 1]


def _told(names: wording.Names, problem: Problem, found: Repair) -> Iterator[str]:
    """Yield what was found: each way, and what it changes for whom."""
    for code in found.lost:
        yield names.say("lost", session=names.session(code))
    if not found.ways:
        yield names.say("no-way")
    elif found.is_proven:
        yield names.say("fewest")
    for number, way in enumerate(found.ways, start=1):
        head, *moves = wording.mended(names, way)
        yield f"{number}. {head}"
        yield from (f"   {one}" for one in moves)
        for person, mine in changed_for(problem, way.moves).items():
            sessions = names.listed(names.session(one.session) for one in mine)
            yield "   " + names.say(
                "for-whom", who=names.person(person), sessions=sessions
            )


def _changed(problem: Problem, args: argparse.Namespace) -> Problem:
    """Return the problem with every change that was told."""
    found = problem
    for who, when in args.arrives:
        found = changes.arrives(found, _person(problem, who), at=command.minute(when))
    for who, when in args.leaves:
        found = changes.leaves(found, _person(problem, who), at=command.minute(when))
    for who, offset in args.remote:
        minutes = _number(offset, least=-12 * 60, most=14 * 60)
        found = changes.goes_remote(found, _person(problem, who), offset=minutes)
    for code, told in args.lasts:
        session = _known("session", code, {one.code for one in problem.sessions})
        minutes = _number(told, least=1, most=24 * 60)
        found = changes.lasts(found, session, minutes=minutes)
    for code, told in args.blocks:
        team = _known("team", code, {one.code for one in problem.teams})
        most = _number(told, least=0, most=100)
        found = changes.works_less(found, team, blocks_a_week=most)
    for code, *between in args.lost:
        room = _known("room", code, {one.code for one in problem.rooms})
        found = changes.loses_room(found, room, during=_between(between))
    if found == problem:
        options = ", ".join(f"--{one}" for one in CHANGES)
        raise command.wrong("palabre repair", Reason("what-changed", options=options))
    return replace(found, name=problem.name)


def _between(told: list[str]) -> Span:
    """Return the time between two, always where none are given."""
    if not told:
        return changes.ALWAYS
    if len(told) != 2:
        raise command.wrong(" ".join(told), Reason("two-times"))
    start, end = (command.minute(one) for one in told)
    if start >= end:
        raise command.wrong(" ".join(told), Reason("time-order"))
    return Span(start, end)


def _person(problem: Problem, code: str) -> str:
    parts = {part.person for one in problem.sessions for part in one.people}
    return _known("person", code, parts | {one.code for one in problem.people})


def _known(what: str, code: str, known: set[str]) -> str:
    if code not in known:
        raise command.wrong(code, Reason(f"no-{what}", code=code))
    return code


def _number(told: str, *, least: int, most: int) -> int:
    """Return a whole number within limits.

    Raises Refused: ``timetable-asked-wrong``.
    """
    try:
        found = int(told)
    except ValueError as error:
        raise command.wrong(told, Reason("whole-number")) from error
    if not least <= found <= most:
        raise command.wrong(told, Reason("within", least=least, most=most))
    return found
