"""An installation as an operator has it: a data folder, a database, a command."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
PALABRE = Path(sys.executable).with_name("palabre")
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"
STATIC = ROOT / "var" / "test-static"
"""Static files as the last new server collected them: eight seconds of a processor."""


class Installation:
    """An installation of its own: a data folder, a database, the `palabre` command."""

    def __init__(self, folder: Path, database_url: str) -> None:
        self.folder, self.database_url = folder, database_url
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("PALABRE_", "DJANGO_", "COV_", "PYTHONDONT"))
        } | {
            "PALABRE_DATA": str(folder),
            "PALABRE_DATABASE_URL": database_url,
            "DJANGO_SETTINGS_MODULE": "palabre.config.settings",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT / "tests")]),
        }

    def palabre(self, *words: str) -> str:
        """Run a command and return what it printed; fail if it failed."""
        return self._run([str(PALABRE), *words])

    def script(self, program: str) -> str:
        """Run a program in the installation, with Django ready."""
        ready = "import django; django.setup()\n"
        return self._run([sys.executable, "-c", ready + program])

    def lend_static(self) -> None:
        """Lay collected static files in; a server collects them anew if they are old."""
        with alone(STATIC.with_suffix(".lock")):
            if STATIC.is_dir() and not (self.folder / "static").exists():
                shutil.copytree(STATIC, self.folder / "static")

    def keep_static(self) -> None:
        """Keep what a server collected for the servers of other tests."""
        with alone(STATIC.with_suffix(".lock")):
            if stamp_in(self.folder / "static") != stamp_in(STATIC):
                shutil.rmtree(STATIC, ignore_errors=True)
                shutil.copytree(self.folder / "static", STATIC)

    def _run(self, words: list[str]) -> str:
        done = subprocess.run(  # noqa: S603 - our own command
            words,
            env=self.environment,
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Let one worker after the other do something."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def stamp_in(folder: Path) -> str:
    """Return what a server says of the static files that it collected."""
    stamp = folder / ".collected"
    return stamp.read_text() if stamp.is_file() else ""


def sqlite_in(folder: Path) -> Installation:
    """Return an installation on an SQLite file in its own folder, which may be new."""
    folder.mkdir(parents=True, exist_ok=True)
    return Installation(folder, f"sqlite:///{folder / 'palabre.sqlite3'}")


def answering() -> str:
    """Return a PostgreSQL server that answers, or leave the test out."""
    url = os.environ.get("PALABRE_TEST_POSTGRES", SERVER)
    try:
        psycopg.connect(url, connect_timeout=2).close()
    except psycopg.OperationalError as error:
        if os.environ.get("PALABRE_TEST_ALL") == "1":
            raise
        pytest.skip(f"no PostgreSQL answers at PALABRE_TEST_POSTGRES: {error}")
    return url
