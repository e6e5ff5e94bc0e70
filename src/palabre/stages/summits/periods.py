"""Days and hours of an edition, as people say them: “Tuesday or Wednesday, 9 to 12”.

Values alone. What is kept are local days and hours; minutes and instants are made of
them where they are needed.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from palabre.kernel.refusals import Refused

DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Period:
    """Hours on some days of an edition.

    Parameters
    ----------
    days : tuple of date
        Empty for every day of the edition.
    opens, closes : time or None
        The same on each of the days; None from the beginning, or to the end, of a day.
    """

    days: tuple[date, ...] = ()
    opens: time | None = None
    closes: time | None = None

    @property
    def is_whole(self) -> bool:
        """Tell whether it says nothing: every day, at any hour."""
        return not (self.days or self.opens or self.closes)

    @property
    def is_ordered(self) -> bool:
        """Tell whether it begins before it ends."""
        return self.closes is None or (self.opens or time.min) < self.closes

    def to_json(self) -> dict[str, object]:
        """Return the form that is kept."""
        return {
            "days": [on.isoformat() for on in self.days],
            "opens": f"{self.opens:%H:%M}" if self.opens else "",
            "closes": f"{self.closes:%H:%M}" if self.closes else "",
        }

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Period":
        """Read what ``to_json`` wrote."""
        return cls(
            tuple(date.fromisoformat(on) for on in kept.get("days", ())),
            _hour(kept.get("opens")),
            _hour(kept.get("closes")),
        )

    def minutes(self, first: date, last: date) -> list[tuple[int, int]]:
        """Return its spans in minutes from the first midnight, day after day."""
        begins = _minute(self.opens, 0)
        ends = _minute(self.closes, DAY)
        days = self.days or days_between(first, last)
        return [
            ((on - first).days * DAY + begins, (on - first).days * DAY + ends)
            for on in sorted(days)
            if first <= on <= last and begins < ends
        ]


@dataclass(frozen=True, slots=True)
class Wished:
    """A period that is wished for, or to be avoided, and how much (1 to 3)."""

    period: Period
    is_avoided: bool = False
    strength: int = 1

    def to_json(self) -> dict[str, object]:
        """Return the form that is kept."""
        about = {"is_avoided": self.is_avoided, "strength": self.strength}
        return self.period.to_json() | about

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> "Wished":
        """Read what ``to_json`` wrote."""
        return cls(
            Period.from_json(kept),
            bool(kept.get("is_avoided", False)),
            int(kept.get("strength", 1)),
        )

    def minutes(self, first: date, last: date) -> list[tuple[int, int]]:
        """Return the spans in which the wish is met."""
        spans = self.period.minutes(first, last)
        if not self.is_avoided:
            return merged(spans)
        whole = ((last - first).days + 1) * DAY
        return without((0, whole), merged(spans))


def check_periods(
    periods: Iterable[Period], first: date, last: date, field: str
) -> None:
    """Refuse periods that end before they begin, or lie outside an edition.

    Raises Refused: ``period-malformed``, ``day-elsewhere``.
    """
    for one in periods:
        if not one.is_ordered:
            opens = one.opens or time.min
            raise Refused(
                "period-malformed", opens=opens, closes=one.closes, field=field
            )
        for on in one.days:
            if not first <= on <= last:
                raise Refused("day-elsewhere", on=on.isoformat(), field=field)


def days_between(first: date, last: date) -> list[date]:
    """Return every day from one to another, both included."""
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return spans in order, those that touch as one."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found


def without(
    whole: tuple[int, int], spans: Sequence[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return what remains of a span without others, which are merged and in order."""
    found, begins = [], whole[0]
    for start, end in spans:
        if begins < start:
            found.append((begins, start))
        begins = max(begins, end)
    if begins < whole[1]:
        found.append((begins, whole[1]))
    return found


def _hour(kept: str | None) -> time | None:
    return time.fromisoformat(kept) if kept else None


def _minute(hour: time | None, otherwise: int) -> int:
    return otherwise if hour is None else hour.hour * 60 + hour.minute
