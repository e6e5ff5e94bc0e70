"""Measure the published pages: requests a second, slowest hundredth, bytes on the wire.

    python benchmarks/pages.py [--scenario forum] [--seconds 5]

Loads a scenario into a folder of its own, serves it with one process and asks with wrk
over eight connections on the same machine, no proxy between. Then an act is done while
the pages are read, and the time is taken until a reader sees it.
"""

import argparse
import gzip
import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PAGES = {
    "programme, one day, grid": "/en/{summit}/programme/",
    "programme, all days, list": "/en/{summit}/programme/?day=all&view=list",
    "programme.json": "/en/{summit}/programme.json",
    "programme.ics": "/en/{summit}/programme.ics",
    "now and next": "/en/{summit}/now/",
}
EDIT = """
from datetime import UTC, datetime
from palabre.kernel.actors import system
from palabre.kernel.languages import text
from palabre.stages.programme.models import Session
from palabre.stages.journal import operations as journal
from django.db import transaction
with transaction.atomic():
    one = Session.objects.filter(placement__isnull=False).order_by("code")[0]
    one.title = text(en="{mark}")
    one.save(update_fields=["title"])
    journal.record("programme.session.amended", f"session:{{one.code}}",
        by=system("benchmark"), at=datetime.now(UTC), summit=one.summit.code)
"""


def main() -> int:
    """Serve, ask, print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--scenario", default="forum")
    parser.add_argument("--seconds", type=int, default=5)
    given = parser.parse_args()
    if shutil.which("wrk") is None:
        print("wrk is needed (Debian: apt-get install wrk)")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"PALABRE_DATA": folder}
        palabre = [str(Path(sys.executable).with_name("palabre"))]
        told = subprocess.run(
            [*palabre, "demo", "--scenario", given.scenario],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        summit = re.findall(r"/en/([\w-]+)/programme/", told)[0]
        port = _free_port()
        server = subprocess.Popen(
            [*palabre, "serve", "--port", str(port)], env=environment
        )
        try:
            _wait(port)
            _measure(port, summit, given.seconds)
            _measure_edit(port, summit, environment)
            print(f"memory of the server: {_memory(server.pid)} MiB")
        finally:
            server.terminate()
            server.wait()
    return 0


def _measure(port: int, summit: str, seconds: int) -> None:
    print("| page | wire, br | wire, gzip | req/s | p99 | first rendering |")
    print("| --- | --- | --- | --- | --- | --- |")
    for name, path in PAGES.items():
        where = path.format(summit=summit)
        started = time.perf_counter()
        n_br = len(_get(port, where, "br"))
        first = (time.perf_counter() - started) * 1000
        n_gzip = len(_get(port, where, "gzip"))
        asked = ["wrk", "-t1", "-c8", f"-d{seconds}s", "--latency"]
        asked += ["-H", "accept-encoding: br", f"http://127.0.0.1:{port}{where}"]
        out = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
        rate = float(re.findall(r"Requests/sec:\s+([\d.]+)", out)[0])
        slow = re.findall(r"99%\s+(\S+)", out)[0]
        bad = re.findall(r"Non-2xx.*", out)
        print(
            f"| {name} | {n_br / 1000:.1f} KB | {n_gzip / 1000:.1f} KB "
            f"| {rate:,.0f} | {slow} | {first:.0f} ms |{''.join(bad)}"
        )


def _measure_edit(port: int, summit: str, environment: dict[str, str]) -> None:
    where = PAGES["programme, all days, list"].format(summit=summit)
    mark = "Seen in less than a second"
    manage = str(Path(__file__).resolve().parents[1] / "manage.py")
    edit = [sys.executable, manage, "shell", "-c", EDIT.format(mark=mark)]
    act = subprocess.Popen(edit, env=environment)
    _get(port, where, "gzip")
    act.wait()
    started = time.perf_counter()
    while mark.encode() not in gzip.decompress(_get(port, where, "gzip")):
        time.sleep(0.01)
    waited = (time.perf_counter() - started) * 1000
    print(f"an edited title, from the command's end to the reader: {waited:.0f} ms")


def _get(port: int, path: str, coding: str) -> bytes:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path, headers={"Accept-Encoding": coding})
    body = connection.getresponse().read()
    connection.close()
    return body


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _wait(port: int) -> None:
    for _ in range(100):
        try:
            _get(port, "/healthz", "")
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise SystemExit("the server did not start")


def _memory(pid: int) -> int:
    said = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    return int(re.findall(r"VmRSS:\s+(\d+)", said)[0]) // 1024


if __name__ == "__main__":
    sys.exit(main())
