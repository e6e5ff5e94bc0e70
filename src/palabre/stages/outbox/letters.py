"""What a message says, before it is somebody's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body in one language, and the act that it tells of.

    Parameters
    ----------
    act : str
        ``stage.thing.past_participle``.
    calendar : str
        Sessions as iCalendar, sent along as a file; empty without any.
    """

    act: str
    subject: str
    body: str
    calendar: str = ""
