"""Published pages from memory: rendered once after a change, compressed once, then served.

A page that everybody gets alike (no session, no cookie set) is kept with its ETag and
its br and gzip forms. Every act of the house leaves a line in the journal: when the
journal's end moves, kept pages are old, and the next request renders them anew. Files
of the programme (calendar, XML, JSON, CSV) are kept in the same way.

Notes
-----
Freshness: the journal is asked at most every `LOOK_SECONDS`; a page is rendered at most
every `REST_SECONDS` while acts follow each other (a live session), so an edit is seen
in less than a second and the busiest page costs two renderings a second at most. What
is said in a session moves no journal: its live pages are kept for a second alone.
"""

import asyncio
import gzip
import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any

import brotli

from palabre.gateways.bus.streams import Receive, Scope, Send

LOOK_SECONDS = 0.2
REST_SECONDS = 0.5
OLD_SECONDS = 30.0
"""Pages that depend on the hour (now and next) are never older than this."""

LIVE_SECONDS = 1.0
"""Pages of what is being said are never older than this: captions leave no line in the
journal, and whoever reads without scripts has nothing but the page."""

LIVE = re.compile(rb"/sessions/[^/\n]+/(?:live|wall)/")

MOST_BYTES = 64 * 1024 * 1024
"""What is kept in all forms together; what was asked least lately goes first."""

OK = 200
MOST_APART = 1000
BROTLI_QUALITY, GZIP_LEVEL = 5, 6

KEPT = re.compile(
    r"/[a-z]{2}(?:-[a-z]+)?/[\w-]{1,40}/(?:"
    r"(?:programme|now|doors|sessions|people|organizations|countries|figures"
    r"|participants|highlights|outcomes|stocktaking|commitments)(?:/[^?]*)?"
    r"|programme\.(?:ics|xml|json|csv|xlsx|pdf))?"
)
"""Public addresses of an edition, in a language."""

COOKIES_ASIDE = re.compile(rb"(csrftoken$|agenda-|django_language$|$)")
"""Cookies that change nothing on a public page: a page that holds a form's token sets
the cookie and is not kept. Any other but the theme sends the request to Django."""

Headers = list[tuple[bytes, bytes]]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """One page, ready in three forms."""

    stamp: int
    made_at: float
    etag: bytes
    headers: tuple[tuple[bytes, bytes], ...]
    bodies: dict[bytes, bytes]

    @property
    def size(self) -> int:
        """Return the bytes that it holds."""
        return sum(len(body) for body in self.bodies.values())


