"""Compile the timetable engine's inner loops, once after an installation.

They are kept beside the engine, or in the user's cache where that folder may not be
written. Without this the first search or question waits for the compiler. Run again, it
loads what is there.
"""

import argparse
import sys

from palabre.engines.timetable import ready


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_args: argparse.Namespace) -> int:
    """Run ``palabre prepare``."""
    seconds = ready.prepare()
    sys.stdout.write(f"Ready in {seconds:.0f} s; kept in {ready.kept_in()}\n")
    return 0
