"""Timed captions: the blocks that WebVTT, SRT and SBV share, read leniently."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from palabre.engines.formats.reading.source import Remarks
from palabre.kernel.late import late

_CLOCK: Final = r"(?:(\d{1,4}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,3}))?"
_POINTS: Final = r"(?:[-–—]{1,3}>|[→⇒])"
"""Word processors write an arrow for "-->"."""
_ARROW: Final = late(rf"\s*{_CLOCK}\s*{_POINTS}\s*{_CLOCK}(?=\s|$)")
_POINTED: Final = frozenset(">→⇒")
_BROKEN: Final = late(
    rf"\s*\d[\w:.,;]{{3,14}}\s*{_POINTS}\s*\d[\w:.,;]{{3,14}}(?:\s.*)?"
)
"""Two times that somebody mistyped."""
_COMMA: Final = late(rf"\s*{_CLOCK}\s*,\s*{_CLOCK}\s*$")
_CUE_NUMBER: Final = late(r"\d{1,9}")

Times = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Block:
    """One cue as it stands in the file.

    Parameters
    ----------
    lines : tuple of str
        The payload.
    mark : str
        The cue's identifier, empty if it has none.
    starts_ms, ends_ms : int or None
        None where the times could not be read.
    """

    lines: tuple[str, ...]
    line: int
    mark: str = ""
    starts_ms: int | None = None
    ends_ms: int | None = None


Timing = Callable[[str], Times | None]


def arrow_times(line: str) -> Times | None:
    """Read ``00:01.000 --> 00:04.000`` with every usual slip."""
    match = _ARROW.match(line) if not _POINTED.isdisjoint(line) else None
    return (_ms(match.groups()[:4]), _ms(match.groups()[4:])) if match else None


def comma_times(line: str) -> Times | None:
    """Read ``0:00:01.000,0:00:04.000`` (SubViewer)."""
    match = _COMMA.match(line) if "," in line else None
    return (_ms(match.groups()[:4]), _ms(match.groups()[4:])) if match else None


def paragraphs(text: str) -> Iterator[tuple[int, list[str]]]:
    """Yield what blank lines part, each with its first line's number."""
    first, lines = 0, list[str]()
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip():
            first = first if lines else number
            lines.append(line)
        elif lines:
            yield first, lines
            lines = []
    if lines:
        yield first, lines


def blocks(
    parts: Sequence[tuple[int, list[str]]], timing: Timing, remarks: Remarks
) -> list[Block]:
    """Turn paragraphs into cues, mending what can be mended.

    Mended: cues without a blank line between them, payloads with one inside, times
    that cannot be read or run backwards.
    """
    found: list[Block] = []
    for first, lines in parts:
        _add_paragraph(found, first, lines, timing, remarks)
    return _mend_times([cue for cue in found if cue.lines], remarks)


def _add_paragraph(
    found: list[Block],
    first: int,
    lines: list[str],
    timing: Timing,
    remarks: Remarks,
) -> None:
    places = [at for at, line in enumerate(lines) if _is_timing(line, timing)]
    if not places:
        _add_stray(found, first, lines, remarks)
        return
    mark = " ".join(lines[: places[0]]).strip()
    for at, following in zip(places, [*places[1:], None], strict=True):
        payload = lines[at + 1 : following]
        if at != places[0]:
            remarks.mended(
                first + at, "blank-missing", "A blank line is missing before this cue."
            )
        next_mark = ""
        if following and payload and _CUE_NUMBER.fullmatch(payload[-1].strip()):
            next_mark = payload.pop().strip()
        found.append(_cue(first + at, lines[at], mark, payload, timing, remarks))
        mark = next_mark


def _is_timing(line: str, timing: Timing) -> bool:
    if "-->" in line or timing(line) is not None:
        return True
    return timing is arrow_times and _BROKEN.fullmatch(line) is not None


def _cue(
    line: int,
    times: str,
    mark: str,
    payload: list[str],
    timing: Timing,
    remarks: Remarks,
) -> Block:
    read = timing(times)
    starts, ends = read or (None, None)
    if read is None:
        told = f"The times {times.strip()[:60]!r} cannot be read; write 00:01:02.345 --> 00:01:05.678."
        remarks.mended(line, "time-malformed", told)
    return Block(tuple(payload), line, mark, starts, ends)


def _add_stray(
    found: list[Block], first: int, lines: list[str], remarks: Remarks
) -> None:
    """Give text without times to the cue before it; a bare number is no text."""
    if all(_CUE_NUMBER.fullmatch(line.strip()) for line in lines):
        remarks.left_out(first, "cue-empty", "A cue number stands here without a cue.")
        return
    remarks.mended(
        first, "time-missing", "This text has no times; it was added to the cue before."
    )
    if found:
        found[-1] = replace(found[-1], lines=(*found[-1].lines, *lines))
    else:
        found.append(Block(tuple(lines), first))


def _mend_times(cues: list[Block], remarks: Remarks) -> list[Block]:
    mended: list[Block] = []
    before = 0
    for at, raw in enumerate(cues):
        after = next((c.starts_ms for c in cues[at + 1 : at + 3] if c.starts_ms), None)
        cue = _mend_cue(raw, before, after, remarks)
        if cue is None:
            continue
        if (
            cue.starts_ms is not None
            and mended
            and cue.starts_ms < (mended[-1].starts_ms or 0)
        ):
            remarks.clash(
                cue.line, "time-order", "This cue starts before the last one."
            )
        before = cue.ends_ms or before
        mended.append(cue)
    return mended


def _mend_cue(
    cue: Block, before: int, after: int | None, remarks: Remarks
) -> Block | None:
    """Return the cue with times that run forwards; None for a stray number."""
    if cue.starts_ms is None:
        return replace(cue, starts_ms=before, ends_ms=max(before, after or before))
    if cue.ends_ms is None or cue.ends_ms >= cue.starts_ms:
        return cue
    if all(_CUE_NUMBER.fullmatch(line.strip()) for line in cue.lines):
        told = "The cue ends before it starts and holds only a number; it was left out."
        remarks.refused(cue.line, "cue-broken", told)
        return None
    told = "The cue ends before it starts; its end was taken from the next cue."
    remarks.mended(cue.line, "time-backwards", told)
    return replace(cue, ends_ms=max(cue.starts_ms, after or cue.starts_ms))


def _ms(parts: Sequence[str | None]) -> int:
    hours, minutes, seconds, fraction = (part or "" for part in parts)
    whole = int(hours or 0) * 3600 + int(minutes) * 60 + int(seconds)
    return whole * 1000 + int(fraction.ljust(3, "0"))
