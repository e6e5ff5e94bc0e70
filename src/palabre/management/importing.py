"""Bring in a schedule, or records of what was said.

    palabre import schedule fosdem.xml --edition fosdem-2023
    palabre import records transcripts/
    palabre import records transcripts/ reports.zip --edition forum-2026

A schedule makes the edition if it is not there, and so do records where there is none
at all: each then makes its own session. What could not be read is listed with
its line and how to mend it; the rest is in. Importing twice changes nothing.
"""

import argparse
from collections.abc import Callable, Sequence
from pathlib import Path

from django.utils import timezone

from palabre.engines.formats.intake import read_file
from palabre.engines.formats.notes import Note
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.kernel.actors import system
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.management.database import bring_up_to_date
from palabre.management.progress import step, tell
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import SummitPlan
from palabre.workflows.found_edition import SeriesFacts, found_edition
from palabre.workflows.import_records import import_records
from palabre.workflows.import_schedule import import_schedule

BY = system("palabre import")
SHOWN = 40
"""Notes printed; the rest is counted (all with --all-notes)."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    kinds = parser.add_subparsers(title="what", metavar="WHAT", required=True)
    schedule = kinds.add_parser("schedule", help="an edition's programme")
    schedule.add_argument("file", type=Path)
    schedule.add_argument("--edition", help="code of the edition (default: the file's)")
    schedule.add_argument("--zone", help="IANA zone where the file names none")
    schedule.set_defaults(bring=_bring_schedule)
    records = kinds.add_parser("records", help="transcripts, statements, reports")
    records.add_argument("paths", type=Path, nargs="+", metavar="FILE|FOLDER")
    records.add_argument(
        "--edition", help="code of the edition (default: the only one there is)"
    )
    records.set_defaults(bring=_bring_records)
    for one in (schedule, records):
        one.add_argument("--all-notes", action="store_true", help="print every note")


def run(given: argparse.Namespace) -> int:
    """Bring in what was asked for; exit 0 when something was read."""
    bring_up_to_date()
    bring: Callable[[argparse.Namespace], int] = given.bring
    return bring(given)


def _bring_schedule(given: argparse.Namespace) -> int:
    with step(f"reading {given.file.name}"):
        content = read_file(given.file)
        schedule = read_schedule(
            given.file.name, content, zone=given.zone, code=given.edition or ""
        )
    with step(f"{len(schedule.events)} events into the programme"):
        done = import_schedule(schedule, code=given.edition, by=BY, at=timezone.now())
    _tell_notes(done.notes, show_all=given.all_notes)
    print(
        f"{done.summit.code}: {done.n_read} read ({done.n_new} new, {done.n_changed} "
        f"changed), {done.n_mended} mended, {done.n_refused} refused"
    )
    return 0 if done.n_read else 1


def _bring_records(given: argparse.Namespace) -> int:
    summit = _edition(given.edition)
    with step("records"):
        done = import_records(summit, given.paths, by=BY, at=timezone.now())
    _tell_notes(done.notes, show_all=given.all_notes)
    print(
        f"{summit.code}: {done.n_read} read, {done.n_known} known before, "
        f"{done.n_mended} mended, {done.n_refused} refused"
    )
    return 0 if done.n_read or done.n_known else 1


def _edition(code: str | None) -> Summit:
    """Return the edition that is meant; one that is named and not there is made."""
    codes = summits.codes_in_use()
    if code in codes or (code is None and len(codes) == 1):
        return summits.by_code(code or codes[0])
    if code is None:
        raise Refused(
            "edition-unclear" if codes else "edition-missing", codes=_told(codes)
        )
    if codes:
        raise Refused("edition-unknown", code=code, codes=_told(codes))
    today = timezone.localdate()
    plan = SummitPlan(
        code=code, name=Text({"en": code}), starts_on=today, ends_on=today
    )
    series = SeriesFacts(code, plan.name)
    return found_edition(
        series, plan, secretariat=None, url="", by=BY, at=timezone.now()
    )


def _told(codes: Sequence[str]) -> str:
    return ", ".join(codes[:SHOWN])


def _tell_notes(notes: Sequence[Note], *, show_all: bool) -> None:
    shown = notes if show_all else notes[:SHOWN]
    for note in shown:
        place = f"{note.file}:{note.line}" if note.line else note.file
        tell(f"  {note.kind} {place}: {note.told}")
    if len(notes) > len(shown):
        tell(f"  … and {len(notes) - len(shown)} more (--all-notes)")
