"""Notes and reports in Markdown or plain text.

``NAME: words`` makes a transcript; headings with paragraphs under them a report.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.formats.reading import front_matter, midline, tabled, unknown
from palabre.engines.formats.reading.cues import paragraphs
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, is_notice, one_line
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.late import late

_CLOCK: Final = r"(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?"
_TIMED: Final = rf"{_CLOCK}(?:\s?[AaPp]\.?[Mm]\.?)?[\])>]?\s+"
_LABEL: Final = late(
    rf"\s{{0,3}}(?:(?:[-*•>]|\d{{1,3}}[.)])\s+)*(?:[\[(<]?{_TIMED}(?:[-–—|]\s+)?)?"
    r"(?:\*\*|__|[*_])?([^:：*\n]{1,140}?)"
    rf"(?:\s*[\[(]{_CLOCK}[\])]|\s+{_CLOCK})?(?:\*\*|__|[*_])?"
    r"(?::(?:\*\*|__|[*_])?(?:\s+|$)|:(?=[^\W\d_a-zà-ÿа-я])|：(?:\*\*|__|[*_])?\s*)"
)
_STAMPED: Final = late(rf"\s*[\[(<]{_TIMED}(?=\S)")
"""A line that begins with a time in brackets and no name."""
_CAME_OR_WENT: Final = late(
    r".{1,80} (?:joined|left|has joined|has left)(?: the (?:conference|meeting|room))?\.?"
)
_DASHED: Final = late(
    rf"\s{{0,3}}(?:{_CLOCK}\s+)?"
    r"((?:(?:M|MM|Mr|Mrs|Ms|Dr|Pr|Sr|Sra|Amb)\.|Mme|Mlle|Mr|Mrs|Ms|Dr|Le|La|The|El)\s"
    r"[^:：*\n—–]{2,100}?)\.?\s+[—–]\s+(?=[^\W\d_a-zà-ÿ]|[«“\"])"
    rf"(?:(?!){_CLOCK}{_CLOCK})?"
)
"""French and Spanish records: "M. DUPONT (France). — Words"."""
_CLOCK_ALONE: Final = late(rf"\s*[\[(]?{_CLOCK}[\])]?\s*")
_COLON_WITHIN: Final = 220
_HEADING: Final = late(r"\s{0,3}#{1,6}\s+(.*?)\s*#*\s*")
_ANY_HEADING: Final = late(r"^ {0,3}(?:#{1,6}\s|={3}|-{3})", re.MULTILINE)
_UNDERLINE: Final = late(r"\s{0,3}(?:={3,}|-{3,})\s*")
_BULLET: Final = late(r"\s*(?:[-*+•‣▪]|\d{1,3}[.)]|\([a-z\d]\))\s+(?:\[[ xX]\]\s+)?")
_LINK: Final = late(r"!?\[([^\[\]\n]*)\]\([^()\n]*\)")
_MARK: Final = late(r"(?<![\w*])(\*\*|__|\*|_|`)(?=\S)([^*_`\n]+?)(?<=\S)\1(?!\w)")


def is_transcript(text: str) -> bool:
    """Say whether a third of the paragraphs start with a name and a colon."""
    lines = [line for line in text.split("\n") if line.strip()]
    matches = (match for line in lines if (match := label_at(line)))
    names = Counter(_name(match) for match in matches if _named(match))
    n_named = sum(names.values())
    n_paragraphs = sum(1 for _part in paragraphs(text))
    # Hard-wrapped text has few paragraphs, and colons at the start of lines by chance.
    n_starts = n_paragraphs if n_paragraphs * 4 > len(lines) else len(lines)
    if len(names) > 1 and _computer_made(lines):
        return True
    return (len(names) > 1 or n_named > 2) and n_named * 3 >= n_starts


def label_at(line: str) -> re.Match[str] | None:
    """Return what stands before the first colon, with a time before or after it."""
    start = line[:_COLON_WITHIN]
    found = _LABEL.match(line) if ":" in start or "：" in start else None
    if found or ("—" not in start and "–" not in start):
        return found
    return _DASHED.match(line)


def is_said(line: str) -> bool:
    """Say whether a line names a speaker and goes on with a few words.

    Examples
    --------
    >>> is_said("Bo Lee: We dig a new well."), is_said("Chair: Bo Lee")
    (True, False)
    """
    match = label_at(line)
    return match is not None and _named(match) and _is_long(line[match.end() :])


def _is_long(words: str) -> bool:
    return len(words.split()) >= LEAST_SAID


LEAST_SAID: Final = 4


def has_headings(text: str) -> bool:
    """Say whether the text has Markdown headings with something under them."""
    if not _ANY_HEADING.search(text):
        return False
    return any(turn.section for turn in report_turns(text.split("\n"), 1))


def read_transcript(source: Source, kind: str = "notes") -> Record:
    """Read notes of who said what."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    told_lines = tabled.as_labelled(text.split("\n"), "{}: ")
    lines, title = _without_preface(told_lines)
    pieces = _since_start(list(_pieces(lines, n_before)))
    known = {piece.speaker for piece in pieces if piece.speaker}
    record = Record(
        file=source.name,
        format="export" if title is not None else kind,
        turns=turns_of(midline.parted(pieces, known), remarks),
        title=title_of(lines) if title is None else title,
        is_machine=title is not None,
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


_COMPUTER_MADE: Final = late(
    r"\W{0,20}(?:This editable transcript was computer generated\b"
    r"|(?=.{0,60}(?:transcri|trascri|transkri|транскри|расшифров|转录|轉錄|نسخ))"
    r".{3,90}(?:par (?:un )?ordinateur|por (?:un )?(?:ordenador|computadora|computador)"
    r"|automáticamente|automaticamente|automatiquement|automatisch|computer|автоматич"
    r"|компьютер|计算机|電腦|自动|自動|الكمبيوتر|الحاسوب|تلقائ)).*",
    re.IGNORECASE,
)
"""What Google Meet writes above the first who speaks, or below the last."""
LONGEST_PREFACE: Final = 400
LONGEST_REMARK: Final = 600


def _without_preface(lines: list[str]) -> tuple[list[str], str | None]:
    """Blank what a platform writes around its transcript; return the title, if so."""
    told = _computer_made(lines)
    if not told:
        return lines, None
    first = next((at for at, line in enumerate(lines) if _named(label_at(line))), 0)
    titles = [
        (at, found[1])
        for at, line in enumerate(lines[:first])
        if (found := _MEETING_TITLE.fullmatch(line))
    ]
    is_told = bool(titles) or told[0] < first
    before = first if is_told else 0
    kept = [
        "" if at in told or (at < before and not _CLOCK_ALONE.fullmatch(line)) else line
        for at, line in enumerate(lines)
    ]
    top = next((line for line in lines if line.strip()), "") if told[0] < first else ""
    title = titles[0][1] if titles else top
    return kept, _unmarked(title).strip("# \ufeff")


_MEETING_TITLE: Final = late(
    r"(.{1,200}?)(?:\s{0,4}\([^()]{0,80}\))?\s{1,4}[-–—]\s{1,4}Trans[ck]ri\w*\W*"
)


def _computer_made(lines: Sequence[str]) -> list[int]:
    """Return the lines in which a platform says that a computer wrote the transcript.

    They stand before the first speaker or among the last lines, and are nobody's.
    """
    filled = [at for at, line in enumerate(lines) if line.strip()]
    around = filled[:LONGEST_PREFACE] + filled[-3:]
    short = (at for at in around if len(lines[at]) <= LONGEST_REMARK)
    found = [at for at in short if _COMPUTER_MADE.fullmatch(lines[at])]
    if not found:
        return []
    first = next((at for at in filled if _named(label_at(lines[at]))), len(lines))
    ends = set(filled[-3:])
    return sorted(
        {
            at
            for at in found
            if (at < first or at in ends) and not _named(label_at(lines[at]))
        }
    )


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
        title=title_of(lines),
        notes=source.notes,
    )
    return front_matter.applied(record, told, remarks)


