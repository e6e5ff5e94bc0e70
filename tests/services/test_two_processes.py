"""Two web processes on one bus: one is killed, and no reader misses a caption."""

import asyncio
import json
import signal
import subprocess
import time

import pytest
import redis
from bus_server import bus_program
from installations import sqlite_in
from listeners import Listener
from test_kill import ask, free_port, started
from test_live_stream import WORLD
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import connect

pytestmark = [pytest.mark.slow, pytest.mark.services]
ROOM = "/live/hamlet-2026/INC-01"


@pytest.fixture
def bus():
    program = bus_program()
    port = free_port()
    running = subprocess.Popen(  # noqa: S603 - the system's own
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    url = f"redis://127.0.0.1:{port}/0"
    _wait_for(url)
    yield url
    running.terminate()
    running.wait()


def _wait_for(url):
    client = redis.Redis.from_url(url)
    for _ in range(200):
        try:
            client.ping()
        except redis.ConnectionError:
            time.sleep(0.02)
        else:
            return
    pytest.fail("the bus did not start")


@pytest.fixture
def two(tmp_path, bus):
    """Return two processes of one installation, and the key to a session."""
    made = sqlite_in(tmp_path)
    made.environment["PALABRE_BUS_URL"] = bus
    key = json.loads(made.script(WORLD))["INC-01"]["key"]
    ports = (free_port(), free_port())
    running = [started(made, port) for port in ports]
    yield ports, running, key
    for one in running:
        one.kill()
        one.wait()


def post(port, key, number) -> int:
    told = json.dumps({"text": f"words {number}"})
    return ask(port, "POST", f"{ROOM}/captions?key={key}&seq={number}", "", told)[0]


def test_a_killed_process_costs_its_readers_nothing(two):
    (first, second), (doomed, _), key = two

    async def story():
        theirs = Listener(first, f"{ROOM}/events?after=0")
        others = Listener(second, f"{ROOM}/events?after=0")
        await theirs.come()
        await others.come()
        for number in range(1, 6):  # said to one, heard by both
            assert await asyncio.to_thread(post, first, key, number) == 200
        await asyncio.gather(theirs.hear_until(5), others.hear_until(5))

        doomed.send_signal(signal.SIGKILL)
        doomed.wait()
        theirs.go()
        for number in range(6, 11):
            assert await asyncio.to_thread(post, second, key, number) == 200
        theirs._port = second  # a balancer sends it where somebody answers
        await theirs.come()
        await asyncio.gather(theirs.hear_until(10), others.hear_until(10))
        for one in (theirs, others):
            one.go()
        return theirs.heard, others.heard

    heard = asyncio.run(asyncio.wait_for(story(), 30))

    assert heard == (list(range(1, 11)), list(range(1, 11)))


def test_a_captioners_socket_is_answered_in_words(two):
    (first, _), _, key = two
    address = f"ws://127.0.0.1:{first}{ROOM}/captions/ws?key="

    with connect(address + key) as socket:
        socket.send(">> ADA: One.\nTwo.")
        assert socket.recv(10) == "2"
        socket.send("   ")
        assert socket.recv(10) == "A caption needs words."
        socket.send(json.dumps({"text": "Three", "speaker": "Bo"}))
        assert socket.recv(10) == "1"
    with connect(address + "forged") as socket:
        socket.send("words")
        assert "not valid" in socket.recv(10)
        with pytest.raises(ConnectionClosed):
            socket.recv(10)
    with connect(address + key) as socket:
        socket.send("x" * 70_000)
        with pytest.raises(ConnectionClosed):
            socket.recv(10)
    _, told = ask(first, "GET", f"{ROOM}/cues", "")
    assert [(one["speaker"], one["text"]) for one in json.loads(told)["cues"]] == [
        ("ADA", "One."),
        ("ADA", "Two."),
        ("Bo", "Three"),
    ]
