"""Do what is due: send approved messages. Runs until stopped, or once with --once."""

import argparse
import time

from django.utils import timezone

from palabre.management.database import bring_up_to_date
from palabre.management.progress import tell
from palabre.workflows.send_messages import send_messages

PAUSE = 5.0
"""Seconds between two looks into the queue."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("--once", action="store_true", help="do what is due and stop")


def run(given: argparse.Namespace) -> int:
    """Send what is due, again and again."""
    bring_up_to_date()
    while True:
        n_sent = send_messages(at=timezone.now())
        if n_sent or given.once:
            tell(f"{n_sent} messages sent")
        if given.once:
            return 0
        time.sleep(PAUSE)
