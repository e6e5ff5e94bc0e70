"""A session where it is held, as the checker sees it."""

from dataclasses import dataclass

from palabre.engines.timetable.problem import Room, Session, Span, Team

MINUTES_OF_A_DAY = 24 * 60


@dataclass(frozen=True, slots=True)
class Held:
    """A session that takes place."""

    session: Session
    room: Room
    start: int
    end: int
    team: Team | None

    @property
    def day(self) -> int:
        """Return the day on which it begins."""
        return self.start // MINUTES_OF_A_DAY

    @property
    def code(self) -> str:
        """Return the session's code."""
        return self.session.code

    @property
    def span(self) -> Span:
        """Return when it takes place."""
        return Span(self.start, self.end)
