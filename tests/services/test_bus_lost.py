"""Two web processes lose their bus and get it back: nothing acknowledged is lost.

The line breaks in three ways: for both, for one, and in silence, so that no connection
ends. Whoever acts is answered all the time; every reader ends with every caption and
with the list as it is.
"""

import asyncio
import json
import re
import subprocess
import time

import pytest
from bus_server import bus_program
from installations import sqlite_in
from lines import Line
from listeners import Listener
from test_kill import ask, free_port, started
from test_live_stream import WORLD

from palabre.gateways.bus.redis_bus import TIMEOUT_SECONDS

pytestmark = [pytest.mark.slow, pytest.mark.services]
CODES = {"both": "INC-01", "one": "INC-02", "silence": "INC-03"}
PATIENCE = 120
BREAKS = {
    "both": lambda lines: [line.cut() for line in lines],
    "one": lambda lines: [lines[0].cut()],
    "silence": lambda lines: [line.hush() for line in lines],
}


class Room:
    """A session that two processes serve, each on a line of its own to the bus."""

    def __init__(self, ports, code, given) -> None:
        self.ports, self.key, self.token = ports, given["key"], given["token"]
        self.live = f"/live/hamlet-2026/{code}"
        self.floor = f"/api/v1/editions/hamlet-2026/sessions/{code}/floor"

    async def post(self, which, number):
        """Post a caption to a process; return how long its answer took."""
        told = json.dumps({"text": f"words {number}"})
        path = f"{self.live}/captions?key={self.key}&seq={number}"
        began = time.monotonic()
        answer = await asyncio.to_thread(ask, self.ports[which], "POST", path, "", told)
        assert answer[0] == 200
        return time.monotonic() - began

    async def ask_for_floor(self, which):
        """Ask for the floor at a process."""
        answer = await asyncio.to_thread(
            ask,
            self.ports[which],
            "POST",
            self.floor,
            self.token,
            '{"kind": "comment"}',
        )
        assert answer[0] == 201

    async def reader(self, which):
        """Return somebody who follows through a process."""
        made = Listener(self.ports[which], f"{self.live}/events?after=0")
        await made.come()
        return made


def newest_list(reader):
    """Return who waits, as a reader was told last."""
    told = re.findall(rb"event: list\ndata: (.*)\n", reader.text)
    return [one["name"] for one in json.loads(told[-1])["waiting"]] if told else []


async def until_told(reader, names):
    """Read on until the list is as it should be."""
    while newest_list(reader) != names:
        reader.text += await reader._reader.read(65536)


@pytest.fixture(scope="module")
def two(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lost")
    program = bus_program()
    port = free_port()
    bus = subprocess.Popen(  # noqa: S603 - the system's own
        [program, "--port", str(port), "--bind", "127.0.0.1", "--save", ""],
        stdout=subprocess.DEVNULL,
    )
    made = sqlite_in(folder)
    given = json.loads(made.script(WORLD))
    lines = [Line(port) for _ in range(2)]
    ports, running = [], []
    for line in lines:
        made.environment["PALABRE_BUS_URL"] = f"redis://127.0.0.1:{line.port}/0"
        ports.append(free_port())
        running.append(started(made, ports[-1]))
    yield lines, ports, given
    for one in running:
        one.kill()
        one.wait()
    for line in lines:
        line.close()
    bus.terminate()
    bus.wait()


@pytest.mark.parametrize("how", BREAKS)
def test_a_bus_lost_and_back_costs_nothing_that_was_acknowledged(two, how):
    lines, ports, given = two
    room = Room(ports, CODES[how], given[CODES[how]])

    async def story():
        near, far = await room.reader(0), await room.reader(1)
        for number in (1, 2):
            await room.post(number % 2, number)
        await asyncio.gather(near.hear_until(2), far.hear_until(2))

        BREAKS[how](lines)
        took = [await room.post(0, number) for number in (3, 4, 5)]
        await near.hear_until(5)  # here at once, whatever the bus does
        await room.ask_for_floor(0)
        took.append(await room.post(1, 6))
        await asyncio.sleep(1)
        for line in lines:
            line.mend()
        await asyncio.gather(near.hear_until(6), far.hear_until(6))
        names = ["Farid Haddad"]
        await asyncio.gather(until_told(near, names), until_told(far, names))

        await room.post(1, 7)  # and it carries again
        await asyncio.gather(near.hear_until(7), far.hear_until(7))
        return near.heard, far.heard, took

    near, far, took = asyncio.run(asyncio.wait_for(story(), PATIENCE))

    assert near == far == list(range(1, 8))
    assert max(took) < 20 * TIMEOUT_SECONDS
