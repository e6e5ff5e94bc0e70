"""Tables from CSV and XLSX files: named columns, numbered rows, text in the cells."""

import csv
import io
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Final

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet._read_only import ReadOnlyWorksheet
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula

from palabre.engines.formats.archives import packed_as
from palabre.engines.formats.intake import (
    LIMIT_BYTES,
    decode,
    plain,
    safe_cell,
    too_large,
)
from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.schedule.wording import folded
from palabre.kernel.refusals import Refused

MAX_ROWS: Final = 100_000
MAX_COLUMNS: Final = 500
MAX_UNPACKED_BYTES: Final = 256 * 1024 * 1024
HEADER_WITHIN: Final = 30
"""Rows in which the header is looked for; titles and logos stand above it."""

_DELIMITERS: Final = ",;\t|"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
# What openpyxl lets through from files that are not what they say.
_BROKEN: Final = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    InvalidFileException,
    LookupError,
    NotImplementedError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)

_Rows = list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a header.

    Parameters
    ----------
    columns : tuple of str
        As they stand in the header, made different where two were alike.
    rows : tuple of (int, dict of str to str)
        Line or row in the file, from 1, and the text under each column. Empty rows
        are left out; every row has every column.
    """

    file: str
    columns: tuple[str, ...]
    rows: tuple[tuple[int, dict[str, str]], ...]
    notes: tuple[Note, ...] = ()


def read_table(
    name: str, content: bytes, *, known: frozenset[str] = frozenset()
) -> Table:
    """Read the first sheet of a workbook, or a file of delimited text.

    Parameters
    ----------
    known : frozenset of str
        Folded names of columns that tell the header from the rows around it.

    Returns
    -------
    Table
        Dates and times are ISO 8601. Formulas are never computed: what the writing
        program stored as their result is read, and the formula itself where it stored
        none. Apostrophes that only guard against formulas are gone.

    Raises
    ------
    Refused
        ``file-empty``, ``file-too-large``, ``file-binary``, ``table-unknown``,
        ``table-empty``, ``table-too-large``, ``archive-bomb``, ``xlsx-malformed`` or
        ``csv-malformed``.
    """
    if len(content) > LIMIT_BYTES:
        raise too_large(name, len(content))
    if content.startswith(_OLD_EXCEL):
        raise Refused("table-unknown", file=name, why="save old Excel files as XLSX")
    if is_workbook(name, content):
        rows, notes = _workbook_rows(name, content)
    elif packed_as(content):
        raise Refused("table-unknown", file=name, why="it is an archive")
    else:
        rows, notes = _text_rows(name, content)
    return _table(name, rows, notes, known)


def is_workbook(name: str, content: bytes) -> bool:
    """Tell whether a file is an XLSX workbook, be it a broken one."""
    if not content.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except _BROKEN:
        return name.lower().endswith(".xlsx")


def _table(
    name: str,
    rows: _Rows,
    notes: list[Note],
    known: frozenset[str],
) -> Table:
    if not rows:
        raise Refused("table-empty", file=name)
    at = _header_place([cells for _, cells in rows[:HEADER_WITHIN]], known)
    notes += [
        Note(name, line, "row-above-header", "This row stands above the header.")
        for line, _ in rows[:at]
    ]
    width = max(len(cells) for _, cells in rows[at:])
    columns, renamed = _columns(name, rows[at][0], rows[at][1], width)
    body = tuple(
        (line, dict(zip(columns, cells + [""] * (width - len(cells)), strict=True)))
        for line, cells in rows[at + 1 :]
    )
    return Table(name, columns, body, tuple(notes + renamed))


def _header_place(rows: list[list[str]], known: frozenset[str]) -> int:
    """Return which row is the header: most known names, else the first of width."""
    scores = [sum(folded(cell) in known for cell in cells if cell) for cells in rows]
    if max(scores) > 0 and (max(scores) > 1 or len(rows[0]) == 1):
        return scores.index(max(scores))
    widest = max(sum(map(bool, cells)) for cells in rows)
    wide = (i for i, cells in enumerate(rows) if sum(map(bool, cells)) * 2 > widest)
    return next(wide)


def _columns(
    name: str, line: int, header: list[str], width: int
) -> tuple[tuple[str, ...], list[Note]]:
    """Return names for all columns, each different."""
    columns: list[str] = []
    notes: list[Note] = []
    for place in range(width):
        told = " ".join(header[place].split()) if place < len(header) else ""
        column, n_same = told or f"column {place + 1}", 1
        while column in columns:
            n_same += 1
            column = f"{told} ({n_same})"
        columns.append(column)
        if n_same > 1 or not told:
            words = f"Column {place + 1} has no name of its own; it is “{column}” here."
            notes.append(Note(name, line, "column-unnamed", words))
    return tuple(columns), notes


def _text_rows(name: str, content: bytes) -> tuple[_Rows, list[Note]]:
    text, decoded = decode(name, content)
    notes = list(decoded)
    first, _, rest = text.partition("\n")
    told = re.fullmatch(r"\s*sep=(.)\s*", first)
    if told:
        text = "\n" + rest
    delimiter = told[1] if told else _delimiter(text)
    try:
        return _bounded(name, _split(text, delimiter, is_strict=True)), notes
    except csv.Error as error:
        line, why = _where(text, delimiter), str(error)
    told_how = f"The quotation marks are not closed properly ({why}); check from here."
    notes.append(Note(name, line, "quotes-malformed", told_how))
    try:
        return _bounded(name, _split(text, delimiter, is_strict=False)), notes
    except csv.Error as error:
        raise Refused("csv-malformed", file=name, line=line, why=str(error)) from error


def _split(
    text: str, delimiter: str, *, is_strict: bool
) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=delimiter, strict=is_strict
    )
    line = 1
    for cells in reader:
        yield line, cells
        line = reader.line_num + 1


def _where(text: str, delimiter: str) -> int:
    """Return the first line of the row in which strict reading fails."""
    line = 1
    reader = csv.reader(
        text.splitlines(keepends=True), delimiter=delimiter, strict=True
    )
    with suppress(csv.Error):
        for _ in reader:
            line = reader.line_num + 1
    return line


def _delimiter(text: str) -> str:
    """Return the sign that splits the first rows into the most even columns."""
    sample = text[:20_000].splitlines(keepends=True)[:HEADER_WITHIN]

    def evenness(sign: str) -> tuple[int, int]:
        widths = [len(cells) for cells in csv.reader(sample, delimiter=sign)]
        wide = [width for width in widths if width > 1]
        usual = max(set(wide), key=lambda width: (wide.count(width), width), default=0)
        return wide.count(usual) * (usual > 1), usual

    return max(_DELIMITERS, key=evenness)


def _bounded(
    name: str, rows: Iterable[tuple[int, list[str]]]
) -> list[tuple[int, list[str]]]:
    """Return the rows that hold anything, without empty cells at their ends."""
    kept: list[tuple[int, list[str]]] = []
    for line, raw in rows:
        cells = [_unguarded(plain(cell).strip()) for cell in raw]
        while cells and not cells[-1]:
            cells.pop()
        if cells:
            kept.append((line, cells))
        if len(kept) > MAX_ROWS or len(cells) > MAX_COLUMNS:
            raise Refused(
                "table-too-large", file=name, n_rows=MAX_ROWS, n_columns=MAX_COLUMNS
            )
    return kept


def _unguarded(cell: str) -> str:
    """Return a cell without the apostrophe that guards against formulas."""
    is_guarded = cell.startswith("'") and safe_cell(cell[1:]) == cell
    return cell[1:] if is_guarded else cell


def _workbook_rows(name: str, content: bytes) -> tuple[_Rows, list[Note]]:
    try:
        _check_workbook(name, content)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # missing styles and the like
            return _sheet_rows(name, content)
    except _BROKEN as error:
        why = " ".join(str(error).split())[:200]
        raise Refused("xlsx-malformed", file=name, why=why) from error


def _check_workbook(name: str, content: bytes) -> None:
    """Refuse bombs: too much inside, or XML that declares entities."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        if sum(entry.file_size for entry in entries) > MAX_UNPACKED_BYTES:
            raise Refused("archive-bomb", file=name, why="it unpacks to too much")
        for entry in entries:
            with archive.open(entry) as part:
                if b"<!DOCTYPE" in part.read(4096):
                    raise Refused(
                        "xml-forbidden", file=name, why="it declares a document type"
                    )


