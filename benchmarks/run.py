"""Measure import, draft, render and start-up; write the figures with their commands.

    make bench                    everything, results into benchmarks/RESULTS.md
    make bench ARGS="--only draft --runs 3"

Real inputs come from the shared folder beside the project (or PALABRE_SHARED); what is
not there is left out and said so. Figures are medians; the machine is named.
"""

import argparse
import gzip
import hashlib
import os
import platform
import re
import resource
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("PALABRE_SHARED", ROOT.parent / "shared")) / "data"
PALABRE = Path(sys.executable).parent / "palabre"
RESULTS = ROOT / "benchmarks" / "RESULTS.md"
PORT = 8797
HEAD = (
    "# Results of the last runs\n\nEach section names its commands. The machine was "
    "shared with other work: ratios hold, single figures move.\n"
)


@dataclass(frozen=True)
class Figure:
    """One measured value with what was run to get it."""

    what: str
    value: str
    limit: str
    command: str


def main() -> int:
    """Measure what was asked for and write the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=sorted(MEASURES))
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--out", type=Path, default=RESULTS)
    given = parser.parse_args()
    figures: list[Figure] = []
    for name, measure in MEASURES.items():
        if given.only in {None, name}:
            print(f"── {name}", flush=True)
            for figure in measure(given.runs):
                print(
                    f"{figure.what}: {figure.value} (limit {figure.limit})", flush=True
                )
                figures.append(figure)
    if given.only is None:
        write(given.out, table(figures))
        print(f"written: {given.out}")
    return 0


def draft(runs: int) -> Iterator[Figure]:
    """Draft a summary from a whole meeting week, several times, the same bytes."""
    archive = SHARED / "ietf125-transcripts" / "ietf125-transcripts.tar.xz"
    if not archive.exists():
        print("left out: the week of transcripts is not in the shared folder")
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with tarfile.open(archive) as packed:
            packed.extractall(folder / "week", filter="data")
        timed = [
            timed_run([PALABRE, "draft", folder / "week", "--out", folder / f"out{n}"])
            for n in range(runs)
        ]
        same = len({digest(folder / f"out{n}") for n in range(runs)}) == 1
    command = "palabre draft WEEK --out DIR"
    yield seconds(
        "117 sessions, 1.3 million words: files to verified draft",
        timed,
        "60 s",
        command,
    )
    peak = max(memory for _, memory in timed)
    yield Figure("the same, peak memory", f"{peak:.0f} MB", "1,000 MB", command)
    yield Figure(
        f"the same bytes in {runs} runs", "yes" if same else "NO", "yes", command
    )


def schedule(runs: int) -> Iterator[Figure]:
    """Import a real schedule of 780 events into an empty database, and again."""
    packed = SHARED / "fosdem-schedules" / "fosdem-2023.xml.gz"
    if not packed.exists():
        print("left out: the schedules are not in the shared folder")
        return
    first, again = [], []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as name:
            file = Path(name) / "fosdem-2023.xml"
            file.write_bytes(gzip.decompress(packed.read_bytes()))
            command = [PALABRE, "import", "schedule", file, "--edition", "fosdem-2023"]
            data = {"PALABRE_DATA": str(Path(name) / "data")}
            first.append(timed_run(command, data))
            again.append(timed_run(command, data))
    told = "palabre import schedule fosdem-2023.xml --edition fosdem-2023"
    yield seconds("780 events imported into a new database", first, "–", told)
    yield seconds("the same again: nothing changes", again, "–", told)


def demo(_: int) -> Iterator[Figure]:
    """Make the demo, start the server, ask for pages."""
    with tempfile.TemporaryDirectory() as name:
        data = {"PALABRE_DATA": name, "PALABRE_HOSTS": "127.0.0.1"}
        wall, memory = timed_run([PALABRE, "demo"], data)
        yield Figure(
            "palabre demo, from nothing to links",
            f"{wall:.1f} s",
            "30 s",
            "palabre demo",
        )
        yield Figure("the same, peak memory", f"{memory:.0f} MB", "–", "palabre demo")
        yield from serving(data)


def serving(data: dict[str, str]) -> Iterator[Figure]:
    """Measure start-up and the pages' time and weight."""
    start = time.monotonic()
    server = subprocess.Popen(
        [PALABRE, "serve", "--port", str(PORT)], env={**os.environ, **data}
    )
    try:
        wait_for(f"http://127.0.0.1:{PORT}/healthz")
        ready = time.monotonic() - start
        yield Figure(
            "start of the server to /healthz", f"{ready:.1f} s", "90 s", "palabre serve"
        )
        for path, told in PAGES.items():
            yield from page(path, told)
        peak = rss(server.pid)
        yield Figure(
            "memory of the server after that",
            f"{peak:.0f} MB",
            "250 MB",
            "palabre serve",
        )
    finally:
        server.terminate()
        server.wait(timeout=20)


