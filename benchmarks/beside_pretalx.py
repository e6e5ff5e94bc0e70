"""Set the public programme beside pretalx's, with the same sessions, in one run.

    python benchmarks/beside_pretalx.py --pretalx ENV/bin/python [--seconds 5]

``ENV`` is a virtual environment of its own with pretalx and gunicorn installed. The
scenario is loaded here, its programme is written as schedule JSON, and the same sessions,
rooms and speakers are put into a new pretalx event. Each is served by one process on this
machine, no proxy between, and asked with wrk over eight connections.
"""

import argparse
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from sections import keep_section

SEED = """
import datetime as dt, json
from django.utils.timezone import now
from django_scopes import scopes_disabled, scope
from pretalx.event.models import Event
from pretalx.event.utils import create_organiser_with_team
from pretalx.person.models import User, SpeakerProfile
from pretalx.schedule.models import Room
from pretalx.submission.models import Submission, SubmissionStates
told = json.load(open({file!r}))["schedule"]["conference"]
with scopes_disabled():
    organiser, team = create_organiser_with_team(name="Bench", slug="bench")
    event = Event.objects.create(name=told["title"], slug="bench", organiser=organiser,
        email="a@example.org", locale="en", locale_array="en", timezone="Europe/Zurich",
        date_from=told["start"][:10], date_to=told["end"][:10], is_public=True)
with scope(event=event):
    event.build_initial_data()
    people, rooms = {{}}, {{}}
    for day in told["days"]:
        for name, talks in day["rooms"].items():
            room = rooms.get(name) or Room.objects.create(event=event, name=name)
            rooms[name] = room
            for talk in talks:
                hours, minutes = talk["duration"].split(":")
                one = Submission.objects.create(event=event, title=talk["title"],
                    abstract=talk["abstract"] or "", description=talk["description"] or "",
                    content_locale="en", submission_type=event.cfp.default_type,
                    state=SubmissionStates.CONFIRMED)
                for person in talk["persons"]:
                    key = person["name"] if "name" in person else person["public_name"]
                    if key not in people:
                        user = User.objects.create(name=key, locale="en",
                            email=f"p{{len(people)}}@example.org")
                        SpeakerProfile.objects.create(user=user, event=event)
                        people[key] = user
                    one.speakers.add(people[key])
                slot, _ = event.wip_schedule.talks.get_or_create(submission=one)
                slot.room, slot.start = room, dt.datetime.fromisoformat(talk["date"])
                slot.end = slot.start + dt.timedelta(hours=int(hours), minutes=int(minutes))
                slot.save()
    event.release_schedule("1.0")
    print(Submission.objects.count(), "sessions,", len(people), "speakers")
"""
PRETALX = {
    "schedule, all days": "/bench/schedule/",
    "schedule JSON": "/bench/schedule/export/schedule.json",
    "iCalendar": "/bench/schedule/export/schedule.ics",
    "list of sessions": "/bench/talk/",
}
PALABRE = {
    "schedule, all days": "/en/{summit}/programme/?day=all&view=list",
    "schedule JSON": "/en/{summit}/programme.json",
    "iCalendar": "/en/{summit}/programme.ics",
    "list of sessions": "/en/{summit}/programme/?day=all&view=list",
}


