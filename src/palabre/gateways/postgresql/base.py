"""Django's PostgreSQL backend, with one flush for acts that wait for each other.

Every act holds the end of the journal's chain until it is committed. If each flushed
the server's log meanwhile, the disk would set the pace for all. So an act commits
without the flush, which lets the next one in, and is answered after a flush that
serves everyone who committed before it (`kernel.group_flush`).
"""

import functools
import select
from collections.abc import Sequence
from typing import Any

import psycopg
from django.db.backends.postgresql import base
from psycopg import errors, pq

from palabre.kernel.group_flush import GroupFlush

PREPARED_AFTER = 5
"""Times a statement is run before the server keeps its plan."""

RELAX = "SET LOCAL synchronous_commit TO off"
FLUSH = b"BEGIN; SELECT pg_logical_emit_message(true, 'palabre', ''); COMMIT"
"""Writes a few bytes to the server's log, so that committing it flushes the log."""


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend, with commits that are flushed together where asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waits_for_flush = False
        self._last_words = ""

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; the statements that `ask` runs are prepared when they come again.

        Not behind a pool of connections whose address says so: the next transaction
        may come to another connection of the server, which knows none of them.
        """
        connection = super().get_new_connection(conn_params)
        said = self.settings_dict["OPTIONS"]
        connection.prepare_threshold = said.get("prepare_threshold", PREPARED_AFTER)
        return connection

    def is_usable(self) -> bool:
        """Tell whether the server is still there; ask it only if it said something.

        A server that closed the connection left its last words in it, so silence means
        that all is well, and spares a way there and back at every request.
        """
        connection = self.connection
        if connection is None or connection.closed:
            return False
        said = select.poll()  # `select` knows no descriptors beyond 1,023
        said.register(connection.fileno(), select.POLLIN)
        return super().is_usable() if said.poll(0) else True

    def ask(self, words: str, values: Sequence[Any]) -> list[tuple[Any, ...]]:
        """Run a statement of the crowd's acts, prepared by the server.

        Whoever counts or logs statements, and a transaction that is broken, get the
        framework's own way.
        """
        if self.connection is None:
            self.ensure_connection()
        if self.queries_logged or self.execute_wrappers or self.needs_rollback:
            with self.cursor() as cursor:
                cursor.execute(words, values)
                return cursor.fetchall() if cursor.description else []
        with self.wrap_database_errors:
            found = psycopg.Cursor(self.connection)
            found.execute(words, values)
            answer = found.pgresult  # the columns' description costs more than rows
            return found.fetchall() if answer is not None and answer.nfields else []

    def flush_together(self) -> str:
        """Return what to run so that this transaction shares its flush.

        It is over only once it is flushed.
        """
        self._waits_for_flush = True
        return RELAX

    def may_commit_with(self) -> bool:
        """Tell whether statements may wait for the commit: nobody looks on."""
        return not (self.queries_logged or self.execute_wrappers or self.needs_rollback)

    def commit_with(self, statements: Sequence[tuple[str, Sequence[Any]]]) -> None:
        """Leave statements, in their order, to the commit that follows.

        They go to the server with it, in one way there and back: what they lock is
        held for as long as the server needs and no longer.
        """
        with self.wrap_database_errors:
            cursor = psycopg.ClientCursor(self.connection)
            self._last_words = "; ".join(cursor.mogrify(*one) for one in statements)
        self._waits_for_flush = True

    def _commit(self) -> None:
        if self._last_words:
            words, self._last_words = f"{RELAX}; {self._last_words}; COMMIT", ""
            self._tell(words.encode())
        else:
            super()._commit()  # type: ignore[misc]  # the stubs leave it out
        if self._waits_for_flush:
            self._waits_for_flush = False
            where = self.settings_dict
            group = _group_of(f"{where['HOST']}:{where['PORT']}/{where['NAME']}")
            group.wait(self._flush)

    def _flush(self) -> None:
        self._tell(FLUSH)

    def _tell(self, words: bytes) -> None:
        """Run statements in one way there and back; the first that fails ends them."""
        with self.wrap_database_errors:
            server = self.connection.pgconn
            answer = server.exec_(words)
            if answer.status != pq.ExecStatus.COMMAND_OK:
                raise errors.error_from_result(answer)

    def _rollback(self) -> None:
        self._waits_for_flush, self._last_words = False, ""
        super()._rollback()  # type: ignore[misc]

    def _close(self) -> None:
        self._waits_for_flush, self._last_words = False, ""
        super()._close()  # type: ignore[misc]


@functools.cache
def _group_of(database: str) -> GroupFlush:  # noqa: ARG001 - one for each database
    return GroupFlush()
