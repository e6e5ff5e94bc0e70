"""A day as a grid: rooms across, time down, laid out by classes of ``grid.css``.

Styles inside elements are forbidden, so each cell names its column (``c3``), its first
row (``r26``) and how many rows it spans (``s9``); a row is five minutes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from palabre.stages.programme.values import RoomRow, SessionRow

STEP = timedelta(minutes=5)
HOUR = timedelta(hours=1)
MOST_COLUMNS = 60
MOST_ROWS = 300
"""What ``grid.css`` has classes for: 60 rooms, a day of 25 hours."""

MOST_IN_SIGHT = 7
"""Rooms that a wide page shows side by side without scrolling."""


@dataclass(frozen=True, slots=True)
class Column:
    """A room at the head of its column."""

    room: RoomRow
    css: str


@dataclass(frozen=True, slots=True)
class Line:
    """A full hour: a time in the margin and a rule across."""

    at: datetime
    css: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A session where it stands."""

    row: SessionRow
    css: str


@dataclass(frozen=True, slots=True)
class Day:
    """One day of the programme, ready to be laid out."""

    on: date
    venues: tuple[RoomRow, ...]
    columns: tuple[Column, ...]
    lines: tuple[Line, ...]
    cells: tuple[Cell, ...]

    @property
    def rows(self) -> list[SessionRow]:
        """Return the sessions of the day, for a list."""
        return [cell.row for cell in self.cells]

    @property
    def css(self) -> str:
        """Return the classes that count the rooms: those of many scroll."""
        n = min(len(self.columns), MOST_COLUMNS)
        return f"n{n} many" if n > MOST_IN_SIGHT else f"n{n}"


def days(rows: Sequence[SessionRow], *, zone: str) -> list[Day]:
    """Return the days on which the given sessions are held, in order."""
    local = ZoneInfo(zone)
    by_day: dict[date, list[SessionRow]] = {}
    for row in rows:
        if row.held:
            by_day.setdefault(row.held.on(local), []).append(row)
    return [_day(on, by_day[on], local) for on in sorted(by_day)]


def _day(on: date, rows: Sequence[SessionRow], zone: ZoneInfo) -> Day:
    held = [row.held for row in rows if row.held]
    starts_at = min(one.starts_at for one in held).astimezone(zone)
    ends_at = max(one.ends_at for one in held)
    return laid_out(on, rows, {one.room for one in held}, starts_at, ends_at)


def laid_out(
    on: date,
    rows: Sequence[SessionRow],
    rooms: Iterable[RoomRow],
    starts_at: datetime,
    ends_at: datetime,
) -> Day:
    """Return a day with the given rooms across, from a full hour to an end.

    ``starts_at`` is in the edition's zone; the grid begins on its full hour.
    """
    across = sorted(rooms)
    starts_at = starts_at.replace(minute=0, second=0, microsecond=0)
    columns = [Column(room, _column(i)) for i, room in enumerate(across)]
    heads = {column.room: column.css for column in columns}
    return Day(
        on=on,
        venues=tuple({room.venue: room for room in across}.values()),
        columns=tuple(columns),
        lines=tuple(_lines(starts_at, ends_at)),
        cells=tuple(
            Cell(row, f"{heads[row.held.room]} {_rows(row, starts_at)}")
            for row in rows
            if row.held
        ),
    )


def _column(index: int) -> str:
    return f"c{min(index + 1, MOST_COLUMNS)}"


def _lines(starts_at: datetime, ends_at: datetime) -> list[Line]:
    n_hours = -(-(ends_at - starts_at) // HOUR)
    hours = (starts_at + HOUR * n for n in range(n_hours + 1))
    return [Line(at, f"r{_row_at(at, starts_at)}") for at in hours]


def _row_at(at: datetime, starts_at: datetime) -> int:
    """Return the grid's row of an instant; rooms stand in the first."""
    return min((at - starts_at) // STEP + 2, MOST_ROWS)


def _rows(row: SessionRow, starts_at: datetime) -> str:
    assert row.held is not None
    first = _row_at(row.held.starts_at, starts_at)
    # a session of 47 minutes fills the row in which it ends, but never the next's
    last = _row_at(row.held.ends_at - timedelta(seconds=1), starts_at)
    return f"r{first} s{last - first + 1}"
