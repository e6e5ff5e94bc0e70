"""The bus between machines: Redis or Valkey, publish and subscribe.

Nothing is kept there. While it is away, this process's own listeners are still told,
and whoever missed events reads them from the database when it is back.
"""

import asyncio
import json
import logging
import time
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

QUIET_SECONDS = 2.0
"""A subscription that is silent so long is asked whether it still lives."""

REST_SECONDS = 2.0
"""After a failure the bus is left alone so long: one act tells a room many events, and
each would wait for the same dead line."""

AGAIN = "again"
"""Kind of what is told to rooms whose events were lost: read the database again."""

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
        self._n_failed = 0
        self._rests_until = 0.0
        self._missed: set[str] = set()
        self._client = redis.Redis.from_url(
            url, socket_timeout=TIMEOUT_SECONDS, socket_connect_timeout=TIMEOUT_SECONDS
        )

    def attach(self, hub: Hub, loop: asyncio.AbstractEventLoop) -> None:
        """Feed a hub that lives in a loop; `listen` must run there."""
        self._hub = hub
        self._local.attach(hub, loop)

    def publish(self, room: str, told: Event) -> None:
        """Tell every process; if the bus is away, at least this one.

        The others read what they missed as soon as the bus carries anything again.
        """
        if time.monotonic() < self._rests_until:
            self._keep_here(room, told)
            return
        try:
            self._client.publish(CHANNEL, _packed(room, told))
        except redis.RedisError as error:
            log.warning("bus away: %s; only this process is told", error)
            self._rests_until = time.monotonic() + REST_SECONDS
            self._keep_here(room, told)
        else:
            self._tell_missed()

    def _keep_here(self, room: str, told: Event) -> None:
        self._missed.add(room)
        self._local.publish(room, told)

    def _tell_missed(self) -> None:
        """Have every process read the rooms again of which it was not told."""
        while time.monotonic() >= self._rests_until:
            try:
                room = self._missed.pop()  # several threads may be here at once
            except KeyError:
                return
            try:
                self._client.publish(CHANNEL, _packed(room, Event(AGAIN, "", 0)))
            except redis.RedisError:
                self._missed.add(room)
                self._rests_until = time.monotonic() + REST_SECONDS

    async def listen(self) -> None:
        """Feed the hub for ever, over every break of the connection.

        Whatever a broken line makes the client raise, this process subscribes again:
        if this ended, its readers would hear nothing of the others any more.
        """
        while True:
            try:
                await self._subscribe()
            except (redis.RedisError, OSError) as error:
                log.warning("bus away: %s", error)
                self._n_failed += 1
            except Exception:
                log.exception("bus away")
                self._n_failed += 1
            await asyncio.sleep(WAITS[min(self._n_failed, len(WAITS) - 1)])

    async def _subscribe(self) -> None:
        client = redis.asyncio.Redis.from_url(
            self._url,
            socket_timeout=TIMEOUT_SECONDS,  # of a greeting; what is told is waited for
            socket_connect_timeout=TIMEOUT_SECONDS,
            health_check_interval=0,
        )
        try:
            channel = client.pubsub()
            await asyncio.wait_for(channel.subscribe(CHANNEL), TIMEOUT_SECONDS)
            await self._follow(channel)
        finally:
            await client.aclose()

    async def _follow(self, channel: redis.asyncio.client.PubSub) -> None:
        """Take what comes. A line that died in silence is found out by asking.

        A router that forgets a connection, or a host that loses power, ends no TCP
        stream: without the question this process would wait for ever.
        """
        is_asked = False
        while True:
            if self._missed:
                await asyncio.to_thread(self._tell_missed)
            message = await channel.get_message(timeout=QUIET_SECONDS)
            if message is not None:
                is_asked = False
                self._take(message)
            elif is_asked:
                raise redis.ConnectionError("the bus does not answer")
            else:
                await channel.ping()
                is_asked = True

    def _take(self, message: Mapping[str, Any]) -> None:
        if self._hub is None:
            return
        if message["type"] == "subscribe":
            self._n_failed = 0
            self._hub.catch_up()
        elif message["type"] == "message":
            room, told = _unpacked(message["data"])
            if told.kind == AGAIN:
                self._hub.catch_up(room)
            else:
                self._hub.publish(room, told)


def _packed(room: str, told: Event) -> bytes:
    return json.dumps([room, told.kind, told.number, told.data]).encode()


def _unpacked(message: bytes) -> tuple[str, Event]:
    room, kind, number, told = json.loads(message)
    return str(room), Event(str(kind), str(told), int(number))