def report_turns(lines: Sequence[str], first: int) -> Iterator[Turn]:
    """Yield the paragraphs and items of a report with the heading above them."""
    section, waiting, start = "", list[str](), first
    for number, line in enumerate([*lines, ""], first):
        heading = _heading(line, waiting)
        cells = tabled.row_cells(line)
        is_new = cells is not None or _BULLET.match(line) is not None
        if heading is not None or not line.strip() or is_new:
            if heading is None or not _UNDERLINE.fullmatch(line):
                yield from _report_turn(waiting, section, start)
            waiting = []
        if heading is not None:
            section = _unmarked(heading)
        elif cells is not None:
            for cell in cells:
                yield from _report_turn([cell], section, number)
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


def title_of(lines: Sequence[str]) -> str:
    """Return the first heading of the first level."""
    for at, line in enumerate(lines[:60]):
        if line.startswith("# "):
            return _unmarked(line[2:])
        if at and re.fullmatch(r"={3,}\s*", line):
            return _unmarked(lines[at - 1])
    return ""


def _pieces(lines: Sequence[str], n_before: int) -> Iterator[Piece]:
    is_paragraph, is_started, is_parted = True, False, False
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
            yield Piece(rest, number, _name(match), since, is_paragraph=True)
            is_paragraph, is_started, is_parted = False, True, False
        elif alone := _CLOCK_ALONE.fullmatch(line):
            clock = _clock_ms(alone)
        elif not line.strip() or _is_heading(line, after):
            is_paragraph = True
            is_parted = is_parted or _is_other_matter(line)
        elif (
            is_started
            and number in starts
            and (stray := _stray(match, line, number, is_strict=is_strict))
        ):
            yield stray
            is_paragraph = is_parted = False
        else:
            if is_started or not _is_fact(match):
                piece = _going_on(line, number, is_paragraph=is_paragraph)
                yield replace(piece, speaker="") if is_started and is_parted else piece
            is_paragraph = is_parted = False


