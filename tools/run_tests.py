"""Run the tests that this machine can run, and say plainly what was left out."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
PYTEST = Path(sys.executable).parent / "pytest"
MUST_RUN_ALL = "PALABRE_TEST_ALL"
"""Set to 1 (as CI does) to fail instead of leaving out what a package would run."""
SHARED = "shared"
WAYS = {
    "chromium": "apt-get install chromium",
    "PostgreSQL": (
        "apt-get install postgresql and start it, or name a server that answers in "
        "PALABRE_TEST_POSTGRES"
    ),
    "valkey-server": "apt-get install valkey-server (or redis-server)",
    SHARED: "put the real inputs there, or name their folder in PALABRE_SHARED",
}
"""How to get what a reason to leave a test out speaks of, by a word of the reason."""
WAITING = {"services", "browser"}
"""Folders whose tests wait for other processes: a busy machine can make one late."""
MOST_AGAIN = 3
"""In more modules than these it is not a busy machine, and nothing is run again. The
tests of a module share a world: when one process is late there, all of them may fail."""


def main() -> int:
    """Find what is here, run the tests, say what was not."""
    if must_run_all() and (missing := wanting()):
        print("nothing may be left out, but:")
        print("\n".join(f"  {one}" for one in missing))
        return 1
    chosen = sys.argv[1:]
    done = [run(chosen)] if chosen else [run(group) for group in groups()]
    code = max((one for one, _ in done), default=0)
    skipped = sum((found for _, found in done), Counter[str]())
    if skipped:
        print(f"\nLeft out, {skipped.total()} in all:")
        print("\n".join(f"  {one}" for one in told(skipped)))
    return code or int(must_run_all() and any(map(is_for_a_package, skipped)))


def must_run_all() -> bool:
    """Tell whether a test that is left out counts as failed."""
    return os.environ.get(MUST_RUN_ALL) == "1"


def is_for_a_package(why: str) -> bool:
    """Tell whether a test was left out for a program that set-up could install.

    The real inputs are not the project's, so no copy of it need have them; and no
    set-up gives a machine another core.
    """
    return any(word.casefold() in why.casefold() for word in WAYS if word != SHARED)


def groups() -> list[list[str]]:
    """Return the folders of tests, those that share nothing apart from each other."""
    here = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir()}
    apart = [["web"], ["api"], ["services", "browser"]]
    alone = {name for group in apart for name in group}
    first = sorted(here - alone - {"__pycache__"})
    wanted = [first, *([name for name in group if name in here] for group in apart)]
    return [
        [
            f"tests/{name}"
            for name in group
            if any((ROOT / "tests" / name).rglob("test_*.py"))
        ]
        for group in wanted
        if any(any((ROOT / "tests" / name).rglob("test_*.py")) for name in group)
    ]


def run(chosen: list[str]) -> tuple[int, Counter[str]]:
    """Run some of the tests on as many workers as were asked for.

    A module stays on one worker: its tests share the world that they look at.
    Returns pytest's code, and why tests were left out, each with how many.
    """
    workers = os.environ.get("PALABRE_TEST_WORKERS", "2")
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "tests.xml"
        kept = [f"--junitxml={notes}", "-o", "junit_family=xunit1"]
        command = [PYTEST, "-n", workers, "--dist", "loadscope", *kept, *chosen]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        failed, skipped = last_failed(notes), last_skipped(notes)
    modules = {name.partition("::")[0] for name in failed}
    is_waiting = all(set(Path(name).parts) & WAITING for name in modules)
    if code != 1 or not is_waiting or not 0 < len(modules) <= MOST_AGAIN:
        return code, skipped
    print("\nFailed beside the others; each is run again, alone:")
    print("\n".join(f"  {name}" for name in failed))
    again = subprocess.run([PYTEST, *failed], cwd=ROOT, check=False).returncode
    return again, skipped


def last_failed(notes: Path) -> list[str]:
    """Return the tests that failed in a run, as pytest wrote them down."""
    if not notes.is_file():
        return []
    cases = ET.parse(notes).iter("testcase")  # noqa: S314 - our own run's file
    return sorted(
        f"{case.get('file')}::{case.get('name')}"
        for case in cases
        if case.find("failure") is not None or case.find("error") is not None
    )


def last_skipped(notes: Path) -> Counter[str]:
    """Return why tests were left out in a run, in pytest's own words, and how many."""
    if not notes.is_file():
        return Counter()
    skips = ET.parse(notes).iter("skipped")  # noqa: S314 - our own run's file
    return Counter(
        " ".join(one.get("message", "").split())
        for one in skips
        if one.get("type") == "pytest.skip"
    )


def told(skipped: Counter[str]) -> list[str]:
    """Return a line for each reason: how many tests, why, and how to get them run."""
    return [f"{n} × {why}{way_out(why)}" for why, n in sorted(skipped.items())]


def way_out(why: str) -> str:
    """Return how to get what a reason says is missing, where we know."""
    ways = (way for word, way in WAYS.items() if word.casefold() in why.casefold())
    return f" → {way}" if (way := next(ways, "")) else ""


def wanting() -> list[str]:
    """Return a sentence for each thing that the tests want and the machine lacks."""
    lacks = []
    if not shutil.which("chromium"):
        lacks.append(f"no chromium: {WAYS['chromium']}")
    if "PALABRE_TEST_POSTGRES" not in os.environ and not answers(5432):
        lacks.append(f"no PostgreSQL answers: {WAYS['PostgreSQL']}")
    if not shutil.which("valkey-server") and not shutil.which("redis-server"):
        lacks.append(f"no server of a bus: {WAYS['valkey-server']}")
    return lacks


def answers(port: int) -> bool:
    """Tell whether something listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    raise SystemExit(main())
