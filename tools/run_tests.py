"""Run the tests that this machine can run, and say plainly what was left out."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path
from xml.etree import ElementTree as ET

ROOT = Path(__file__).resolve().parent.parent
PYTEST = Path(sys.executable).parent / "pytest"
MUST_RUN_ALL = "PALABRE_TEST_ALL"
"""Set to 1 (as CI does) to fail instead of leaving anything out."""
WAITING = {"services", "browser"}
"""Folders whose tests wait for other processes: a busy machine can make one late."""
MOST_AGAIN = 3
"""More failures than these are not a busy machine, and nothing is run again."""


def main() -> int:
    """Find what is here, run the tests, say what was not."""
    missing = left_out()
    if missing and os.environ.get(MUST_RUN_ALL) == "1":
        print("nothing may be left out, but:")
        print("\n".join(missing))
        return 1
    chosen = sys.argv[1:]
    codes = [run(chosen)] if chosen else [run(group) for group in groups()]
    code = max(codes, default=0)
    if missing:
        print("\nLeft out for want of a system package:")
        print("\n".join(missing))
    return code


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


def run(chosen: list[str]) -> int:
    """Run some of the tests on as many workers as were asked for.

    A module stays on one worker: its tests share the world that they look at.
    """
    workers = os.environ.get("PALABRE_TEST_WORKERS", "2")
    with tempfile.TemporaryDirectory() as folder:
        notes = Path(folder) / "tests.xml"
        kept = [f"--junitxml={notes}", "-o", "junit_family=xunit1"]
        command = [PYTEST, "-n", workers, "--dist", "loadscope", *kept, *chosen]
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
        failed = last_failed(notes)
    is_waiting = all(set(Path(name).parts) & WAITING for name in failed)
    if code != 1 or not is_waiting or not 0 < len(failed) <= MOST_AGAIN:
        return code
    print("\nFailed beside the others; each is run again, alone:")
    print("\n".join(f"  {name}" for name in failed))
    return subprocess.run([PYTEST, *failed], cwd=ROOT, check=False).returncode


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


def left_out() -> list[str]:
    """Return a sentence for each thing that the tests want and the machine lacks."""
    told = []
    if not shutil.which("chromium"):
        told.append("  browser tests: apt-get install chromium")
    if not answers(5432) and not os.environ.get("PALABRE_TEST_POSTGRES"):
        told.append("  PostgreSQL tests: apt-get install postgresql, then start it")
    if not answers(6379) and not os.environ.get("PALABRE_TEST_REDIS"):
        told.append(
            "  bus tests: apt-get install redis-server (or valkey), then start it"
        )
    return told


def answers(port: int) -> bool:
    """Tell whether something listens on a port of this machine."""
    with socket.socket() as probe:
        probe.settimeout(0.5)
        return probe.connect_ex(("127.0.0.1", port)) == 0


if __name__ == "__main__":
    raise SystemExit(main())
