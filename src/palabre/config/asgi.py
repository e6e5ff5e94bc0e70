"""The server's entry: live streams, published pages, the rest to Django's WSGI handler.

Django's own ASGI handler costs nine times the CPU a request (docs/reference/stack);
its WSGI handler runs in a small thread pool instead.
"""

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

from django.conf import settings
from django.urls import get_resolver

from palabre.config.pages import Pages, Wsgi
from palabre.config.snapshots import Snapshots
from palabre.config.wsgi import application as django
from palabre.gateways.bus import chosen
from palabre.gateways.bus.buses import LocalBus
from palabre.gateways.bus.hub import Hub
from palabre.gateways.bus.streams import Receive, Scope, Send, room_of, stream
from palabre.gateways.captions import sockets
from palabre.web.floor.intake import take_post
from palabre.web.floor.rooms import cut_now, last_change, read_room

THREADS = 8
READERS = 2
"""Threads that read rooms for the hub; one reading serves all who wait for it."""

CUT_SECONDS = 1
"""How often it is looked whose time is over, where policy cuts off."""

logger = logging.getLogger(__name__)

pages = Pages(cast("Wsgi", django), threads=THREADS)


class Front:
    """What answers every connection of this process."""

    def __init__(self) -> None:
        self._hub: Hub | None = None
        self._tasks: list[asyncio.Task[None]] = []
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="room")
        self._snapshots = Snapshots(pages, last_change)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or take part in the server's start and end."""
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http" and room_of(scope) is not None:
            await stream(self.hub(), scope, receive, send)
        elif scope["type"] == "websocket":
            await sockets.serve(self._take, scope, receive, send)
        elif not await self._snapshots.answer(scope, send):
            await pages(scope, receive, send)

    def hub(self) -> Hub:
        """Return this process's hub; the first call starts it in the running loop."""
        if self._hub is None:
            self._hub = Hub(self._read)
            loop = asyncio.get_running_loop()
            self._tasks.append(loop.create_task(self._hub.beat()))
            self._tasks.append(loop.create_task(self._cut()))
            bus = chosen.bus_for(settings.BUS_URL)
            bus.attach(self._hub, loop)
            chosen.use(bus)
            if not isinstance(bus, LocalBus):
                self._tasks.append(loop.create_task(bus.listen()))
        return self._hub

    def close(self) -> None:
        """End every stream, so that the server can go."""
        if self._hub is not None:
            self._hub.close()

    async def _read(self, room: str, after: int) -> Any:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, read_room, room, after)

    async def _cut(self) -> None:
        """Cut off in time for ever; a round that fails is told and the next comes."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(CUT_SECONDS)
            try:
                await loop.run_in_executor(self._readers, cut_now)
            except Exception:
                logger.exception("cutting off in time failed")

    async def _take(self, post: sockets.Post) -> sockets.Answer:
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, take_post, post)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                _load_every_page()
                self.hub()
            else:
                self.close()
                for task in self._tasks:
                    task.cancel()
            await send({"type": f"{message['type']}.complete"})
            if message["type"] == "lifespan.shutdown":
                return


def _load_every_page() -> None:
    """Load the views before anybody asks, so that the first page comes as any other."""
    get_resolver()._populate()  # noqa: SLF001 - Django has no public word for it


application = Front()
