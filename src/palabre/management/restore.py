"""Put a backup back into an empty data folder.

    PALABRE_DATA=/srv/palabre palabre restore forum-2026-05-29.tar.gz

What is there is never overwritten: an existing database is refused unless --replace
is given, and then it is kept beside under another name. Stop the server first.
"""

import argparse
import hashlib
import json
import shutil
import subprocess
import tarfile
import tempfile
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from palabre.kernel.refusals import Refused
from palabre.management.backup import MANIFEST, POSTGRES, SQLITE, sqlite_is_whole
from palabre.management.database import bring_up_to_date
from palabre.management.progress import step, tell

Table = dict[str, Any]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", type=Path, help="a file that `palabre backup` wrote")
    parser.add_argument(
        "--replace", action="store_true", help="keep the present data aside first"
    )


def run(given: argparse.Namespace) -> int:
    """Check the backup whole, then put it in place."""
    if not given.file.exists():
        raise Refused("backup-missing", file=given.file.name)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with step("checking the backup"):
            manifest = _unpack(given.file, folder)
        with step("putting it in place"):
            _place(folder, manifest, replace=given.replace)
            bring_up_to_date()
    journal = manifest.get("journal") or {}
    tell(f"restored; the journal ends at entry {journal.get('n', 0)}")
    return 0


def _unpack(file: Path, folder: Path) -> Table:
    try:
        with tarfile.open(file, "r:gz") as archive:
            archive.extractall(folder, filter="data")
        manifest: Table = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (tarfile.TarError, OSError, ValueError, EOFError) as error:
        raise Refused("backup-broken", file=file.name, why=str(error)) from error
    for name, wanted in manifest["files"].items():
        path = folder / name
        if not path.is_file() or _sha256(path) != wanted:
            raise Refused("backup-broken", file=file.name, why=f"{name} is damaged")
    return manifest


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _place(folder: Path, manifest: Table, *, replace: bool) -> None:
    if manifest["vendor"] != connection.vendor:
        raise Refused(
            "backup-other-database", vendor=manifest["vendor"], here=connection.vendor
        )
    if connection.vendor == "postgresql":
        _restore_postgres(folder / POSTGRES)
    else:
        _restore_sqlite(folder / SQLITE, replace=replace)
    for name in manifest["files"]:
        if name in {SQLITE, POSTGRES}:
            continue
        target = settings.DATA_FOLDER / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(folder / name, target)


def _restore_sqlite(source: Path, *, replace: bool) -> None:
    if not sqlite_is_whole(source):
        raise Refused("backup-broken", file=source.name, why="the database is damaged")
    target = Path(str(settings.DATABASES["default"]["NAME"]))
    connection.close()
    if target.exists():
        if not replace:
            raise Refused("data-there", file=target.name)
        aside = target.with_name(target.name + ".before-restore")
        for ending in ("-wal", "-shm", ""):  # its last acts may lie in the log
            part = target.with_name(target.name + ending)
            if part.exists():
                part.replace(aside.with_name(aside.name + ending))
        tell(f"  the former database is kept as {aside.name}")
    for ending in ("-wal", "-shm"):
        target.with_name(target.name + ending).unlink(missing_ok=True)
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _restore_postgres(source: Path) -> None:
    place = settings.ENVIRONMENT.database_url
    done = subprocess.run(  # noqa: S603 - the tool of the database's own package
        ["pg_restore", "--clean", "--if-exists", "--dbname", place, str(source)],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused("backup-broken", file=source.name, why=done.stderr.strip())
