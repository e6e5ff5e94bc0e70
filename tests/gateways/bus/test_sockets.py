"""Streams over real sockets, in one loop with their server."""

import asyncio
import contextlib
import logging
import socket

import uvicorn
from test_hub import Kept, caption

from palabre.gateways.bus.events import CAPTION, Event
from palabre.gateways.bus.hub import Hub, Limits
from palabre.gateways.bus.streams import stream

ROOM = "forum/INC-01"
ASKED = f"GET /live/{ROOM}/events?after=0 HTTP/1.1\r\nHost: x\r\n\r\n".encode()


@contextlib.asynccontextmanager
async def serving(hub):
    """Serve a hub's streams on a free port."""

    async def app(scope, receive, send):
        await stream(hub, scope, receive, send)

    bound = socket.create_server(("127.0.0.1", 0))
    server = uvicorn.Server(uvicorn.Config(app, lifespan="off", log_config=None))
    running = asyncio.create_task(server.serve(sockets=[bound]))
    try:
        yield bound.getsockname()[1]
    finally:
        hub.close()
        server.should_exit = True
        await running


async def connected(port, *, buffer=0):
    made = socket.socket()
    made.settimeout(0)
    if buffer:
        made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, buffer)
    await asyncio.get_running_loop().sock_connect(made, ("127.0.0.1", port))
    reader, writer = await asyncio.open_connection(sock=made, limit=2**16)
    writer.write(ASKED)
    return reader, writer


async def until(is_so):
    while not is_so():  # noqa: ASYNC110 - the sockets decide
        await asyncio.sleep(0.005)


def run(story):
    asyncio.run(asyncio.wait_for(story, 10))


def test_who_hangs_up_is_forgotten():
    async def story():
        hub = Hub(Kept())
        async with serving(hub) as port:
            _, writer = await connected(port)
            await until(lambda: hub.n_listeners == 1)
            writer.transport.abort()
            await until(lambda: hub.n_listeners == 0)

    run(story())


def test_who_reads_nothing_is_cut_off_and_holds_nobody_up(caplog):
    """Megabytes go out until the kernel's buffers of the slow one are full."""

    async def story():
        hub = Hub(Kept(), Limits(n_waiting=32))
        async with serving(hub) as port:
            _, slow = await connected(port, buffer=4096)
            slow.transport.pause_reading()
            quick, writer = await connected(port)
            await until(lambda: hub.n_listeners == 2)
            for number in range(1, 2000):
                hub.publish(ROOM, Event(CAPTION, "x" * 20_000, number))
                await quick.readuntil(f"id: {number}\n".encode())
                await quick.readuntil(b"xxxx\n\n")
                if hub.n_listeners == 1:
                    break
            assert hub.n_listeners == 1
            hub.publish(ROOM, caption(number + 1))
            await quick.readuntil(f"id: {number + 1}\n".encode())
            writer.close()

    with caplog.at_level(logging.ERROR):
        run(story())
    assert caplog.records == []
