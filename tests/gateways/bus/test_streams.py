import asyncio

import pytest

from palabre.gateways.bus.hub import Hub, Limits
from palabre.gateways.bus.streams import last_seen, room_of, stream

ROOM = "forum/INC-01"


async def nothing(room, _after):
    return [] if room == ROOM else None


def scope(path=f"/live/{ROOM}/events", *, method="GET", query=b"", headers=()):
    return {
        "type": "http",
        "path": path,
        "method": method,
        "query_string": query,
        "headers": list(headers),
    }


@pytest.mark.parametrize(
    "path, room",
    [
        ("/live/forum-2026/CLI-01/events", "forum-2026/CLI-01"),
        ("/live/forum-2026/CLI-01/captions", None),
        ("/live/forum-2026/events", None),
        ("/live/a/b/c/events", None),
        ("/en/live/a/b/events", None),
    ],
)
def test_streams_have_their_own_addresses(path, room):
    assert room_of(scope(path)) == room


@pytest.mark.parametrize(
    "query, headers, number",
    [
        (b"", [], None),
        (b"after=5", [], 5),
        (b"after=5", [(b"last-event-id", b"9")], 9),
        (b"after=-1", [(b"last-event-id", b"x")], None),
        (b"after=99999999999999999999", [], None),
    ],
)
def test_the_last_caption_seen_is_the_header_or_the_address(query, headers, number):
    assert last_seen(scope(query=query, headers=headers)) == number


async def answer(hub, asked, *, n_chunks=1):
    """Ask for a stream, hang up after some chunks; return status, headers, body."""
    sent, gone = [], asyncio.Event()

    async def send(message):
        sent.append(message)
        if len(sent) > n_chunks:
            gone.set()

    async def receive():
        await gone.wait()
        return {"type": "http.disconnect"}

    await asyncio.wait_for(stream(hub, asked, receive, send), 1)
    body = b"".join(one.get("body", b"") for one in sent[1:])
    return sent[0]["status"], dict(sent[0]["headers"]), body


def test_a_stream_says_that_it_is_not_to_be_buffered():
    hub = Hub(nothing)

    status, headers, body = asyncio.run(answer(hub, scope()))

    assert status == 200
    assert headers[b"content-type"] == b"text/event-stream; charset=utf-8"
    assert headers[b"x-accel-buffering"] == b"no"
    assert headers[b"cache-control"].startswith(b"no-cache")
    assert body.startswith(b"retry: ")
    assert hub.n_listeners == 0


@pytest.mark.parametrize(
    "asked, limits, status",
    [
        (scope("/live/forum/NOWHERE/events"), Limits(), 404),
        (scope(method="POST"), Limits(), 405),
        (scope(), Limits(n_listeners=0), 503),
    ],
)
def test_other_requests_are_answered_plainly(asked, limits, status):
    told, headers, body = asyncio.run(answer(Hub(nothing, limits), asked))

    assert told == status
    assert body
    assert (b"retry-after" in headers) is (status == 503)
