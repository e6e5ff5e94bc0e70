"""The public programme beside pretalx's: the same sessions, one run, one asker.

    python3 -m venv /tmp/pretalx && /tmp/pretalx/bin/pip install pretalx==2025.2.2 gunicorn
    python benchmarks/rival_pages.py --pretalx /tmp/pretalx/bin/python [--keep]

Loads the fictional forum, hands its released programme to a fresh pretalx, serves both
with one process on SQLite, and asks each over eight connections kept open, gzip allowed.
pretalx runs as its manual says: gunicorn, no debug, its own cache off as shipped.
"""

import argparse
import gzip
import http.client
import json
import os
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sections import keep_section

CONNECTIONS = 8
OURS = {
    "programme, every session": "/en/{code}/programme/?day=all&view=list",
    "programme as JSON": "/en/{code}/programme.json",
    "programme as calendar": "/en/{code}/programme.ics",
}
THEIRS = {
    "programme, every session": "/week/schedule/nojs",
    "programme as JSON": "/week/schedule.json",
    "programme as calendar": "/week/schedule.ics",
}
FILL = """
import datetime as dt, json, os, sys
os.environ["DJANGO_SETTINGS_MODULE"] = "pretalx.settings"
import django; django.setup()
from django_scopes import scope, scopes_disabled
from pretalx.event.models import Event
from pretalx.event.utils import create_organiser_with_team
from pretalx.person.models import SpeakerProfile, User
from pretalx.schedule.models import Room
from pretalx.submission.models import Submission
told = json.load(open(sys.argv[1]))
with scopes_disabled():
    organiser, _ = create_organiser_with_team(name="Week", slug="weekorg", users=[])
    event = Event.objects.create(name="Week", slug="week", organiser=organiser,
        is_public=True, date_from=dt.date.fromisoformat(told["from"]),
        date_to=dt.date.fromisoformat(told["to"]), timezone=told["zone"],
        email="week@example.org", locale_array="en", locale="en")
with scope(event=event):
    event.build_initial_data()
    rooms = {name: Room.objects.create(event=event, name=name, position=n)
        for n, name in enumerate(told["rooms"])}
    users = {}
    for n, name in enumerate(told["people"]):
        users[name] = User.objects.create_user(name=name, email=f"p{n}@example.org")
        SpeakerProfile.objects.create(user=users[name], event=event, biography="")
    kind = event.submission_types.first()
    for one in told["talks"]:
        made = Submission.objects.create(event=event, title=one["title"],
            submission_type=kind, abstract=one["abstract"], content_locale="en",
            duration=one["minutes"])
        made.speakers.set([users[name] for name in one["people"]])
        made.accept(); made.confirm()
        slot = made.slots.filter(schedule=event.wip_schedule).first()
        slot.start = dt.datetime.fromisoformat(one["start"])
        slot.end = slot.start + dt.timedelta(minutes=one["minutes"])
        slot.room = rooms[one["room"]]
        slot.save()
    event.wip_schedule.freeze("1.0", notify_speakers=False)
    print(event.current_schedule.talks.count())
"""


