"""Half-open periods of time."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, order=True)
class Interval:
    """Half-open ``[starts_at, ends_at)`` between two aware instants."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        """Refuse naive instants and empty periods."""
        if self.starts_at.tzinfo is None or self.ends_at.tzinfo is None:
            message = "an interval needs aware instants"
            raise ValueError(message)
        if self.starts_at >= self.ends_at:
            message = f"empty interval {self.starts_at}..{self.ends_at}"
            raise ValueError(message)

    def overlaps(self, other: "Interval") -> bool:
        """Tell whether two periods share time; touching ones do not.

        Half-open as in RFC 5545 section 3.6.1.
        """
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at

    def contains(self, instant: datetime) -> bool:
        """Tell whether an instant lies in the period."""
        return self.starts_at <= instant < self.ends_at

    @property
    def minutes(self) -> int:
        """Return the whole minutes of the period."""
        return int((self.ends_at - self.starts_at).total_seconds() // 60)
