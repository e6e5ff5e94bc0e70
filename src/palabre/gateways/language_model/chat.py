"""One question to an OpenAI-compatible endpoint: no tools, no streaming, one answer."""

import json
import logging
import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPException
from queue import Empty, Queue
from threading import Thread
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from palabre.engines.synthesis.model_writer import ModelDown
from palabre.kernel.refusals import Refused

MOST_BYTES = 2_000_000
"""Bytes of an answer that are read; more is no answer."""

_PIECE = 1 << 16
_TOO_SLOW = "the model is out of reach or too slow"

log = logging.getLogger(__name__)


class _NoRedirects(HTTPRedirectHandler):
    """A redirect would carry the key and the words elsewhere."""

    def redirect_request(self, *_args: object, **_kwargs: object) -> None:
        return None


@dataclass(frozen=True, slots=True)
class ChatModel:
    """A model reached over HTTP.

    Parameters
    ----------
    url : str
        Base address, e.g. ``http://127.0.0.1:8080/v1``.
    key : str
        Sent as a bearer token; empty for none. Never kept, never logged.
    seconds : float
        How long one answer may take.
    """

    url: str
    name: str
    key: str = ""
    seconds: float = 120.0

    def __post_init__(self) -> None:
        """Refuse an address that is none.

        Raises Refused: ``model-url-wrong``.
        """
        parts = urlsplit(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise Refused("model-url-wrong", url=self.url)

    def complete(self, *, rules: str, data: str, schema: Mapping[str, object]) -> str:
        """Return the model's answer.

        Raises
        ------
        ModelDown
            Out of reach, too slow, refused, or an answer of another form.
        """
        body = {
            "model": self.name,
            "temperature": 0,
            "seed": 0,
            "messages": [
                {"role": "system", "content": rules},
                {"role": "user", "content": data},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "section", "strict": True, "schema": schema},
            },
        }
        return _words_of(self._in_time(json.dumps(body).encode()))

    def _in_time(self, body: bytes) -> bytes:
        """Return the answer to a question, or give up when its time is over.

        A socket's own time limit begins anew with every byte; who waits beside the
        call does not. What is left of the call ends with its next byte, or the program.
        """
        found: Queue[bytes | ModelDown] = Queue()
        ends = time.monotonic() + self.seconds

        def ask() -> None:
            try:
                found.put(self._asked(body, ends))
            except ModelDown as down:
                found.put(down)

        Thread(target=ask, daemon=True).start()
        try:
            answer = found.get(timeout=self.seconds)
        except Empty as error:
            raise ModelDown(_TOO_SLOW) from error
        if isinstance(answer, ModelDown):
            raise answer
        return answer

    def _asked(self, body: bytes, ends: float) -> bytes:
        headers = {"Content-Type": "application/json", "Accept": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        request = Request(  # noqa: S310 - the scheme is checked when made
            f"{self.url.rstrip('/')}/chat/completions", body, headers
        )
        try:
            with build_opener(_NoRedirects).open(
                request, timeout=self.seconds
            ) as answer:
                found = b""
                while len(found) <= MOST_BYTES:
                    if time.monotonic() > ends:
                        raise ModelDown(_TOO_SLOW)
                    piece = answer.read1(_PIECE)
                    if not piece:
                        break
                    found += piece
        except HTTPError as error:
            log.warning("language model answered %s", error.code)
            raise ModelDown(f"the model's server answered {error.code}") from error
        except (URLError, OSError, HTTPException) as error:
            log.warning("language model out of reach: %s", type(error).__name__)
            raise ModelDown(_TOO_SLOW) from error
        if len(found) > MOST_BYTES:
            raise ModelDown("the answer is too long")
        return found


def _words_of(answer: bytes) -> str:
    """Return the content of the first choice."""
    try:
        content = json.loads(answer)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError, RecursionError) as error:
        raise ModelDown("the answer is no chat completion") from error
    if not isinstance(content, str):
        raise ModelDown("the answer holds no words")
    return content
