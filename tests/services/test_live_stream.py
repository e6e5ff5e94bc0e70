"""A real server: everybody hears every caption, also over hang-ups and a pulled plug."""

import asyncio
import http.client
import itertools
import json
import signal
import threading
import time

import pytest
from installations import sqlite_in
from listeners import Listener
from test_kill import ask, free_port, started

WORLD = """
import json
from datetime import UTC, datetime
import make, make_live
from palabre.api.tokens import make_token
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.web.floor.keys import key_for
bring_up_to_date()
summit = make.summit()
made = {f"INC-0{n}": make_live.session(f"INC-0{n}", summit=summit) for n in (1, 2, 3)}
for session in made.values():
    make_live.sitting(session)
farid = make.person("Farid Haddad")
account = people.open_account(
    farid, email="farid@example.org", by=make.LOADER, at=make.NOON
)
token = make_token(account, at=datetime.now(UTC))
print(json.dumps({
    code: {"key": key_for(session, make.LOADER), "token": token}
    for code, session in made.items()
}))
"""
LISTENERS, CAPTIONS, REMEMBERED = 50, 60, 20

pytestmark = [pytest.mark.slow, pytest.mark.services]


class Served:
    """A server that runs, a session of its own for each test."""

    def __init__(self, installation, port, sessions) -> None:
        self.installation, self.port, self._sessions = installation, port, sessions
        self.process = started(installation, port)

    def session(self, code):
        return Session(self, code, **self._sessions[code])

    def restart(self):
        self.stop()
        self.process = started(self.installation, self.port)

    def stop(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Session:
    """One open session: where it is followed, captioned, asked for its floor."""

    def __init__(self, served, code, key, token) -> None:
        self.served, self.key, self.token = served, key, token
        self.room = f"/live/hamlet-2026/{code}"
        self.floor = f"/api/v1/editions/hamlet-2026/sessions/{code}/floor"

    def listener(self):
        return Listener(self.served.port, f"{self.room}/events?after=0")

    def post(self, number) -> int:
        path = f"{self.room}/captions?key={self.key}&seq={number}"
        told = json.dumps({"text": f"words {number}"})
        return ask(self.served.port, "POST", path, "", told)[0]


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("served")
    installation = sqlite_in(folder)
    sessions = json.loads(installation.script(WORLD))
    server = Served(installation, free_port(), sessions)
    yield server
    server.stop()


def test_everybody_hears_every_caption_in_order(served):
    session = served.session("INC-01")

    async def hear(number):
        listener = session.listener()
        await listener.come()
        if number % 3 == 0:  # hangs up in the middle and comes back
            await listener.hear_until(10 + number // 3)
            listener.go()
            await asyncio.sleep(0.05 + number / 200)
            await listener.come()
        await listener.hear_until(CAPTIONS)
        listener.go()
        return listener.heard

    async def story():
        hearing = [asyncio.create_task(hear(number)) for number in range(LISTENERS)]
        await asyncio.sleep(0.3)
        for number in range(1, CAPTIONS + 1):
            assert await asyncio.to_thread(session.post, number) == 200
        return await asyncio.wait_for(asyncio.gather(*hearing), 30)

    heard = asyncio.run(story())

    assert heard == [list(range(1, CAPTIONS + 1))] * LISTENERS


def test_a_slow_reader_holds_nobody_up(served):
    session = served.session("INC-02")

    async def story():
        slow, quick = session.listener(), session.listener()
        await slow.come()  # and reads no more
        await quick.come()
        for number in range(1, CAPTIONS + 1):
            await asyncio.to_thread(session.post, number)
        await asyncio.wait_for(quick.hear_until(CAPTIONS), 10)
        for one in (slow, quick):
            one.go()
        return quick.heard

    assert asyncio.run(story()) == list(range(1, CAPTIONS + 1))


def test_the_plug_pulled_in_a_session_loses_nothing_acknowledged(served):
    session, port = served.session("INC-03"), served.port
    wanted = '{"kind": "question"}'
    assert ask(port, "POST", session.floor, session.token, wanted)[0] == 201
    enough = threading.Event()
    acknowledged = []

    def caption():
        for number in itertools.count(1):
            try:
                if session.post(number) == 200:
                    acknowledged.append(number)
            except (OSError, http.client.HTTPException):
                return
            if len(acknowledged) >= REMEMBERED:
                enough.set()

    async def story():
        listener = session.listener()
        await listener.come()
        await listener.hear_until(3)
        sending = threading.Thread(target=caption)
        sending.start()
        await asyncio.to_thread(enough.wait, 20)
        await asyncio.to_thread(served.restart)
        sending.join()
        listener.go()
        await listener.come()
        await asyncio.wait_for(listener.hear_until(acknowledged[-1]), 10)
        listener.go()
        return listener

    for number in (1, 2, 3):
        session.post(f"first-{number}")
    listener = asyncio.run(story())

    kept = json.loads(ask(port, "GET", f"{session.room}/cues?after=0", "")[1])["cues"]
    numbers = [one["number"] for one in kept]
    assert {f"words {number}" for number in acknowledged} <= {
        one["text"] for one in kept
    }
    assert numbers == list(range(1, len(kept) + 1))
    assert listener.heard == numbers[: len(listener.heard)]
    assert b"Farid Haddad" in listener.text.rpartition(b"event: list")[2]


def test_the_server_goes_at_once_though_readers_follow(served):
    session = served.session("INC-01")

    async def story():
        listener = session.listener()
        await listener.come()
        served.process.terminate()
        began = time.monotonic()
        with pytest.raises(ConnectionError):
            await asyncio.wait_for(listener.hear_until(1000), 5)
        return began

    try:
        began = asyncio.run(story())
        served.process.wait(timeout=5)
        assert time.monotonic() - began < 2.5
    finally:
        served.restart()
