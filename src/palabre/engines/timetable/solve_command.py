"""``palabre solve``: make a timetable from a problem.

PROBLEM is JSON, or a scenario folder; it needs no database.
"""

import argparse
from pathlib import Path

from palabre.engines.timetable import command

DESCRIPTION = """\
Make a timetable: every session in a room at an hour, no rule broken, little harm.

PROBLEM is a JSON file (docs/reference/timetable.md tells its form) or a scenario folder
such as scenarios/forum. Who is in two places, has not arrived, sits in the middle of
the night or finds no seat is never accepted; what remains is counted in minutes of harm.
With --moves the search repeats: the same seed gives the same file.
"""

EPILOG = """\
examples:
  palabre solve scenarios/forum --seconds 20 --out programme.json
  palabre solve problem.json --moves 500000 --seed 7 --out programme.json
  palabre solve problem.json --start programme.json --weight wishes=120
  palabre solve problem.json --start programme.json --pin OPEN --pin INC-04
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre solve`` to a parser."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.add_argument("problem", metavar="PROBLEM", type=Path)
    parser.add_argument(
        "--schema",
        action=command.Schema,
        nargs=0,
        help="write the JSON Schema of a problem and end",
    )
    parser.add_argument("--out", metavar="FILE", type=Path, help="where to write")
    parser.add_argument(
        "--seconds",
        type=command.positive,
        default=10.0,
        help="how long to search (default: %(default)s)",
    )
    parser.add_argument(
        "--moves", type=command.at_least_one, help="search by effort instead of time"
    )
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--start", metavar="FILE", type=Path, help="begin from this")
    command.add_pins(parser)
    parser.add_argument(
        "--weight",
        metavar="CODE=MINUTES",
        action="append",
        default=[],
        help="what a unit of a preference costs; may stand several times",
    )
    parser.add_argument(
        "--prove",
        metavar="SECONDS",
        type=command.positive,
        help="time to prove a bound, what no programme can cost less than; without, as "
        "long as the search lasts, or no time where it is bounded by moves",
    )
    parser.add_argument("--quiet", action="store_true", help="show no progress")
    command.add_lang(parser)


def run(args: argparse.Namespace) -> int:
    """Run ``palabre solve``; 1 when a session had to be left out."""
    return command.run_solve(args)
