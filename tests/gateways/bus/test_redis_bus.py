"""The bus between machines, on a real Redis or Valkey of the test's own."""

import asyncio
import socket
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
import redis
from bus_server import bus_program
from test_hub import ROOM, Kept, caption, heard

from palabre.gateways.bus.hub import Hub
from palabre.gateways.bus.redis_bus import RedisBus

pytestmark = pytest.mark.services


class Server:
    """A Redis or Valkey that can be stopped and started."""

    def __init__(self, program, folder) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port = probe.getsockname()[1]
        self.url = f"redis://127.0.0.1:{self.port}/0"
        self._program, self._folder = program, folder
        self.start()

    def start(self):
        words = [self._program, "--port", str(self.port), "--save", ""]
        self._process = subprocess.Popen(  # noqa: S603 - our own server
            [*words, "--dir", str(self._folder)], stdout=subprocess.DEVNULL
        )
        client = redis.Redis.from_url(self.url)
        ends = time.monotonic() + 10
        while time.monotonic() < ends:
            try:
                client.ping()
            except redis.ConnectionError:
                time.sleep(0.01)
            else:
                return
        pytest.fail("redis did not start")

    def stop(self):
        self._process.terminate()
        self._process.wait()


@pytest.fixture
def server(tmp_path):
    program = bus_program()
    running = Server(program, tmp_path)
    yield running
    running.stop()


class Process:
    """What one web process holds: a hub, its bus, the task that listens."""

    def __init__(self, server, kept) -> None:
        self.hub = Hub(kept)
        self.bus = RedisBus(server.url)
        self.bus.attach(self.hub, asyncio.get_running_loop())
        self.task = asyncio.create_task(self.bus.listen())

    async def publish(self, told):
        await asyncio.to_thread(self.bus.publish, ROOM, told)


async def subscribed(server, n):
    client = redis.asyncio.Redis.from_url(server.url)
    while (await client.pubsub_numsub("palabre:live"))[0][1] < n:  # noqa: ASYNC110 - redis tells no such event
        await asyncio.sleep(0.02)
    await client.aclose()


def run(story):
    asyncio.run(asyncio.wait_for(story, 20))


def test_every_process_hears_what_one_is_told(server):
    async def story():
        processes = [Process(server, Kept()) for _ in range(2)]
        await subscribed(server, 2)
        listeners = [await one.hub.join(ROOM) for one in processes]
        for listener in listeners:
            await heard(listener)
        for number in range(1, 21):
            await processes[number % 2].publish(caption(number))
        for listener in listeners:
            numbers = []
            while len(numbers) < 20:
                numbers += await heard(listener)
            assert numbers == list(range(1, 21))

    run(story())


def test_a_bus_lost_and_back_costs_no_caption(server):
    async def story():
        kept = Kept()
        here, there = Process(server, kept), Process(server, kept)
        await subscribed(server, 2)
        near, far = await here.hub.join(ROOM), await there.hub.join(ROOM)
        for listener in (near, far):
            await heard(listener)
        server.stop()
        kept.captions = [caption(1), caption(2)]
        for told in kept.captions:
            await here.publish(told)  # never fails, and is heard here at once
        numbers = []
        while numbers != [1, 2]:
            numbers += await heard(near)
        await asyncio.to_thread(server.start)
        assert await asyncio.wait_for(far.next(), 10)
        await subscribed(server, 2)
        kept.captions.append(caption(3))
        await there.publish(caption(3))
        assert await heard(near) == [3]
        assert await heard(far) == [3]

    run(story())


def test_whatever_a_broken_line_raises_the_process_subscribes_again(server, caplog):
    async def story():
        here, there = Process(server, Kept()), Process(server, Kept())
        await subscribed(server, 2)
        far = await there.hub.join(ROOM)
        await heard(far)
        followed, raised = there.bus._follow, []

        async def followed_badly(channel):
            if not raised:
                raised.append(RuntimeError("read() is waited for already"))
                raise raised[0]
            await followed(channel)

        there.bus._follow = followed_badly
        broken = redis.asyncio.Redis.from_url(server.url)
        await broken.client_kill_filter(_type="pubsub")  # both subscribe again
        await broken.aclose()
        while not raised:  # noqa: ASYNC110 - the client tells no such event
            await asyncio.sleep(0.02)
        await subscribed(server, 2)
        await here.publish(caption(1))
        assert await heard(far) == [1]
        assert "read() is waited for already" in caplog.text

    run(story())


def test_rooms_that_many_threads_tell_of_at_once_are_told_once(server):
    bus = RedisBus(server.url)
    told = []
    bus._client.publish = lambda _channel, words: told.append(words)
    for number in range(300):
        bus._missed = {f"{ROOM}-{number}", f"{ROOM}-{number}-too"}
        with ThreadPoolExecutor(6) as threads:
            for done in [threads.submit(bus._tell_missed) for _ in range(6)]:
                done.result()
    assert len(told) == 600


async def carry(reader, writer):
    while words := await reader.read(65536):
        writer.write(words)
    writer.close()


def test_a_line_that_swallows_a_greeting_is_left_and_another_is_made(server):
    async def story():
        came = []

        async def answer(reader, writer):
            came.append(writer)
            if len(came) == 2:  # when the first was cut: takes in and says nothing
                await reader.read(65536)
                await reader.read()  # until the other end gives up
                writer.close()
                return
            there, back = await asyncio.open_connection("127.0.0.1", server.port)
            await asyncio.gather(carry(reader, back), carry(there, writer))

        line = await asyncio.start_server(answer, "127.0.0.1", 0)
        port = line.sockets[0].getsockname()[1]
        near = Process(server, Kept())
        far = Process(SimpleNamespace(url=f"redis://127.0.0.1:{port}/0"), Kept())
        await subscribed(server, 2)
        listener = await far.hub.join(ROOM)
        await heard(listener)
        came[0].transport.abort()
        while len(came) < 3:  # noqa: ASYNC110 - the client tells no such event
            await asyncio.sleep(0.02)
        await subscribed(server, 2)
        await near.publish(caption(1))
        assert await heard(listener) == [1]
        for one in (near, far):
            one.task.cancel()
        line.close()

    run(story())
