"""What is told to a room, and how it goes over the wire (Server-Sent Events)."""

import json
from collections.abc import Mapping
from dataclasses import dataclass

CAPTION = "caption"
CORRECTION = "correction"
RESYNC = "resync"
HEARTBEAT = b": \n\n"


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a room.

    Parameters
    ----------
    kind : str
        ``caption``, or the name of a state that replaces the one before (``floor``,
        ``list``, ``state``).
    data : str
        JSON on one line.
    number : int
        Of a caption: from 1, without gaps; of a correction: that of its caption. Of a
        state: a stamp that never falls; the state with the higher one is the newer.
    """

    kind: str
    data: str
    number: int

    def frame(self) -> bytes:
        """Return the event as the stream carries it; captions carry their number.

        The number comes back as ``Last-Event-ID`` when a reader reconnects (HTML
        Living Standard, section 9.2).
        """
        mark = f"id: {self.number}\n" if self.kind == CAPTION else ""
        return f"{mark}event: {self.kind}\ndata: {self.data}\n\n".encode()


def event(kind: str, number: int, facts: Mapping[str, object]) -> Event:
    """Return an event with its facts as JSON."""
    line = json.dumps(facts, ensure_ascii=False, separators=(",", ":"))
    return Event(kind, line, number)


def retry_frame(milliseconds: int) -> bytes:
    """Return the frame that tells a reader how long to wait before it comes back."""
    return f"retry: {milliseconds}\n\n".encode()
