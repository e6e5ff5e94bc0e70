"""Captions copied from a player's page: a time, then words, and nobody's name.

``0:03`` over the words or before them, line by line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import ends_sentence
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_STAMP: Final = late(
    r"\s*[\[(]?(?:(\d{1,2}):)?(\d{1,3}):(\d{2})(?:[.,]\d{1,3})?[\])]?(?:\s+[-–—|]?\s*(\S.*)|\s*)"
)
LEAST: Final = 3
SAMPLE_LINES: Final = 400


def looks_like(text: str) -> bool:
    """Say whether every second line at least begins with a time, and they run on."""
    lines = [line for line in text[:40_000].split("\n") if line.strip()][:SAMPLE_LINES]
    found = [match for line in lines if (match := _STAMP.fullmatch(line))]
    times = [_ms(match) for match in found]
    is_most = len(found) >= LEAST and len(found) * 2 >= len(lines) - LEAST
    return is_most and all(before <= after for before, after in pairwise(times))


def read(source: Source) -> Record:
    """Read what a player shows of its captions.

    A machine wrote them where hardly a sentence ends.
    """
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    pieces = list(_pieces(text.split("\n"), n_before + 1))
    n_ended = sum(ends_sentence(piece.text) for piece in pieces)
    record = Record(
        file=source.name,
        format="captions",
        turns=turns_of(_with_ends(pieces), remarks),
        is_machine=n_ended * 10 < len(pieces),
        notes=source.notes + remarks.all(),
    )
    return front_matter.applied(record, told, remarks)


def _pieces(lines: Sequence[str], first: int) -> Iterator[Piece]:
    starts: int | None = None
    for number, line in enumerate(lines, first):
        match = _STAMP.fullmatch(line)
        starts = _ms(match) if match else starts
        words = (match[4] or "") if match else line
        if words.strip():
            yield Piece(words.strip(), number, None, starts)


def _with_ends(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Yield pieces that end where the next one begins."""
    for piece, after in pairwise([*pieces, None]):
        assert piece is not None, "only the last is none"
        ends = after.starts_ms if after else piece.starts_ms
        yield Piece(piece.text, piece.line, None, piece.starts_ms, ends)


def _ms(match: re.Match[str]) -> int:
    hours, minutes, seconds = (int(part or 0) for part in match.groups()[:3])
    return ((hours * 60 + minutes) * 60 + seconds) * 1000
