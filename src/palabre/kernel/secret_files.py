"""Files that hold a secret: made once, whole, and read by their owner alone."""

import contextlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path


def read_or_make(path: Path, make: Callable[[], bytes]) -> bytes:
    """Return a secret file's bytes; the first to ask makes it.

    Parameters
    ----------
    path : Path
        Where it lies; missing folders are made.
    make : callable
        Gives the bytes of a new secret.

    Returns
    -------
    bytes
        What the file holds: for all processes that start at one instant the same.

    Notes
    -----
    The file is written under another name and then linked to its own, which fails if
    the name is taken: nobody reads half a secret, nobody replaces one in use.
    """
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".new-") as file:
            file.write(make())
            file.flush()
            os.fsync(file.fileno())
            with contextlib.suppress(FileExistsError):
                os.link(file.name, path)
    return path.read_bytes()
