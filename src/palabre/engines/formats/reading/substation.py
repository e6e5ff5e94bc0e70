"""SubStation Alpha captions (``.ass``, ``.ssa``), which may name who speaks."""

import re
from collections.abc import Iterator
from typing import Final

from palabre.engines.formats.reading import cues
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.webvtt import pieces_of
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_HEAD: Final = late(r"\s*\[Script Info\]", re.IGNORECASE)
_LINE: Final = late(
    r"Dialogue:\s*[^,\n]*,\s*(\d+):(\d\d):(\d\d)[.:](\d\d)\s*,"
    r"\s*(\d+):(\d\d):(\d\d)[.:](\d\d)\s*,[^,\n]*,([^,\n]*),(?:[^,\n]*,){4}(.*)"
)
_OVERRIDE: Final = late(r"\{[^{}\n]*\}")


def looks_like(text: str) -> bool:
    """Say whether the text begins as these files do."""
    return _HEAD.match(text) is not None


def read(source: Source) -> Record:
    """Read the lines of dialogue; comments and styles are none."""
    remarks = Remarks(source.name)
    found = list(_lines(source.text))
    if any(name for name, _block in found):
        pieces = [
            Piece("\n".join(one.lines), one.line, name, one.starts_ms, one.ends_ms)
            for name, one in found
        ]
    else:
        pieces, _style = pieces_of([block for _name, block in found])
    return Record(
        file=source.name,
        format="ass",
        turns=turns_of(pieces, remarks),
        notes=source.notes + remarks.all(),
    )


def _lines(text: str) -> Iterator[tuple[str, cues.Block]]:
    for number, line in enumerate(text.split("\n"), 1):
        match = _LINE.fullmatch(line.strip())
        if match is None:
            continue
        words = _OVERRIDE.sub("", match[10]).replace("\\h", " ")
        lines = tuple(one.strip() for one in re.split(r"\\[Nn]", words) if one.strip())
        if lines:
            starts, ends = _ms(match.groups()[:4]), _ms(match.groups()[4:8])
            yield match[9].strip(), cues.Block(lines, number, "", starts, ends)


def _ms(parts: tuple[str, ...]) -> int:
    hours, minutes, seconds, hundredths = map(int, parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + hundredths * 10