def main() -> int:
    """Fill, serve, ask both in turn, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretalx", required=True, help="python of its environment")
    parser.add_argument("--seconds", type=float, default=5.0)
    parser.add_argument("--keep", action="store_true", help="write RESULTS.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        rows = _both(Path(folder), given.pretalx, given.seconds)
    head = "| page | whose | bytes, gzip | median | slowest in twenty | pages/s |\n"
    load = f"{os.getloadavg()[0]:.0f} on {os.cpu_count()} cores"
    body = (
        "Command: `python benchmarks/rival_pages.py --pretalx PYTHON --keep`, both in one"
        f" run, one process each; load average at the end {load}.\n\n"
        + head
        + "| --- | --- | ---: | ---: | ---: | ---: |\n"
        + "\n".join(rows)
    )
    print(body)
    if given.keep:
        keep_section("The public programme beside pretalx's", body)
    return 0


def _both(folder: Path, pretalx: str, seconds: float) -> list[str]:
    ours, theirs = folder / "ours", folder / "theirs"
    ours.mkdir()
    theirs.mkdir()
    mine = os.environ | {"PALABRE_DATA": str(ours)}
    palabre = str(Path(sys.executable).with_name("palabre"))
    told = _run([palabre, "demo", "--until", "programme"], mine)
    code = re.findall(r"/en/([\w-]+)/programme/", told)[0]
    rows = []
    port = _free_port()
    with _served([palabre, "serve", "--port", str(port)], mine, port):
        programme = json.loads(_get(port, f"/en/{code}/programme.json")[1])
        for name, path in OURS.items():
            rows.append(_row(name, "Palabre", port, path.format(code=code), seconds))
    port = _free_port()
    environment = _filled(pretalx, theirs, _facts(programme), port)
    command = [pretalx, "-m", "gunicorn", "pretalx.wsgi", "--workers", "1"]
    command += ["--threads", str(CONNECTIONS), "--bind", f"127.0.0.1:{port}"]
    with _served(command, environment, port):
        for name, path in THEIRS.items():
            rows.append(_row(name, "pretalx", port, path, seconds))
    return sorted(rows)


def _facts(programme: dict[str, object]) -> dict[str, object]:
    """Return what a schedule JSON holds, as the other side needs it."""
    conference = programme["schedule"]["conference"]  # type: ignore[index]
    talks = [
        {
            "title": event["title"][:200],
            "abstract": event["abstract"],
            "start": event["date"],
            "minutes": _minutes(event["duration"]),
            "room": room,
            "people": sorted({one["name"] for one in event["persons"]}),
        }
        for day in conference["days"]
        for room, events in day["rooms"].items()
        for event in events
    ]
    return {
        "from": conference["start"][:10],
        "to": conference["end"][:10],
        "zone": conference["time_zone_name"],
        "rooms": sorted({one["room"] for one in talks}),
        "people": sorted({name for one in talks for name in one["people"]}),
        "talks": talks,
    }


def _minutes(words: str) -> int:
    hours, minutes = words.split(":")
    return int(hours) * 60 + int(minutes)


def _filled(
    pretalx: str, folder: Path, facts: dict[str, object], port: int
) -> dict[str, str]:
    environment = os.environ | {
        "PRETALX_DATA_DIR": str(folder),
        "PRETALX_FILESYSTEM_STATIC": str(folder / "static"),
        "PRETALX_SITE_URL": f"http://127.0.0.1:{port}",
        "PRETALX_DB_NAME": str(folder / "db.sqlite3"),
        "PRETALX_NO_INITIAL_LOG": "1",
    }
    (folder / "programme.json").write_text(json.dumps(facts), encoding="utf-8")
    (folder / "fill.py").write_text(FILL, encoding="utf-8")
    _run([pretalx, "-m", "pretalx", "migrate", "--verbosity", "0"], environment)
    _run([pretalx, "-m", "pretalx", "collectstatic", "--noinput"], environment)
    filled = [pretalx, str(folder / "fill.py"), str(folder / "programme.json")]
    print(f"sessions in pretalx: {_run(filled, environment).strip()}")
    return environment


def _row(name: str, whose: str, port: int, path: str, seconds: float) -> str:
    n_bytes, body = _get(port, path)
    assert body, (name, whose)
    begun = time.perf_counter()
    took = _asked(port, path, seconds)
    spent = time.perf_counter() - begun  # the last answer may come long after the time
    median, slow = statistics.median(took), sorted(took)[int(0.95 * len(took))]
    return (
        f"| {name} | {whose} | {n_bytes:,} | {median * 1000:.1f} ms "
        f"| {slow * 1000:.1f} ms | {_rate(len(took) / spent)} |"
    )


def _rate(value: float) -> str:
    return f"{value:,.0f}" if value >= 10 else f"{value:.1f}"


def _asked(port: int, path: str, seconds: float) -> list[float]:
    """Return how long each answer took, over eight connections kept open."""
    took: list[float] = []
    until = time.perf_counter() + seconds

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        while (begun := time.perf_counter()) < until:
            connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
            answer = connection.getresponse()
            answer.read()
            assert answer.status == 200, (path, answer.status)
            took.append(time.perf_counter() - begun)
        connection.close()

    asking = [threading.Thread(target=ask) for _ in range(CONNECTIONS)]
    for one in asking:
        one.start()
    for one in asking:
        one.join()
    return took


def _get(port: int, path: str) -> tuple[int, bytes]:
    """Return the bytes on the wire and what they say."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers={"Accept-Encoding": "gzip"})
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    is_packed = answer.headers.get("Content-Encoding") == "gzip"
    return len(body), gzip.decompress(body) if is_packed else body


@contextmanager
def _served(
    command: list[str], environment: dict[str, str], port: int
) -> Iterator[None]:
    server = subprocess.Popen(command, env=environment)
    try:
        for _ in range(1_500):
            try:
                socket.create_connection(("127.0.0.1", port), timeout=1).close()
                break
            except OSError:
                time.sleep(0.2)
        else:
            raise SystemExit("the server does not answer")
        yield
    finally:
        server.terminate()
        server.wait()


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(done.stdout[-1000:] + done.stderr[-3000:])
    return done.stdout


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


if __name__ == "__main__":
    raise SystemExit(main())
