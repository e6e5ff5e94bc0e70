"""The scanner's daemon: truthful, lying, silent, endless, gone."""

import contextlib
import socket
import struct
import threading

import pytest

from palabre.gateways.antivirus import clamd as module
from palabre.gateways.antivirus.chosen import scanner_at
from palabre.gateways.antivirus.clamd import CHUNK, ClamdScanner
from palabre.gateways.antivirus.null import NullScanner

# A daemon on a local socket: the tests' network stays closed.


def taken(line):
    """Read one INSTREAM command; return its content."""
    file = line.makefile("rb")
    assert file.read(10) == b"zINSTREAM\0"
    content = b""
    while size := struct.unpack("!L", file.read(4))[0]:
        assert size <= CHUNK
        content += file.read(size)
    return content


@pytest.fixture
def daemon(tmp_path):
    """Return a way to start a daemon that answers as told; what it was sent."""
    seen, sockets = [], []

    def start(*answers, closes=False, waits=None):
        place = str(tmp_path / "clamd")
        door = socket.socket(socket.AF_UNIX)
        door.bind(place)
        door.listen()
        sockets.append(door)

        def serve():
            with contextlib.suppress(OSError), door.accept()[0] as line:
                if closes:
                    return
                seen.append(taken(line))
                if waits:
                    waits.wait(5)
                for answer in answers:
                    line.sendall(answer)

        threading.Thread(target=serve, daemon=True).start()
        return ClamdScanner(place)

    start.seen = seen
    yield start
    for one in sockets:
        one.close()


def test_what_is_clean_was_sent_whole(daemon):
    content = bytes(range(256)) * 1000

    assert daemon(b"stream: OK\0").found(content) == ""
    assert daemon.seen == [content]


def test_what_is_found_is_named(daemon):
    scanner = daemon(b"stream: Eicar-", b"Signature FOUND\0")

    assert scanner.found(b"x") == "Eicar-Signature"


@pytest.mark.parametrize(
    "lie",
    [
        b"",
        b"OK",
        b"stream: not OK\0",
        b"stream: OK\0stream: Eicar FOUND\0",
        b"nothing FOUND\0",
        b"stream: INSTREAM size limit exceeded. ERROR\0",
        b"<html>200 OK",
        b"\xff\xfe OK\0",
        b"stream:  FOUND\0",
        b"x" * 10_000,
    ],
)
def test_an_answer_that_says_neither_lets_nothing_through(daemon, lie):
    with pytest.raises(ConnectionError):
        daemon(lie).found(b"x")


def test_a_daemon_that_hangs_up_lets_nothing_through(daemon):
    with pytest.raises(ConnectionError):
        daemon(closes=True).found(b"x" * 500_000)


def test_a_daemon_that_is_silent_is_left(daemon, monkeypatch):
    monkeypatch.setattr(module, "SECONDS", 0.1)
    is_over = threading.Event()
    scanner = daemon(waits=is_over)

    with pytest.raises(ConnectionError):
        scanner.found(b"x")
    is_over.set()


@pytest.mark.parametrize("address", ["/nowhere/clamd", "localhost:no-port", "nonsense"])
def test_an_address_that_answers_not_lets_nothing_through(address):
    with pytest.raises(ConnectionError):
        ClamdScanner(address).found(b"x")


def test_without_an_address_nothing_is_scanned():
    assert scanner_at("") == NullScanner()
    assert scanner_at("/run/clamd") == ClamdScanner("/run/clamd")
