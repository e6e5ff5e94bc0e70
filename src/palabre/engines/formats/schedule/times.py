"""Days, clocks, lengths and zones as people write them in schedules."""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from palabre.engines.formats.schedule.wording import folded
from palabre.kernel.late import late

EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2200
LONGEST_MINUTES: Final = 60 * 24 * 60
"""Sixty days: an exhibition may last so long, a typing error lasts longer."""

_CLOCK: Final = late(
    r"(\d{1,2})\s*(?:[:.h]\s*(\d{2}))?(?:[:.]\d{2})?\s*h?\s*([ap]\.?m\.?)?",
    re.IGNORECASE,
)
_OFFSET: Final = late(r"(?:UTC|GMT)?\s*([+-]|\u2212)(\d{1,2}):?(\d{2})?", re.IGNORECASE)
_ISO_LENGTH: Final = late(
    r"P(?:(\d{1,3})W)?(?:(\d{1,4})D)?(?:T(?:(\d{1,5})H)?(?:(\d{1,6})M)?(?:\d+(?:\.\d+)?S)?)?"
)
_LENGTH: Final = late(r"(\d{1,4})\s*[:h]\s*(\d{1,2})?(?::\d{2})?", re.IGNORECASE)
_MINUTES: Final = late(
    r"(\d{1,6})(?:\.0+)?\s*(?:m|mn|min|mins|minutes?|'|′)?\.?", re.IGNORECASE
)
_NUMERIC_DAY: Final = late(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4})")
_YEAR_FIRST: Final = late(r"(\d{4})[./-]?(\d{2})[./-]?(\d{2})")
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "jan january janvier janv",
            "feb february fevrier fevr",
            "mar march mars",
            "apr april avril avr",
            "may mai",
            "jun june juin",
            "jul july juillet juil",
            "aug august aout",
            "sep sept september septembre",
            "oct october octobre",
            "nov november novembre",
            "dec december decembre",
        ),
        start=1,
    )
    for name in names.split()
}


@lru_cache(maxsize=256)
def zone_named(name: str) -> tzinfo | None:
    """Return the IANA zone or bare offset of that name, or None.

    Examples
    --------
    >>> zone_named("Europe/Zurich").key, zone_named("Middle/Earth")
    ('Europe/Zurich', None)
    """
    name = name.strip()
    if name in {"", "localtime"} or len(name) > 64:
        return None
    try:
        return ZoneInfo("UTC" if name in {"Z", "GMT", "Etc/UTC"} else name)
    except (KeyError, ValueError, OSError):
        return _offset(name)


def name_of(zone: tzinfo) -> str:
    """Return the IANA name of a zone; bare whole hours have names too.

    Examples
    --------
    >>> name_of(timezone(timedelta(hours=1)))
    'Etc/GMT-1'
    """
    if isinstance(zone, ZoneInfo):
        return zone.key
    hours = (zone.utcoffset(None) or timedelta()) / timedelta(hours=1)
    is_named = hours.is_integer() and -12 <= hours <= 14 and hours
    return f"Etc/GMT{-int(hours):+d}" if is_named else "UTC"


def clock(text: str) -> int | None:
    """Return minutes after midnight, or None.

    Examples
    --------
    >>> clock("9:30"), clock("09h30"), clock("2 pm"), clock("25:99")
    (570, 570, 840, None)
    """
    found = _CLOCK.fullmatch(text.strip())
    if not found or not (found[2] or found[3] or "h" in text.lower()):
        return _packed_clock(text.strip())
    hours, minutes = int(found[1]), int(found[2] or 0)
    if found[3]:
        if not 1 <= hours <= 12:
            return None
        hours = hours % 12 + (12 if found[3][0] in "pP" else 0)
    is_midnight = (hours, minutes) == (24, 0)
    return hours * 60 + minutes if _is_clock(hours, minutes) or is_midnight else None


