"""The programme of one dignitary: days, sessions, roles, ways, gaps, travel.

Pure: rows of a programme and a dignitary in, days out.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from palabre.stages.programme.demanded import Demanded
from palabre.stages.programme.values import Held, SessionRow
from palabre.stages.protocol.models import Dignitary

LONG_GAP = timedelta(hours=1)
"""Free time worth a line of its own."""


@dataclass(frozen=True, slots=True)
class Appearance:
    """A session on somebody's sheet.

    Parameters
    ----------
    gap : timedelta or None
        Free time since the last session of that day; negative when they overlap.
    leave_at : datetime or None
        When to leave for another building; None within one.
    """

    row: SessionRow
    held: Held
    roles: tuple[str, ...]
    gap: timedelta | None = None
    leave_at: datetime | None = None

    @property
    def is_long_gap(self) -> bool:
        """Tell whether there is an hour or more before it."""
        return self.gap is not None and self.gap >= LONG_GAP

    @property
    def is_rushed(self) -> bool:
        """Tell whether the way to another building takes longer than the gap."""
        if self.gap is None or self.leave_at is None:
            return False
        return self.gap < self.held.starts_at - self.leave_at

    @property
    def gap_minutes(self) -> int:
        """Return the free time in minutes."""
        return int(self.gap.total_seconds() // 60) if self.gap else 0


@dataclass(frozen=True, slots=True)
class SheetDay:
    """A day of a sheet: arrival and departure if they fall on it, appearances."""

    on: date
    appearances: tuple[Appearance, ...]
    is_arrival: bool
    is_departure: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """A dignitary's whole programme, and the sessions that have no place yet."""

    dignitary: Dignitary
    days: tuple[SheetDay, ...]
    waiting: tuple[SessionRow, ...]


def own_post(dignitary: Dignitary) -> str:
    """Return a function that says more than the rank; nothing where it repeats it."""
    post = dignitary.post.strip()
    ranks = {word.casefold() for word in dignitary.rank.name.words.values()}
    return "" if post.casefold() in ranks else post


def sheet_of(
    dignitary: Dignitary, rows: Sequence[SessionRow], ways: Demanded | None = None
) -> Sheet:
    """Return the sheet of a dignitary from the rows of a programme.

    ``ways`` are those of the edition (`demanded.ways_of`); the usual ones without.
    """
    ways = ways or Demanded()
    zone = ZoneInfo(dignitary.summit.zone)
    code = dignitary.person.code
    own = [
        one
        for one in rows
        if not one.is_cancelled and any(part.person == code for part in one.parts)
    ]
    by_day: dict[date, list[SessionRow]] = defaultdict(list)
    for one in own:
        if one.held is not None:
            by_day[one.held.on(zone)].append(one)
    arrives, departs = (
        _day(dignitary.arrives_at, zone),
        _day(dignitary.departs_at, zone),
    )
    days = sorted({*by_day, *(on for on in (arrives, departs) if on is not None)})
    return Sheet(
        dignitary,
        tuple(
            SheetDay(
                on, _appearances(by_day[on], code, ways), on == arrives, on == departs
            )
            for on in days
        ),
        tuple(one for one in own if one.held is None),
    )


def _day(at: datetime | None, zone: ZoneInfo) -> date | None:
    return at.astimezone(zone).date() if at else None


def _appearances(
    rows: Sequence[SessionRow], code: str, ways: Demanded
) -> tuple[Appearance, ...]:
    found: list[Appearance] = []
    held = [(one, one.held) for one in rows if one.held is not None]
    for one, here in sorted(held, key=lambda pair: pair[1].starts_at):
        roles = tuple(part.role for part in one.parts if part.person == code)
        before = found[-1].held if found else None
        gap = here.starts_at - before.ends_at if before else None
        leave_at = None
        if before is not None and before.room.venue != here.room.venue:
            ends = [(one.room.venue, one.room.code) for one in (before, here)]
            leave_at = here.starts_at - timedelta(minutes=ways.way(*ends))
        found.append(Appearance(one, here, roles, gap, leave_at))
    return tuple(found)
