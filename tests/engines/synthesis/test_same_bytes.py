"""The same bytes on one core and on several, whatever the order in which files lie there."""

import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[3]
HAMLET = ROOT / "scenarios" / "hamlet"


def drafted(folder: Path, out: Path, *, threads: str, pin: Callable[[], None]) -> None:
    command = [sys.executable, "-m", "palabre.engines.synthesis.command"]
    environment = dict(os.environ) | {
        "OMP_NUM_THREADS": threads,
        "OPENBLAS_NUM_THREADS": threads,
        "PYTHONHASHSEED": threads,
    }
    subprocess.run(  # noqa: S603 - our own command; no thread runs here
        [*command, str(folder), "--out", str(out)],
        check=True,
        capture_output=True,
        env=environment,
        preexec_fn=pin,
    )


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def copied_in_another_order(source: Path, target: Path) -> Path:
    """Copy file by file in a drawn order, so that the folder lists them otherwise."""
    files = sorted(path for path in source.rglob("*") if path.is_file())
    random.Random(5).shuffle(files)
    for path in files:
        place = target / path.relative_to(source)
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, place)
    return target


@pytest.mark.slow
@pytest.mark.skipif(
    not hasattr(os, "sched_setaffinity") or len(os.sched_getaffinity(0)) < 2,
    reason="needs two cores that a process can be held to",
)
def test_cores_and_order_of_files_change_no_byte(tmp_path: Path) -> None:
    cores = sorted(os.sched_getaffinity(0))[:2]
    other = copied_in_another_order(HAMLET, tmp_path / "other")
    one, two = (
        partial(os.sched_setaffinity, 0, cores[:1]),
        partial(os.sched_setaffinity, 0, cores),
    )

    drafted(HAMLET, tmp_path / "a", threads="1", pin=one)
    drafted(other, tmp_path / "b", threads="2", pin=two)

    assert files_of(tmp_path / "a") == files_of(tmp_path / "b")
    assert len(files_of(tmp_path / "a")) == 6
