"""Measure a live session: post a caption, until everybody has it.

    .venv/bin/python benchmarks/live.py --listeners 2000 --seconds 20 --every 0.5

Starts a server of its own on an empty SQLite file, lets listeners join from another
process, posts captions, and prints delivery (ms), join time, memory a listener, and
whether anybody was lost. `--slow N` adds readers who read nothing; `--rejoin 0.1` lets
a tenth hang up at a random caption and come back with Last-Event-ID: what they missed
must reach them, in order, once. `--transcript FILE` says a real record at the pace at
which it was spoken, from its beginning, in place of the same words again and again.
"""

import argparse
import asyncio
import json
import os
import random
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable
from contextlib import ExitStack
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import uvloop
from websockets.sync.client import connect

ROOT = Path(__file__).resolve().parents[1]
PALABRE = Path(sys.executable).with_name("palabre")
ROOM = "/live/hamlet-2026/INC-01"
NUMBER = re.compile(rb"id: (\d+)\nevent: caption\ndata: [^\n]*\n")

WORLD = """
import django; django.setup()
import json, make, make_live
from django.test import Client
from palabre.kernel.actors import Role
from palabre.management.database import bring_up_to_date
from palabre.stages.people import operations as people
from palabre.stages.summits import operations as summits
from palabre.web.floor.keys import key_for
bring_up_to_date()
session, ivo = make_live.sitting().session, make.person("Ivo Maric")
summits.grant(session.summit, ivo, Role.CAPTIONER, by=make.LOADER, at=make.NOON)
facts = {"email": "ivo@example.org", "by": make.LOADER, "at": make.NOON}
client = Client()
client.force_login(people.open_account(ivo, **facts))
cookie = client.cookies["sessionid"].value
print(json.dumps({"key": key_for(session, make.LOADER), "cookie": cookie}))
"""

DESK = "/en/hamlet-2026/sessions/INC-01/captions/"


class Reader(asyncio.Protocol):
    """One listener: notes when each caption came."""

    def __init__(
        self,
        came: dict[int, list[float]],
        *,
        is_slow: bool = False,
        leaves_after: int = 0,
    ) -> None:
        self.came, self.is_slow, self.leaves_after = came, is_slow, leaves_after
        self.rest = b""
        self.last = self.n_returns = 0
        self.is_joined = self.is_lost = self.is_away = False
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Ask for the stream, after the last caption that was heard."""
        self.transport, self.rest = transport, b""
        seen = f"Last-Event-ID: {self.last}\r\n" if self.last else ""
        transport.write(
            f"GET {ROOM}/events?after=0 HTTP/1.1\r\nHost: x\r\n{seen}\r\n".encode()
        )
        if self.is_slow:
            transport.pause_reading()

    def data_received(self, read: bytes) -> None:
        """Note every caption that is whole."""
        self.is_joined = True
        self.rest += read
        ends = 0
        for found in NUMBER.finditer(self.rest):
            number = int(found[1])
            assert number == self.last + 1, "out of order"
            self.last = number
            if not self.n_returns:
                self.came.setdefault(number, []).append(time.monotonic())
            ends = found.end()
            if self.leaves_after and number == self.leaves_after:
                self.leave()
                return
        self.rest = self.rest[ends:] if ends else self.rest[-8192:]

    def leave(self) -> None:
        """Hang up without a word."""
        assert self.transport is not None
        self.is_away, self.leaves_after = True, 0
        self.transport.abort()

    def connection_lost(self, _: Exception | None) -> None:
        """Note that the stream ended, unless this reader left by itself."""
        self.is_lost = self.is_lost or not self.is_away


async def listen(
    port: int, n_readers: int, n_slow: int, leaving: list[int], pipe: Connection
) -> None:
    """Join, tell how long it took, listen until told to stop, tell what came."""
    loop = asyncio.get_running_loop()
    came: dict[int, list[float]] = {}
    readers = [
        Reader(came, leaves_after=leaving[n] if n < len(leaving) else 0)
        for n in range(n_readers)
    ]
    slow = [Reader({}, is_slow=True) for _ in range(n_slow)]
    began = time.monotonic()
    gate = asyncio.Semaphore(200)

    async def join(reader: Reader) -> None:
        async with gate:
            made = socket.socket()
            made.setblocking(False)  # noqa: FBT003 - the socket's own way
            if reader.is_slow:
                made.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
            await loop.sock_connect(made, ("127.0.0.1", port))
            await loop.create_connection(lambda: reader, sock=made)

    await asyncio.gather(*(join(one) for one in [*readers, *slow]))
    while not all(one.is_joined for one in readers):  # noqa: ASYNC110 - a poll is enough
        await asyncio.sleep(0.02)
    pipe.send(time.monotonic() - began)

    async def bring_back() -> None:
        while True:
            for one in readers:
                if one.is_away:
                    one.n_returns += 1
                    await join(one)
                    one.is_away = False
            await asyncio.sleep(0.5)

    returning = asyncio.create_task(bring_back())
    last = await asyncio.to_thread(pipe.recv)
    ends = time.monotonic() + 15
    while any(one.last < last for one in readers):
        if time.monotonic() > ends:
            break
        await asyncio.sleep(0.05)
    returning.cancel()
    lost = sum(one.is_lost or one.last < last for one in readers)
    pipe.send((came, lost, sum(one.n_returns for one in readers)))


def listeners(
    port: int, n_readers: int, n_slow: int, leaving: list[int], pipe: Connection
) -> None:
    """Run the listeners' process."""
    uvloop.run(listen(port, n_readers, n_slow, leaving, pipe))


