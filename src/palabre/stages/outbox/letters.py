"""What a message says, before it is somebody's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letter:
    """Subject and body in one language, and the act that it tells of.

    Parameters
    ----------
    act : str
        ``stage.thing.past_participle``.
    """

    act: str
    subject: str
    body: str
