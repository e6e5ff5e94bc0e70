"""Do what is due: draft reports and summaries, release figures, remind, send messages.

Runs until stopped, or once with --once. `palabre serve` does the same beside the pages
unless told not to.
"""

import argparse
import contextlib
import logging
import os
import subprocess
import sys
import threading
import time

from django.conf import settings
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from palabre.engines.timetable import ready
from palabre.gateways.language_model.chosen import model_at_hand
from palabre.management.database import bring_up_to_date
from palabre.management.progress import tell
from palabre.stages.outcomes import figure_orders, orders
from palabre.stages.programme import runs
from palabre.stages.programme.models import Session
from palabre.workflows.do_due import Done, do_due
from palabre.workflows.draft_due_summaries import draft_due_summaries
from palabre.workflows.plan_timetable import plan_timetable
from palabre.workflows.release_figures import release_due_figures

PAUSE = 2.0
"""Seconds between two looks into the queue: a draft is there when the room is empty."""

SHORT = 0.3
"""Seconds between two looks of a process that stands by: somebody waits for it."""

FORGETFUL = 20.0
"""Seconds between two looks whether anybody still works on a programme."""

BEGUN = time.monotonic()

LOG = logging.getLogger(__name__)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument(
        "--timetables",
        action="store_true",
        help="work the timetables and drafts that were asked for, and stop",
    )
    parser.add_argument(
        "--figures",
        action="store_true",
        help="work the releases of figures that were ordered, and stop",
    )
    parser.add_argument(
        "--stand-by",
        action="store_true",
        help="with --timetables: load the engine first and wait for more to come",
    )
    parser.add_argument("--once", action="store_true", help="do what is due and stop")


def run(given: argparse.Namespace) -> int:
    """Do what is due, again and again."""
    bring_up_to_date()
    if given.timetables:
        if given.stand_by:
            with contextlib.suppress(KeyboardInterrupt):
                stand_by(os.getppid())
        return work_timetables()
    if given.figures:
        work_figures()
        return 0
    if given.once:
        _tell(do_due(link=report_address, at=timezone.now()))
        work_drafts()
        work_figures()
        return 0
    work_until(threading.Event())
    return 0


def work_until(stopped: threading.Event) -> None:
    """Do what is due until told to stop; a failed round is told and tried again."""
    last: Done | None = None
    apart: dict[str, subprocess.Popen[bytes]] = {}
    while not stopped.is_set():
        try:
            last = do_due(link=report_address, last=last, at=timezone.now())
            if not last.is_idle:
                _tell(last)
            _work_apart(apart)
        except Exception:  # the worker's loop: an outage must not end it
            LOG.exception("act=work.round failed")
        finally:
            connection.close()
        stopped.wait(PAUSE)


def work_timetables() -> int:
    """Work every draft and timetable that waits, one after the other."""
    work_drafts()
    while True:
        run = plan_timetable(clock=timezone.now, at=timezone.now())
        if run is None:
            return 0
        tell(f"timetable {run.number} of {run.summit.code}: {run.state}")
        work_drafts()


def stand_by(parent: int) -> None:
    """Work each timetable as soon as it is asked for, the engine loaded before.

    Ends when nobody has worked on a programme for a while, or when the process that
    started this one is gone.
    """
    ready.prepare_repairs()
    looked = 0.0
    while os.getppid() == parent:
        if runs.is_waiting() or orders.is_waiting(at=timezone.now()):
            work_timetables()
        if time.monotonic() - looked > FORGETFUL:
            looked = time.monotonic()
            if not runs.is_expected(at=timezone.now()) and not _is_watched():
                return
        time.sleep(SHORT)


def _is_watched() -> bool:
    """Tell whether this process began to stand by a short while ago."""
    return time.monotonic() - BEGUN < ready.EXPECTED


def work_drafts() -> None:
    """Make every draft of a summary that waits."""
    while orders.is_waiting(at=timezone.now()):
        n = draft_due_summaries(model=model_at_hand(), at=timezone.now())
        tell(f"{n} drafts of a summary made")


def work_figures() -> None:
    """Release every edition's figures that were ordered."""
    while figure_orders.is_waiting(at=timezone.now()):
        n = release_due_figures(at=timezone.now())
        tell(f"{n} orders of figures done")


def _work_apart(running: dict[str, subprocess.Popen[bytes]]) -> None:
    """Start a process for what takes long, so that pages and mail never wait."""
    at = timezone.now()
    is_planning = ready.is_expected() or runs.is_expected(at=at)
    is_waiting = runs.is_waiting() or orders.is_waiting(at=at)
    standing = ["--stand-by"] if is_planning else []
    due = {
        ("--timetables", *standing): is_waiting or is_planning,
        ("--figures",): figure_orders.is_waiting(at=at),
    }
    for words, is_due in due.items():
        word, there = words[0], running.get(words[0])
        if is_due and (there is None or there.poll() is not None):
            start = "import sys; from palabre.cli import main; sys.exit(main())"
            asked = [sys.executable, "-c", start, "work", *words]
            running[word] = subprocess.Popen(asked)  # noqa: S603 - our own words


def report_address(session: Session) -> str:
    """Return the full address of the page on which a report is written."""
    path = reverse("drafting:report", args=[session.summit.code, session.code])
    return settings.ORIGIN.rstrip("/") + path


def _tell(done: Done) -> None:
    tell(
        f"{done.n_drafted} reports drafted, {done.n_reminded} reminders queued, "
        f"{done.n_offered} places offered, "
        f"{done.n_sent} messages sent"
    )
