"""Django's PostgreSQL backend, with one flush for acts that wait for each other.

Every act holds the end of the journal's chain until it is committed. If each flushed
the server's log meanwhile, the disk would set the pace for all. So an act commits
without the flush, which lets the next one in, and is answered after a flush that
serves everyone who committed before it (`kernel.group_flush`).
"""

import functools
from typing import Any

from django.db.backends.postgresql import base

from palabre.kernel.group_flush import GroupFlush

RELAX = "SET LOCAL synchronous_commit TO off"
FLUSH = "SELECT pg_logical_emit_message(true, 'palabre', '')"
"""Writes a few bytes to the server's log, so that committing it flushes the log."""


class DatabaseWrapper(base.DatabaseWrapper):
    """The stock backend, with commits that are flushed together where asked."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._waits_for_flush = False

    def flush_together(self) -> str:
        """Return what to run so that this transaction shares its flush.

        It is over only once it is flushed.
        """
        self._waits_for_flush = True
        return RELAX

    def _commit(self) -> None:
        super()._commit()  # type: ignore[misc]  # the stubs leave it out
        if self._waits_for_flush:
            self._waits_for_flush = False
            where = self.settings_dict
            group = _group_of(f"{where['HOST']}:{where['PORT']}/{where['NAME']}")
            group.wait(self._flush)

    def _flush(self) -> None:
        with self.wrap_database_errors:
            self.connection.execute(FLUSH)
            self.connection.commit()

    def _rollback(self) -> None:
        self._waits_for_flush = False
        super()._rollback()  # type: ignore[misc]

    def _close(self) -> None:
        self._waits_for_flush = False
        super()._close()  # type: ignore[misc]


@functools.cache
def _group_of(database: str) -> GroupFlush:  # noqa: ARG001 - one for each database
    return GroupFlush()