def day(text: str) -> tuple[date | None, bool]:
    """Return a day and whether day and month had to be guessed.

    Examples
    --------
    >>> day("27 May 2030")
    (datetime.date(2030, 5, 27), False)
    >>> day("05/06/2030")
    (datetime.date(2030, 6, 5), True)
    """
    text = text.strip()
    if found := _YEAR_FIRST.match(text):
        rest = text[found.end() :]
        if not rest or rest[0] in " T":
            return _date(int(found[1]), int(found[2]), int(found[3])), False
    if found := _NUMERIC_DAY.fullmatch(text):
        return _numeric(int(found[1]), int(found[2]), int(found[3]))
    return _worded(text), False


def instant(text: str) -> datetime | None:
    """Return a date with a time (ISO 8601 or nearly), naive if it has no offset."""
    text = text.strip()
    if len(text) < len("20300101T0900"):
        return None
    try:
        moment = datetime.fromisoformat(text.replace(" UTC", "Z"))
    except ValueError:
        return None
    return moment if EARLIEST_YEAR <= moment.year <= LATEST_YEAR else None


def length(text: str) -> int | None:
    """Return a duration in whole minutes, or None.

    Examples
    --------
    >>> length("00:50"), length("PT1H30M"), length("1h30"), length("45 min")
    (50, 90, 90, 45)
    """
    text = text.strip()
    if found := _ISO_LENGTH.fullmatch(text.upper()):
        weeks, days, hours, minutes = (int(part or 0) for part in found.groups())
        total = ((weeks * 7 + days) * 24 + hours) * 60 + minutes
        is_empty = not any(sign.isdigit() for sign in text)
        return None if is_empty or total > LONGEST_MINUTES else total
    if found := _LENGTH.fullmatch(text):
        total = int(found[1]) * 60 + int(found[2] or 0)
    elif found := _MINUTES.fullmatch(text):
        total = int(found[1])
    else:
        return None
    return total if total <= LONGEST_MINUTES else None


def at(on: date, minutes: int, zone: tzinfo) -> datetime:
    """Return the instant in UTC of a wall clock in a zone."""
    wall = datetime(on.year, on.month, on.day) + timedelta(minutes=minutes)  # noqa: DTZ001 - the zone comes next
    return wall.replace(tzinfo=zone).astimezone(UTC)


def exists(on: date, minutes: int, zone: tzinfo) -> bool:
    """Tell whether clocks show that time; they jump when summer time begins."""
    shown = at(on, minutes, zone).astimezone(zone)
    return (shown.hour * 60 + shown.minute) == minutes % (24 * 60)


def _offset(name: str) -> timezone | None:
    found = _OFFSET.fullmatch(name)
    if not found or int(found[2]) > 14 or int(found[3] or 0) > 59:
        return None
    size = timedelta(hours=int(found[2]), minutes=int(found[3] or 0))
    return timezone(size if found[1] == "+" else -size)


def _packed_clock(text: str) -> int | None:
    """Read ``0930``."""
    if len(text) != len("0930") or not (text.isascii() and text.isdigit()):
        return None
    hours, minutes = int(text[:2]), int(text[2:])
    return hours * 60 + minutes if _is_clock(hours, minutes) else None


def _is_clock(hours: int, minutes: int) -> bool:
    return hours < 24 and minutes < 60


def _numeric(first: int, second: int, year: int) -> tuple[date | None, bool]:
    """Read day/month/year, or month/day/year where nothing else is possible."""
    if second > 12 >= first:
        return _date(year, first, second), False
    is_guess = first <= 12 and second <= 12 and first != second
    return _date(year, second, first), is_guess


def _worded(text: str) -> date | None:
    """Read ``Monday 27 May 2030``, ``May 27, 2030``, ``lundi 27 mai 2030``."""
    words = folded(text).split()
    month = next((_MONTHS[word] for word in words if word in _MONTHS), 0)
    numbers = [re.sub(r"(?<=\d)(st|nd|rd|th|er)$", "", word) for word in words]
    days = [int(n) for n in numbers if re.fullmatch(r"[0-9]{1,2}", n)]
    years = [int(n) for n in numbers if re.fullmatch(r"[0-9]{4}", n)]
    if not month or len(days) != 1 or len(years) != 1:
        return None
    return _date(years[0], month, days[0])


def _date(year: int, month: int, number: int) -> date | None:
    if not EARLIEST_YEAR <= year <= LATEST_YEAR:
        return None
    try:
        return date(year, month, number)
    except ValueError:
        return None
