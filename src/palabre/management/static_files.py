"""The static files as a server hands them out: collected, named by content, compressed."""

import hashlib
import shutil
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.management.commands.collectstatic import Command
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.utils.module_loading import import_string

import palabre
from palabre.management.progress import step

STAMP = ".collected"
"""What was collected last, kept beside it."""

PREPARED: Final = Path(palabre.__file__).parent / "staticfiles"
"""What an installation collected once, for every data folder."""


def bring_up_to_date(*, prepared: Path = PREPARED) -> None:
    """Collect and compress the static files unless they are those of last time.

    Those that the installation prepared are taken over if they are of the same sources.
    """
    target = Path(settings.STATIC_ROOT)
    found = _stamp_of_sources()
    if _is_stamped(target, found):
        return
    (target / STAMP).unlink(missing_ok=True)  # what is half there is made again
    with step("static files"):
        if _is_stamped(prepared, found):
            unstamped = shutil.ignore_patterns(STAMP)
            shutil.copytree(prepared, target, ignore=unstamped, dirs_exist_ok=True)
        else:
            _collect(target)
        (target / STAMP).write_text(found)


def prepare(prepared: Path = PREPARED) -> Path | None:
    """Collect the static files beside the code; None where that may not be written."""
    found = _stamp_of_sources()
    if _is_stamped(prepared, found):
        return prepared
    with suppress(OSError):
        shutil.rmtree(prepared, ignore_errors=True)
        prepared.mkdir()
        _collect(prepared)
        (prepared / STAMP).write_text(found)
        return prepared
    return None


def _is_stamped(folder: Path, found: str) -> bool:
    stamp = folder / STAMP
    return stamp.exists() and stamp.read_text() == found


def _collect(target: Path) -> None:
    backend = settings.STORAGES["staticfiles"]["BACKEND"]
    storage: FileSystemStorage = import_string(backend)(location=target)
    command = Command()
    command.storage = storage
    call_command(command, interactive=False, verbosity=0)


def _stamp_of_sources() -> str:
    """Return a hash of the name, size and time of every source, and of how they are kept."""
    told = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda one: one[0]):
            state = Path(storage.path(path)).stat()
            told.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()
