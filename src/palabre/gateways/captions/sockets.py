"""One captioner's WebSocket over ASGI: each message a post, each answered in words.

A message is what an HTTP post is: text with ``>> NAME:`` lines, or one JSON object.
"""

import re
from collections.abc import Awaitable, Callable, MutableMapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

ADDRESS = re.compile(r"/live/([\w.-]{1,40})/([^/]{1,40})/captions/ws")
POLICY_VIOLATION, TOO_LARGE = 1008, 1009
"""Codes of RFC 6455, section 7.4.1."""

MESSAGE_LIMIT = 64 * 1024


@dataclass(frozen=True, slots=True)
class Post:
    """One message with what the address says of it."""

    summit: str
    code: str
    key: str
    lang: str
    source: str
    body: bytes


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said back; ``is_over`` when the key is not valid any more."""

    words: str
    is_over: bool = False


Take = Callable[[Post], Awaitable[Answer]]


def is_intake(scope: MutableMapping[str, Any]) -> bool:
    """Tell whether a WebSocket is a captioner's."""
    return ADDRESS.fullmatch(scope["path"]) is not None


async def serve(
    take: Take, scope: MutableMapping[str, Any], receive: Receive, send: Send
) -> None:
    """Answer one captioner until one side goes."""
    await receive()  # websocket.connect
    match = ADDRESS.fullmatch(scope["path"])
    if match is None:
        await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        return
    await send({"type": "websocket.accept"})
    asked = {
        name: values[0] for name, values in parse_qs(scope["query_string"]).items()
    }
    while (message := await receive())["type"] == "websocket.receive":
        body = message.get("bytes") or (message.get("text") or "").encode()
        if len(body) > MESSAGE_LIMIT:
            await send({"type": "websocket.close", "code": TOO_LARGE})
            return
        answer = await take(_post(match, asked, body))
        await send({"type": "websocket.send", "text": answer.words})
        if answer.is_over:
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
            return


def _post(match: re.Match[str], asked: dict[bytes, bytes], body: bytes) -> Post:
    def said(name: bytes) -> str:
        return asked.get(name, b"").decode(errors="replace")

    return Post(
        match[1],
        match[2],
        said(b"key"),
        said(b"lang"),
        said(b"source") or "socket",
        body,
    )
