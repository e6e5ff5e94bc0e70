"""Pack everything that must not be lost into one file, while the server runs.

    palabre backup forum-2026-05-29.tar.gz

Inside: the database (SQLite: a consistent copy; PostgreSQL: pg_dump), issued files,
sealed documents, the keys. Keep it as you keep the keys.
"""

import argparse
import hashlib
import io
import json
import sqlite3
import subprocess
import tarfile
import tempfile
from pathlib import Path

from django.conf import settings
from django.db import connection

from palabre import __version__
from palabre.kernel.refusals import Refused
from palabre.management.progress import step
from palabre.management.written import writing
from palabre.stages.journal.models import Entry

KEPT = ("secret.key", "badge.key", "documents.key")
MANIFEST = "manifest.json"
SQLITE = "database.sqlite3"
POSTGRES = "database.dump"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("file", type=Path, help="where to write the backup")


def run(given: argparse.Namespace) -> int:
    """Write the backup under another name first, then give it its own."""
    partial = given.file.with_name(given.file.name + ".part")
    with writing(given.file):
        partial.touch(mode=0o600)
    with tempfile.TemporaryDirectory() as folder, step(f"backup to {given.file}"):
        contents = {dump_database(Path(folder)).name: Path(folder)}
        with tarfile.open(partial, "w:gz") as archive:
            hashes = {
                name: _add(archive, where / name, name)
                for name, where in contents.items()
            }
            for path in _files():
                name = path.relative_to(settings.DATA_FOLDER).as_posix()
                hashes[name] = _add(archive, path, name)
            _add_manifest(archive, hashes)
        partial.replace(given.file)
    print(f"{given.file}: {len(hashes)} files, {given.file.stat().st_size} bytes")
    return 0


def dump_database(folder: Path) -> Path:
    """Copy the database as it is at one instant."""
    if connection.vendor == "postgresql":
        return _dump_postgres(folder / POSTGRES)
    target = folder / SQLITE
    connection.ensure_connection()
    copy = type(connection.connection)(str(target))
    try:
        connection.connection.backup(copy)
    finally:
        copy.close()
    return target


def _dump_postgres(target: Path) -> Path:
    place = settings.ENVIRONMENT.database_url
    done = subprocess.run(  # noqa: S603 - the tool of the database's own package
        ["pg_dump", "--format=custom", "--file", str(target), place],  # noqa: S607
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Refused("backup-failed", why=done.stderr.strip())
    return target


def _files() -> list[Path]:
    folder = settings.DATA_FOLDER
    kept = [folder / name for name in KEPT if (folder / name).exists()]
    places = (settings.MEDIA_ROOT, settings.VAULT_FOLDER)
    found = (path for place in places for path in place.rglob("*"))
    return [*kept, *sorted(path for path in found if path.is_file())]


def _add(archive: tarfile.TarFile, path: Path, name: str) -> str:
    archive.add(path, arcname=name)
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _add_manifest(archive: tarfile.TarFile, hashes: dict[str, str]) -> None:
    last = Entry.objects.order_by("-id").first()
    content = json.dumps(
        {
            "palabre": __version__,
            "vendor": connection.vendor,
            "files": hashes,
            "journal": {"n": last.pk, "hash": last.hash} if last else None,
        },
        indent=1,
        sort_keys=True,
    ).encode()
    told = tarfile.TarInfo(MANIFEST)
    told.size, told.mode = len(content), 0o600
    archive.addfile(told, io.BytesIO(content))


def sqlite_is_whole(path: Path) -> bool:
    """Tell whether a copied SQLite file is intact."""
    with sqlite3.connect(path) as database:
        found = database.execute("PRAGMA integrity_check").fetchone()
        return bool(found == ("ok",))
