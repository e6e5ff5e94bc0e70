"""The write-ahead log of one database file: turns to write, flushes, folding in.

The log is opened beside SQLite's own handle, which is safe: SQLite keeps no lock on
that file. A log that is not there was folded into the database and flushed with it.
"""

import contextlib
import functools
import os
import threading
import time
from typing import Any

from palabre.kernel.group_flush import GroupFlush

FOLD_SECONDS = 1.0
"""How often the log is folded into the database while people write."""


class Log:
    """What the threads of this process share about one database file."""

    def __init__(self, database: str) -> None:
        self.database = database
        self.turn = threading.Lock()
        self._group = GroupFlush()
        self._folded_at = time.monotonic()

    def flush(self, library: Any) -> None:
        """Return once everything that was committed is on the disk.

        ``library`` is the SQLite module that the backend uses.
        """
        self._group.wait(functools.partial(self._flush, library))

    def _flush(self, library: Any) -> None:
        try:
            log = os.open(f"{self.database}-wal", os.O_RDWR)
        except FileNotFoundError:
            return
        try:
            os.fdatasync(log)
        finally:
            os.close(log)
        now = time.monotonic()
        if now - self._folded_at >= FOLD_SECONDS:
            self._folded_at = now
            threading.Thread(target=self._fold, args=[library], name="fold").start()

    def _fold(self, library: Any) -> None:
        """Fold the log into the database, as far as no reader needs it."""
        with (
            contextlib.suppress(library.OperationalError),  # the next one will do it
            contextlib.closing(library.connect(self.database)) as connection,
        ):
            connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()


@functools.cache
def log_of(database: str) -> Log:
    """Return the log of a database file; one for the process."""
    return Log(database)
