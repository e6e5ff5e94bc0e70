"""Speech engines: the seam, its silent twin, and one over HTTP."""

import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer

import make
import make_live
import pytest
from django.test import Client

from palabre.gateways.speech.engines import (
    Heard,
    HttpSpeech,
    NullSpeech,
    SpeechAwayError,
    engine_for,
)
from palabre.stages.live import queries
from palabre.web.floor.keys import key_for


class Engine(BaseHTTPRequestHandler):
    """Hears whatever the test put on the server."""

    def do_POST(self):
        self.server.heard.append(
            (self.path, self.rfile.read(int(self.headers["Content-Length"])))
        )
        answer = self.server.answer
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *_):
        """Say nothing."""


@pytest.fixture
def engine(socket_enabled):
    server = HTTPServer(("127.0.0.1", 0), Engine)
    server.heard, server.answer = [], b"{}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


def url(server):
    return f"http://127.0.0.1:{server.server_port}/hear"


def test_without_an_address_nothing_is_heard():
    twin = engine_for("")

    assert isinstance(twin, NullSpeech)
    assert twin.hear(b"sound", kind="audio/wav", lang="en") == []
    twin.is_down = True
    with pytest.raises(SpeechAwayError):
        twin.hear(b"sound", kind="audio/wav", lang="en")


def test_an_engine_beside_is_asked_in_its_protocol(engine):
    told = {"segments": [{"text": "Good morning.", "speaker": "Ada"}, {"text": " "}]}
    engine.answer = json.dumps(told).encode()

    heard = engine_for(url(engine)).hear(b"sound", kind="audio/wav", lang="fr")

    assert heard == [Heard("Good morning.", "Ada")]
    assert engine.heard == [("/hear?lang=fr", b"sound")]


@pytest.mark.parametrize("answer", [b"", b"[]", b'{"segments": 1}', b"<html>"])
def test_an_engine_that_answers_otherwise_is_away(engine, answer):
    engine.answer = answer

    with pytest.raises(SpeechAwayError):
        HttpSpeech(url(engine)).hear(b"sound", kind="audio/wav", lang="en")


def test_an_address_of_another_kind_is_never_opened():
    with pytest.raises(SpeechAwayError):
        HttpSpeech("file:///etc/passwd").hear(b"", kind="audio/wav", lang="en")


@pytest.mark.django_db
def test_what_the_engine_hears_are_captions(engine, settings):
    sitting = make_live.sitting()
    path = f"/live/hamlet-2026/INC-01/audio?key={key_for(sitting.session, make.LOADER)}"

    def post(sound=b"sound"):
        return Client().post(path, sound, content_type="audio/wav")

    settings.SPEECH_URL = ""
    assert post().status_code == 501
    settings.SPEECH_URL = url(engine)
    engine.answer = json.dumps({"segments": [{"text": "Good morning."}]}).encode()
    assert post().content == b"1\n"
    assert [one.text for one in queries.every_cue(sitting)] == ["Good morning."]
    engine.answer = b""
    assert post().status_code == 502
    assert post(b"").status_code == 400
    assert post(b"x" * (2 * 1024 * 1024 + 1)).status_code == 413
