"""The hub: rooms and their listeners, in one event loop."""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass

from palabre.gateways.bus.events import (
    HEARTBEAT,
    RESYNC,
    Event,
    event,
    retry_frame,
)
from palabre.gateways.bus.listeners import Listener
from palabre.gateways.bus.rooms import Room, in_order
from palabre.kernel.refusals import Refused

log = logging.getLogger(__name__)

Load = Callable[[str, int], Awaitable[Sequence[Event] | None]]
"""Read a room from the database: states, and the captions after a number, oldest
first; None if there is no such room."""

RETRY_FROM, RETRY_SPREAD = 1500, 3500
"""Milliseconds: readers come back between 1.5 and 5 s after a break, not at once."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much a hub keeps, and for how many.

    Parameters
    ----------
    n_listeners : int
        Open streams of this process; who comes after is asked to come later.
    n_waiting : int
        Frames that may wait for one reader; more than one sending of captions has.
    n_kept : int
        Captions a room: ten minutes of fast speech.
    beat_seconds : float
        Between heartbeats; proxies close streams that are silent for a minute.
    n_idle_beats : int
        Beats that a room without listeners is remembered.
    read_again_seconds : tuple of float
        What is waited after each try to read a room again that failed.
    """

    n_listeners: int = 12_000
    n_waiting: int = 512
    n_kept: int = 400
    beat_seconds: float = 15.0
    n_idle_beats: int = 20
    read_again_seconds: tuple[float, ...] = (0.2, 1.0, 3.0)


class Hub:
    """Everybody who follows a session through this process.

    Every method runs in the hub's event loop; other threads come through a `Bus`.
    """

    def __init__(self, load: Load, limits: Limits | None = None) -> None:
        self._load = load
        self.limits = limits or Limits()
        self.n_listeners = 0
        self._n_joined = 0
        self._rooms: dict[str, Room] = {}
        self._held: dict[str, list[Event]] = {}
        self._reading: dict[str, asyncio.Task[bool]] = {}

    async def join(self, name: str, after: int | None = None) -> Listener:
        """Open a stream of a room, from after a caption or from now.

        Raises
        ------
        Refused
            ``hub-full`` with the seconds to wait; ``not-found`` if there is no such
            room.
        """
        if self.n_listeners >= self.limits.n_listeners:
            raise Refused("hub-full", seconds=self._retry_milliseconds() // 1000 + 1)
        self.n_listeners += 1
        try:
            room = await self._room(name)
        except BaseException:
            self.n_listeners -= 1
            raise
        listener = Listener(self.limits.n_waiting)
        room.listeners[listener] = None
        listener.push(
            b"".join(
                [retry_frame(self._retry_milliseconds()), *room.frames_after(after)]
            )
        )
        return listener

    def leave(self, name: str, listener: Listener) -> None:
        """Forget a stream."""
        room = self._rooms.get(name)
        if room is not None and listener in room.listeners:
            del room.listeners[listener]
        self.n_listeners -= 1

    def publish(self, name: str, told: Event) -> None:
        """Deliver an event in its order; a gap before it is read from the database.

        A room that nobody follows here is not kept: its first listener has it read.
        """
        if name in self._held:
            self._held[name].append(told)
            return
        room = self._rooms.get(name)
        if room is None:
            return
        if room.has_gap_before(told):
            self._read(name).add_done_callback(_observe)
            self._held[name].append(told)
            return
        self._deliver(room, [told])

    def catch_up(self, only: str | None = None) -> None:
        """Read every room, or one, again: events may have been lost on the way here."""
        for name in sorted(self._rooms):
            if only in {None, name}:
                self._read(name).add_done_callback(_observe)

    async def beat(self) -> None:
        """Send heartbeats for ever."""
        while True:
            await asyncio.sleep(self.limits.beat_seconds)
            self.beat_once()

    def beat_once(self) -> None:
        """Send one heartbeat; drop who is stuck; forget rooms that are empty."""
        for name, room in list(self._rooms.items()):
            for listener in list(room.listeners):
                listener.drop_if_stuck()
            room.deliver([HEARTBEAT])
            room.n_idle_beats = 0 if room.listeners else room.n_idle_beats + 1
            if room.n_idle_beats > self.limits.n_idle_beats:
                del self._rooms[name]

    def close(self) -> None:
        """End every stream; readers come back to whichever process answers then."""
        for room in self._rooms.values():
            for listener in list(room.listeners):
                listener.push(retry_frame(self._retry_milliseconds()))
                listener.end()

    async def _room(self, name: str) -> Room:
        room = self._rooms.get(name)
        if room is None and not await asyncio.shield(self._read(name)):
            raise Refused("not-found", what="room", code=name)
        return self._rooms[name]

    def _read(self, name: str) -> asyncio.Task[bool]:
        """Read a room from the database, once for all who wait for it."""
        if name not in self._reading:
            self._held[name] = []
            self._reading[name] = asyncio.create_task(self._fill(name))
        return self._reading[name]

    async def _fill(self, name: str) -> bool:
        room = self._rooms.get(name)
        try:
            found = await (self._read_again(room) if room else self._load(name, 0))
        finally:
            held = self._held.pop(name)
            del self._reading[name]
        if found is None:
            return False
        if room is None:
            room = self._rooms[name] = Room(name, self.limits.n_kept)
        self._deliver(room, in_order([*found, *held]))
        return True

    async def _read_again(self, room: Room) -> Sequence[Event] | None:
        """Read what a room missed; a database that fails is asked a few times more.

        What comes meanwhile is held. In the end the readers are told to ask for what
        is missing, and the room is read later.
        """
        for wait in self.limits.read_again_seconds:
            try:
                return await self._load(room.name, room.last)
            except Exception:
                log.exception("room=%s could not be read again", room.name)
            await asyncio.sleep(wait)
        later = self.limits.beat_seconds
        asyncio.get_running_loop().call_later(later, self.catch_up, room.name)
        return [event(RESYNC, 0, {"after": room.last})]

    @staticmethod
    def _deliver(room: Room, events: Iterable[Event]) -> None:
        frames = [room.frame_for(one) for one in events]
        room.deliver(frame for frame in frames if frame is not None)

    def _retry_milliseconds(self) -> int:
        """Spread the readers evenly: 7919 is a prime, so no two neighbours meet."""
        self._n_joined += 1
        return RETRY_FROM + self._n_joined * 7919 % RETRY_SPREAD


def _observe(task: asyncio.Task[bool]) -> None:
    """Take a reading's failure in, so that it is logged once and not at exit."""
    if not task.cancelled() and task.exception() is not None:
        log.error("a room could not be read", exc_info=task.exception())
