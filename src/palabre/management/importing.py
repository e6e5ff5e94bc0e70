"""Bring in a schedule, or records of what was said.

    palabre import schedule fosdem.xml --edition fosdem-2023
    palabre import records transcripts/
    palabre import records transcripts/ reports.zip --edition forum-2026

A schedule makes the edition if it is not there. Records do so only in an installation
that has no edition at all, with the code after --edition, and only if one of them could
be read; each then makes its own session. What could not be read is listed with
its line and how to mend it; the rest is in. Importing twice changes nothing. Where
nothing went in and nothing was known before, the exit code is 1.
"""

import argparse
from collections.abc import Callable, Sequence
from datetime import tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

from django.db import transaction
from django.utils import timezone

from palabre.engines.formats.intake import read_file
from palabre.engines.formats.notes import Note
from palabre.engines.formats.schedule.reading import read_schedule
from palabre.engines.formats.schedule.times import zone_named
from palabre.engines.formats.schedule.values import Schedule
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
from palabre.workflows.import_schedule import edition_of, import_schedule

BY = system("palabre import")
ASIDE = "file-left-aside"
WORDS = {ASIDE: "left aside", "session-unknown": "without a session"}
"""What is said of a note by its code; of any other, its kind."""
SHOWN = 40
"""Notes printed; the rest is counted (all with --all-notes)."""

SCHEDULE = """\
Bring in an edition's programme: schedule XML or JSON, pretalx and Indico JSON,
iCalendar, CSV or XLSX, also compressed.

  palabre import schedule fosdem.xml
  palabre import schedule programme.csv --edition forum-2027 --zone Europe/Brussels

The edition is made if it is not there; a newer version of the file changes what
changed. --zone is for files that tell times without saying where; they are read in the
edition's zone where it is there.
"""

RECORDS = """\
Bring in what was said: WebVTT, SubRip, plain text, DOCX, PDF, HTML, JSON or TOML; single
files, folders or ZIP archives of them. Each finds its session by its code, file
name, title or date.

  palabre import records transcripts/ --edition forum-2026
  palabre import records FOR-01.vtt report-FOR-01.docx

Without --edition they go to the only edition there is.
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    kinds = parser.add_subparsers(title="what", metavar="WHAT", required=True)
    schedule = kinds.add_parser(
        "schedule",
        help="an edition's programme",
        description=SCHEDULE,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    schedule.add_argument("file", type=Path)
    schedule.add_argument("--edition", help="code of the edition (default: the file's)")
    schedule.add_argument("--zone", help="IANA zone where the file names none")
    schedule.set_defaults(bring=_bring_schedule)
    records = kinds.add_parser(
        "records",
        help="transcripts, statements, reports",
        description=RECORDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
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
    zone = zone_named(given.zone) if given.zone else None
    if given.zone and zone is None:
        raise Refused("zone-unknown", zone=given.zone)
    with step(f"reading {given.file.name}"):
        content = read_file(given.file)
        schedule = _read_in_its_zone(given, content, zone)
    with step(f"{len(schedule.events)} events into the programme"):
        done = import_schedule(schedule, code=given.edition, by=BY, at=timezone.now())
    _tell_notes(done.notes, show_all=given.all_notes)
    print(
        f"{done.summit.code}: {done.n_read} read ({done.n_new} new, {done.n_changed} "
        f"changed), {done.n_mended} mended, {done.n_refused} refused"
    )
    return 0 if done.n_read else 1


def _read_in_its_zone(
    given: argparse.Namespace, content: bytes, zone: tzinfo | None
) -> Schedule:
    """Read a schedule; where it names no zone and none was given, in its edition's.

    A file brought in a second time would otherwise move every session by an hour.
    """
    file, code = given.file.name, given.edition or ""
    schedule = read_schedule(file, content, zone=zone, code=code)
    if zone is not None or all(one.code != "zone-missing" for one in schedule.notes):
        return schedule
    summit = Summit.objects.filter(code=edition_of(schedule, given.edition)).first()
    if summit is None:
        return schedule
    return read_schedule(file, content, zone=ZoneInfo(summit.zone), code=code)


def _bring_records(given: argparse.Namespace) -> int:
    with transaction.atomic():
        summit, is_new = _edition(given.edition)
        with step("records"):
            done = import_records(summit, given.paths, by=BY, at=timezone.now())
        is_unmade = is_new and not done.sources
        if is_unmade:
            transaction.set_rollback(True)
    _tell_notes(done.notes, show_all=given.all_notes)
    print(
        f"{summit.code}: {done.n_read} read, {len(done.sources)} in, "
        f"{done.n_known} known before, {done.n_unmatched} without a session, "
        f"{done.n_mended} mended, {done.n_refused} refused, "
        f"{sum(note.code == ASIDE for note in done.notes)} left aside"
    )
    if done.n_translations:
        print(f"{done.n_translations} translations beside their words")
    if is_unmade:
        tell(f"The edition {summit.code} was not made: no record could be kept.")
    return 0 if done.sources or done.n_known or done.n_translations else 1


def _edition(code: str | None) -> tuple[Summit, bool]:
    """Return the edition that is meant and whether it was made for these records."""
    codes = summits.codes_in_use()
    if code in codes or (code is None and len(codes) == 1):
        return summits.by_code(code or codes[0]), False
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
    made = found_edition(
        series, plan, secretariat=None, url="", by=BY, at=timezone.now()
    )
    return made, True


def _told(codes: Sequence[str]) -> str:
    return ", ".join(codes[:SHOWN])


def _tell_notes(notes: Sequence[Note], *, show_all: bool) -> None:
    shown = notes if show_all else notes[:SHOWN]
    for note in shown:
        place = f"{note.file}:{note.line}" if note.line else note.file
        what = WORDS.get(note.code, note.kind)
        tell(f"  {what} {place}: {note.told}")
    if len(notes) > len(shown):
        tell(f"  … and {len(notes) - len(shown)} more (--all-notes)")
