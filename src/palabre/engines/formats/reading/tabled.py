r"""Transcripts as tables: a column of speakers beside a column of words.

In Markdown (``| Speaker | Words |``) and as CSV or TSV. A table that does not say who
spoke which words is none.
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import files
from itertools import pairwise
from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import tidy
from palabre.engines.formats.records import Record
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_NAMES: Final[dict[str, list[str]]] = tomllib.loads(
    files(__package__).joinpath("columns.toml").read_text("utf-8")
)
_SPEAKERS: Final = frozenset(_NAMES["speakers"])
_WORDS: Final = frozenset(_NAMES["words"])
_TIMES: Final = frozenset(_NAMES["times"])
_BODIES: Final = frozenset(_NAMES["bodies"])
_ENDS: Final = frozenset(_NAMES["ends"])
_CLOCK: Final = late(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{2})(?:[.,]\d+)?")
_RULE: Final = late(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*")
_PIPE: Final = late(r"(?<!\\)\|")
_BREAK: Final = late(r"<br\s*/?>", re.IGNORECASE)
_MARK: Final = late(r"(\*\*|__|\*|_)(?=\S)([^*_\n]+?)(?<=\S)\1")
_LONGEST_HEAD: Final = 2_000
AN_HOUR: Final = 3_600_000
FIRST_HOUR: Final = 6
LAST_HOUR: Final = 24
"""Between these a time of two numbers may be an hour of the day."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Where the columns of a table of who said what stand.

    Parameters
    ----------
    speaker : int or None
        None where machines wrote words between two times.
    body : int or None
        For whom somebody speaks.
    """

    speaker: int | None
    words: int
    time: int | None = None
    body: int | None = None

    def time_in(self, cells: Sequence[str]) -> str:
        """Return when the words of a row were said, as it stands there."""
        return _cell(cells, self.time)

    def speaker_in(self, cells: Sequence[str]) -> str:
        """Return who speaks in a row, with the body behind the name."""
        name, body = (
            tidy(_plain(_cell(cells, at))) for at in (self.speaker, self.body)
        )
        is_new = bool(name and body) and body.casefold() not in name.casefold()
        return f"{name} ({body})" if is_new and "(" not in body else name


@dataclass(frozen=True, slots=True)
class _Row:
    line: int
    cells: Sequence[str]


def is_markdown(text: str) -> bool:
    """Say whether most of a text is a table of who said what."""
    if "|" not in text or "--" not in text:
        return False
    lines = text.split("\n")
    n_inside = sum(len(rows) + 2 for _columns, rows in _tables(lines))
    return n_inside * 2 > sum(bool(line.strip()) for line in lines)


def read_markdown(source: Source) -> Record:
    """Read the tables of who said what; words outside them are left out with a note."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    lines = text.split("\n")
    found = list(_tables(lines))
    inside = {row.line for _columns, rows in found for row in rows}
    _note_outside(lines, inside, n_before, remarks)
    pieces = [
        piece for columns, rows in found for piece in _pieces(columns, rows, n_before)
    ]
    title = next((line[2:].strip() for line in lines if line.startswith("# ")), "")
    record = Record(
        file=source.name,
        format="table",
        turns=turns_of(pieces, remarks),
        title=title,
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


def as_labelled(lines: Sequence[str], label: str) -> list[str]:
    """Return lines in which the rows of tables of who said what open with the name.

    Parameters
    ----------
    label : str
        How a name stands before words: ``"{}: "``.
    """
    made = list(lines)
    for columns, rows in _tables(lines):
        if not rows or columns.speaker is None:
            continue
        first = rows[0].line - 1
        made[first - 2 : first] = ["", ""]
        for row in rows:
            words = tidy(_plain(_BREAK.sub(" ", _cell(row.cells, columns.words))))
            name = columns.speaker_in(row.cells)
            made[row.line - 1] = f"{label.format(name)}{words}" if name else words
    return made


def row_cells(line: str) -> list[str] | None:
    """Return the words in the cells of a row of a Markdown table; None if it is none.

    Examples
    --------
    >>> row_cells("| Kenya | 400 schools |"), row_cells("|---|:-:|"), row_cells("a | b")
    (['Kenya', '400 schools'], [], None)
    """
    bare = line.strip()
    if not (bare.startswith("|") and bare.endswith("|") and len(bare) > 1):
        return None
    return [cell for cell in map(_plain, _cells(bare)) if any(map(str.isalnum, cell))]


def read_separated(source: Source) -> Record:
    """Read a CSV or TSV file of who said what.

    Raises
    ------
    Refused
        ``record-unlike`` for every other table, a programme above all.
    """
    remarks = Remarks(source.name)
    rows = _separated(source)
    head = next(rows, None)
    columns = None if head is None else columns_of(head.cells)
    if columns is None:
        raise Refused("record-unlike", file=source.name, why="another table")
    return Record(
        file=source.name,
        format="table",
        turns=turns_of(_pieces(columns, list(rows), 0), remarks),
        notes=source.notes + remarks.all(),
    )


def _separated(source: Source) -> Iterator[_Row]:
    lines = source.text.split("\n")
    head = lines[0][:_LONGEST_HEAD]
    sign = max("\t;,|", key=head.count)
    reader = csv.reader(lines, delimiter=sign)
    try:
        for cells in reader:
            if any(cell.strip() for cell in cells):
                yield _Row(reader.line_num, cells)
    except csv.Error as error:
        raise Refused("record-unknown", file=source.name) from error


def _tables(lines: Sequence[str]) -> Iterator[tuple[Columns, list[_Row]]]:
    """Yield the rows of each table whose head names speakers and words."""
    for at, line in enumerate(lines[1:], 1):
        if "-" not in line or "|" not in line or not _RULE.fullmatch(line):
            continue
        columns = columns_of(_cells(lines[at - 1]))
        if columns is not None:
            yield columns, list(_rows_below(lines, at + 1))


def _rows_below(lines: Sequence[str], first: int) -> Iterator[_Row]:
    for number in range(first, len(lines)):
        line = lines[number]
        if "|" not in line:
            return
        yield _Row(number + 1, _cells(line))


def _cells(line: str) -> list[str]:
    bare = line.strip().removeprefix("|")
    if bare.endswith("|") and not bare.endswith("\\|"):
        bare = bare[:-1]
    return [cell.replace("\\|", "|").strip() for cell in _PIPE.split(bare)]


def columns_of(head: Sequence[str]) -> Columns | None:
    """Return what the head of a table tells of its columns; None if not who said what.

    Examples
    --------
    >>> columns_of(["Time", "Speaker", "Organisation", "Statement"])
    Columns(speaker=1, words=3, time=0, body=2)
    >>> columns_of(["Heure", "Intervenant(e)", "Propos"]).speaker
    1
    >>> columns_of(["Issue", "Recommendation"]) is None
    True
    """
    names = [_folded(cell) for cell in head]
    speaker, words, time, body, end = (
        next((at for at, name in enumerate(names) if name in known), None)
        for known in (_SPEAKERS, _WORDS, _TIMES, _BODIES, _ENDS)
    )
    if words is None or (speaker is None and (time is None or end is None)):
        return None
    return Columns(speaker, words, time, body)


def _folded(cell: str) -> str:
    """Return a head in small letters, of one gender: "Orateur/oratrice", "Intervenant·e"."""
    bare = " ".join(_plain(cell).casefold().split()).rstrip(" :：*")
    return _OTHER_GENDER.sub("", bare)


_OTHER_GENDER: Final = late(r"(?<=\w)\s?(?:/\s?\w+|[·.\-]\w{1,5}|\(\w{1,5}\))+$")


def _pieces(columns: Columns, rows: Sequence[_Row], n_before: int) -> Iterator[Piece]:
    """Yield a piece a row; one that names nobody is nobody's."""
    times = times_of([columns.time_in(row.cells) for row in rows])
    for row, starts in zip(rows, times, strict=True):
        words = tidy(_plain(_BREAK.sub("\n\n", _cell(row.cells, columns.words))))
        if words:
            speaker = columns.speaker_in(row.cells)
            number = row.line + n_before
            yield Piece(words, number, speaker, starts, is_paragraph=True)


def _cell(cells: Sequence[str], at: int | None) -> str:
    return cells[at] if at is not None and at < len(cells) else ""


def times_of(cells: Sequence[str]) -> list[int | None]:
    """Return the times from the start, in milliseconds; None where none is told.

    A column that begins at 10:05 tells the hour of the day, one that begins at 0:05
    minutes and seconds. Programs write plain numbers: seconds with a fraction, or
    milliseconds.

    Examples
    --------
    >>> times_of(["10:05", "10:06", ""]), times_of(["0.5", "4"]), times_of(["0", "4200"])
    ([0, 60000, None], [500, 4000], [0, 4200])
    """
    bare = [cell.strip(" []()") for cell in cells]
    if numbers := _numbers(bare):
        return numbers
    found = [_CLOCK.fullmatch(cell) for cell in bare]
    first = next((match for match in found if match), None)
    is_of_day = (
        first is not None and not first[1] and FIRST_HOUR <= int(first[2]) < LAST_HOUR
    )
    times = [_ms(match, is_of_day=is_of_day) for match in found]
    begun = next((at for at in times if at is not None), 0)
    begun = begun if begun >= AN_HOUR else 0
    return [None if at is None else max(0, at - begun) for at in times]


def _numbers(cells: Sequence[str]) -> list[int | None] | None:
    """Return times that are plain numbers; None if they are not."""
    if not any(cells) or not all(_NUMBER.fullmatch(cell) for cell in cells if cell):
        return None
    told = [float(cell) if cell else None for cell in cells]
    known = [at for at in told if at is not None]
    steps = [after - before for before, after in pairwise(known)]
    is_ms = all("." not in cell for cell in cells) and max(steps, default=0) >= A_STEP
    scale = 1 if is_ms else 1000
    return [None if at is None else round(at * scale) for at in told]


_NUMBER: Final = late(r"\d{1,8}(?:\.\d{1,6})?")
A_STEP: Final = 600
"""Between two lines of a table are no ten minutes, but surely half a second."""


def _ms(match: re.Match[str] | None, *, is_of_day: bool) -> int | None:
    if match is None:
        return None
    hours, minutes, seconds = int(match[1] or 0), int(match[2]), int(match[3])
    if is_of_day and not match[1]:
        hours, minutes, seconds = minutes, seconds, 0
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _plain(text: str) -> str:
    return _MARK.sub(r"\2", text)


def _note_outside(
    lines: Sequence[str], inside: set[int], n_before: int, remarks: Remarks
) -> None:
    loose = [
        number
        for number, line in enumerate(lines, 1)
        if line.strip() and "|" not in line and number not in inside
        if not line.lstrip().startswith("#")
    ]
    if loose:
        many = f"{len(loose)} lines outside the table were left out."
        told = "A line outside the table was left out." if len(loose) == 1 else many
        remarks.left_out(loose[0] + n_before, "notice-left-out", told)
