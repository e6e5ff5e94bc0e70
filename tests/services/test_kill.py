"""The plug is pulled while people register: what was acknowledged is there."""

import http.client
import json
import signal
import socket
import subprocess
import threading
import time

import pytest
from installations import PALABRE, ROOT

PEOPLE = """
import json
from datetime import UTC, datetime
import make
from palabre.api.tokens import make_token
from palabre.kernel.languages import text
from palabre.management.database import bring_up_to_date
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.people import operations as people
bring_up_to_date()
summit = make.summit()
classes = [("participant", text(en="Participant"), "#2f6b3c", ["rooms"])]
accreditation.set_categories(summit, classes, by=make.LOADER, at=make.NOON)
names = [people.PersonFacts(f"Guest {n}", country="KE") for n in range(160)]
guests = people.enter_persons(names, by=make.LOADER, at=make.NOON)
tokens = []
for n, guest in enumerate(guests):
    account = people.open_account(
        guest, email=f"guest{n}@example.org", by=make.LOADER, at=make.NOON
    )
    tokens.append(make_token(account, at=datetime.now(UTC)))
print(json.dumps(tokens))
"""
GIVEN = json.dumps(
    {
        "attendance": "on-site",
        "category": "participant",
        "group": "civil-society",
        "country": "KE",
    }
)
PATH = "/api/v1/editions/hamlet-2026/registrations"
CLIENTS = 4
ENOUGH = 30
"""Acknowledged registrations before the plug is pulled."""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def started(installation, port, program=(str(PALABRE),)) -> subprocess.Popen:
    """Start a real server and wait until it is ready."""
    installation.lend_static()
    server = subprocess.Popen(  # noqa: S603 - our own command
        [*program, "serve", "--port", str(port)],
        env=installation.environment,
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    ends = time.monotonic() + 180
    while time.monotonic() < ends:
        try:
            if ask(port, "GET", "/healthz", "")[0] == 200:
                installation.keep_static()
                return server
        except OSError:
            time.sleep(0.05)
    server.kill()
    pytest.fail("the server did not start")


def ask(port, method, path, token, body=None):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    try:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        headers["Content-Type"] = "application/json"
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def register(port, tokens, acknowledged) -> None:
    """Register one after the other until the server is gone."""
    for token in tokens:
        try:
            status, body = ask(port, "POST", PATH, token, GIVEN)
        except (OSError, http.client.HTTPException):
            return
        if status == 201:
            acknowledged.append((token, json.loads(body)["code"]))


@pytest.mark.slow
@pytest.mark.services
def test_what_was_acknowledged_survives_the_plug(sqlite):
    tokens = json.loads(sqlite.script(PEOPLE))
    port = free_port()
    server = started(sqlite, port)
    acknowledged: list[tuple[str, str]] = []
    clients = [
        threading.Thread(
            target=register, args=(port, tokens[number::CLIENTS], acknowledged)
        )
        for number in range(CLIENTS)
    ]

    for client in clients:
        client.start()
    ends = time.monotonic() + 60
    while len(acknowledged) < ENOUGH and time.monotonic() < ends:
        time.sleep(0.005)
    server.send_signal(signal.SIGKILL)
    server.wait()
    for client in clients:
        client.join()

    assert ENOUGH <= len(acknowledged) < len(tokens), "the plug came too late"
    again = started(sqlite, port)
    try:
        kept = {
            token: json.loads(ask(port, "GET", f"{PATH}/own", token)[1]).get("code")
            for token, _ in acknowledged
        }
    finally:
        again.kill()
        again.wait()
    assert kept == dict(acknowledged)
    assert "✗" not in sqlite.palabre("check")