def memory(pid: int) -> int:
    """Return a process's resident kilobytes."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(re.search(r"VmRSS:\s+(\d+)", status)[1])  # type: ignore[index]


def processor_seconds(pid: int) -> float:
    """Return the seconds of a processor that a process has used."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


Send = Callable[[int, str], None]
OPEN = ExitStack()
"""Sockets of captioners, open until the end."""


def posting(port: int, given: dict[str, str]) -> Send:
    """Return how a captioner's machine posts JSON."""
    address = f"http://127.0.0.1:{port}{ROOM}/captions?key={given['key']}"

    def send(number: int, words: str) -> None:
        told = {"text": words, "seq": number, "speaker": "Ada Okonkwo"}
        asked = urllib.request.Request(address, data=json.dumps(told).encode())
        asked.add_header("Content-Type", "application/json")
        urllib.request.urlopen(asked, timeout=20).close()

    return send


def cart(port: int, given: dict[str, str]) -> Send:
    """Return how a CART provider posts text with ``>> NAME:``."""
    address = f"http://127.0.0.1:{port}{ROOM}/captions?key={given['key']}&seq="

    def send(number: int, words: str) -> None:
        told = f">> ADA OKONKWO: {words}".encode()
        asked = urllib.request.Request(f"{address}{number}", data=told)
        asked.add_header("Content-Type", "text/plain")
        urllib.request.urlopen(asked, timeout=20).close()

    return send


def socket_of(port: int, given: dict[str, str]) -> Send:
    """Return how a captioner's machine sends over its WebSocket."""
    address = f"ws://127.0.0.1:{port}{ROOM}/captions/ws?key={given['key']}"
    opened = OPEN.enter_context(connect(address))

    def send(_: int, words: str) -> None:
        opened.send(f">> ADA OKONKWO: {words}")
        assert opened.recv(20) == "1"

    return send


