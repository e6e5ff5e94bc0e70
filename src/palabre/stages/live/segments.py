"""WebVTT segments as live encoders post them: cues, voices, no cue twice.

Nothing is kept here; `captions` does that. Files at rest are read by
`engines.formats`, which joins cues into turns; here each cue stays one caption.
"""

import hashlib
import html
import re
from collections.abc import Iterator
from dataclasses import replace

from palabre.stages.live.captions import CaptionFacts

_TIMES = re.compile(r"((?:\d{2,}:)?\d{2}:\d{2}\.\d{3})[ \t]+-->[ \t]+\S+.*")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)*\s+([^>]{1,200})>")
_TAG = re.compile(r"<[^>]*>")
_SKIPPED = ("NOTE", "STYLE", "REGION")


def is_segment(text: str) -> bool:
    """Tell whether a post is WebVTT: its first line says so."""
    return text[:6] == "WEBVTT"


def read_segment(text: str, defaults: CaptionFacts) -> Iterator[CaptionFacts]:
    """Read the cues of a segment; overlapping segments repeat cues, which count once.

    W3C "WebVTT", section 4; RFC 8216 section 3.5 for segments of a live stream.
    """
    for block in re.split(
        r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n")
    ):
        lines = block.strip("\n").split("\n")
        if lines[0].startswith(("WEBVTT", *_SKIPPED)):
            continue
        yield from _cue(lines, defaults)


def _cue(lines: list[str], defaults: CaptionFacts) -> Iterator[CaptionFacts]:
    found = [(at, _TIMES.fullmatch(line.strip())) for at, line in enumerate(lines[:2])]
    at, times = next(((at, one) for at, one in found if one), (0, None))
    if times is None:
        return
    payload = "\n".join(lines[at + 1 :])
    voice = _VOICE.search(payload)
    words = html.unescape(_TAG.sub("", payload))
    if words.strip():
        label = html.unescape(voice[1]).strip() if voice else None
        mark = hashlib.sha256(words.encode()).hexdigest()[:12]
        number = f"{times[1]}/{mark}"
        yield replace(defaults, text=words, label=label, source_id=number)
