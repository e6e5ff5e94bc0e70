"""Notes and reports in Markdown or plain text.

``NAME: words`` makes a transcript; headings with paragraphs under them a report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from palabre.engines.formats.reading import front_matter, midline, unknown
from palabre.engines.formats.reading.cues import paragraphs
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, is_notice, one_line
from palabre.engines.formats.records import Record, RecordKind, Turn

_CLOCK: Final = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?"
_LABEL: Final = re.compile(
    rf"\s{{0,3}}(?:(?:[-*•>]|\d{{1,3}}[.)])\s+)*(?:[\[(]?{_CLOCK}[\])]?\s+(?:[-–—|]\s+)?)?"
    r"(?:\*\*|__|[*_])?([^:：*\n]{1,140}?)"
    rf"(?:\s*[\[(]{_CLOCK}[\])]|\s+{_CLOCK})?(?:\*\*|__|[*_])?"
    r"(?::(?:\*\*|__|[*_])?(?:\s+|$)|：(?:\*\*|__|[*_])?\s*)"
)
_DASHED: Final = re.compile(
    rf"\s{{0,3}}(?:{_CLOCK}\s+)?"
    r"((?:(?:M|MM|Mr|Mrs|Ms|Dr|Pr|Sr|Sra|Amb)\.|Mme|Mlle|Mr|Mrs|Ms|Dr|Le|La|The|El)\s"
    r"[^:：*\n—–]{2,100}?)\.?\s+[—–]\s+(?=[^\W\d_a-zà-ÿ]|[«“\"])"
    rf"(?:(?!){_CLOCK}{_CLOCK})?"
)
"""French and Spanish records: "M. DUPONT (France). — Words"."""
_CLOCK_ALONE: Final = re.compile(rf"\s*[\[(]?{_CLOCK}[\])]?\s*")
_COLON_WITHIN: Final = 220
_HEADING: Final = re.compile(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_ANY_HEADING: Final = re.compile(r"^ {0,3}(?:#{1,6}\s|={3}|-{3})", re.MULTILINE)
_UNDERLINE: Final = re.compile(r"\s{0,3}(?:={3,}|-{3,})\s*")
_BULLET: Final = re.compile(r"\s*(?:[-*+•‣▪]|\d{1,3}[.)]|\([a-z\d]\))\s+")
_LINK: Final = re.compile(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_MARK: Final = re.compile(
    r"(?<![\w*])(\*\*|__|\*|_|`)(?=\S)([^*_`\n]+?)(?<=\S)\1(?!\w)"
)


def is_transcript(text: str) -> bool:
    """Say whether a third of the paragraphs start with a name and a colon."""
    lines = [line for line in text.split("\n") if line.strip()]
    matches = (match for line in lines if (match := label_at(line)))
    names = Counter(match[4].strip() for match in matches if _named(match))
    n_named = sum(names.values())
    n_paragraphs = sum(1 for _part in paragraphs(text))
    # Hard-wrapped text has few paragraphs, and colons at the start of lines by chance.
    n_starts = n_paragraphs if n_paragraphs * 4 > len(lines) else len(lines)
    return (len(names) > 1 or n_named > 2) and n_named * 3 >= n_starts


def label_at(line: str) -> re.Match[str] | None:
    """Return what stands before the first colon, with a time before or after it."""
    start = line[:_COLON_WITHIN]
    found = _LABEL.match(line) if ":" in start or "：" in start else None
    if found or ("—" not in start and "–" not in start):
        return found
    return _DASHED.match(line)


def has_headings(text: str) -> bool:
    """Say whether the text has Markdown headings with something under them."""
    if not _ANY_HEADING.search(text):
        return False
    return any(turn.section for turn in report_turns(text.split("\n"), 1))


def read_transcript(source: Source, kind: str = "notes") -> Record:
    """Read notes of who said what."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    lines, title = _without_preface(text.split("\n"))
    pieces = list(_pieces(lines, n_before))
    known = {piece.speaker for piece in pieces if piece.speaker}
    record = Record(
        file=source.name,
        format="export" if title is not None else kind,
        turns=turns_of(midline.parted(pieces, known), remarks),
        title=_title(lines) if title is None else title,
        is_machine=title is not None,
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


_COMPUTER_MADE: Final = re.compile(
    r"\W*This editable transcript was computer generated\b.*", re.IGNORECASE
)
"""What Google Meet writes between those who attended and the first who speaks."""
LONGEST_PREFACE: Final = 400


def _without_preface(lines: list[str]) -> tuple[list[str], str | None]:
    """Blank what a platform writes above its transcript; return the title, if so."""
    last = next(
        (
            at
            for at, line in enumerate(lines[:LONGEST_PREFACE])
            if _COMPUTER_MADE.fullmatch(line)
        ),
        None,
    )
    if last is None:
        return lines, None
    first = next((line for line in lines if line.strip()), "")
    title = re.sub(r"(?:\s*\([^()]*\))?\s+[-–]\s+Transcript\W*$", "", first)
    return [""] * (last + 1) + lines[last + 1 :], _unmarked(title).strip("# \ufeff")


def read_report(source: Source, kind: str = "notes") -> Record:
    """Read a report: each paragraph and each item is a turn under its heading."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    lines = text.split("\n")
    record = Record(
        file=source.name,
        format=kind,
        turns=tuple(report_turns(lines, n_before + 1)),
        kind=RecordKind.REPORT,
        title=_title(lines),
        notes=source.notes,
    )
    return front_matter.applied(record, told, remarks)


def report_turns(lines: Sequence[str], first: int) -> Iterator[Turn]:
    """Yield the paragraphs and items of a report with the heading above them."""
    section, waiting, start = "", list[str](), first
    for number, line in enumerate([*lines, ""], first):
        heading = _heading(line, waiting)
        if heading is not None or not line.strip() or _BULLET.match(line):
            if heading is None or not _UNDERLINE.fullmatch(line):
                yield from _report_turn(waiting, section, start)
            waiting = []
        if heading is not None:
            section = _unmarked(heading)
        elif line.strip():
            start = start if waiting else number
            waiting.append(_BULLET.sub("", line, count=1))


def _report_turn(waiting: list[str], section: str, line: int) -> Iterator[Turn]:
    text = _unmarked(" ".join(waiting))
    if has_words(text) and not is_notice(text):
        yield Turn(text=text, section=section, line=line)


def _heading(line: str, waiting: list[str]) -> str | None:
    """Return the heading that a line is, or that it underlines."""
    match = _HEADING.fullmatch(line)
    if match:
        return match[1]
    if len(waiting) == 1 and _UNDERLINE.fullmatch(line) and len(waiting[0]) < 120:
        return waiting[0]
    return None


def _title(lines: Sequence[str]) -> str:
    """Return the first heading of the first level."""
    for at, line in enumerate(lines[:60]):
        if line.startswith("# "):
            return _unmarked(line[2:])
        if at and re.fullmatch(r"={3,}\s*", line):
            return _unmarked(lines[at - 1])
    return ""


def _pieces(lines: Sequence[str], n_before: int) -> Iterator[Piece]:
    is_paragraph, is_started = True, False
    clock: int | None = None
    following = [*lines[1:], ""]
    starts = _starts(lines, n_before + 1)
    is_strict = unknown.is_strict([*starts.values()])
    for number, (line, after) in enumerate(
        zip(lines, following, strict=True), n_before + 1
    ):
        match = label_at(line)
        if match and _named(match):
            rest = _unmarked(line[match.end() :])
            at = _ms(match)
            since, clock = (clock if at is None else at), None
            yield Piece(rest, number, match[4].strip(), since, is_paragraph=True)
            is_paragraph, is_started = False, True
        elif alone := _CLOCK_ALONE.fullmatch(line):
            clock = _clock_ms(alone)
        elif not line.strip() or _is_heading(line, after):
            is_paragraph = True
        elif (
            is_started
            and number in starts
            and (stray := _stray(match, line, number, is_strict=is_strict))
        ):
            yield stray
            is_paragraph = False
        else:
            if is_started or not _is_fact(match):
                yield Piece(_unmarked(line), number, is_paragraph=is_paragraph)
            is_paragraph = False


def _starts(lines: Sequence[str], first: int) -> dict[int, bool | None]:
    """Return the lines on which somebody may begin, and whether a label stands there.

    These are the first lines of paragraphs; every line where hardly a blank one parts
    the turns.
    """
    found: dict[int, bool | None] = {}
    openings: dict[int, bool | None] = {}
    is_open = True
    for number, line in enumerate(lines, first):
        if line.strip() and not _HEADING.fullmatch(line) and not is_notice(line):
            match = label_at(line)
            found[number] = True if _named(match) else None if match else False
            if is_open:
                openings[number] = found[number]
        is_open = not line.strip() or _HEADING.fullmatch(line) is not None
    n_named = [*found.values()].count(True)
    is_parted = [*openings.values()].count(True) * 2 > n_named
    return _after_first(openings if is_parted else found)


def _after_first(starts: dict[int, bool | None]) -> dict[int, bool | None]:
    first = next((number for number, is_named in starts.items() if is_named), 0)
    return {number: named for number, named in starts.items() if number >= first}


def _stray(
    match: re.Match[str] | None, line: str, number: int, *, is_strict: bool
) -> Piece | None:
    """Return what a line with a colon is that opens with no known label."""
    if match is None:
        return None
    label, rest = match[4], _unmarked(line[match.end() :])
    if unknown.is_fact(label, rest):
        return Piece("[fact]", number)
    if unknown.is_outcome(label, rest):
        return unknown.outcome_piece(label, rest, number)
    if unknown.is_somebody(label, rest, is_strict=is_strict):
        return unknown.piece_of(label, rest, number, _ms(match))
    return None


def _is_heading(line: str, after: str) -> bool:
    """Say whether a line is a heading, underlined by the next, or a rule."""
    if _HEADING.fullmatch(line) or _UNDERLINE.fullmatch(line):
        return True
    return len(line) < 120 and _UNDERLINE.fullmatch(after) is not None


def _is_fact(match: re.Match[str] | None) -> bool:
    """Say whether a line before the first speaker is like "Date: 3 May"."""
    return match is not None and not _named(match)


def _named(match: re.Match[str] | None) -> bool:
    return match is not None and is_label(match[4])


def _unmarked(text: str) -> str:
    """Take emphasis and link addresses out of Markdown."""
    text = _LINK.sub(r"\1", text)
    return one_line(_MARK.sub(r"\2", text))


def _clock_ms(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000


def _ms(match: re.Match[str]) -> int | None:
    groups = match.groups()
    for hours, minutes, seconds in (groups[:3], groups[4:7], groups[7:10]):
        if minutes is not None:
            whole = int(hours or 0) * 60 + int(minutes)
            return (whole * 60 + int(seconds)) * 1000
    return None
