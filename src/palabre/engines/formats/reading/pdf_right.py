"""Rows of a PDF page that is written from right to left, in the order of reading.

A page holds pieces of rows with their places. Each piece has its letters in order, but
programs draw the pieces of a row from the left, or as they please.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from palabre.kernel.late import late

if TYPE_CHECKING:
    from pypdf import PageObject

RIGHT_TO_LEFT: Final = late("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_SHAPES: Final = late("[\ufb1d-\ufdff\ufe70-\ufefc]+")
"""Letters as they look at one place of a word, and not as they are written."""
_LATIN: Final = late(r"[A-Za-z\u00c0-\u024f\u0370-\u052f]")
_NO_SPACE_BEFORE: Final = late(r"\s+(?=[،؛؟.:!)\]»,])(?!\.\d)")
_NO_SPACE_AFTER: Final = late(r"(?<=[(\[«])\s+")
_LED: Final = late(r"^([.!?؟،؛…])\s*(.*[^.!?؟،؛…])$")
"""The sign that ends a row, drawn first since it stands at the left."""
_MIRRORED: Final = str.maketrans("()[]<>«»", ")(][><»«")
_CLOSING: Final = frozenset(")]»>")
_BRACKETS: Final = _CLOSING | frozenset("([«<")
_ENDS: Final = "ةىךםןףץ"
"""Letters that only end a word, but for a few that hardly count."""
_ENDING: Final = late(rf"[{_ENDS}](?![\u0590-\u05ff\u0620-\u065f\u066e-\u06d3])")
_END_LETTER: Final = late(f"[{_ENDS}]")
RIGHT_SHARE: Final = 5
"""One sign in so many from which a text counts as written from right to left."""
SAME_ROW: Final = 3.0
"""Points by which the pieces of one row may stand higher or lower."""
LEAST_ENDS: Final = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """Words drawn in one go, and where they begin, in points from the lower left."""

    x: float
    y: float
    text: str


def is_right_to_left(text: str) -> bool:
    """Say whether so much of a text is Arabic or Hebrew that it is read from the right.

    Examples
    --------
    >>> is_right_to_left("شكرا (UN)"), is_right_to_left("He said شكرا to all of them")
    (True, False)
    """
    return len(RIGHT_TO_LEFT.findall(text)) * RIGHT_SHARE >= max(1, len(text))


def rows_of(page: "PageObject") -> str:
    """Return the text of a page, row by row as it is read."""
    pieces: list[Piece] = []

    def keep(
        text: str, cm: Sequence[float], tm: Sequence[float], *_font: object
    ) -> None:
        if text.strip():
            x, y = tm[4], tm[5]
            pieces.append(
                Piece(
                    x * cm[0] + y * cm[2] + cm[4], x * cm[1] + y * cm[3] + cm[5], text
                )
            )

    page.extract_text(visitor_text=keep)
    return "\n".join(in_order(pieces))


def in_order(pieces: Sequence[Piece]) -> list[str]:
    """Return rows from top to bottom, each piece after those to the right of it.

    Pieces in Latin letters that stand together keep their order from the left.

    Examples
    --------
    >>> in_order([Piece(10, 5, "شكرا"), Piece(80, 5, "لي وي:")])
    ['لي وي: شكرا']
    """
    rows: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda one: -one.y):
        if rows and rows[-1][0].y - piece.y <= SAME_ROW:
            rows[-1].append(piece)
        else:
            rows.append([piece])
    right = [one.text for one in pieces if RIGHT_TO_LEFT.search(one.text)]
    has_spaces = sum(text != text.strip() for text in right) * 2 >= len(right)
    return [_row(row, has_spaces=has_spaces) for row in rows]


def is_backwards(text: str) -> bool:
    """Say whether words are written as the eye sees them, last letter first.

    Some letters end a word only: where they begin most of the words that have them,
    the letters of every word are the wrong way round.
    """
    n_ends = len(_END_LETTER.findall(text))
    return n_ends >= LEAST_ENDS and len(_ENDING.findall(text)) * 2 < n_ends


def _row(row: Sequence[Piece], *, has_spaces: bool) -> str:
    if not any(RIGHT_TO_LEFT.search(piece.text) for piece in row):
        latin_only = [one.text for one in sorted(row, key=lambda one: one.x)]
        return _joined(latin_only, has_spaces=has_spaces)
    made: list[str] = []
    latin: list[str] = []
    for piece in sorted(row, key=lambda one: (-one.x, _is_mark(one.text))):
        if _LATIN.search(piece.text) and not RIGHT_TO_LEFT.search(piece.text):
            latin.insert(0, piece.text)
            continue
        made += latin
        latin = []
        made.append(piece.text)
    turned = _turned([*made, *latin])
    return _LED.sub(r"\2\1", _joined(turned, has_spaces=has_spaces))


def _is_mark(text: str) -> bool:
    return not any(map(str.isalnum, text))


def _turned(parts: Sequence[str]) -> list[str]:
    """Return pieces whose brackets open before they close.

    Some programs store what the eye sees: a bracket that opens looks as one that closes
    elsewhere.
    """
    alone = [part for part in parts if _is_mark(part)]
    first = next((sign for part in alone for sign in part if sign in _BRACKETS), "")
    if first not in _CLOSING:
        return list(parts)
    return [part.translate(_MIRRORED) if _is_mark(part) else part for part in parts]


def _joined(parts: Sequence[str], *, has_spaces: bool) -> str:
    """Join pieces by a space; where they bring their own, letters meet in a word."""
    made = ""
    for part in parts:
        is_cut = has_spaces and _is_letter(made[-1:]) and _is_letter(part[:1])
        made += part if is_cut else f" {part}"
    text = _SHAPES.sub(lambda match: unicodedata.normalize("NFKC", match[0]), made)
    text = " ".join(text.split())
    return _NO_SPACE_AFTER.sub("", _NO_SPACE_BEFORE.sub("", text))


def _is_letter(sign: str) -> bool:
    return sign.isalpha() and RIGHT_TO_LEFT.match(sign) is not None
