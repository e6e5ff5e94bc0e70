"""Language models: one answer over HTTP, every failure the same outage."""

import json
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from palabre.engines.synthesis.model_writer import SCHEMA, ModelDown
from palabre.gateways.language_model.chat import MOST_BYTES, ChatModel
from palabre.gateways.language_model.null import NullModel
from palabre.kernel.refusals import Refused


@contextmanager
def server(
    answer: bytes, *, status: int = 200, waits: threading.Event | None = None
) -> Iterator[tuple[str, list[tuple[str, dict[str, object], str]]]]:
    """Serve one answer to everything, and tell what was asked."""
    asked: list[tuple[str, dict[str, object], str]] = []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            key = self.headers.get("Authorization", "")
            asked.append((self.path, json.loads(body), key))
            if waits is not None:
                waits.wait(5)
            self.send_response(status)
            self.send_header("Content-Length", str(len(answer)))
            if 300 <= status < 400:
                self.send_header("Location", "http://192.0.2.1/")
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            return

    running = HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=running.serve_forever, args=(0.01,))
    thread.start()
    try:
        yield f"http://127.0.0.1:{running.server_port}/v1", asked
    finally:
        if waits is not None:
            waits.set()
        running.shutdown()
        thread.join()
        running.server_close()


def completion(words: object) -> bytes:
    return json.dumps({"choices": [{"message": {"content": words}}]}).encode()


def ask(model: ChatModel) -> str:
    return model.complete(rules="Edit.", data="BEGIN DATA", schema=SCHEMA)


def test_one_question_is_asked_cold_with_a_schema_and_the_key() -> None:
    with server(completion('{"sentences": []}')) as (url, asked):
        reply = ask(ChatModel(url, "small", key="sesame"))

    assert reply == '{"sentences": []}'
    [(path, body, key)] = asked
    assert (path, key) == ("/v1/chat/completions", "Bearer sesame")
    assert (body["model"], body["temperature"]) == ("small", 0)
    assert body["messages"] == [
        {"role": "system", "content": "Edit."},
        {"role": "user", "content": "BEGIN DATA"},
    ]
    assert "tools" not in body
    assert body["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize(
    ("answer", "status", "told"),
    [
        (b"busy", 503, "answered 503"),
        (b"moved", 302, "answered 302"),
        (b"{", 200, "no chat completion"),
        (b'{"choices": []}', 200, "no chat completion"),
        (completion(None), 200, "holds no words"),
        (b"[" * 150_000, 200, "no chat completion"),
        (b"x" * (MOST_BYTES + 1), 200, "too long"),
    ],
)
def test_any_other_answer_is_an_outage(answer: bytes, status: int, told: str) -> None:
    with (
        server(answer, status=status) as (url, _),
        pytest.raises(ModelDown, match=told),
    ):
        ask(ChatModel(url, "small"))


def test_a_slow_server_is_not_waited_for() -> None:
    never = threading.Event()
    with (
        server(completion("late"), waits=never) as (url, _),
        pytest.raises(ModelDown, match="too slow"),
    ):
        ask(ChatModel(url, "small", seconds=0.05))


@pytest.mark.parametrize("first", [b"HTTP/1.0 200 OK\r\n\r\n", b""])
def test_a_server_that_drips_is_not_waited_for_longer(first: bytes) -> None:
    over = threading.Event()
    listening = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        talking, _ = listening.accept()
        with talking, suppress(OSError):
            talking.sendall(first)
            while not over.wait(0.1):
                talking.sendall(b" ")

    dripping = threading.Thread(target=drip)
    dripping.start()
    url = f"http://127.0.0.1:{listening.getsockname()[1]}/v1"
    begun = time.monotonic()
    with pytest.raises(ModelDown, match="too slow"):
        ask(ChatModel(url, "small", seconds=0.3))
    taken = time.monotonic() - begun
    over.set()
    dripping.join()
    listening.close()

    assert taken < 2


def test_a_server_that_is_not_there_is_an_outage() -> None:
    with server(b"") as (url, _):
        pass

    with pytest.raises(ModelDown, match="out of reach"):
        ask(ChatModel(url, "small"))


@pytest.mark.parametrize("url", ["file:///etc/hosts", "model.local/v1", "http://"])
def test_an_address_that_is_none_is_refused(url: str) -> None:
    with pytest.raises(Refused) as refused:
        ChatModel(url, "small")

    assert refused.value.code == "model-url-wrong"


def test_the_null_model_says_its_script_and_then_is_down() -> None:
    model = NullModel(script=["one"])

    assert model.complete(rules="r", data="d", schema=SCHEMA) == "one"
    with pytest.raises(ModelDown):
        model.complete(rules="r", data="e", schema=SCHEMA)
    assert model.asked == [("r", "d"), ("r", "e")]
