"""Transcripts as meeting platforms save them as text or document, not as captions.

Zoom writes ``[Name] 10:02:11`` over the words, Teams ``Name   0:03`` or, in its older
documents, ``0:0:3.54 --> 0:0:5.87`` over the name. Both are a machine's writing.
"""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Final

from palabre.engines.formats.reading import chats, cues, front_matter
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.heads import (
    head_of,
    is_bracketed,
    is_half_bracketed,
    is_named_line,
)
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_RUNNING: Final = late(
    r"\s*(?P<name>[^\n]{1,80}?) (?:started|stopped) transcription\s*"
)
_TRANSCRIBED: Final = late(
    r"transcri|trascri|transkri|транскри|расшифров|النسخ|نسخ|转录|轉錄|听录|聽錄|文字起こし",
    re.IGNORECASE,
)
"""Of what a line tells that somebody started or stopped, in whatever language."""
LONGEST_RUNNING: Final = 120
_CLOCK_ALONE: Final = late(r"\d{1,2}:\d{2}(?::\d{2})?(?:\s?[AaPp]\.?[Mm]\.?)?")
_RECORDING: Final = late(
    r"(?P<title>.{1,200}?)[-_ ](?P<day>\d{8})_(?P<time>\d{6})(?:UTC)?[-_ ]\S.{2,80}"
)
"""What Teams calls a recording: title, moment, and "Meeting Recording" in its language."""
_CHAT: Final = late(
    r"^\s*(?:\d{4}-\d\d-\d\d\s+)?\d{1,2}:\d{2}:\d{2}\s+(?:From|De|Von|От|من)\s.{1,120}?"
    r"\s+(?:to|à|a|para|an|кому|إلى)\s.{1,80}?(?::|$)",
    re.MULTILINE | re.IGNORECASE,
)
_SAVED_CHAT: Final = late(r"^\d{1,2}:\d{2}:\d{2}[ ]?\t", re.MULTILINE)
"""What Zoom saves in the cloud under a name with "chat" in it."""
_GROUP_CHAT: Final = late(
    r"^\u200e?\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},? \d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\s?[AaPp]\.?\s?[Mm]\.?)?(?:\]| -) [^:\n]{1,60}: ",
    re.MULTILINE,
)
"""What a messenger on a telephone writes out: ``03/05/2027, 10:00 - Name: words``."""
_FULL_CLOCK: Final = late(r"\w \d{2}:\d{2}:\d{2}\s*$")
"""Zoom writes every part of the time, Teams only those that are needed."""
_UNPADDED: Final = late(r"\s*\d{1,2}:(?:\d:\d|\d\d:\d\b)")
"""Teams writes ``0:0:3.5`` where captions have two figures for minutes."""
SAMPLE: Final = 20_000
"""Signs looked at first; the first to speak may have read a longer statement."""
LEAST_NAMED: Final = 2
MOST_BEFORE: Final = 12
"""Lines that may stand before the first name: title, date, length, who started it."""
AN_HOUR: Final = 3_600_000
MORNING: Final = 6 * AN_HOUR
"""What begins so late is the hour of the day, in whatever form it stands."""


def looks_like(text: str) -> bool:
    """Say whether names with a time stand over the words, from the start."""
    lines = [line for line in text[:SAMPLE].split("\n") if line.strip()]
    heads = [at for at, line in enumerate(lines) if head_of(line)]
    if len(heads) == 1 and heads[0] <= MOST_BEFORE:
        rest = text[SAMPLE:].split("\n")[1:]
        return any(_is_alike(line, lines[heads[0]]) for line in rest)
    timed = [
        at
        for at, line in enumerate(lines[:-1])
        if cues.arrow_times(line) and _is_name(lines[at + 1])
    ]
    found = heads or timed
    if len(found) < LEAST_NAMED or found[0] > MOST_BEFORE:
        return False
    if heads:
        n_over = sum(at + 1 < len(lines) and at + 1 not in heads for at in heads)
        return n_over * 2 >= len(heads)
    is_teams = any(_UNPADDED.match(lines[at]) for at in timed)
    return len(timed) * 2 >= _n_times(lines) and (is_teams or _comes_again(lines))


def _is_alike(line: str, first: str) -> bool:
    """Say whether a line is a head of the form that the first one has."""
    head, model = head_of(line), head_of(first)
    return (
        head is not None
        and model is not None
        and head.is_zoom == model.is_zoom
        and head.is_wide == model.is_wide
    )


def is_chat(name: str, text: str) -> bool:
    """Say whether a file holds what was typed beside a meeting, which nobody said."""
    sample = text[:SAMPLE]
    is_named = "chat" in name.rpartition("/")[2].casefold()
    is_saved = is_named and len(_SAVED_CHAT.findall(sample)) >= LEAST_NAMED
    found = _CHAT.findall(sample) or _GROUP_CHAT.findall(sample)
    return is_saved or len(found) >= LEAST_NAMED


def _n_times(lines: list[str]) -> int:
    return sum(cues.arrow_times(line) is not None for line in lines)


