"""Pieces of speech joined to turns: who goes on, who takes over, what is no speech."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from palabre.engines.formats.reading.source import Remarks
from palabre.engines.formats.reading.words import (
    ends_sentence,
    has_words,
    is_notice,
    one_line,
)
from palabre.engines.formats.records import Turn
from palabre.kernel.late import late

# An unnamed speaker's captions are parted so that a quotation has a usable time.
PART_MS: Final = 60_000
LONG_MS: Final = 180_000
PAUSE_MS: Final = 4_000


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of one speaker.

    Parameters
    ----------
    speaker : str or None
        None when the file does not say: the one before goes on. Empty when somebody
        else takes over whom the file does not name.
    is_paragraph : bool
        Whether the words start a paragraph.
    remark : str
        Why it is not told who speaks, where that is remarkable.
    """

    text: str
    line: int
    speaker: str | None = None
    starts_ms: int | None = None
    ends_ms: int | None = None
    is_paragraph: bool = False
    remark: str = ""


@dataclass(slots=True)
class _Open:
    """The turn being put together."""

    speaker: str
    line: int
    starts_ms: int | None
    ends_ms: int | None
    words: list[str] = field(default_factory=list)

    def turn(self) -> Turn:
        return Turn(
            text=as_set("".join(self.words)),
            speaker=self.speaker,
            starts_ms=self.starts_ms,
            ends_ms=self.ends_ms,
            line=self.line,
        )


def as_set(words: str) -> str:
    """Return words as they stand in a turn: one space between, paragraphs apart."""
    parts = words.split("\n\n")
    return "\n\n".join(line for part in parts if (line := one_line(part)))


def turns_of(pieces: Iterable[Piece], remarks: Remarks) -> tuple[Turn, ...]:
    """Join pieces to turns; leave out notices such as "[Applause]" with a note."""
    turns: list[Turn] = []
    current: _Open | None = None
    n_notices, first_notice = 0, 0
    for raw in pieces:
        piece = _labelled(raw) if raw.speaker else raw
        if piece.remark:
            remarks.mended(piece.line, "speaker-unknown", piece.remark)
        if is_notice(piece.text) or not piece.text:
            n_notices += bool(piece.text)
            first_notice = first_notice or piece.line
        if current is None or _takes_over(current, piece):
            _close(current, turns)
            speaker = piece.speaker
            if speaker is None:
                speaker = current.speaker if current else ""
            current = _Open(speaker, piece.line, piece.starts_ms, piece.ends_ms)
        if not is_notice(piece.text):
            _add(current, piece)
    _close(current, turns)
    if n_notices:
        many = f"{n_notices} lines that are no speech (applause, slides) were left out."
        one = "A line that is no speech (applause, slides) was left out."
        told = one if n_notices == 1 else many
        remarks.left_out(first_notice, "notice-left-out", told)
    return tuple(turns)


def _labelled(piece: Piece) -> Piece:
    """Return a piece whose label is without the marks around it: "- Bo Lee"."""
    label = one_line(_MARKS.sub("", piece.speaker or "")).strip(" |;,")
    return piece if label == piece.speaker else replace(piece, speaker=label)


_MARKS: Final = late("[\u200b-\u200f\u061c\ufeff\u2060]|^\\s*(?:[>\\-–—•*]+\\s+)+")


def _takes_over(current: _Open, piece: Piece) -> bool:
    if piece.speaker is not None and (
        piece.speaker != current.speaker or not piece.speaker
    ):
        return True
    return not current.speaker and _is_parted(current, piece)


def _is_parted(current: _Open, piece: Piece) -> bool:
    """Say whether an unnamed speaker's long talk may be cut before this piece."""
    if None in (current.starts_ms, current.ends_ms, piece.starts_ms):
        return False
    lasts = (piece.starts_ms or 0) - (current.starts_ms or 0)
    pause = (piece.starts_ms or 0) - (current.ends_ms or 0)
    if lasts >= LONG_MS:
        return True
    is_end = bool(current.words) and ends_sentence(current.words[-1])
    return is_end and (lasts >= PART_MS or pause >= PAUSE_MS)


def _add(current: _Open, piece: Piece) -> None:
    if current.words:
        current.words.append("\n\n" if piece.is_paragraph else "\n")
    elif current.starts_ms is None:
        current.starts_ms = piece.starts_ms
    current.words.append(piece.text.strip())
    if piece.ends_ms is not None:
        current.ends_ms = max(piece.ends_ms, current.ends_ms or 0)


def _close(current: _Open | None, turns: list[Turn]) -> None:
    if current and any(map(has_words, current.words)):
        turns.append(current.turn())
