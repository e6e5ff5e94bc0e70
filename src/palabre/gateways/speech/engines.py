"""The seam to a speech engine, with one that hears nothing and one over HTTP.

Protocol over HTTP: ``POST <url>?lang=fr`` with the sound as it came; the answer is JSON
``{"segments": [{"text": "...", "speaker": ""}]}``. whisper.cpp's and Vosk's servers
need a few lines to speak it; weights are the operator's.
"""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

TIMEOUT_SECONDS = 15
ANSWER_LIMIT = 256 * 1024


class SpeechAwayError(Exception):
    """The engine does not answer, or not in its protocol."""


@dataclass(frozen=True, slots=True)
class Heard:
    """A stretch of speech in words."""

    text: str
    speaker: str = ""


class SpeechEngine(Protocol):
    """What turns sound into words."""

    def hear(self, sound: bytes, *, kind: str, lang: str) -> Sequence[Heard]:
        """Return what was said.

        Raises
        ------
        SpeechAwayError
            If the engine does not answer.
        """


@dataclass(slots=True)
class NullSpeech:
    """Hears what it was told to hear: nothing in an installation without an engine."""

    hears: list[Heard] = field(default_factory=list)
    is_down: bool = False
    sounds: list[bytes] = field(default_factory=list)

    def hear(self, sound: bytes, *, kind: str, lang: str) -> Sequence[Heard]:  # noqa: ARG002 - the protocol's
        """Return what this twin was given."""
        if self.is_down:
            raise SpeechAwayError("down")
        self.sounds.append(sound)
        return list(self.hears)


@dataclass(frozen=True, slots=True)
class HttpSpeech:
    """An engine that runs beside, on this machine or in the venue.

    Parameters
    ----------
    url : str
        ``http://127.0.0.1:9000/hear``.
    """

    url: str

    def hear(self, sound: bytes, *, kind: str, lang: str) -> Sequence[Heard]:
        """Ask the engine what was said."""
        address = f"{self.url}?{urllib.parse.urlencode({'lang': lang})}"
        if not address.startswith(("http://", "https://")):
            raise SpeechAwayError(self.url)
        asked = urllib.request.Request(  # noqa: S310 - http only, see above
            address, data=sound, headers={"Content-Type": kind}
        )
        try:
            with urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS) as answer:  # noqa: S310
                return _segments(answer.read(ANSWER_LIMIT))
        except (OSError, ValueError, TypeError, KeyError) as error:
            raise SpeechAwayError(str(error)) from error


def _segments(answer: bytes) -> list[Heard]:
    told = json.loads(answer)
    return [
        Heard(str(one["text"]), str(one.get("speaker", "")))
        for one in told["segments"]
        if str(one["text"]).strip()
    ]


def engine_for(url: str) -> SpeechEngine:
    """Return the engine at ``PALABRE_SPEECH_URL``; without one, nothing is heard."""
    return HttpSpeech(url) if url else NullSpeech()