def _comes_again(lines: list[str]) -> bool:
    """Say whether lines under times are few names that come again, and no words."""
    under = [
        lines[at + 1].strip()
        for at, line in enumerate(lines[:-2])
        if cues.arrow_times(line) and not cues.arrow_times(lines[at + 2])
    ]
    return len(under) >= LEAST_NAMED and len(set(under)) <= max(2, len(under) * 2 // 3)


def _is_name(line: str) -> bool:
    bare = line.strip()
    return is_label(bare) and not bare.endswith((".", "?", "!", ","))


def read(source: Source) -> Record:
    """Read the transcript of a meeting platform."""
    remarks = Remarks(source.name)
    lines = source.text.split("\n")
    title, starts_at = _told_before(lines)
    pieces = list(_pieces(lines))
    _note_brackets(lines, remarks)
    record = Record(
        file=source.name,
        format=_platform(lines),
        turns=turns_of(pieces, remarks),
        title=title,
        starts_at=starts_at,
        is_machine=not _is_chat(lines),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, {}, remarks)


def _platform(lines: list[str]) -> str:
    """Return whose habits the lines have; "export" where they are nobody's alone."""
    if _is_chat(lines):
        return chats.FORMAT
    if any(is_bracketed(line) or _FULL_CLOCK.search(line) for line in lines):
        return "zoom"
    is_teams = any(
        cues.arrow_times(line) or _RUNNING.fullmatch(line) or _is_wide(line)
        for line in lines
    )
    return "teams" if is_teams else "export"


def _is_chat(lines: list[str]) -> bool:
    """Say whether people wrote: a day stands before the hour of each message."""
    heads = [head for line in lines if (head := head_of(line))]
    return bool(heads) and all(head.is_dated for head in heads)


def _is_wide(line: str) -> bool:
    head = head_of(line)
    return head is not None and head.is_wide


def _note_brackets(lines: list[str], remarks: Remarks) -> None:
    for number, line in enumerate(lines, 1):
        if is_half_bracketed(line) and head_of(line):
            told = "Half of the brackets around this name is missing; it was read."
            remarks.mended(number, "bracket-missing", told)


def _pieces(lines: list[str]) -> Iterator[Piece]:
    """Yield the words under each name; what stands before the first is no speech."""
    begun = _begun(lines)
    speaker: str | None = None
    starts: int | None = None
    is_name_due = has_spoken = False
    is_loose = not any(map(is_bracketed, lines))
    remark, is_running = "", _running(lines)
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        head = head_of(line)
        timed = cues.arrow_times(line)
        if not bare or is_running(number, bare) or _CLOCK_ALONE.fullmatch(bare):
            continue
        if head:
            speaker, starts = head.name, max(0, head.at_ms - begun)
            has_spoken = True
        elif timed:
            starts, is_name_due = timed[0], True
        elif is_name_due:
            speaker, is_name_due, has_spoken = bare, False, True
        elif has_spoken and is_loose and _is_unknown(line):
            speaker, starts, remark = (
                "",
                None,
                f"{bare[:60]!r} is no name that is known.",
            )
        elif has_spoken:
            yield Piece(bare, number, speaker, starts, remark=remark)
            speaker, remark = speaker or None, ""


def _running(lines: list[str]) -> Callable[[int, str], bool]:
    """Return what tells the lines that say who started or stopped the transcript.

    Such a line opens with the name of somebody who speaks, or with any name where it is
    the last one, and is no sentence.
    """
    names = tuple({head.name for line in lines if (head := head_of(line))})
    last = max((at for at, line in enumerate(lines, 1) if line.strip()), default=0)

    def is_running(number: int, bare: str) -> bool:
        if _RUNNING.fullmatch(bare):
            return True
        is_told = len(bare) <= LONGEST_RUNNING and _TRANSCRIBED.search(bare) is not None
        is_open = not bare.endswith((".", "?", "!", "…", "。", "؟"))
        return (
            is_told
            and is_open
            and (bare.startswith(names) or (number == last and _opens_with_name(bare)))
        )

    return is_running


def _opens_with_name(bare: str) -> bool:
    words = bare.split()
    return any(is_label(" ".join(words[:n])) for n in range(2, min(5, len(words))))


def _begun(lines: list[str]) -> int:
    """Return where the clock began: wall time where the first is after an hour."""
    first = next((head for line in lines if (head := head_of(line))), None)
    if first is None or first.at_ms < AN_HOUR:
        return 0
    is_of_day = first.is_zoom or first.is_dated or first.at_ms >= MORNING
    return first.at_ms if is_of_day else 0


def _is_unknown(line: str) -> bool:
    """Say whether a line is a time after words that are no name, in a transcript."""
    return bool(_FULL_CLOCK.search(line[-20:])) and is_named_line(line)


def _told_before(lines: list[str]) -> tuple[str, datetime | None]:
    """Return what Teams writes on top: the title with day and hour in UTC."""
    for line in [one for one in lines if one.strip()][:3]:
        found = _RECORDING.fullmatch(line.strip())
        if found:
            return found["title"].strip(), _moment(found["day"] + found["time"])
    return "", None


def _moment(digits: str) -> datetime | None:
    try:
        return datetime.strptime(digits, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
    except ValueError:
        return None