def _sheet_rows(name: str, content: bytes) -> tuple[_Rows, list[Note]]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    has_formulas = _has_formulas(content)
    written = (
        load_workbook(io.BytesIO(content), read_only=True) if has_formulas else None
    )
    notes: list[Note] = []
    for at, sheet in enumerate(book.worksheets):
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()
        formulas = written.worksheets[at] if written else None
        values = enumerate(_values(sheet, formulas), start=1)
        rows = _bounded(name, ((line, list(map(_text, row))) for line, row in values))
        if rows:
            others = book.sheetnames[at + 1 :]
            if others:
                told = f"Only the sheet “{sheet.title}” is in, not {', '.join(others)}."
                notes.append(Note(name, 0, "sheet-others", told, NoteKind.LEFT_OUT))
            return rows, notes
    return [], notes


def _has_formulas(content: bytes) -> bool:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        sheets = [one for one in archive.namelist() if "/worksheets/" in one]
        return any(b"<f" in archive.read(one) for one in sheets)


def _values(
    sheet: ReadOnlyWorksheet, written: ReadOnlyWorksheet | None
) -> Iterator[Iterable[object]]:
    """Return the values of each row; a formula that was never computed stands itself.

    A formula whose result is no words is told apart by the kind of its cell.
    """
    if written is None:
        yield from sheet.iter_rows(values_only=True)
        return
    written.reset_dimensions()
    both = zip(sheet.iter_rows(), written.iter_rows(values_only=True), strict=False)
    for shown, said in both:
        yield [
            _written(formula)
            if cell.value is None and cell.data_type == "n"
            else cell.value
            for cell, formula in zip(shown, said, strict=False)
        ]


def _written(formula: object) -> object:
    """Return a formula as it was written; a table of data has no words of its own."""
    if isinstance(formula, ArrayFormula):
        return formula.text
    return "=" if isinstance(formula, DataTableFormula) else formula


def _text(value: object) -> str:
    """Return the text of a cell; dates and times in ISO 8601."""
    if isinstance(value, datetime):
        return _moment(value)
    if isinstance(value, time):
        return value.isoformat(timespec="minutes")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value)


def _moment(value: datetime) -> str:
    """Return a spreadsheet's date and time, which is a rounded fraction of days."""
    value = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    if (value.hour, value.minute, value.second) == (0, 0, 0):
        return value.date().isoformat()
    return value.isoformat(sep="T", timespec="minutes")
