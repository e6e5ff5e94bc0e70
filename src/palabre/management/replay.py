"""Send a transcript as live captions to a session that is on, at the pace of speech.

    palabre replay forum-2026 CLI-01 records/CLI-01.vtt --speed 4

They are posted to a server that runs, as a captioner's machine would; `--direct` keeps
them without one (readers of other processes hear of them over PALABRE_BUS_URL only).
Stop it with Ctrl-C.
"""

import argparse
import json
import time
import urllib.error
import urllib.request
import uuid
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from django.urls import reverse
from django.utils import timezone

from palabre.engines.formats.intake import read_file
from palabre.engines.formats.reading import read_record
from palabre.engines.formats.records import Turn
from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.management.progress import tell
from palabre.stages.live import queries as live
from palabre.stages.live.captions import CaptionFacts
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.floor.keys import HOUSE, key_for
from palabre.workflows.take_captions import take_captions

PACE = 2.4
"""Words a second where a record has no times: 144 a minute."""

CAPTION_WORDS = 14
"""Words of one caption: two lines on a screen."""

TIMEOUT_SECONDS = 20
BY = system(HOUSE)


@dataclass(frozen=True, slots=True)
class Line:
    """One caption to send: seconds since the start, voice, words, language."""

    at: float
    speaker: str
    text: str
    lang: str


Send = Callable[[Line, int], None]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add this command's arguments."""
    parser.add_argument("edition", help="code of the edition")
    parser.add_argument("session", help="code of a session that is on")
    parser.add_argument("file", type=Path, help="a transcript in any known format")
    parser.add_argument("--speed", type=float, default=1.0, help="times real pace")
    parser.add_argument("--url", default="http://127.0.0.1:8000", help="the server")
    parser.add_argument("--direct", action="store_true", help="without a server")
    parser.add_argument(
        "--minutes", type=float, default=60.0, help="stop after so many (default 60)"
    )


def run(given: argparse.Namespace) -> int:
    """Send every caption when its time has come."""
    session = programme.session_by_code(summits.by_code(given.edition), given.session)
    send = direct(session) if given.direct else posting(session, given.url)
    (record, *_) = read_record(given.file.name, read_file(given.file))
    n_sent = replay(
        lines_of(record.turns, session.lang or "en"),
        send,
        speed=max(given.speed, 0.01),
        most_seconds=given.minutes * 60,
    )
    tell(f"{n_sent} captions sent")
    return 0


def replay(
    lines: Iterable[Line], send: Send, *, speed: float, most_seconds: float
) -> int:
    """Send lines at their times; return how many went."""
    began, n_sent = time.monotonic(), 0
    for number, line in enumerate(lines, 1):
        due = line.at / speed
        if due > most_seconds:
            break
        time.sleep(max(0.0, began + due - time.monotonic()))
        send(line, number)
        n_sent = number
    return n_sent


def lines_of(turns: Iterable[Turn], lang: str) -> Iterator[Line]:
    """Cut turns into captions, each at the second when its words have been said."""
    clock = 0.0
    for turn in turns:
        words = turn.text.split()
        starts = turn.starts_ms / 1000 if turn.starts_ms is not None else clock
        starts = max(starts, clock)
        seconds = len(words) / PACE
        if turn.ends_ms is not None and turn.ends_ms / 1000 > starts:
            seconds = turn.ends_ms / 1000 - starts
        for first in range(0, len(words), CAPTION_WORDS):
            part = words[first : first + CAPTION_WORDS]
            clock = starts + seconds * (first + len(part)) / len(words)
            yield Line(clock, turn.speaker, " ".join(part), turn.lang or lang)


def direct(session: Session) -> Send:
    """Return how to keep a caption without a server."""
    source = f"replay-{uuid.uuid4().hex[:8]}"

    def send(line: Line, number: int) -> None:
        sitting = live.sitting_of(session)
        if sitting is None:
            raise Refused("wrong-state", act="caption", state="scheduled")
        now = timezone.now()
        facts = CaptionFacts(
            line.text, now, line.lang, line.speaker, source, str(number)
        )
        take_captions(sitting, [facts], by=BY, at=now)

    return send


def posting(session: Session, server: str) -> Send:
    """Return how to post a caption to a server, as a machine with a key does."""
    path = reverse("intake:captions", args=[session.summit.code, session.code])
    source = f"replay-{uuid.uuid4().hex[:8]}"
    address = f"{server}{path}?source={source}&key={key_for(session, BY)}"
    if not address.startswith(("http://", "https://")):
        raise Refused("server-away", url=server, why="http://...")

    def send(line: Line, number: int) -> None:
        told = {"text": line.text, "lang": line.lang, "seq": number}
        _post(server, address, told | {"speaker": line.speaker})

    return send


def _post(server: str, address: str, told: dict[str, object]) -> None:
    asked = urllib.request.Request(  # noqa: S310 - http only, see `posting`
        address,
        data=json.dumps(told).encode(),
        headers={"Content-Type": "application/json"},
    )
    try:
        urllib.request.urlopen(asked, timeout=TIMEOUT_SECONDS).close()  # noqa: S310
    except urllib.error.HTTPError as error:
        why = error.read(500).decode(errors="replace").strip()
        raise Refused("server-refused", url=server, why=why) from error
    except OSError as error:
        raise Refused("server-away", url=server, why=str(error)) from error
