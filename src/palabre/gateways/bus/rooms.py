"""A room as the hub keeps it: its last captions, its newest states, who listens."""

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from palabre.gateways.bus.events import CAPTION, CORRECTION, RESYNC, Event, event

if TYPE_CHECKING:
    from palabre.gateways.bus.listeners import Listener


class Room:
    """What a room's listeners may still need.

    Parameters
    ----------
    name : str
        Edition and session: ``"forum-2026/CLI-01"``.
    n_kept : int
        Captions kept for readers who come back, and corrections of as many.
    """

    def __init__(self, name: str, n_kept: int) -> None:
        self.name = name
        self.listeners: dict[Listener, None] = {}
        self.last = 0
        self.n_idle_beats = 0
        self._n_kept = n_kept
        self._captions: deque[tuple[int, bytes]] = deque(maxlen=n_kept)
        self._states: dict[str, tuple[int, bytes]] = {}
        self._corrections: dict[int, bytes] = {}

    def frame_for(self, told: Event) -> bytes | None:
        """Take an event in; return its frame, or None if it is an old one."""
        if told.kind == RESYNC:
            return told.frame()
        if told.kind == CORRECTION:
            return self._correction(told)
        return self._caption(told) if told.kind == CAPTION else self._state(told)

    def has_gap_before(self, told: Event) -> bool:
        """Tell whether captions are missing between the last one and this."""
        return told.kind == CAPTION and told.number > self.last + 1

    def frames_after(self, number: int | None) -> list[bytes]:
        """Return what a listener needs first: the states, then what was missed.

        Whoever missed more than is kept gets a ``resync`` with the number of the last
        caption seen; the page then asks for the missing ones.
        """
        frames = [frame for _, frame in self._states.values()]
        if number is None:
            return frames
        frames += [frame for at, frame in self._corrections.items() if at <= number]
        if number >= self.last:
            return frames
        oldest = self._captions[0][0] if self._captions else self.last + 1
        if number + 1 < oldest:
            frames.append(event(RESYNC, 0, {"after": number}).frame())
        return frames + [frame for at, frame in self._captions if at > number]

    def deliver(self, frames: Iterable[bytes]) -> None:
        """Hand frames to every listener; who does not keep up is dropped there."""
        ready = list(frames)
        for listener in list(self.listeners):
            for frame in ready:
                listener.push(frame)

    def _caption(self, told: Event) -> bytes | None:
        if told.number <= self.last:
            return None
        self.last = told.number
        frame = told.frame()
        self._captions.append((told.number, frame))
        return frame

    def _correction(self, told: Event) -> bytes | None:
        """Change a caption that is kept; tell whoever read the old words."""
        frame = told.frame()
        if self._corrections.get(told.number) == frame:
            return None
        self._corrections.pop(told.number, None)
        self._corrections[told.number] = frame
        while len(self._corrections) > self._n_kept:
            del self._corrections[next(iter(self._corrections))]
        corrected = Event(CAPTION, told.data, told.number).frame()
        for place, (at, _) in enumerate(self._captions):
            if at == told.number:
                self._captions[place] = (at, corrected)
        return frame

    def _state(self, told: Event) -> bytes | None:
        stamp, known = self._states.get(told.kind, (0, b""))
        frame = told.frame()
        if told.number < stamp:
            return None
        self._states[told.kind] = (told.number, frame)
        return frame if frame != known else None


def in_order(events: Iterable[Event]) -> Iterator[Event]:
    """Yield states as they came, then captions by number, then their corrections."""
    every = list(events)
    numbered = {CAPTION, CORRECTION}
    yield from (one for one in every if one.kind not in numbered)
    captions = (one for one in every if one.kind == CAPTION)
    yield from sorted(captions, key=lambda one: one.number)
    yield from (one for one in every if one.kind == CORRECTION)