PAGES = {
    "/en/baobab-2026/programme/?day=all": "programme, all 204 sessions",
    "/en/baobab-2026/programme/": "programme, one day as a grid",
    "/en/baobab-2026/": "edition's home",
    "/en/baobab-2026/outcomes/summary/": "Chair's Summary",
    "/fr/baobab-2026/highlights/": "highlights in French",
}


def page(path: str, told: str) -> Iterator[Figure]:
    """Ask for a page twenty times, rendered each time: median, weight compressed.

    A cookie that means nothing keeps the answer from being one held in memory.
    """
    url = f"http://127.0.0.1:{PORT}{path}"
    headers = {"Accept-Encoding": "gzip", "Cookie": "bench=1"}
    times, weight = [], 0
    for _ in range(20):
        start = time.perf_counter()
        asked = urllib.request.Request(url, headers=headers)
        try:
            with urllib.request.urlopen(asked, timeout=30) as answer:
                weight = len(answer.read())
        except urllib.error.HTTPError as error:
            yield Figure(told, f"HTTP {error.code}", "200", f"curl {path}")
            return
        times.append(time.perf_counter() - start)
    median = statistics.median(times) * 1000
    limit = "100 ms" if "204" in told else "–"
    yield Figure(f"{told}: rendered, median", f"{median:.0f} ms", limit, f"GET {path}")
    yield Figure(
        f"{told}: weight, gzip", f"{weight / 1000:.0f} kB", "150 kB", f"GET {path}"
    )


def seconds(
    what: str, timed: list[tuple[float, float]], limit: str, command: str
) -> Figure:
    """Return the median of several runs, with the range."""
    walls = sorted(wall for wall, _ in timed)
    value = f"{statistics.median(walls):.1f} s ({walls[0]:.1f}–{walls[-1]:.1f})"
    return Figure(what, value, limit, command)


def timed_run(
    command: list[object], extra: dict[str, str] | None = None
) -> tuple[float, float]:
    """Run a command; return its seconds and its peak memory in MB."""
    start = time.monotonic()
    child = subprocess.Popen(
        [str(part) for part in command],
        env={**os.environ, **(extra or {})},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert child.stderr is not None
    told = child.stderr.read()
    _, status, usage = os.wait4(child.pid, 0)
    wall = time.monotonic() - start
    if os.waitstatus_to_exitcode(status):
        raise SystemExit(told.decode()[-2000:])
    return wall, usage.ru_maxrss / 1000


def rss(pid: int) -> float:
    """Return a process's resident memory in MB."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1000
    found = re.search(r"VmRSS:\s+(\d+)", status.read_text())
    return int(found[1]) / 1000 if found else 0.0


def digest(folder: Path) -> str:
    """Return one hash over all files of a folder."""
    total = hashlib.sha256()
    for path in sorted(folder.iterdir()):
        total.update(path.name.encode() + path.read_bytes())
    return total.hexdigest()


def wait_for(url: str) -> None:
    """Wait until an address answers."""
    for _ in range(300):
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise SystemExit(f"{url} does not answer")


def table(figures: list[Figure]) -> str:
    """Return the results as a section of the page."""
    rows = "\n".join(
        f"| {one.what} | {one.value} | {one.limit} | `{one.command}` |"
        for one in figures
    )
    return (
        "## The thread: import, draft, render, start-up\n\n"
        f"`make bench` on {platform.machine()}, {os.cpu_count()} cores, Python "
        f"{platform.python_version()}; medians, range in brackets.\n\n"
        "| what | measured | limit | command |\n| --- | --- | --- | --- |\n"
        + rows
        + "\n"
    )


def write(path: Path, section: str) -> None:
    """Put the section in the place of the one of its title; the others stay."""
    title = section.splitlines()[0]
    kept = path.read_text(encoding="utf-8") if path.exists() else HEAD
    before, found, after = kept.partition(title)
    rest = after.partition("\n## ")[2] if found else ""
    whole = before.rstrip() + "\n\n" + section
    path.write_text(whole + (f"\n## {rest}" if rest else ""), encoding="utf-8")


MEASURES: dict[str, Callable[[int], Iterator[Figure]]] = {
    "draft": draft,
    "schedule": schedule,
    "demo": demo,
}

if __name__ == "__main__":
    raise SystemExit(main())
