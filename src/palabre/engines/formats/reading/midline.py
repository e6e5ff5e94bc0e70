"""Somebody who begins in the middle of a line: "We need time. Bo Lee: I disagree."."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import Final

from palabre.engines.formats.reading.flow import Piece
from palabre.engines.formats.reading.labels import is_label
from palabre.kernel.late import late

_COLON: Final = late(r"(?::\s+|：\s*)(?=\S)")
_ENDED: Final = late(r"(?<=[.?!…。！？؟])[\"”’»)\]]*\s*(?:[-–—]\s+)?|>{2,}\s*")
_CHANGE: Final = late(r"\s+>{2,}\s*")
LONGEST: Final = 80


def parted(pieces: Iterable[Piece], known: AbstractSet[str]) -> Iterator[Piece]:
    """Yield pieces cut where another known speaker begins after a whole sentence.

    Parameters
    ----------
    known : set of str
        The labels that open turns in the same file.

    Examples
    --------
    >>> piece = Piece("We need time. Bo Lee: I disagree. As Bo Lee: never.", 1, "Cy Fox")
    >>> [(one.speaker, one.text) for one in parted([piece], {"Cy Fox", "Bo Lee"})]
    [('Cy Fox', 'We need time.'), ('Bo Lee', 'I disagree. As Bo Lee: never.')]
    """
    for piece in pieces:
        if ":" in piece.text or "：" in piece.text or ">>" in piece.text:
            yield from _parts(piece, known)
        else:
            yield piece


def _parts(piece: Piece, known: AbstractSet[str]) -> Iterator[Piece]:
    start, speaker, text = 0, piece.speaker, piece.text
    for begins, name, words in _changes(text, known):
        if before := text[start:begins].strip():
            yield _part(piece, before, speaker, is_first=start == 0)
        start, speaker = words, name
    yield _part(piece, text[start:].strip(), speaker, is_first=start == 0)


def _part(piece: Piece, text: str, speaker: str | None, *, is_first: bool) -> Piece:
    if is_first:
        return replace(piece, text=text)
    return replace(piece, text=text, speaker=speaker, remark="", is_paragraph=True)


def _changes(text: str, known: AbstractSet[str]) -> Iterator[tuple[int, str, int]]:
    """Yield where a label begins, what it is, and where the words after it begin."""
    found: dict[int, tuple[str, int]] = {}
    for colon in _COLON.finditer(text):
        since = max(0, colon.start() - LONGEST)
        for end in _ENDED.finditer(text, since, colon.start()):
            label = text[end.end() : colon.start()].strip()
            is_marked = ">>" in end.group()
            if label in known or (is_marked and is_label(label)):
                found.setdefault(end.start(), (label, colon.end()))
    for change in _CHANGE.finditer(text):
        begins = change.start() + len(change.group()) - len(change.group().lstrip())
        if begins not in found and change.end() < len(text):
            found[begins] = ("", change.end())
    last = 0
    for begins, (label, words) in sorted(found.items()):
        if begins >= last:
            yield begins, label, words
            last = words
