"""Logs of Internet Relay Chat: a time, a name in angle brackets, words.

``[10:00:01] <amab> words``, with or without day and brackets. At W3C meetings a scribe
types what the others say; those words are theirs.
"""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_TIME: Final = (
    r"\[?(?:\d{4}-\d\d-\d\d[T ])?(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"(?:Z|[+-]\d\d:?\d\d)?\]?"
)
_LINE: Final = late(rf"\s*{_TIME}\s+<\s*[@+%&~!]?([^<>\s]{{1,40}})>\s+(.*)")
_SERVER: Final = late(
    rf"\s*(?:{_TIME}\s+)?(?:\*|-!-|-->|<--|---|={{2,}}|--\s).*|\s*{_TIME}\s*"
)
_SCRIBE: Final = late(r"\s*scribe(?:nick)?\s*(?:\+|:)\s*(\S{1,40})?\s*", re.IGNORECASE)
_SAID_BY: Final = late(r"([^:\s][^:]{0,80}?):\s+(.*)")
_GOES_ON: Final = late(r"(?:\.{2,}|…)\s*(.*)")
BOTS: Final = frozenset({"rrsagent", "zakim", "trackbot", "agendabot", "ghurlbot"})
_COMMAND: Final = late(
    r"(?:(?:vote )?q[+?=-]|q\b|ack\b|agenda\s*[+?:]|present[+-]|regrets[+-]|chair:|meeting:"
    r"|topic:|subtopic:|scribe(?:nick)?\s*[+:]|i/|s/|zakim\b|rrsagent\b|next item|take up"
    r"|action:|trackbot\b).*|[+-]1",
    re.IGNORECASE,
)
"""What is typed for a robot or the queue, and no speech."""
SAMPLE_LINES: Final = 200
LEAST: Final = 2
A_DAY: Final = 24 * 60 * 60 * 1000


def looks_like(text: str) -> bool:
    """Say whether most of the lines are what a chat server wrote down."""
    lines = [line for line in text[:40_000].split("\n") if line.strip()]
    lines = lines[:SAMPLE_LINES]
    n_said = sum(_LINE.fullmatch(line) is not None for line in lines)
    n_server = sum(_SERVER.fullmatch(line) is not None for line in lines)
    return n_said >= LEAST and (n_said + n_server) * 10 >= len(lines) * 8


def read(source: Source) -> Record:
    """Read a log; what the server and its robots wrote is left out with a note."""
    remarks = Remarks(source.name)
    lines = source.text.split("\n")
    return Record(
        file=source.name,
        format="irc",
        turns=turns_of(_pieces(lines, remarks), remarks),
        notes=source.notes + remarks.all(),
    )


def _pieces(lines: list[str], remarks: Remarks) -> Iterator[Piece]:
    scribes, begun, said_by = {"scribe"}, -1, ""
    n_left, first_left = 0, 0
    for number, line in enumerate(lines, 1):
        match = _LINE.fullmatch(line)
        nick, words = (match[4], match[5].strip()) if match else ("", "")
        told = _SCRIBE.fullmatch(words)
        # "scribe+" alone: whoever types it is the scribe.
        scribes |= {(told[1] or nick).casefold()} if told else set()
        if not match or nick.casefold() in BOTS or _COMMAND.fullmatch(words):
            n_left += bool(line.strip())
            first_left = first_left or (number if line.strip() else 0)
            continue
        at = _ms(match)
        begun = at if begun < 0 else begun
        speaker, words = _who(nick, words, scribes, said_by)
        said_by = speaker if nick.casefold() in scribes else said_by
        yield Piece(words, number, speaker, (at - begun) % A_DAY, is_paragraph=True)
    if n_left:
        many = f"{n_left} lines of the server or its robots were left out."
        one = "A line of the server or its robots was left out."
        message = one if n_left == 1 else many
        remarks.left_out(first_left, "notice-left-out", message)


def _who(nick: str, words: str, scribes: set[str], before: str) -> tuple[str, str]:
    """Return who says the words of a line: whoever types, or whom a scribe heard.

    Elsewhere "amab: I agree" speaks to amab. What a scribe types under no name is
    nobody's, but for "... and so on", which goes on.
    """
    if nick.casefold() not in scribes:
        return nick, words
    goes_on = _GOES_ON.fullmatch(words)
    if goes_on:
        return before, goes_on[1]
    said = _SAID_BY.fullmatch(words)
    is_name = said is not None and (" " not in said[1] or is_label(said[1]))
    return (said[1], said[2]) if said and is_name else ("", words)


def _ms(match: re.Match[str]) -> int:
    hours, minutes, seconds = match.groups()[:3]
    return ((int(hours) * 60 + int(minutes)) * 60 + int(seconds or 0)) * 1000