def typist(port: int, given: dict[str, str]) -> Send:
    """Return how the typist's page sends what was typed."""
    address = f"http://127.0.0.1:{port}{DESK}"
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
    opener.addheaders = [("Cookie", f"sessionid={given['cookie']}")]
    shown = opener.open(address, timeout=20).read().decode()
    token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown)
    cookies = [
        one
        for handler in opener.handlers
        if isinstance(handler, urllib.request.HTTPCookieProcessor)
        for one in handler.cookiejar
    ]
    csrf = next(one.value for one in cookies if one.name == "csrftoken")
    assert token is not None, "the typist's page has no form"

    def send(number: int, words: str) -> None:
        told = {"text": f">> ADA OKONKWO: {words}", "lang": "en", "number": number}
        told["csrfmiddlewaretoken"] = token[1]
        asked = urllib.request.Request(address, data=urlencode(told).encode())
        asked.add_header("Cookie", f"sessionid={given['cookie']}; csrftoken={csrf}")
        with urllib.request.build_opener(_Stay()).open(asked, timeout=20) as answer:
            assert answer.status == 302, "the page refused what was typed"

    return send


class _Stay(urllib.request.HTTPErrorProcessor):
    """Takes the page's "see there" as the answer it is."""

    def http_response(self, _: object, response: Any) -> Any:
        return response


SOURCES = {"post": posting, "cart": cart, "socket": socket_of, "typist": typist}


def ready(port: int) -> None:
    """Wait until the server answers."""
    for _ in range(3000):
        try:
            urllib.request.urlopen(
                f"http://127.0.0.1:{port}/healthz", timeout=2
            ).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit("the server did not start")


def measure(given: argparse.Namespace, folder: str) -> None:
    """Start, join, post, and print the figures."""
    environment = os.environ | {
        "PALABRE_DATA": folder,
        "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
        "PYTHONPATH": str(ROOT / "tests"),
    }
    lines = spoken(given.transcript, environment) if given.transcript else None
    made = subprocess.run(
        [sys.executable, "-c", WORLD], env=environment, capture_output=True, check=True
    )
    keys, port = json.loads(made.stdout), given.port
    server = subprocess.Popen([PALABRE, "serve", "--port", str(port)], env=environment)
    try:
        ready(port)
        report(given, server.pid, port, keys, lines)
    finally:
        server.terminate()
        server.wait()


SPOKEN = """
import django; django.setup()
import json, sys
from pathlib import Path
from palabre.engines.formats.intake import read_file
from palabre.engines.formats.reading import read_record
from palabre.management.replay import lines_of
file = Path(sys.argv[1])
(record, *_) = read_record(file.name, read_file(file))
print(json.dumps([[one.at, one.text] for one in lines_of(record.turns, "en")]))
"""


def spoken(file: Path, environment: dict[str, str]) -> list[tuple[float, str]]:
    """Return the captions of a record: seconds from its beginning, words."""
    read = subprocess.run(
        [sys.executable, "-c", SPOKEN, str(file)],
        env=environment,
        capture_output=True,
        check=True,
    )
    lines = json.loads(read.stdout)
    return [(at - lines[0][0], words) for at, words in lines]


def say(
    plan: list[tuple[float, str]], send: Send, seconds: float
) -> tuple[dict[int, float], dict[int, float]]:
    """Send every caption when it is due; return when each was sent and answered."""
    sent: dict[int, float] = {}
    kept: dict[int, float] = {}
    began = time.monotonic()
    for number, (due, words) in enumerate(plan, 1):
        time.sleep(max(0.0, began + due - time.monotonic()))
        if time.monotonic() - began > seconds:
            break
        sent[number] = time.monotonic()
        send(number, words)
        kept[number] = time.monotonic()
    return sent, kept


