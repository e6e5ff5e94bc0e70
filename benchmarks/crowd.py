"""A server of its own and a crowd that asks it, for the measurements of load.

The crowd is one thread with plain sockets, so that the machine's cores are left to the
server; each asks over a connection of one's own, as different people do.
"""

import asyncio
import csv
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
NAMES = SHARED / "reference" / "names"
PALABRE = Path(sys.executable).with_name("palabre")
STATIC = ROOT / "var" / "benchmarks" / "static"
"""Where benchmarks collect the static files, once for all of them."""

OK, FOUND = 200, 302

SUMMIT = """
import django; django.setup()
import json, sys
from datetime import UTC, date, datetime
from palabre.kernel.actors import Role, system
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.stating import RegistrationFacts
from palabre.stages.people import operations as people
from palabre.stages.people.models import Account
from palabre.stages.summits import operations as summits
bring_up_to_date()
by, at = system("benchmark"), datetime.now(UTC)
series = summits.found_series("load", name=text(en="Load"), about=text(en="Load"),
    is_fictional=True, by=by, at=at)
plan = summits.SummitPlan(code="load", name=text(en="Load"), zone="UTC",
    starts_on=date(2027, 5, 3), ends_on=date(2027, 5, 7), city=text(en="Load"),
    is_fictional=True)
summit = summits.announce(series, plan, by=by, at=at)
classes = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
accreditation.set_categories(summit, classes, by=by, at=at)
asked = json.load(sys.stdin)
guests = people.enter_persons(
    [people.PersonFacts(n) for n in asked["names"]], by=by, at=at)
accounts = Account.objects.bulk_create([
    Account(email=f"guest{n}@example.org", person=one, password="!")
    for n, one in enumerate(guests)])
"""
"""What every measurement starts with; each goes on from here in its own way."""


@dataclass
class Answer:
    """What the server answered."""

    status: int
    headers: dict[str, list[str]]
    body: bytes


@dataclass
class House:
    """An installation in a folder, its server started and killed at will."""

    folder: Path
    port: int
    database_url: str
    environment: dict[str, str] = field(init=False)
    server: subprocess.Popen[bytes] | None = None

    def __post_init__(self) -> None:
        """Say where the installation lives."""
        self.environment = os.environ | {
            "PALABRE_DATA": str(self.folder),
            "PALABRE_DATABASE_URL": self.database_url,
            "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
        }

    def prepare(self, program: str, asked: object) -> object:
        """Run a program in the installation; return what it printed last, as JSON."""
        done = subprocess.run(
            [sys.executable, "-c", program],
            input=json.dumps(asked),
            env=self.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(done.stderr)
        return json.loads(done.stdout.splitlines()[-1])

    async def start(self) -> None:
        """Start the server and wait until it answers."""
        self.server = subprocess.Popen(  # noqa: ASYNC220 - a start, measured apart
            [str(PALABRE), "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
        )
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            try:
                if (await self.ask("GET", "/healthz")).status == OK:
                    return
            except OSError:
                await asyncio.sleep(0.02)
        self.stop()
        sys.exit("the server did not start")

    def stop(self) -> None:
        """Kill the server, as a loss of power would."""
        if self.server is not None:
            self.server.send_signal(signal.SIGKILL)
            self.server.wait()

    def memory(self) -> float:
        """Return the most memory that the server has held, in MB."""
        assert self.server is not None
        status = Path(f"/proc/{self.server.pid}/status").read_text()
        return int(status.split("VmHWM:")[1].split()[0]) / 1024

    def processor(self) -> float:
        """Return the seconds of processor that the server has used."""
        assert self.server is not None
        fields = Path(f"/proc/{self.server.pid}/stat").read_text().rsplit(")")[1]
        user, system = fields.split()[11:13]
        return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")

    async def ask(
        self, method: str, path: str, body: str = "", **headers: str
    ) -> Answer:
        """Ask the server over a connection of one's own; OSError when it went away."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            content = body.encode()
            lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1"]
            lines += ["Connection: close", f"Content-Length: {len(content)}"]
            lines += [f"{n.replace('_', '-')}: {v}" for n, v in headers.items()]
            writer.write("\r\n".join(lines).encode() + b"\r\n\r\n" + content)
            return _answer(await reader.read())
        finally:
            writer.close()


@contextmanager
def house(port: int) -> Iterator[House]:
    """Lend an empty installation; its server is killed and its data go at the end.

    Where ``PALABRE_DATABASE_URL`` names a PostgreSQL server, a database of its own is
    made there beside the one named, and dropped.
    """
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("ended before its time"))
    with tempfile.TemporaryDirectory() as name, _database() as url:
        folder = Path(name)
        STATIC.mkdir(parents=True, exist_ok=True)
        (folder / "static").symlink_to(STATIC)
        lent = House(folder, port, url)
        try:
            yield lent
        finally:
            lent.stop()


@contextmanager
def _database() -> Iterator[str]:
    given = os.environ.get("PALABRE_DATABASE_URL", "")
    if not given.startswith("postgres"):
        yield ""
        return
    import psycopg  # noqa: PLC0415 - SQLite needs no driver

    name = f"palabre_benchmark_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(given, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    try:
        yield urlunsplit(urlsplit(given)._replace(path=name))
    finally:
        with psycopg.connect(given, autocommit=True) as connection:
            connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


def _answer(raw: bytes) -> Answer:
    head, _, body = raw.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    if " " not in first:
        raise ConnectionResetError("the server went away")
    headers: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(": ")
        headers.setdefault(name.lower(), []).append(value)
    if headers.get("transfer-encoding") == ["chunked"]:
        body = _unchunked(body)
    elif len(body) < int(headers.get("content-length", ["0"])[0]):
        raise ConnectionResetError("the server went away")
    return Answer(int(first.split(" ")[1]), headers, body)


def _unchunked(body: bytes) -> bytes:
    parts = []
    while True:
        size, there, body = body.partition(b"\r\n")
        if not there:
            raise ConnectionResetError("the server went away")
        n = int(size, 16)
        if n == 0:
            return b"".join(parts)
        parts.append(body[:n])
        body = body[n + 2 :]


def real_names(n_wanted: int) -> list[str]:
    """Return names of a country's forenames and surnames, in its own script."""
    forenames = _by_country(NAMES / "common-forenames-by-country.csv")
    surnames = _by_country(NAMES / "common-surnames-by-country.csv")
    countries = sorted(forenames.keys() & surnames.keys())
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    return [
        f"{chance.choice(forenames[one])} {chance.choice(surnames[one])}"
        for one in (chance.choice(countries) for _ in range(n_wanted))
    ]


def _by_country(path: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["Country"], []).append(row["Localized Name"])
    return found


def told(times: list[float]) -> str:
    """Return the middle and the slow end of some times, in words."""
    rising = sorted(times)
    shares = {"median": 0.5, "p99": 0.99, "longest": 1.0}
    return ", ".join(
        f"{name} {rising[min(int(len(rising) * share), len(rising) - 1)] * 1000:.0f} ms"
        for name, share in shares.items()
    )
