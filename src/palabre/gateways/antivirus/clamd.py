r"""ClamAV's daemon over TCP or a local socket, with its INSTREAM command.

Protocol: ``zINSTREAM\0``, chunks with a length of four bytes each, a length of zero;
the answer is ``stream: OK`` or ``stream: NAME FOUND``.
"""

import re
import socket
import struct
import time
from dataclasses import dataclass

CHUNK = 64 * 1024
SECONDS = 20.0
LONGEST = 4096
"""Bytes of an answer; the name of what was found is a word."""

CLEAN = "stream: OK"
FOUND = re.compile(r"stream: ([^\x00-\x1f]{1,200}) FOUND")


@dataclass(frozen=True, slots=True)
class ClamdScanner:
    """A scanner at an address: ``host:port`` or the path of a socket."""

    address: str

    def found(self, content: bytes) -> str:
        """Return the name of what was found, or nothing.

        Raises
        ------
        ConnectionError
            If the daemon does not answer, or answers that it could not look.
        """
        try:
            answer = self._ask(content)
        except (OSError, ValueError) as error:
            raise ConnectionError(f"clamd at {self.address}: {error}") from error
        if answer == CLEAN:
            return ""
        found = FOUND.fullmatch(answer)
        if found is None:
            raise ConnectionError(f"clamd at {self.address}: {answer[:200]}")
        return found[1]

    def _ask(self, content: bytes) -> str:
        with self._connected() as line:
            line.sendall(b"zINSTREAM\0")
            for start in range(0, len(content), CHUNK):
                part = content[start : start + CHUNK]
                line.sendall(struct.pack("!L", len(part)) + part)
            line.sendall(struct.pack("!L", 0))
            return self._answer(line)

    def _connected(self) -> socket.socket:
        if self.address.startswith("/"):
            line = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
            line.settimeout(SECONDS)
            line.connect(self.address)
            return line
        host, _, port = self.address.rpartition(":")
        return socket.create_connection((host, int(port)), timeout=SECONDS)

    @staticmethod
    def _answer(line: socket.socket) -> str:
        said, ends_at = b"", time.monotonic() + SECONDS
        while not said.endswith(b"\0") and (part := line.recv(4096)):
            said += part
            if len(said) > LONGEST or time.monotonic() > ends_at:
                raise ConnectionError("an answer without end")
        return said.rstrip(b"\0\n").decode(errors="replace")