def report(
    given: argparse.Namespace,
    pid: int,
    port: int,
    keys: dict[str, str],
    lines: list[tuple[float, str]] | None,
) -> None:
    """Run the session itself."""
    before = memory(pid)
    here, there = Pipe()
    words = "words " * given.words
    n_same = max(2, int(given.seconds / given.every))
    plan = lines or [(number * given.every, words) for number in range(n_same)]
    plan = [(due, said) for due, said in plan if due < given.seconds]
    n_captions = max(2, len(plan))
    chance = random.Random(given.listeners)  # noqa: S311 - a plan, not a secret
    n_leaving = int(given.listeners * given.rejoin)
    leaving = [chance.randrange(1, n_captions) for _ in range(n_leaving)]
    crowd = Process(
        target=listeners, args=(port, given.listeners, given.slow, leaving, there)
    )
    crowd.start()
    joined = here.recv()
    after = memory(pid)
    send = SOURCES[given.source](port, keys)
    used = processor_seconds(pid)
    sent, kept = say(plan, send, given.seconds)
    here.send(len(sent))
    used = processor_seconds(pid) - used
    came, lost, returned = here.recv()
    crowd.join()

    def p99_of(number: int, every: list[float]) -> float:
        return sorted(every)[len(every) * 99 // 100] - sent[number]

    waits = sorted(
        (at - sent[number]) * 1000 for number, every in came.items() for at in every
    )
    whole = [max(every) - sent[number] for number, every in came.items()]
    n = given.listeners
    print(f"{n} listeners, {len(sent)} captions, {len(waits)} deliveries, {lost} lost")
    print(f"{returned} hung up and came back; {lost} missed a caption or got one twice")
    print(f"joined in {joined:.2f} s ({n / joined:.0f}/s)")
    print(f"delivery ms: p50 {waits[len(waits) // 2]:.0f} ", end="")
    print(f"p99 {waits[len(waits) * 99 // 100]:.0f} max {waits[-1]:.0f}; ", end="")
    print(f"everybody has it after {statistics.median(whole) * 1000:.0f}")
    each = statistics.median(p99_of(number, every) for number, every in came.items())
    print(f"of the median caption: p99 {each * 1000:.0f} ms; ", end="")
    print(f"{used / len(waits) * 1e6:.0f} µs of a processor a delivery; ", end="")
    print(f"load average {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")
    posts = sorted((kept[one] - sent[one]) * 1000 for one in sent)
    print(f"a post is kept and answered: p50 {posts[len(posts) // 2]:.0f} ", end="")
    print(f"p99 {posts[len(posts) * 99 // 100]:.0f} max {posts[-1]:.0f} ms")
    print(f"memory: {before / 1024:.0f} MiB, {(after - before) / n:.1f} KiB a listener")
    print(f"after the session {memory(pid) / 1024:.0f} MiB")
    if given.raw:
        keep_raw(given.raw, sent, kept, came)


def keep_raw(
    path: Path,
    sent: dict[int, float],
    kept: dict[int, float],
    came: dict[int, list[float]],
) -> None:
    """Write one line a caption: readers, ms until acknowledged, p50, p99, last."""
    rows = ["caption,readers,kept_ms,p50_ms,p99_ms,last_ms"]
    for number, every in sorted(came.items()):
        waits = sorted((at - sent[number]) * 1000 for at in every)
        n = len(waits)
        p50, p99 = waits[n // 2], waits[n * 99 // 100]
        answered = (kept[number] - sent[number]) * 1000
        rows.append(f"{number},{n},{answered:.1f},{p50:.1f},{p99:.1f},{waits[-1]:.1f}")
    path.write_text("\n".join(rows) + "\n")


def main() -> None:
    """Read the arguments and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--listeners", type=int, default=1000)
    parser.add_argument("--slow", type=int, default=0, help="readers who never read")
    parser.add_argument("--rejoin", type=float, default=0.0, help="share that leaves")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--every", type=float, default=0.5, help="seconds a caption")
    parser.add_argument("--words", type=int, default=12, help="words of a caption")
    parser.add_argument("--transcript", type=Path, help="a real record, at its pace")
    parser.add_argument("--source", choices=SOURCES, default="post")
    parser.add_argument("--raw", type=Path, help="a file for one line a caption")
    parser.add_argument("--port", type=int, default=8178)
    given = parser.parse_args()
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    with tempfile.TemporaryDirectory() as folder:
        measure(given, folder)


if __name__ == "__main__":
    main()
