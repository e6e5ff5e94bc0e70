"""Live captions as stenographers send them (CART): ``>> NAME: words``, hard wraps."""

import html
import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.formats.reading import front_matter, midline
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import is_notice, undo_wraps
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_CHANGE: Final = late(r"\s*>{2,}\s*")
_LABEL: Final = late(r"([^:：\n]{1,120})(?::(?:\s+|$|(?=[^\W\da-zà-ÿ]))|：\s*)")
_SHOUTED: Final = late(r"\s*(?=\S*[A-Z])([^a-z:：\n]{2,80})(?::\s+|：\s*)(?=\S)")
_CHANGES: Final = late(r"^[ \t]*(?:>{2,}|(?:&gt;){2,})", re.MULTILINE)


def looks_like(text: str) -> bool:
    """Say whether changes of speaker are marked by ``>>``."""
    found = len(_CHANGES.findall(text))
    n_lines = sum(1 for line in text.split("\n") if line.strip())
    # Quoted mail has the mark on every line.
    return bool(found) and (found <= n_lines * 0.7 or bool(_named(text)))


def read(source: Source) -> Record:
    """Read a stenographer's file."""
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    lines = html.unescape(text).split("\n")
    pieces = list(_pieces(lines, n_before))
    known = {piece.speaker for piece in pieces if piece.speaker}
    record = Record(
        file=source.name,
        format="captions",
        turns=turns_of(midline.parted(pieces, known), remarks),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


def _named(text: str) -> list[str]:
    return re.findall(r"^[ \t]*(?:>|&gt;){2,}[ \t]*[^:\n]{1,80}:", text, re.MULTILINE)


def _pieces(lines: list[str], n_before: int) -> Iterator[Piece]:
    """Yield one piece a turn; notices stand alone."""
    speaker: str | None = None
    first, waiting = 0, list[str]()
    for number, line in enumerate(lines, n_before + 1):
        change = _CHANGE.match(line)
        shouted = None if change else _SHOUTED.match(line)
        if shouted and not is_label(shouted[1]):
            shouted = None
        if change or shouted or is_notice(line):
            yield from _piece(first, waiting, speaker)
            first, waiting, speaker = number, [], None
        if is_notice(line):
            yield Piece(line.strip(), number)
        elif change or shouted:
            speaker, words = _labelled(line[change.end() :] if change else line)
            waiting = [words]
        else:
            first = first if any(waiting) else number
            waiting.append(line)
    yield from _piece(first, waiting, speaker)


def _labelled(line: str) -> tuple[str, str]:
    """Part a label from the words after it; empty if there is none."""
    match = _LABEL.match(line)
    if match and is_label(match[1]):
        return match[1].strip(), line[match.end() :]
    return "", line


def _piece(line: int, waiting: list[str], speaker: str | None) -> Iterator[Piece]:
    text = undo_wraps(waiting)
    if text or speaker:
        yield Piece(text, line, speaker, is_paragraph=True)
