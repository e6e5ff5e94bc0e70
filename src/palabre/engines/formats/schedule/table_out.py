"""Write schedules as CSV and XLSX that open anywhere and run nothing."""

import csv
import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from palabre.engines.formats.intake import plain, safe_cell
from palabre.engines.formats.schedule.grid import zone_of
from palabre.engines.formats.schedule.values import (
    PersonRole,
    Schedule,
    ScheduledEvent,
)
from palabre.engines.formats.schedule.wording import guarded

COLUMNS: Final = (
    *("Title", "Subtitle", "Date", "Start", "End", "Minutes", "Time zone", "Room"),
    *("Venue", "Type", "Track", "Language", "Organisers", "Moderators", "Speakers"),
    *("Action lines", "Topics", "Abstract", "Description", "URL", "Online URL"),
    *("Status", "Recorded", "Licence", "Sequence", "Id", "Code", "Slug", "GUID"),
)
LONGEST_CELL: Final = 32_767
"""Excel's limit; longer text is cut there."""

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMPED: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")


def to_csv(schedule: Schedule) -> bytes:
    """Write all events, with or without a time, as CSV (RFC 4180) in UTF-8.

    The byte order mark makes Excel read accents; cells that a spreadsheet would run
    as formulas are guarded by an apostrophe.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(COLUMNS)
    writer.writerows(rows(schedule))
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_xlsx(schedule: Schedule) -> bytes:
    """Write all events as a workbook of text cells; same schedule, same bytes."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Programme")
    sheet.freeze_panes = "B2"
    header = [WriteOnlyCell(sheet, name) for name in COLUMNS]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in rows(schedule):
        sheet.append([text_cell(sheet, text) for text in row])
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def rows(schedule: Schedule) -> Iterator[list[str]]:
    """Yield one row of safe cells an event, under ``COLUMNS``."""
    for event in schedule.events:
        yield [safe_cell(plain(text)) for text in _row(schedule, event)]


def _row(schedule: Schedule, event: ScheduledEvent) -> tuple[str, ...]:
    return (
        event.title,
        event.subtitle,
        *_times(schedule, event),
        event.room,
        event.venue,
        event.kind,
        event.track,
        event.lang,
        "; ".join(event.organisers),
        _people(event, PersonRole.MODERATOR),
        _people(event, PersonRole.SPEAKER),
        "; ".join(event.action_lines),
        "; ".join(event.topics),
        guarded(event.abstract),
        guarded(event.description),
        event.url,
        event.online_url,
        event.status.value,
        "yes" if event.is_recorded else "no",
        event.licence,
        str(event.sequence),
        event.id,
        event.code,
        event.slug,
        event.guid,
    )


def _times(schedule: Schedule, event: ScheduledEvent) -> tuple[str, ...]:
    """Return date, start, end, minutes and zone as far as they are known."""
    minutes = str(event.minutes) if event.minutes else ""
    if event.starts_at is None or event.ends_at is None:
        return str(event.held_on or ""), "", "", minutes, schedule.zone
    zone = zone_of(schedule)
    start, end = event.starts_at.astimezone(zone), event.ends_at.astimezone(zone)
    until = f"{end:%H:%M}" if event.minutes else ""
    # An hour that comes twice in autumn is only certain with its offset.
    named = start.isoformat()[-6:] if start.fold else schedule.zone
    return str(start.date()), f"{start:%H:%M}", until, minutes, named


def _people(event: ScheduledEvent, role: PersonRole) -> str:
    return "; ".join(
        f"{who.name} ({who.affiliation})" if who.affiliation else who.name
        for who in event.persons
        if who.role is role
    )


def text_cell(sheet: object, text: str) -> WriteOnlyCell:
    """Return a cell that is text, whatever it looks like."""
    cell = WriteOnlyCell(sheet, text[:LONGEST_CELL])
    cell.data_type = "s"
    return cell


def timeless(workbook: bytes) -> bytes:
    """Return a workbook without the hour at which it was written."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook)) as given,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive,
    ):
        for entry in given.infolist():
            part = given.read(entry)
            if entry.filename == "docProps/core.xml":
                part = _STAMPED.sub(b"", part)
            kept = zipfile.ZipInfo(entry.filename, date_time=_EPOCH)
            kept.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(kept, part)
    return out.getvalue()
