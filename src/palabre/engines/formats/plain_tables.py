"""Write any table of text as CSV or XLSX that opens anywhere and runs nothing."""

import csv
import io
from collections.abc import Iterable, Sequence
from typing import Final

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from palabre.engines.formats.intake import plain, safe_cell
from palabre.engines.formats.schedule.table_out import text_cell, timeless

CSV: Final = "text/csv; charset=utf-8"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def to_csv(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table as CSV (RFC 4180) in UTF-8 with a byte order mark.

    Examples
    --------
    >>> to_csv(["Name"], [["=1+1"]]).decode("utf-8-sig").split()
    ['Name', "'=1+1"]
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(heads)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return b"\xef\xbb\xbf" + text.getvalue().encode()


def to_xlsx(heads: Sequence[str], rows: Iterable[Sequence[str]], sheet: str) -> bytes:
    """Write a table as a workbook of text cells; the same table, the same bytes."""
    book = Workbook(write_only=True)
    made = book.create_sheet(sheet)
    made.freeze_panes = "B2"
    header = [WriteOnlyCell(made, name) for name in heads]
    for cell in header:
        cell.font = Font(bold=True)
    made.append(header)
    for row in rows:
        made.append([text_cell(made, _safe(cell)) for cell in row])
    written = io.BytesIO()
    book.save(written)
    return timeless(written.getvalue())


def _safe(cell: str) -> str:
    return safe_cell(plain(cell))
