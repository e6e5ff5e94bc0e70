"""DOCX files that tell who speaks by bold lines or by a column of a table.

Their paragraphs are rewritten to "Name: words", which the reader of notes knows.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from palabre.engines.formats.reading import unknown
from palabre.engines.formats.reading.labels import is_label, is_role
from palabre.engines.formats.reading.tables import SECTIONS
from palabre.engines.formats.reading.words import one_line

_HEADINGS: Final = frozenset(heading.casefold() for heading in SECTIONS.values())
_COLUMN_HEADS: Final = frozenset({"name", "nom", "nombre", "имя", "姓名", "الاسم"})
_LETTERS: Final = re.compile(r"[^\W\d_]{3,}")
_HEADING: Final = 2
LEAST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a DOCX file.

    Parameters
    ----------
    level : int
        Of the heading that it is; 0 for text.
    lead : str
        The bold words that it opens with.
    cell : tuple of int or None
        Table, row and column that it stands in.
    """

    text: str
    level: int = 0
    is_item: bool = False
    lead: str = ""
    cell: tuple[int, int, int] | None = None


def with_speakers(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs in which each speech opens with its speaker and a colon."""
    return list(_of_lines(list(_of_tables(found))))


def _of_tables(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    for table, group in groupby(found, key=lambda one: one.cell and one.cell[0]):
        paragraphs = list(group)
        if table is None:
            yield from paragraphs
            continue
        rows = [
            {
                column: list(cells)
                for column, cells in groupby(row, key=lambda one: _place(one)[2])
            }
            for _, row in groupby(paragraphs, key=lambda one: _place(one)[1])
        ]
        column = next((at for at in (0, 1) if _names_speakers(rows, at, found)), None)
        yield from paragraphs if column is None else _spoken(rows, column)


def _place(one: Paragraph) -> tuple[int, int, int]:
    return one.cell or (0, 0, 0)


Row = Mapping[int, Sequence[Paragraph]]


def _names_speakers(rows: Sequence[Row], at: int, found: Sequence[Paragraph]) -> bool:
    """Say whether a column of a table holds who speaks, and the next one the words."""
    filled = [row for row in rows if at in row and at + 1 in row]
    names = [_text(row[at]) for row in filled if not _is_head(row, at)]
    words = [_text(row[at + 1]) for row in filled]
    n_said = sum(not is_label(each) for each in words)
    return n_said * 2 >= len(words) and _are_speakers(names, found)


def _is_head(row: Row, at: int) -> bool:
    name = _text(row[at])
    is_short = len(_text(row[at + 1]).split()) <= LEAST_NAMED
    return is_short and (is_role(name) or name.casefold() in _COLUMN_HEADS)


def _spoken(rows: Sequence[Row], at: int) -> Iterator[Paragraph]:
    for row in rows:
        if at in row and at + 1 in row and _is_head(row, at):
            continue
        name = _text(row.get(at, ()))
        for number, one in enumerate(row.get(at + 1, ())):
            is_first = bool(name) and number == 0
            label = name if is_label(name) else f"Unknown speaker ({name})"
            yield replace(one, text=f"{label}: {one.text}") if is_first else one


def _text(paragraphs: Iterable[Paragraph]) -> str:
    return one_line(" ".join(one.text for one in paragraphs))


def _of_lines(found: Sequence[Paragraph]) -> Iterator[Paragraph]:
    """Put a bold line of its own that names a speaker before the words under it."""
    lines = [_bold_line(one) for one in found]
    rests = [
        one.text.strip()[len(line) :].strip()
        for line, one in zip(lines, found, strict=True)
    ]
    over = [line for at, line in enumerate(lines) if line and any(rests[at : at + 2])]
    if not _are_speakers(over, found):
        yield from found
        return
    waiting: Paragraph | None = None
    for line, rest, one in zip(lines, rests, found, strict=True):
        if line and waiting:
            yield replace(waiting, level=_HEADING)
        if line:
            waiting = replace(one, text=line)
        if rest and waiting:
            yield from _said(waiting, replace(one, text=rest))
            waiting = None
        elif rest:
            yield one
    if waiting:
        yield replace(waiting, level=_HEADING)


def _said(line: Paragraph, words: Paragraph) -> Iterator[Paragraph]:
    name = line.text
    if is_label(name):
        yield replace(words, text=f"{name}: {words.text}")
    elif unknown.is_somebody(name, words.text, is_strict=True):
        yield replace(words, text=f"Unknown speaker ({name}): {words.text}")
    else:
        yield replace(line, level=_HEADING)
        yield words


def _bold_line(one: Paragraph) -> str:
    """Return the bold line that a paragraph is, or that it opens with."""
    first = one.text.strip().partition("\n")[0].strip()
    is_whole = bool(first) and first == one.lead.strip() and not one.level
    return first if is_whole and not first.endswith((":", ".", "?", "!")) else ""


def _are_speakers(names: Sequence[str], found: Sequence[Paragraph]) -> bool:
    """Say whether lines are of names: four in five, and no words of the text.

    "Digital Inclusion" has the form of a name; a text under it speaks of inclusion.
    """
    labels = [name for name in names if is_label(name)]
    if len(labels) < LEAST_NAMED or len(labels) * 5 < len(names) * 4:
        return False
    if any(label.casefold() in _HEADINGS for label in labels):
        return False
    if len(set(labels)) * 3 <= len(labels) * 2:
        return True
    spoken = {
        word for one in found for word in _LETTERS.findall(one.text) if word.islower()
    }
    own = [
        label
        for label in labels
        if is_role(label)
        or spoken.isdisjoint(word.lower() for word in _LETTERS.findall(label))
    ]
    has_case = any(sign.islower() for label in labels for sign in label)
    return has_case and len(own) * 5 >= len(labels) * 4
