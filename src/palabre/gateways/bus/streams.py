"""One stream over ASGI: a listener's frames out, until one side goes."""

import asyncio
import re
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import parse_qs

from palabre.gateways.bus.hub import Hub
from palabre.gateways.bus.listeners import Listener
from palabre.kernel.refusals import Refused

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ADDRESS = re.compile(r"/live/([\w.-]{1,40})/([^/]{1,40})/events")
NUMBER = re.compile(rb"[0-9]{1,9}")

HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-cache, no-transform"),
    (b"x-accel-buffering", b"no"),
    (b"x-content-type-options", b"nosniff"),
]


def room_of(scope: Scope) -> str | None:
    """Return the room whose stream is asked for, or None for another address."""
    match = ADDRESS.fullmatch(scope["path"])
    return f"{match[1]}/{match[2]}" if match else None


async def stream(hub: Hub, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer one reader of a room."""
    name = room_of(scope)
    if name is None or scope["method"] != "GET":
        await _answer(send, 405, b"method not allowed\n", [(b"allow", b"GET")])
        return
    try:
        listener = await hub.join(name, last_seen(scope))
    except Refused as refused:
        await _refuse(send, refused)
        return
    try:
        await _serve(listener, receive, send)
    finally:
        hub.leave(name, listener)


def last_seen(scope: Scope) -> int | None:
    """Return the number of the last caption a reader has, if it says so.

    ``Last-Event-ID`` when a browser reconnects, ``?after=`` at first.
    """
    given = [value for name, value in scope["headers"] if name == b"last-event-id"]
    given += parse_qs(scope["query_string"]).get(b"after", [])
    numbers = [int(one) for one in given if NUMBER.fullmatch(one)]
    return max(numbers, default=None)


async def _serve(listener: Listener, receive: Receive, send: Send) -> None:
    listener.writer = asyncio.current_task()
    listener.reader = asyncio.create_task(_until_gone(listener, receive))
    try:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        while (chunk := await listener.next()) is not None:
            await send(_body(chunk, has_more=True))
        await send(_body(b"", has_more=False))
    except asyncio.CancelledError:
        if not listener.is_over:
            raise  # the server goes down: not our doing
        _cut(send)
        await asyncio.sleep(0)
    finally:
        listener.reader.cancel()


async def _until_gone(listener: Listener, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.end()


def _cut(send: Send) -> None:
    """Cut the connection of a reader who reads nothing: closing would wait for it.

    ASGI knows no such message; uvicorn's transport does.
    """
    transport = getattr(getattr(send, "__self__", None), "transport", None)
    if transport is not None:
        transport.abort()


def _body(chunk: bytes, *, has_more: bool) -> Message:
    return {"type": "http.response.body", "body": chunk, "more_body": has_more}


async def _refuse(send: Send, refused: Refused) -> None:
    if refused.code == "not-found":
        await _answer(send, 404, b"no such session\n", [])
        return
    seconds = str(refused.facts.get("seconds", 5)).encode()
    await _answer(send, 503, b"full, try later\n", [(b"retry-after", seconds)])


async def _answer(
    send: Send, status: int, body: bytes, headers: list[tuple[bytes, bytes]]
) -> None:
    plain = [(b"content-type", b"text/plain; charset=utf-8"), *headers]
    await send({"type": "http.response.start", "status": status, "headers": plain})
    await send(_body(body, has_more=False))
