"""Django's SQLite backend over the newest SQLite at hand, with commits in groups.

Two things cost a writer time: the write lock, which SQLite waits for by sleeping
longer and longer, and the flush of the log at each commit. Threads of one process
queue for the write lock instead, and give it back before they wait for the disk: one
flush serves all who committed meanwhile (`kernel.group_flush`). No one is answered
before the flush, so what was acknowledged survives a loss of power as before.
"""

import functools
import sqlite3
import sys
from collections.abc import Sequence
from typing import Any

try:
    import pysqlite3
except ImportError:  # no wheel for this platform: the system's library serves
    pysqlite3 = None

if (
    pysqlite3 is not None
    and pysqlite3.sqlite_version_info > sqlite3.sqlite_version_info
):
    for name in ("sqlite3", "sqlite3.dbapi2"):
        sys.modules[name] = pysqlite3.dbapi2 if name.endswith("2") else pysqlite3

from django.db import OperationalError
from django.db.backends.sqlite3 import base

from palabre.gateways.sqlite.log import log_of


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend, with the library above and commits in groups."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._log = log_of(str(self.settings_dict["NAME"]))
        self._holds_turn = False
        self._changes_before = 0

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; the log is folded into the file beside, not by who commits."""
        connection = super().get_new_connection(conn_params)
        if not self.is_in_memory_db():
            connection.execute("PRAGMA wal_autocheckpoint = 0")
        return connection

    def ask(self, words: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run a statement of the crowd's acts, with little between us and SQLite.

        Whoever counts or logs statements, and a transaction that is broken, get the
        framework's own way.
        """
        if self.connection is None:
            self.ensure_connection()
        if self.queries_logged or self.execute_wrappers or self.needs_rollback:
            return _slowly(self, words, values)
        with self.wrap_database_errors:
            return list(self.connection.execute(_marked(words), values))

    def _start_transaction_under_autocommit(self) -> None:
        if self.is_in_memory_db():
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
            return
        if not self._log.turn.acquire(timeout=self._patience()):
            raise OperationalError("database is locked")
        self._holds_turn = True
        try:
            self._changes_before = self.connection.total_changes
            self.connection.execute("PRAGMA synchronous = NORMAL")
            super()._start_transaction_under_autocommit()  # type: ignore[misc]
        except BaseException:
            self._give_turn()
            raise

    def _patience(self) -> float:
        return float(self.settings_dict["OPTIONS"].get("timeout", 5))

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        if self._holds_turn:
            has_written = self.connection.total_changes != self._changes_before
            self._give_turn()
            if has_written:
                self._log.flush(self.Database)

    def _rollback(self) -> None:
        try:
            super()._rollback()  # type: ignore[misc]
        finally:
            self._give_turn()

    def _close(self) -> None:
        try:
            super()._close()  # type: ignore[misc]
        finally:
            self._give_turn(is_open=False)

    def _give_turn(self, *, is_open: bool = True) -> None:
        """Let the next writer in; statements on their own flush for themselves."""
        if not self._holds_turn:
            return
        self._holds_turn = False
        if is_open and self.connection is not None:
            self.connection.execute("PRAGMA synchronous = FULL")
        self._log.turn.release()


def _slowly(
    here: base.DatabaseWrapper, words: str, values: Sequence[Any]
) -> list[tuple[Any, ...]]:
    with here.cursor() as cursor:
        cursor.execute(words, values)
        return cursor.fetchall() if cursor.description else []


@functools.lru_cache(maxsize=512)
def _marked(words: str) -> str:
    """Return a statement with its places marked as SQLite marks them."""
    return words.replace("%s", "?")
