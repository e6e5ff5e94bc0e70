"""The static files as a server hands them out: collected, named by content, compressed."""

import hashlib
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command

from palabre.management.progress import step

STAMP = ".collected"
"""What was collected last, kept beside it."""


def bring_up_to_date() -> None:
    """Collect and compress the static files unless they are those of last time."""
    stamp = Path(settings.STATIC_ROOT) / STAMP
    found = _stamp_of_sources()
    if stamp.exists() and stamp.read_text() == found:
        return
    stamp.unlink(missing_ok=True)  # what is half collected is collected again
    with step("static files"):
        call_command("collectstatic", interactive=False, verbosity=0)
        stamp.write_text(found)


def _stamp_of_sources() -> str:
    """Return a hash of the name, size and time of every source, and of how they are kept."""
    told = hashlib.sha256(settings.STORAGES["staticfiles"]["BACKEND"].encode())
    for finder in get_finders():
        for path, storage in sorted(finder.list([]), key=lambda one: one[0]):
            state = Path(storage.path(path)).stat()
            told.update(f"{path} {state.st_size} {state.st_mtime_ns}\n".encode())
    return told.hexdigest()
