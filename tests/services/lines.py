"""A line between a server and what it speaks to, which a test can cut or hush."""

import contextlib
import select
import socket
import threading


class Line:
    """A TCP proxy on a port of its own.

    Parameters
    ----------
    port : int
        Where the other end listens.
    """

    def __init__(self, port: int) -> None:
        self._there = port
        self._is_cut = self._is_silent = False
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        self._lock = threading.Lock()
        self._door = socket.create_server(("127.0.0.1", 0))
        self.port = self._door.getsockname()[1]
        threading.Thread(target=self._answer, daemon=True).start()

    def cut(self) -> None:
        """End every connection; whoever comes is hung up on."""
        self._is_cut = True
        self._hang_up()

    def hush(self) -> None:
        """Carry nothing any more and tell nobody, as a router does that forgets."""
        self._is_silent = True

    def mend(self) -> None:
        """Carry again; what was hushed meanwhile stays lost."""
        if self._is_silent:
            self._hang_up()
        self._is_cut = self._is_silent = False

    def close(self) -> None:
        """End for good."""
        self._door.close()
        self.cut()

    def _hang_up(self) -> None:
        with self._lock:
            pairs, self._pairs = self._pairs, []
        for one in (end for pair in pairs for end in pair):
            with contextlib.suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
            one.close()

    def _answer(self) -> None:
        while True:
            try:
                here, _ = self._door.accept()
            except OSError:
                return
            if self._is_cut:
                here.close()
                continue
            try:
                there = socket.create_connection(("127.0.0.1", self._there))
            except OSError:
                here.close()
                continue
            with self._lock:
                self._pairs.append((here, there))
            threading.Thread(
                target=self._carry, args=(here, there), daemon=True
            ).start()

    def _carry(self, here: socket.socket, there: socket.socket) -> None:
        try:
            while True:
                ready, _, _ = select.select([here, there], [], [], 0.2)
                for one in ready:
                    read = one.recv(65536)
                    if not read:
                        return
                    if not self._is_silent:
                        (there if one is here else here).sendall(read)
        except (OSError, ValueError):
            return
        finally:
            here.close()
            there.close()
