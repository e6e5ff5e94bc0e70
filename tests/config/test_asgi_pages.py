"""The WSGI application behind the server: bodies in, answers out."""

import asyncio

import pytest

from palabre.config import pages as module
from palabre.config.pages import Pages, environ_of

SCOPE = {
    "type": "http",
    "http_version": "1.1",
    "method": "POST",
    "path": "/fr/forum/été/",
    "query_string": b"q=1",
    "scheme": "https",
    "server": ("forum.example.org", 443),
    "client": ("192.0.2.7", 4711),
    "headers": [
        (b"content-type", b"text/plain"),
        (b"content-length", b"5"),
        (b"accept", b"a"),
        (b"accept", b"b"),
        (b"cookie", b"x=1"),
        (b"cookie", b"y=2"),
    ],
}


def asked(application, *messages):
    """Ask once; return the messages that were sent."""
    sent, waiting = [], list(messages)

    async def receive():
        return waiting.pop(0)

    async def send(message):
        sent.append(message)

    asyncio.run(Pages(application, threads=1)(SCOPE, receive, send))
    return sent


def part(body, *, is_more=False):
    return {"type": "http.request", "body": body, "more_body": is_more}


def test_a_request_is_told_in_the_words_of_wsgi():
    told = environ_of(SCOPE, None)

    assert told["PATH_INFO"] == "/fr/forum/été/".encode().decode("latin-1")
    assert told["HTTP_ACCEPT"] == "a,b"
    assert told["HTTP_COOKIE"] == "x=1;y=2"
    assert (told["CONTENT_TYPE"], told["CONTENT_LENGTH"]) == ("text/plain", "5")
    assert (told["REMOTE_ADDR"], told["wsgi.url_scheme"]) == ("192.0.2.7", "https")


def test_a_body_in_parts_is_read_whole_and_answered_in_one_piece():
    def echo(environ, start):
        start("201 Created", [("Content-Type", "text/plain")])
        yield environ["wsgi.input"].read()
        yield b"!"

    sent = asked(echo, part(b"he", is_more=True), part(b"llo"))

    start, body = sent
    assert (start["status"], start["headers"]) == (
        201,
        [(b"content-type", b"text/plain")],
    )
    assert body == {
        "type": "http.response.body",
        "body": b"hello!",
        "more_body": False,
    }


def test_a_long_answer_goes_as_it_grows(monkeypatch):
    monkeypatch.setattr(module, "IN_MEMORY", 4)
    closed = []

    class Parts:
        def __iter__(self):
            return iter([b"abcd", b"efgh", b"i"])

        def close(self):
            closed.append(True)

    def long(environ, start):
        start("200 OK", [])
        return Parts()

    _, *bodies = asked(long, part(b""))

    assert [(one["body"], one["more_body"]) for one in bodies] == [
        (b"abcd", True),
        (b"efgh", True),
        (b"i", False),
    ]
    assert closed == [True]


def test_whoever_went_away_is_not_answered():
    assert asked(None, part(b"he", is_more=True), {"type": "http.disconnect"}) == []


def test_a_body_without_end_is_refused(monkeypatch):
    monkeypatch.setattr(module, "MOST_BODY", 3)

    start, body = asked(None, part(b"hello", is_more=True))

    assert (start["status"], body["body"]) == (413, module.TOO_LARGE)


def test_what_an_application_raises_reaches_the_server():
    def broken(environ, start):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        asked(broken, part(b""))
