"""Django's WSGI handler behind the server: bodies in, threads, answers out.

A request is read to its end before it gets one of the few threads, so a phone on a bad
line holds up nobody; its answer goes back to the event loop in one piece unless it is
long. Each hand-over between thread and loop costs a wait for the interpreter's lock,
and under load those waits were half of what a page cost.
"""

import asyncio
import contextvars
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from palabre.gateways.bus.streams import Receive, Scope, Send

IN_MEMORY = 1024 * 1024
"""Bytes of a body that stay in memory, and of an answer that goes in one piece."""

MOST_BODY = 256 * 1024 * 1024
TOO_LARGE = b"The request is too large.\n"

Environ = dict[str, Any]
Wsgi = Callable[[Environ, Callable[..., object]], Iterable[bytes]]


class Pages:
    """An ASGI application that answers with a WSGI application, in a few threads."""

    def __init__(self, application: Wsgi, *, threads: int) -> None:
        self._application = application
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix="page")

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        with SpooledTemporaryFile(IN_MEMORY) as body:
            n_bytes = await _take(receive, body)
            if n_bytes is None:
                return
            if n_bytes > MOST_BODY:
                await _refuse(send)
                return
            body.seek(0)
            answer = _Answer(asyncio.get_running_loop(), send)
            work = contextvars.copy_context().run
            environ = environ_of(scope, body)
            await answer.loop.run_in_executor(
                self._threads, work, answer.fill, self._application, environ
            )
            await answer.end()


class _Answer:
    """What the application answers, gathered in its thread, sent by the loop."""

    def __init__(self, loop: asyncio.AbstractEventLoop, send: Send) -> None:
        self.loop = loop
        self._send = send
        self._start: dict[str, Any] = {}
        self._parts: list[bytes] = []
        self._n_waiting = 0
        self._is_started = False

    def fill(self, application: Wsgi, environ: Environ) -> None:
        """Run the application; send what has gathered when it grows long."""
        parts = application(environ, self._begin)
        try:
            for part in parts:
                self._parts.append(part)
                self._n_waiting += len(part)
                if self._n_waiting >= IN_MEMORY:
                    sent = self._flush(is_last=False)
                    asyncio.run_coroutine_threadsafe(sent, self.loop).result()
        finally:
            getattr(parts, "close", lambda: None)()

    def _begin(
        self, status: str, headers: list[tuple[str, str]], _error: object = None
    ) -> Callable[[bytes], None]:
        self._start = {
            "type": "http.response.start",
            "status": int(status.split(" ", 1)[0]),
            "headers": [
                (name.lower().encode("latin-1"), value.encode("latin-1"))
                for name, value in headers
            ],
        }
        return self._parts.append

    async def end(self) -> None:
        """Send what is left."""
        await self._flush(is_last=True)

    async def _flush(self, *, is_last: bool) -> None:
        if not self._is_started:
            self._is_started = True
            await self._send(self._start)
        body, self._parts, self._n_waiting = b"".join(self._parts), [], 0
        await self._send(
            {"type": "http.response.body", "body": body, "more_body": not is_last}
        )


async def _take(receive: Receive, body: IO[bytes]) -> int | None:
    """Read a body to its end; None when the client went away before."""
    n_bytes, is_more = 0, True
    while is_more:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        part = message.get("body", b"")
        n_bytes += len(part)
        if n_bytes > MOST_BODY:
            return n_bytes
        body.write(part)
        is_more = message.get("more_body", False)
    return n_bytes


async def _refuse(send: Send) -> None:
    headers = [(b"content-type", b"text/plain"), (b"connection", b"close")]
    start = {"type": "http.response.start", "status": 413, "headers": headers}
    await send(start)
    await send({"type": "http.response.body", "body": TOO_LARGE})


def environ_of(scope: Scope, body: IO[bytes]) -> Environ:
    """Return a request in the words of WSGI (PEP 3333)."""
    host, port = scope.get("server") or ("localhost", 80)
    client = scope.get("client")
    environ: Environ = {
        "asgi.scope": scope,
        "REQUEST_METHOD": scope["method"],
        "SCRIPT_NAME": "",
        "PATH_INFO": scope["path"].encode().decode("latin-1"),
        "QUERY_STRING": scope["query_string"].decode("latin-1"),
        "SERVER_NAME": host,
        "SERVER_PORT": str(port or 0),
        "SERVER_PROTOCOL": f"HTTP/{scope['http_version']}",
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.get("scheme", "http"),
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if client is not None:
        environ["REMOTE_ADDR"], environ["REMOTE_PORT"] = client[0], str(client[1])
    for name, value in scope.get("headers", ()):
        key = name.decode("latin-1").upper().replace("-", "_")
        if key not in {"CONTENT_LENGTH", "CONTENT_TYPE"}:
            key = f"HTTP_{key}"
        said = value.decode("latin-1")
        if key in environ:
            said = f"{environ[key]}{';' if key == 'HTTP_COOKIE' else ','}{said}"
        environ[key] = said
    return environ
