"""Days and hours of an edition, as the API reads and tells them."""

from datetime import date, time

from ninja import Schema
from pydantic import Field

from palabre.stages.summits.periods import Period, Wished


class PeriodIn(Schema):
    """Hours on some days, in the edition's zone; no day means every day."""

    days: list[date] = Field([], max_length=60)
    opens: time | None = None
    closes: time | None = None


class WishIn(PeriodIn):
    """A period wished for, or to be avoided; the strength is from 1 to 3."""

    is_avoided: bool = False
    strength: int = Field(1, ge=1, le=3)


def period_of(given: PeriodIn) -> Period:
    """Return the period that a shape says, to the minute."""
    return Period(tuple(given.days), _minute(given.opens), _minute(given.closes))


def wish_of(given: WishIn) -> Wished:
    """Return the wish that a shape says."""
    return Wished(period_of(given), given.is_avoided, given.strength)


def period_shape(one: Period) -> PeriodIn:
    """Return a period as its shape."""
    return PeriodIn(days=list(one.days), opens=one.opens, closes=one.closes)


def wish_shape(one: Wished) -> WishIn:
    """Return a wish as its shape."""
    period = one.period
    return WishIn(
        days=list(period.days),
        opens=period.opens,
        closes=period.closes,
        is_avoided=one.is_avoided,
        strength=one.strength,
    )


def _minute(hour: time | None) -> time | None:
    return hour.replace(tzinfo=None, second=0, microsecond=0) if hour else None
