"""An installation as an operator has it: a data folder, a database, a command."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[2]
PALABRE = Path(sys.executable).with_name("palabre")
SERVER = "postgresql://postgres@127.0.0.1:5432/postgres"


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
            "PYTHONPATH": str(ROOT / "tests"),
        }

    def palabre(self, *words: str) -> str:
        """Run a command and return what it printed; fail if it failed."""
        return self._run([str(PALABRE), *words])

    def script(self, program: str) -> str:
        """Run a program in the installation, with Django ready."""
        ready = "import django; django.setup()\n"
        return self._run([sys.executable, "-c", ready + program])

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