def _going_on(line: str, number: int, *, is_paragraph: bool) -> Piece:
    """Return a line on which nobody new begins, without the time before it."""
    stamp = _STAMPED.match(line)
    words = line[stamp.end() :] if stamp else line
    if stamp and _CAME_OR_WENT.fullmatch(words.strip()):
        return Piece("[came or went]", number)
    cells = tabled.row_cells(words)
    if cells is not None:
        return Piece(_unmarked(" | ".join(cells)), number, "", is_paragraph=True)
    item = _ITEM.match(words)
    words = words[item.end() :] if item else words
    is_new = is_paragraph or item is not None
    return Piece(_unmarked(words), number, is_paragraph=is_new)


_ITEM: Final = late(r"\s*[-+*•‣▪]\s+(?=\S)")


def _since_start(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces with times from the start, where the file tells hours of the day."""
    begun = next((one.starts_ms for one in pieces if one.starts_ms is not None), 0)
    if begun < MORNING:
        return list(pieces)
    return [
        one
        if one.starts_ms is None
        else replace(one, starts_ms=max(0, one.starts_ms - begun))
        for one in pieces
    ]


MORNING: Final = 6 * 3_600_000
"""What begins so late is the hour of the day."""


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


def _is_other_matter(line: str) -> bool:
    """Say whether a line is a heading under which nobody goes on unnamed.

    What stands under "Key takeaways" was not said by who spoke last.
    """
    found = _HEADING.fullmatch(line)
    return found is not None and unknown.is_new_matter(found[1])


def _is_fact(match: re.Match[str] | None) -> bool:
    """Say whether a line before the first speaker is like "Date: 3 May"."""
    return match is not None and not _named(match)


def _named(match: re.Match[str] | None) -> bool:
    return match is not None and is_label(_name(match))


def _name(match: re.Match[str]) -> str:
    """Return the name in a label: "Bo Lee" of "[Bo Lee]: words"."""
    name = str(match[4]).strip()
    return name[1:-1].strip() if name[:1] == "[" and name[-1:] == "]" else name


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
