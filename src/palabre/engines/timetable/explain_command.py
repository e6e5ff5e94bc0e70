"""``palabre explain``: why a session stands here, why not there, what rules cost.

Needs no database.
"""

import argparse
from pathlib import Path

from palabre.engines.timetable import command

DESCRIPTION = """\
Say why a timetable is as it is.

Without --session: what each preference costs and who bears most. With --session: what
holds it where it is. With --session and --at: what would break there and what it would
cost. With --prices: how much better the programme could be without each rule.
"""

EPILOG = """\
examples:
  palabre explain problem.json programme.json
  palabre explain problem.json programme.json --session INC-04
  palabre explain problem.json programme.json --session INC-04 --at "2 14:30 hall/oak"
  palabre explain problem.json programme.json --prices
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre explain`` to a parser."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.add_argument("problem", metavar="PROBLEM", type=Path)
    parser.add_argument("solution", metavar="PROGRAMME", type=Path)
    parser.add_argument("--session", metavar="CODE", help="the session asked about")
    parser.add_argument(
        "--at", metavar="PLACE", help="“DAY HH:MM ROOM”, day 1 the first"
    )
    parser.add_argument("--prices", action="store_true", help="the price of each rule")
    parser.add_argument(
        "--moves", type=command.at_least_one, help="effort for each price"
    )
    command.add_lang(parser)


def run(args: argparse.Namespace) -> int:
    """Run ``palabre explain``."""
    return command.run_explain(args)
