"""``palabre check-timetable``: look whether a timetable keeps every rule.

Shares no code with the search.
"""

import argparse
from pathlib import Path

from palabre.engines.timetable import command

DESCRIPTION = """\
Look whether a timetable keeps every rule of its problem, and add up what it costs.

The checker is written from the definitions alone and shares nothing with the search: a
fault of the search cannot hide here. Exit code 1 when a rule is broken or a session is
not placed.
"""

EPILOG = """\
examples:
  palabre check-timetable problem.json programme.json
  palabre check-timetable scenarios/forum programme.json
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of ``palabre check-timetable`` to a parser."""
    parser.description = DESCRIPTION
    parser.epilog = EPILOG
    parser.add_argument("problem", metavar="PROBLEM", type=Path)
    parser.add_argument("solution", metavar="PROGRAMME", type=Path)
    command.add_lang(parser)


def run(args: argparse.Namespace) -> int:
    """Run ``palabre check-timetable``."""
    return command.run_check(args)
