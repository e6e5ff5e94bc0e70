"""Buses: how a thread of Django tells every hub what happened."""

import asyncio
from typing import Protocol

from palabre.gateways.bus.events import Event
from palabre.gateways.bus.hub import Hub


class Bus(Protocol):
    """What carries events from who acts to who listens."""

    def publish(self, room: str, told: Event) -> None:
        """Tell a room; never fails, never waits long."""


class LocalBus:
    """Events go to the hub of this very process.

    Without a hub (a command, a worker) nobody listens here and nothing is sent.
    """

    def __init__(self) -> None:
        self._hub: Hub | None = None
        self._loop: asyncio.AbstractEventLoop | None = None

    def attach(self, hub: Hub, loop: asyncio.AbstractEventLoop) -> None:
        """Feed a hub that lives in a loop."""
        self._hub, self._loop = hub, loop

    def publish(self, room: str, told: Event) -> None:
        """Hand an event to the hub's thread."""
        if self._hub is None or self._loop is None or self._loop.is_closed():
            return
        self._loop.call_soon_threadsafe(self._hub.publish, room, told)


class NullBus:
    """Keeps what was told, for tests."""

    def __init__(self) -> None:
        self.told: list[tuple[str, Event]] = []

    def publish(self, room: str, told: Event) -> None:
        """Remember an event."""
        self.told.append((room, told))