class Snapshots:
    """The published pages of this process.

    Parameters
    ----------
    pages : ASGI application
        Renders what is not kept.
    stamp : callable
        Returns a number that moves with every change; asked in a thread.
    """

    def __init__(
        self,
        pages: Callable[[Scope, Receive, Send], Awaitable[None]],
        stamp: Callable[[], int],
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._pages = pages
        self._read_stamp = stamp
        self._clock = clock
        self._kept: OrderedDict[bytes, Snapshot] = OrderedDict()
        self._making: dict[bytes, asyncio.Task[Snapshot | None]] = {}
        self._apart: set[str] = set()
        self._stamp = -1
        self._looked_at = -1.0
        self._looking: asyncio.Task[None] | None = None
        self._reader = ThreadPoolExecutor(1, thread_name_prefix="stamp")
        self.n_bytes = 0

    async def answer(self, scope: Scope, send: Send) -> bool:
        """Answer from memory; False when the request is not for everybody alike."""
        key = key_of(scope)
        if key is None or scope["path"] in self._apart:
            return False
        await self._look()
        kept = self._kept.get(key)
        if kept is None or not self._is_good(key, kept):
            kept = await self._make(key, scope)
            if kept is None:
                return False
        self._kept.move_to_end(key)
        await _send(kept, scope, send)
        return True

    def _is_good(self, key: bytes, kept: Snapshot) -> bool:
        age = self._clock() - kept.made_at
        if age > (LIVE_SECONDS if LIVE.search(key) else OLD_SECONDS):
            return False
        return kept.stamp == self._stamp or age < REST_SECONDS

    async def _look(self) -> None:
        """Ask the journal for its end, one question at a time for all who wait."""
        now = self._clock()
        if now - self._looked_at < LOOK_SECONDS:
            return
        if self._looking is None:
            self._looking = asyncio.create_task(self._read())
        await asyncio.shield(self._looking)

    async def _read(self) -> None:
        try:
            asked_at = self._clock()
            loop = asyncio.get_running_loop()
            self._stamp = await loop.run_in_executor(self._reader, self._read_stamp)
            self._looked_at = asked_at
        finally:
            self._looking = None

    async def _make(self, key: bytes, scope: Scope) -> Snapshot | None:
        """Render a page once for all who wait; None if it is not to be kept."""
        if key not in self._making:
            self._making[key] = asyncio.create_task(self._rendered(key, scope))
        return await asyncio.shield(self._making[key])

    async def _rendered(self, key: bytes, scope: Scope) -> Snapshot | None:
        try:
            stamp, made_at = self._stamp, self._clock()
            status, headers, body = await _rendering(self._pages, scope)
            if status != OK:
                return None
            if not is_alike(headers):
                self._leave_apart(scope["path"])
                return None
            made = await asyncio.to_thread(_snapshot, stamp, made_at, headers, body)
            self._keep(key, made)
            return made
        finally:
            del self._making[key]

    def _leave_apart(self, path: str) -> None:
        """Remember a page that is each reader's own, so that it is not made twice."""
        if len(self._apart) >= MOST_APART:
            self._apart.clear()
        self._apart.add(path)

    def _keep(self, key: bytes, made: Snapshot) -> None:
        old = self._kept.pop(key, None)
        self.n_bytes += made.size - (old.size if old else 0)
        self._kept[key] = made
        while self.n_bytes > MOST_BYTES and len(self._kept) > 1:
            _, gone = self._kept.popitem(last=False)
            self.n_bytes -= gone.size


def key_of(scope: Scope) -> bytes | None:
    """Return what a page is kept under; None if the request is somebody's own."""
    if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
        return None
    if not KEPT.fullmatch(scope["path"]) or len(scope["query_string"]) > 300:
        return None
    theme = host = b""
    for name, value in scope["headers"]:
        if name == b"cookie":
            for part in value.split(b";"):
                cookie, _, worth = part.strip().partition(b"=")
                if cookie == b"theme":
                    theme = worth if worth in {b"light", b"dark"} else b""
                elif not COOKIES_ASIDE.match(cookie):
                    return None
        elif name == b"host":
            host = value
        elif name in {b"authorization", b"range", b"hx-request"}:
            return None
    path = scope["path"].encode()
    return b"\n".join((host, path, scope["query_string"], theme))


def is_alike(headers: Headers) -> bool:
    """Tell whether an answer is the same for everybody: no cookie, nothing private."""
    found = {name.lower(): value for name, value in headers}
    if b"set-cookie" in found:
        return False
    control = found.get(b"cache-control", b"")
    return b"private" not in control and b"no-store" not in control


async def _rendering(
    pages: Callable[[Scope, Receive, Send], Awaitable[None]], scope: Scope
) -> tuple[int, Headers, bytes]:
    """Ask the pages for the bare form: whole, uncompressed, by GET."""
    dropped = {b"accept-encoding", b"if-none-match", b"if-modified-since"}
    headers = [pair for pair in scope["headers"] if pair[0] not in dropped]
    asked = {**scope, "method": "GET", "headers": headers}
    status, said, body = 500, [], bytearray()

    async def receive() -> Any:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Any) -> None:
        nonlocal status, said
        if message["type"] == "http.response.start":
            status, said = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            body.extend(message.get("body", b""))

    await pages(asked, receive, send)
    return status, said, bytes(body)


def _snapshot(stamp: int, made_at: float, headers: Headers, body: bytes) -> Snapshot:
    digest = hashlib.blake2b(body, digest_size=12).hexdigest()
    etag = f'W/"{digest}"'.encode()
    skipped = {b"content-length", b"content-encoding", b"etag", b"vary", b"date"}
    said = [(name, value) for name, value in headers if name.lower() not in skipped]
    said += [(b"etag", etag), (b"vary", b"Accept-Encoding, Cookie")]
    if not any(name.lower() == b"cache-control" for name, _ in said):
        said.append((b"cache-control", b"no-cache"))
    bodies = {
        b"": body,
        b"br": brotli.compress(body, quality=BROTLI_QUALITY),
        b"gzip": gzip.compress(body, GZIP_LEVEL, mtime=0),
    }
    return Snapshot(stamp, made_at, etag, tuple(said), bodies)


async def _send(kept: Snapshot, scope: Scope, send: Send) -> None:
    accepted, known = b"", b""
    for name, value in scope["headers"]:
        if name == b"accept-encoding":
            accepted = value
        elif name == b"if-none-match":
            known = value
    if known.strip() == b"*" or (known and kept.etag.removeprefix(b"W/") in known):
        headers = [pair for pair in kept.headers if pair[0].lower() != b"content-type"]
        await send({"type": "http.response.start", "status": 304, "headers": headers})
        await send({"type": "http.response.body", "body": b""})
        return
    coding = b"br" if b"br" in accepted else b"gzip" if b"gzip" in accepted else b""
    body = kept.bodies[coding]
    headers = [*kept.headers, (b"content-length", str(len(body)).encode())]
    if coding:
        headers.append((b"content-encoding", coding))
    await send({"type": "http.response.start", "status": 200, "headers": headers})
    sent = b"" if scope["method"] == "HEAD" else body
    await send({"type": "http.response.body", "body": sent})
