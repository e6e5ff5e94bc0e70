"""Register many people at once, kill the server on the way, count what is there.

    .venv/bin/python benchmarks/register.py --people 10000 --at-once 50 --kills 50

Prints median and p99 of an acknowledged registration, and how many acknowledged ones
are missing afterwards (none, or the exit code is 1). Names come from the shared folder
of real names in many scripts. `PALABRE_DATABASE_URL` names PostgreSQL; SQLite without.
"""

import argparse
import csv
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
NAMES = SHARED / "reference" / "names"
PALABRE = Path(sys.executable).with_name("palabre")
SUMMIT = "load"
PATH = f"/api/v1/editions/{SUMMIT}/registrations"
GIVEN = json.dumps(
    {
        "attendance": "on-site",
        "category": "participant",
        "group": "civil-society",
        "country": "KE",
    }
)

PEOPLE = """
import django; django.setup()
import json, sys
from datetime import UTC, date, datetime
from palabre.api.tokens import make_token
from palabre.kernel.actors import system
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.people import operations as people
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
names = json.load(sys.stdin)
guests = people.enter_persons([people.PersonFacts(n) for n in names], by=by, at=at)
from palabre.stages.people.models import Account
accounts = Account.objects.bulk_create([
    Account(email=f"guest{n}@example.org", person=one, password="!")
    for n, one in enumerate(guests)])
print(json.dumps([make_token(one, at=at) for one in accounts]))
"""


def main() -> int:
    """Run the benchmark and print what was measured."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--people", type=int, default=10_000)
    parser.add_argument("--at-once", type=int, default=50)
    parser.add_argument("--kills", type=int, default=0)
    parser.add_argument("--port", type=int, default=8178)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        return measured(given, Path(folder))


def measured(given: argparse.Namespace, folder: Path) -> int:
    """Register everybody, pull the plug so many times, and look what is there."""
    environment = os.environ | {
        "PALABRE_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
    }
    tokens = prepared(given.people, environment)
    load = Load(tokens, given.port, environment, given.kills)
    started = time.monotonic()
    load.run(given.at_once)
    took = time.monotonic() - started
    n_lost = load.n_lost()
    load.stop()
    times = sorted(load.times)
    print(
        f"{len(times)} acknowledged in {took:.1f} s, {given.at_once} at once, "
        f"{load.n_kills} kills: median {at_share(times, 0.5):.0f} ms, "
        f"p99 {at_share(times, 0.99):.0f} ms, lost {n_lost}"
    )
    return 1 if n_lost else 0


def prepared(n_people: int, environment: dict[str, str]) -> list[str]:
    """Enter the people with real names and return a token for each."""
    done = subprocess.run(
        [sys.executable, "-c", PEOPLE],
        input=json.dumps(real_names(n_people)),
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        sys.exit(done.stderr)
    tokens: list[str] = json.loads(done.stdout.splitlines()[-1])
    return tokens


def real_names(n_wanted: int) -> list[str]:
    """Return names of a country's forenames and surnames, in its own script."""
    forenames = by_country(NAMES / "common-forenames-by-country.csv")
    surnames = by_country(NAMES / "common-surnames-by-country.csv")
    countries = sorted(forenames.keys() & surnames.keys())
    chance = random.Random(1)  # noqa: S311 - names, not secrets
    return [
        f"{chance.choice(forenames[one])} {chance.choice(surnames[one])}"
        for one in (chance.choice(countries) for _ in range(n_wanted))
    ]


def by_country(path: Path) -> dict[str, list[str]]:
    """Return the localized names of each country."""
    found: dict[str, list[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            found.setdefault(row["Country"], []).append(row["Localized Name"])
    return found


def at_share(times: list[float], share: float) -> float:
    """Return the time below which a share of all lies, in milliseconds."""
    return times[min(int(len(times) * share), len(times) - 1)] * 1000


class Load:
    """A server under load, killed and started again; who was told it is registered."""

    def __init__(
        self, tokens: list[str], port: int, environment: dict[str, str], n_kills: int
    ) -> None:
        self.waiting = iter(tokens)
        self.n_people, self.port, self.environment = len(tokens), port, environment
        self.kills_left, self.n_kills = n_kills, 0
        self.told: dict[str, str] = {}
        self.times: list[float] = []
        self.lock = threading.Lock()
        self.server = self.started()

    def started(self) -> subprocess.Popen[bytes]:
        """Start the server and wait until it answers."""
        server = subprocess.Popen(
            [str(PALABRE), "serve", "--port", str(self.port)],
            env=self.environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        ends = time.monotonic() + 60
        while time.monotonic() < ends:
            try:
                if self.ask("GET", "/healthz", "")[0] == http.client.OK:
                    return server
            except (OSError, http.client.HTTPException):
                time.sleep(0.05)
        server.kill()
        sys.exit("the server did not start")

    def run(self, n_at_once: int) -> None:
        """Let so many register at once, and pull the plug in between."""
        clients = [threading.Thread(target=self.register) for _ in range(n_at_once)]
        for client in clients:
            client.start()
        step = self.n_people // (self.kills_left + 1)
        while self.kills_left and any(one.is_alive() for one in clients):
            if len(self.times) >= step * (self.n_kills + 1):
                self.server.send_signal(signal.SIGKILL)
                self.server.wait()
                self.server = self.started()
                self.kills_left, self.n_kills = self.kills_left - 1, self.n_kills + 1
            time.sleep(0.005)
        for client in clients:
            client.join()

    def register(self) -> None:
        """Register one after the other; ask again when the server went away."""
        while True:
            with self.lock:
                token = next(iter(islice(self.waiting, 1)), None)
            if token is None:
                return
            self.register_one(token)

    def register_one(self, token: str) -> None:
        """Register one; what went unanswered is asked again, and may be there."""
        while True:
            started = time.monotonic()
            try:
                status, body = self.ask("POST", PATH, token, GIVEN)
            except (OSError, http.client.HTTPException):
                time.sleep(0.1)
                continue
            if status == http.client.CREATED:
                self.times.append(time.monotonic() - started)
                self.told[token] = json.loads(body)["code"]
            return

    def n_lost(self) -> int:
        """Return how many were told that they are registered and are not."""
        kept = (
            json.loads(self.ask("GET", f"{PATH}/own", token)[1]).get("code") == code
            for token, code in self.told.items()
        )
        return sum(not one for one in kept)

    def ask(
        self, method: str, path: str, token: str, body: str | None = None
    ) -> tuple[int, bytes]:
        """Ask the server over a connection of one's own."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            headers = {"Content-Type": "application/json"}
            if token:
                headers["Authorization"] = f"Bearer {token}"
            connection.request(method, path, body, headers)
            response = connection.getresponse()
            return response.status, response.read()
        finally:
            connection.close()

    def stop(self) -> None:
        """Stop the server."""
        self.server.kill()
        self.server.wait()


if __name__ == "__main__":
    raise SystemExit(main())