def main() -> int:
    """Load both, serve both, ask both, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pretalx", type=Path, required=True)
    parser.add_argument("--scenario", default="forum")
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--keep", action="store_true", help="write RESULTS.md")
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is needed (Debian: apt-get install wrk)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        body = _measured(Path(folder), given)
    print(body)
    if given.keep:
        keep_section("The public programme beside pretalx", body)
    return 0


def _measured(folder: Path, given: argparse.Namespace) -> str:
    here = folder / "palabre"
    here.mkdir()
    environment = os.environ | {"PALABRE_DATA": str(here)}
    palabre = [str(Path(sys.executable).with_name("palabre"))]
    told = _run([*palabre, "demo", "--scenario", given.scenario], environment)
    summit = re.findall(r"/en/([\w-]+)/programme/", told)[0]
    ours, theirs = _free_port(), _free_port()
    served = [
        subprocess.Popen([*palabre, "serve", "--port", str(ours)], env=environment)
    ]
    try:
        _awaited(f"http://127.0.0.1:{ours}/healthz")
        where = f"http://127.0.0.1:{ours}/en/{summit}/programme.json"
        schedule = folder / "schedule.json"
        schedule.write_bytes(urllib.request.urlopen(where).read())
        n = _filled(folder, given.pretalx, schedule, theirs)
        gunicorn = [
            str(given.pretalx.with_name("gunicorn")), "pretalx.wsgi", "--workers", "1",
            "--bind", f"127.0.0.1:{theirs}", "--log-level", "error",
        ]  # fmt: skip
        served.append(subprocess.Popen(gunicorn, env=_pretalx(folder, theirs)))
        _awaited(f"http://127.0.0.1:{theirs}/bench/schedule/")
        lines = [
            (
                f"Command: `python benchmarks/beside_pretalx.py --pretalx ENV/bin/python "
                f"--keep`, {n.strip()}, pretalx {_version(given.pretalx)} under gunicorn; one "
                "process each, SQLite, same machine, one after the other."
            ),
            "",
            "| page | Palabre, req/s | p99 | bytes | pretalx, req/s | p99 | bytes |",
            "| --- | ---: | ---: | ---: | ---: | ---: | ---: |",
        ]
        for name, path in PALABRE.items():
            mine = _asked(ours, path.format(summit=summit), given.seconds)
            other = _asked(theirs, PRETALX[name], given.seconds)
            lines.append(f"| {name} | {mine} | {other} |")
        return "\n".join(lines)
    finally:
        for one in served:
            one.terminate()
            one.wait()


def _filled(folder: Path, python: Path, schedule: Path, port: int) -> str:
    data = folder / "pretalx"
    data.mkdir()
    (folder / "pretalx.cfg").write_text(
        f"[filesystem]\ndata={data}\n[site]\ndebug=False\nurl=http://127.0.0.1:{port}\n"
        f"secret={'s' * 50}\n[database]\nbackend=sqlite3\nname={data / 'db.sqlite3'}\n"
    )
    environment = _pretalx(folder, port)
    _run([str(python), "-m", "pretalx", "migrate"], environment)
    _run([str(python), "-m", "pretalx", "collectstatic", "--noinput"], environment)
    seed = SEED.format(file=str(schedule))
    shell = [
        str(python),
        "-m",
        "pretalx",
        "shell",
        "--unsafe-disable-scopes",
        "-c",
        seed,
    ]
    return _run(shell, environment).splitlines()[-1]


def _pretalx(folder: Path, port: int) -> dict[str, str]:
    return os.environ | {
        "PRETALX_CONFIG_FILE": str(folder / "pretalx.cfg"),
        "DJANGO_SETTINGS_MODULE": "pretalx.settings",
        "PRETALX_SITE_URL": f"http://127.0.0.1:{port}",
    }


def _version(python: Path) -> str:
    told = "import importlib.metadata as m; print(m.version('pretalx'))"
    return _run([str(python), "-c", told], dict(os.environ)).strip()


def _asked(port: int, path: str, seconds: int) -> str:
    where = f"http://127.0.0.1:{port}{path}"
    asked = urllib.request.Request(where, headers={"Accept-Encoding": "gzip"})
    size = len(urllib.request.urlopen(asked).read())
    command = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--latency", "--timeout", "30s"]
    command += ["-H", "accept-encoding: gzip", where]
    out = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", out)[0])
    slow = re.findall(r"99%\s+(\S+)", out)[0]
    bad = " ".join(re.findall(r"Non-2xx.*", out))
    return f"{rate:,.1f} | {slow} | {size / 1000:.1f} KB{bad}"


def _run(command: list[str], environment: dict[str, str]) -> str:
    done = subprocess.run(
        command, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise SystemExit(f"{command[:4]}: {done.stderr[-3000:]}")
    return done.stdout


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _awaited(address: str) -> None:
    for _ in range(600):
        try:
            urllib.request.urlopen(address, timeout=20)
        except OSError:
            time.sleep(0.3)
        else:
            return
    raise SystemExit(f"no answer from {address}")


if __name__ == "__main__":
    raise SystemExit(main())
