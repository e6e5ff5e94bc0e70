"""Plain tables out, as CSV and XLSX that open anywhere and run nothing."""

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from palabre.engines.formats.intake import plain, safe_cell

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LONGEST_CELL: Final = 32_767
"""Excel's limit; longer text is cut there."""

LONGEST_TITLE: Final = 31
"""Signs of a sheet's name."""

Cell: TypeAlias = str | int | None

_EPOCH: Final = (1980, 1, 1, 0, 0, 0)
_STAMPED: Final = re.compile(rb"<dcterms:(created|modified)[^>]*>[^<]*</dcterms:\1>")
_TITLE: Final = re.compile(r"[\[\]:*?/\\']")


def to_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """Write a table as CSV (RFC 4180) in UTF-8, with a mark that Excel understands.

    Cells that a spreadsheet would run as formulas are guarded by an apostrophe.

    Examples
    --------
    >>> to_csv(["Name"], [["=1+1"]]).decode("utf-8-sig").split()
    ['Name', "'=1+1"]
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    for row in (columns, *rows):
        writer.writerow([_guarded(cell) for cell in row])
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_xlsx(
    title: str, columns: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> bytes:
    """Write a table as a workbook: numbers as numbers, all else as text, never run.

    The same table gives the same bytes.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_TITLE.sub(" ", title)[:LONGEST_TITLE].strip() or "1")
    sheet.freeze_panes = "B2"
    header = [_cell(sheet, name) for name in columns]
    for cell in header:
        cell.font = Font(bold=True)
    sheet.append(header)
    for row in rows:
        sheet.append([_cell(sheet, cell) for cell in row])
    written = io.BytesIO()
    book.save(written)
    return _timeless(written.getvalue())


def _guarded(cell: Cell) -> Cell:
    return safe_cell(plain(cell)) if isinstance(cell, str) else cell


def _cell(sheet: object, value: Cell) -> WriteOnlyCell:
    guarded = _guarded(value)
    if isinstance(guarded, str):
        cell = WriteOnlyCell(sheet, guarded[:LONGEST_CELL])
        cell.data_type = "s"
        return cell
    return WriteOnlyCell(sheet, guarded)


def _timeless(workbook: bytes) -> bytes:
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
