"""The bus between machines: Redis or Valkey, publish and subscribe.

Nothing is kept there. While it is away, this process's own listeners are still told,
and whoever missed events reads them from the database when it is back.
"""

import asyncio
import json
import logging
from collections.abc import Mapping
from typing import Any

import redis
import redis.asyncio

from palabre.gateways.bus.buses import LocalBus
from palabre.gateways.bus.events import Event
from palabre.gateways.bus.hub import Hub

log = logging.getLogger(__name__)

CHANNEL = "palabre:live"
TIMEOUT_SECONDS = 1.0
"""A request waits so long for the bus at most."""

WAITS = (0.2, 0.5, 1.0, 2.0, 4.0)
"""Seconds between attempts to reach the bus again; the last one repeats."""


class RedisBus:
    """Events go to every web process that listens on the same Redis.

    Parameters
    ----------
    url : str
        ``redis://host:6379/0``, ``rediss://...`` or ``unix://...``.
    """

    def __init__(self, url: str) -> None:
        self._url = url
        self._local = LocalBus()
        self._hub: Hub | None = None
        self._client = redis.Redis.from_url(
            url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS
        )

    def attach(self, hub: Hub, loop: asyncio.AbstractEventLoop) -> None:
        """Feed a hub that lives in a loop; `listen` must run there."""
        self._hub = hub
        self._local.attach(hub, loop)

    def publish(self, room: str, told: Event) -> None:
        """Tell every process; if the bus is away, at least this one."""
        try:
            self._client.publish(CHANNEL, _packed(room, told))
        except redis.RedisError as error:
            log.warning("bus away: %s; only this process is told", error)
            self._local.publish(room, told)

    async def listen(self) -> None:
        """Feed the hub for ever, over every break of the connection."""
        n_failed = 0
        while True:
            try:
                await self._subscribe()
                n_failed = 0
            except (redis.RedisError, OSError) as error:
                log.warning("bus away: %s", error)
                n_failed += 1
            await asyncio.sleep(WAITS[min(n_failed, len(WAITS) - 1)])

    async def _subscribe(self) -> None:
        # redis-py 8 ends a silent subscription after five seconds unless told not to
        client = redis.asyncio.Redis.from_url(
            self._url,
            socket_timeout=None,
            socket_connect_timeout=TIMEOUT_SECONDS,
            health_check_interval=0,
        )
        try:
            channel = client.pubsub()
            await channel.subscribe(CHANNEL)
            async for message in channel.listen():
                self._take(message)
        finally:
            await client.aclose()

    def _take(self, message: Mapping[str, Any]) -> None:
        if self._hub is None:
            return
        if message["type"] == "subscribe":
            self._hub.catch_up()
        elif message["type"] == "message":
            room, told = _unpacked(message["data"])
            self._hub.publish(room, told)


def _packed(room: str, told: Event) -> bytes:
    return json.dumps([room, told.kind, told.number, told.data]).encode()


def _unpacked(message: bytes) -> tuple[str, Event]:
    room, kind, number, told = json.loads(message)
    return str(room), Event(str(kind), str(told), int(number))
