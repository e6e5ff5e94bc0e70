"""Files that a command writes: where nothing can be written, it says so."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from palabre.kernel.refusals import Refused


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's no into a refusal.

    Raises Refused: ``file-not-writable``.
    """
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise Refused("file-not-writable", file=str(path), reason=reason) from error
