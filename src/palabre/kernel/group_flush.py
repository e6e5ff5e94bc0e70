"""One flush to the disk for everybody who waits for one.

A commit is durable once the log that holds it is flushed; one flush makes every commit
before it durable. Whoever comes while a flush runs waits for the next one, which one
of them does for all.
"""

import threading
from collections.abc import Callable


class GroupFlush:
    """Flushes together what several threads have written."""

    def __init__(self) -> None:
        self._turn = threading.Lock()
        self._counting = threading.Lock()
        self._n_asked = 0
        self._n_flushed = 0

    def wait(self, flush: Callable[[], None]) -> None:
        """Return once everything this thread wrote before is flushed.

        ``flush`` is called by one of those who wait; if it raises, it raises for the
        one who called it, and the next in turn tries again.
        """
        with self._counting:
            self._n_asked += 1
            mine = self._n_asked
        with self._turn:
            if self._n_flushed >= mine:
                return
            with self._counting:
                n_covered = self._n_asked
            flush()
            self._n_flushed = n_covered
