"""The one way in: tell the format of a schedule file and read it."""

from collections.abc import Mapping
from datetime import tzinfo
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.archives import members, packed_as
from palabre.engines.formats.calendars import read_icalendar
from palabre.engines.formats.intake import LIMIT_BYTES, too_large
from palabre.engines.formats.notes import Note
from palabre.engines.formats.schedule import columns
from palabre.engines.formats.schedule.desk import Desk
from palabre.engines.formats.schedule.indico_in import read_indico
from palabre.engines.formats.schedule.json_in import (
    read_first,
    read_second,
    read_talks,
)
from palabre.engines.formats.schedule.located_json import Located, parse_located
from palabre.engines.formats.schedule.table_in import read_records, read_rows
from palabre.engines.formats.schedule.values import Schedule
from palabre.engines.formats.schedule.xml_in import read_xml
from palabre.engines.formats.tables import is_workbook, read_table
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_BOM: Final = "\ufeff"
_HTML = late(r"(?i)<!doctype html|<html\b")
_HEAD_BYTES: Final = 1024


def read_schedule(
    name: str,
    content: bytes,
    *,
    zone: tzinfo | None = None,
    code: str = "",
    mapped: Mapping[str, str] | None = None,
) -> Schedule:
    """Read a schedule in any known format.

    Schedule XML, schedule JSON of both generations, pretalx and Indico JSON, lists
    of JSON records, iCalendar, CSV and XLSX; also compressed with gzip and the like.

    Parameters
    ----------
    name : str
        File name without its folder; the content decides, the name only helps.
    zone : tzinfo, optional
        For wall clocks in files that do not name their zone.
    code : str, optional
        Code of the summit for files without one, so that events keep their guid
        when the file gets another name.
    mapped : mapping of str to str, optional
        Field → column of a table, where a person has said so (see ``columns``).

    Raises
    ------
    Refused
        When nothing of the file can be read: ``file-too-large``, ``file-empty``,
        ``file-binary``, ``schedule-unknown``, the codes of the formats
        (``xml-malformed``, ``json-malformed`` ...) and of archives.
    """
    if len(content) > LIMIT_BYTES:
        raise too_large(name, len(content))
    refuse_documents(name, content)
    if packed_as(content) and not is_workbook(name, content):
        name, content = _unpacked(name, content)
    desk = Desk(name, zone, code)
    head = _head(content)
    if head.startswith("<"):
        return read_xml(desk, content)
    if head.startswith(("{", "[")):
        return _read_json(desk, content)
    if head.upper().startswith("BEGIN:VCALENDAR"):
        return read_icalendar(desk, content)
    table = read_table(name, content, known=columns.KNOWN)
    return read_rows(desk, table, mapped=mapped)


def _read_json(desk: Desk, content: bytes) -> Schedule:
    root, notes = parse_located(desk.file, content)
    desk.notes.extend(notes)
    if isinstance(root, list):
        records = [item for item in root if isinstance(item, Located)]
        return read_records(desk, records)
    assert isinstance(root, Located), "the text begins with a bracket or a brace"
    if root.node("schedule").nodes("events"):
        return read_second(desk, root)
    if "schedule" in root:
        return read_first(desk, root)
    if "results" in root:
        return read_indico(desk, root)
    if "talks" in root:
        return read_talks(desk, root)
    raise Refused(
        "schedule-unknown", file=desk.file, why="its keys are of no known format"
    )


def refuse_documents(name: str, content: bytes) -> None:
    """Refuse what is laid out for the eye, as ``schedule-unknown``."""
    what = _document(content)
    if what:
        why = f"it is a {what}; give the file or table that it was made from"
        raise Refused("schedule-unknown", file=name, why=why)


def _document(content: bytes) -> str:
    """Name a document that is laid out for the eye; empty for anything else."""
    if content.startswith(b"%PDF-"):
        return "PDF"
    if content.startswith(b"PK") and b"word/document.xml" in content:
        return "text document"
    if _HTML.match(_head(content)):
        return "web page"
    return ""


def _unpacked(name: str, content: bytes) -> tuple[str, bytes]:
    """Return the one file of an archive."""
    found = list(members(name, content))
    whole = [(path, inside) for path, inside in found if isinstance(inside, bytes)]
    if len(whole) == 1:
        path, inside = whole[0]
        return PurePosixPath(path).name, inside
    left_out = next((note for _, note in found if isinstance(note, Note)), None)
    if left_out and not whole:
        raise Refused(left_out.code, **dict(left_out.facts))
    why = f"it holds {len(whole)} files; give one schedule at a time"
    raise Refused("schedule-unknown", file=name, why=why)


def _head(content: bytes) -> str:
    """Return the first signs of a text in any usual encoding."""
    head = content[:_HEAD_BYTES].replace(b"\0", b"")
    return head.decode("latin-1").lstrip("ÿþï»¿ \t\r\n" + _BOM)
