"""Somebody who listens: a bounded queue of frames, and the task that writes them."""

import asyncio
from collections import deque


class Listener:
    """One open stream.

    Parameters
    ----------
    n_waiting : int
        Frames that may wait. A reader with more is too slow: the stream ends, and the
        reader comes back for what it missed.
    """

    __slots__ = (
        "_frames",
        "_n_limit",
        "_wake",
        "is_over",
        "n_at_beat",
        "n_taken",
        "reader",
        "writer",
    )

    def __init__(self, n_waiting: int) -> None:
        self._frames: deque[bytes] = deque()
        self._n_limit = n_waiting
        self._wake: asyncio.Future[None] | None = None
        self.is_over = False
        self.n_taken = 0
        self.n_at_beat = -1
        self.writer: asyncio.Task[object] | None = None
        self.reader: asyncio.Task[object] | None = None

    def push(self, frame: bytes) -> None:
        """Queue a frame, or end the stream of a reader who is too slow."""
        if self.is_over:
            return
        if len(self._frames) >= self._n_limit:
            self.drop()
            return
        self._frames.append(frame)
        self._rouse()

    async def next(self) -> bytes | None:
        """Wait for frames and return all of them as one chunk; None at the end."""
        while not self._frames:
            if self.is_over:
                return None
            self._wake = asyncio.get_running_loop().create_future()
            try:
                await self._wake
            finally:
                self._wake = None
        chunk = b"".join(self._frames)
        self._frames.clear()
        self.n_taken += 1
        return chunk

    def end(self) -> None:
        """End the stream after what is queued."""
        self.is_over = True
        self._rouse()

    def drop(self) -> None:
        """End the stream now; a writer that hangs on a full socket is cut off."""
        self.is_over = True
        self._frames.clear()
        if self._wake is None and self.writer is not None:
            self.writer.cancel()
        self._rouse()

    def drop_if_stuck(self) -> None:
        """Drop a reader who took nothing since the last beat though frames wait."""
        if self._frames and self.n_taken == self.n_at_beat:
            self.drop()
        self.n_at_beat = self.n_taken

    def _rouse(self) -> None:
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)
