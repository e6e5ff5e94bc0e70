"""Do once, after an installation, what would otherwise keep the first start waiting.

The timetable engine's inner loops are compiled: without that the first search or
question waits for the compiler. The static files are named by content and compressed: a
server with a new data folder takes them over instead of doing it again. Both are kept
beside the code, or in the user's cache where that may not be written. Run again, it
loads what is there.
"""

import argparse
import os
import sys
from tempfile import TemporaryDirectory

from palabre.engines.timetable import ready


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Add nothing: there is nothing to choose."""


def run(_args: argparse.Namespace) -> int:
    """Run ``palabre prepare``."""
    seconds = ready.prepare()
    sys.stdout.write(f"Ready in {seconds:.0f} s; kept in {ready.kept_in()}\n")
    kept = _static_files()
    if kept is not None:
        sys.stdout.write(f"Static files kept in {kept}\n")
    return 0


def _static_files() -> str | None:
    """Collect the static files, without leaving a data folder behind."""
    with TemporaryDirectory() as folder:
        os.environ["PALABRE_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palabre.config.settings")
        import django  # noqa: PLC0415 - only once the folder is said

        django.setup()
        from palabre.management import static_files  # noqa: PLC0415 - needs Django

        kept = static_files.prepare()
    return str(kept) if kept is not None else None
