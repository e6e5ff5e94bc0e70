"""Markdown in which each turn starts with a bold name: ``**Name:** words``."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from palabre.engines.formats.reading import front_matter, notes, tabled, unknown
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label, is_role
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import is_notice
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_BOLD: Final = late(
    r"\*\*([^*\n]{1,160}?)(?:[:：]\*\*|\*\*[ \t]*[:：]|\*\*(?=[^*\n]{1,80}:\*\*))"
)
_EMPHASIS: Final = late(
    r"([*_]|__)(?![*_\s])([^*_\n]{1,80}?)(?:[:：]\1|\1[ \t]*[:：])(?=\s|$)"
)
"""A name that is set in another way than most: ``*Chair*:``, ``__Chair:__``."""
_BARE: Final = late(r"([^\s*_:：#>|\-][^*_:：\n]{1,60}):[ \t]+(?=[^\W\da-z_])")
_CLOCK: Final = late(r"[\[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})[\])]?(?=\s|$)")
_REPEATED: Final = late(r"[^*\n]{1,80}:\*\*")
_BOLD_LINE: Final = late(r"\s*#{0,6}\s*\*\*([^*\n]+)\*\*([^\n]{0,600})")
_HEADING: Final = late(r"\s*#{1,6}\s")
# What a language model says before it transcribes, and what it was told.
_FRAMING: Final = late(
    r"(?:(?:sure|certainly|of course|okay|absolutely)(?: thing)?[!,.]*\s+)?"
    r"(?:(?:here(?:'s|’s| is)|below is|this is|the following(?: transcript)? is"
    r"|this transcript|transcribe|verbatim transcript|full transcript|transcript\b"
    r"|the following transcript)\b)[^\n]{0,400}",
    re.IGNORECASE,
)
PREAMBLE_LENGTH: Final = 1_500
_TRANSCRIPT: Final = late(r"\btranscri(?:pt|be|ption)\b", re.IGNORECASE)


class _Label(NamedTuple):
    name: str
    starts_ms: int | None
    rest: str


def looks_like(text: str) -> bool:
    """Say whether bold labels open at least two paragraphs."""
    found = (_label(line) for line in text.split("\n") if "**" in line[:4])
    return sum(label is not None for label in found) >= 2


def read(source: Source) -> Record:
    """Read a transcript with bold names."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    told_lines = tabled.as_labelled(text.split("\n"), "**{}:** ")
    lines, is_machine = _without_framing(told_lines, n_before, remarks)
    record = Record(
        file=source.name,
        format="attributed",
        turns=turns_of(_pieces(lines, n_before), remarks),
        title=notes.title_of(lines),
        is_machine=is_machine,
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


def _without_framing(
    lines: list[str], n_before: int, remarks: Remarks
) -> tuple[list[str], bool]:
    """Blank the lines in which a machine speaks about its own transcript."""
    kept, is_machine = [], False
    for number, line in enumerate(lines, n_before + 1):
        bare = re.sub(r"^\s*(?:\[[^\[\]\n]{0,80}\]|\([^()\n]{0,80}\))?\s*", "", line)
        if _is_framing(bare):
            is_machine = True
            told = f"A machine introduces its transcript here; left out: {bare[:80]!r}"
            remarks.left_out(number, "framing-left-out", told)
            kept.append("")
        else:
            kept.append(line)
    return (_without_preamble(kept) if is_machine else kept), is_machine


def _without_preamble(lines: list[str]) -> list[str]:
    """Blank the few lines that a machine puts before the first speaker."""
    first = next((at for at, line in enumerate(lines) if _label(line)), 0)
    preamble = " ".join(lines[:first])
    if len(preamble) > PREAMBLE_LENGTH:
        return lines
    return [""] * first + lines[first:]


def _is_framing(line: str) -> bool:
    line = line.strip()
    if len(line) > 400 or not _TRANSCRIPT.search(line) or "**" in line:
        return False
    return _FRAMING.fullmatch(line) is not None


def _pieces(lines: list[str], n_before: int) -> Iterator[Piece]:
    known = _known(lines)
    starts: int | None = None
    is_paragraph = True
    for number, line in enumerate(lines, n_before + 1):
        for at, part in enumerate(_parts(line, known)):
            if not part.strip():
                is_paragraph = True
                continue
            label = _label(part)
            clock = _clock_line(part) if label is None else None
            if label:
                starts = label.starts_ms if label.starts_ms is not None else starts
                yield Piece(label.rest, number, label.name, starts, is_paragraph=True)
                starts = None
            elif clock is not None:
                starts = clock
            elif stray := _stray(part, number):
                yield stray
            elif is_paragraph and (other := _otherwise_set(part, number, known)):
                yield other
            elif _is_heading(part):
                yield Piece("[heading]", number, _after_heading(part))
            else:
                yield _going_on(part, number, is_paragraph=is_paragraph or at > 0)
            is_paragraph = False


def _going_on(line: str, number: int, *, is_paragraph: bool) -> Piece:
    """Return a line on which nobody new begins: of a list, of a table, or plain."""
    cells = tabled.row_cells(line)
    if cells is not None:
        return Piece(" | ".join(cells), number, "", is_paragraph=True)
    item = _ITEM.match(line)
    words = line[item.end() :] if item else line
    return Piece(words, number, is_paragraph=is_paragraph or item is not None)


_ITEM: Final = late(r"\s*[-+*•‣▪]\s+(?=\S)")


def _known(lines: list[str]) -> frozenset[str]:
    found = (_label(line) for line in lines if "**" in line[:4])
    counts = Counter(label.name for label in found if label)
    return frozenset(counts)


def _parts(line: str, known: frozenset[str]) -> list[str]:
    """Cut a line before a known bold name in its middle (a lost line break)."""
    if "**" not in line[2:]:
        return [line]
    cuts = [0]
    for match in _BOLD.finditer(line):
        at = match.start()
        glued = at and not line[at - 1].isspace() and is_label(match[1])
        if at and (glued or match[1].strip() in known):
            cuts.append(at)
    return [line[a:b] for a, b in zip(cuts, [*cuts[1:], None], strict=True)]


def _label(line: str) -> _Label | None:
    """Read the label that a line starts with."""
    line = line.lstrip()
    match = _BOLD.match(line)
    if not match:
        return None
    name, rest = match[1].strip(), line[match.end() :]
    repeated = _REPEATED.match(rest)
    if repeated and repeated[0].startswith(name):
        rest = rest[repeated.end() :]
    clock = _CLOCK.match(name)
    if clock:
        name = name[clock.end() :].strip(" -–—")
    if not name or not is_label(name):
        return None
    return _Label(name, _ms(clock) if clock else None, rest.strip())


def _stray(line: str, number: int) -> Piece | None:
    """Return what a line is that opens with a bold word which is no known label."""
    match = _BOLD.match(line.lstrip())
    if match is None or ":" not in match[0]:
        return None
    label, rest = match[1].strip(), line.lstrip()[match.end() :].strip()
    if unknown.is_fact(label, rest):
        return Piece("[fact]", number)
    if unknown.is_outcome(label, rest):
        return unknown.outcome_piece(label, rest, number)
    if unknown.is_somebody(label, rest, is_strict=True):
        return unknown.piece_of(label, rest, number)
    return None


def _otherwise_set(line: str, number: int, known: frozenset[str]) -> Piece | None:
    """Return the words of a paragraph whose name is not bold as the others are.

    Words under another's name would be in the wrong mouth.
    """
    line = line.lstrip()
    match = _EMPHASIS.match(line)
    name = match[2].strip() if match else ""
    if match is None:
        match = _BARE.match(line)
        name = match[1].strip() if match else ""
        is_name = name in known or is_role(name) or " " in name
        match = match if is_name else None
    if match is None or not is_label(name):
        return None
    rest = line[match.end() :].strip()
    return Piece(rest, number, name, is_paragraph=True)


def _clock_line(line: str) -> int | None:
    """Return the time of a line that holds nothing else, or a time and a notice."""
    bare = line.strip().strip("*").strip()
    match = _CLOCK.match(bare)
    if not match:
        return None
    rest = re.sub(r"^[-–—\s]*[\d:]*", "", bare[match.end() :]).strip()
    return _ms(match) if not rest or is_notice(rest) else None


def _is_heading(line: str) -> bool:
    if _HEADING.match(line):
        return True
    match = _BOLD_LINE.fullmatch(line)
    if not match:
        return False
    return not match[2].strip() or _is_slides(match[2])


def _after_heading(line: str) -> str | None:
    """Return nobody for what follows a heading unnamed: the one before has ended."""
    found = _HEADING.match(line)
    is_parting = found is not None and unknown.is_new_matter(line[found.end() :])
    return "" if is_parting else None


def _is_slides(text: str) -> bool:
    text = text.strip()
    return text.startswith(("(", "[")) and text.endswith((")", "]")) and "](" in text


def _ms(clock: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in clock.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
