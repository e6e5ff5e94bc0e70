"""Readers of a live stream, as browsers are: they hear, hang up, come back."""

import asyncio
import re

CAPTION = re.compile(rb"^id: (\d+)$", re.MULTILINE)


class Listener:
    """One reader over a raw socket.

    Parameters
    ----------
    path : str
        Address of the stream.
    """

    def __init__(self, port: int, path: str) -> None:
        self._port, self._path = port, path
        self._writer: asyncio.StreamWriter | None = None
        self._reader: asyncio.StreamReader | None = None
        self._rest = b""
        self.heard: list[int] = []
        self.text = b""

    async def come(self) -> None:
        """Connect, or connect again from the last caption heard."""
        self._reader, self._writer = await asyncio.open_connection(
            "127.0.0.1", self._port
        )
        last = f"Last-Event-ID: {self.heard[-1]}\r\n" if self.heard else ""
        asked = f"GET {self._path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{last}\r\n"
        self._writer.write(asked.encode())
        await self._reader.readuntil(b"retry: ")

    def go(self) -> None:
        """Hang up without a word."""
        if self._writer is not None:
            self._writer.transport.abort()
        self._rest = b""

    async def hear_until(self, number: int) -> None:
        """Read until a caption of a number was heard."""
        assert self._reader is not None
        while not self.heard or self.heard[-1] < number:
            read = await self._reader.read(65536)
            if not read:
                raise ConnectionError("the stream ended")
            self.text += read
            frames, found, self._rest = (self._rest + read).rpartition(b"\n\n")
            self.heard += [int(one) for one in CAPTION.findall(frames + found)]
