"""Documents and pages that tell who speaks by bold lines or by a column of a table.

Their paragraphs are rewritten to "Name: words", which the reader of notes knows.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from palabre.engines.formats.reading import tabled, unknown
from palabre.engines.formats.reading.labels import is_label, is_role, speaker_name
from palabre.engines.formats.reading.tables import SECTIONS
from palabre.engines.formats.reading.words import ends_sentence, one_line
from palabre.kernel.late import late

_HEADINGS: Final = frozenset(heading.casefold() for heading in SECTIONS.values())
_COLUMN_HEADS: Final = frozenset({"name", "nom", "nombre", "имя", "姓名", "الاسم"})
_LETTERS: Final = late(r"[^\W\d_]{3,}")
_HEADING: Final = 2
LEAST_NAMED: Final = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of a DOCX file or of a page.

    Parameters
    ----------
    level : int
        Of the heading that it is; 0 for text.
    lead : str
        The bold words that it opens with.
    cell : tuple of int or None
        Table, row and column that it stands in.
    line : int
        Where it stands in the file; 0 where that is not known.
    """

    text: str
    level: int = 0
    is_item: bool = False
    lead: str = ""
    cell: tuple[int, int, int] | None = None
    line: int = 0


def with_speakers(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Return paragraphs in which each speech opens with its speaker and a colon."""
    return list(_of_lines(_of_openings(list(_of_tables(found)))))


def _of_openings(found: Sequence[Paragraph]) -> list[Paragraph]:
    """Put a colon after bold names that open paragraphs: "**Bo Lee, ITU** We agree"."""
    opened = [_opening(one) for one in found]
    names = [opening[0] for opening in opened if opening]
    if not are_speakers(names, found):
        return list(found)
    return [
        one if opening is None else _as_said(one, *opening)
        for one, opening in zip(found, opened, strict=True)
    ]


def _opening(one: Paragraph) -> tuple[str, str] | None:
    """Return the bold words and the rest of a paragraph that opens with a name.

    Words that go on with a sentence, as "**Kenya** proposed", are no speech of it, and
    one word may be of what the paragraph is about.
    """
    text, lead = one.text.strip(), one.lead.strip()
    if not lead or one.level or not text.startswith(lead) or "\n" in lead:
        return None
    rest = text[len(lead) :]
    if _bold_line(one) or _IN_BRACKETS.match(rest):
        return None
    name = lead.rstrip(" –—-|,;")
    comma = _BODY.match(rest)
    if comma and "\n" in text:
        name, rest = f"{name}{comma.group().rstrip()}", rest[comma.end() :]
    words = rest.lstrip(" –—-|,;\t\n")
    if (
        not words
        or lead.endswith((":", "：", ".", "?", "!"))
        or words.startswith((":", "："))
    ):
        return None
    first = next((sign for sign in words if sign.isalpha()), "a")
    is_word = " " not in name and not is_role(name)
    return None if first.islower() or is_word else (name, words)


_IN_BRACKETS: Final = late(r"\s*[(\[][^()\[\]\n]{2,120}[)\]]\s*[:：]")
_BODY: Final = late(r"\s*[,–—-]\s*[^\n:]{2,120}(?=\n)")


def _as_said(one: Paragraph, name: str, words: str) -> Paragraph:
    if _is_speaker(name):
        return replace(one, text=f"{name}: {words}", lead="")
    return one


def _is_speaker(name: str) -> bool:
    """Say whether bold words are a name, with a body beside it or without one."""
    if is_label(name):
        return True
    first, found, rest = name.partition(",")
    is_whole = 1 < len(first.split()) <= MOST_OF_NAME and is_label(first)
    is_short = len(rest) <= LONGEST_OFFICE and not _ENDED.search(rest)
    return bool(found) and is_whole and is_short and rest.strip()[:1].isupper()


MOST_OF_NAME: Final = 5
LONGEST_OFFICE: Final = 140
_ENDED: Final = late(r"[.?!;]\s|[.?!;:]$")


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
        columns = _headed(rows)
        if columns is not None:
            yield from _of_columns(rows[1:], columns)
            continue
        column = next((at for at in COLUMNS if _names_speakers(rows, at, found)), None)
        column = None if column is None or _is_of_matters(rows, column) else column
        yield from paragraphs if column is None else _spoken(rows, column)


def _headed(rows: Sequence["Row"]) -> tabled.Columns | None:
    """Return where speakers and words stand, if the first row tells it."""
    head = rows[0] if len(rows) > 1 else {}
    return tabled.columns_of(
        [_text(head.get(at, ())) for at in range(max(head, default=0) + 1)]
    )


def _of_columns(rows: Sequence["Row"], columns: tabled.Columns) -> Iterator[Paragraph]:
    """Yield the words of each row, its time and its speaker before the first.

    A row without a name goes on with the one above, as cells over several rows do.
    """
    cells = [[_text(row.get(at, ())) for at in range(max(row) + 1)] for row in rows]
    times = tabled.times_of([columns.time_in(row) for row in cells])
    for row, texts, starts in zip(rows, cells, times, strict=True):
        if columns.words not in row:
            yield from _beside(row)
            continue
        name = columns.speaker_in(texts)
        clock = "" if starts is None else f"[{_clock(starts)}] "
        label = f"{clock}{_labelled(name)}: " if name else ""
        for number, one in enumerate(row.get(columns.words, ())):
            yield one if number else replace(one, text=f"{label}{one.text}")


def _clock(ms: int) -> str:
    minutes, seconds = divmod(ms // 1000, 60)
    return f"{minutes // 60}:{minutes % 60:02}:{seconds:02}"


def _labelled(name: str) -> str:
    """Return a label for what stands in the column of names."""
    return name if _is_speaker(name) else f"{NOBODY} ({name})"


NOBODY: Final = "Unknown speaker"


COLUMNS: Final = range(5)
"""Where the names may stand: after number, day, time and room."""


def _place(one: Paragraph) -> tuple[int, int, int]:
    return one.cell or (0, 0, 0)


Row = Mapping[int, Sequence[Paragraph]]


def _names_speakers(rows: Sequence[Row], at: int, found: Sequence[Paragraph]) -> bool:
    """Say whether a column of a table holds who speaks, and the next one the words."""
    filled = [row for row in rows if at in row and at + 1 in row]
    names = [_text(row[at]) for row in filled if not _is_head(row, at)]
    words = [_text(row[at + 1]) for row in filled]
    n_said = sum(not is_label(each) for each in words)
    return n_said * 2 >= len(words) and are_speakers(names, found)


def _is_of_matters(rows: Sequence[Row], at: int) -> bool:
    """Say whether a table with names in a column is of what each is to do.

    Words stand beyond those that would be said, or the first row is a head that tells
    of no speakers: "Who | What | By when".
    """
    filled = [row for row in rows if at in row and at + 1 in row]
    n_beyond = sum(max(row) > at + 1 for row in filled)
    if n_beyond * 2 > len(filled):
        return True
    first, *others = filled
    name, words = _text(first[at]), _text(first[at + 1])
    is_short = len(words.split()) <= LEAST_NAMED + 1 and not ends_sentence(words)
    is_named_again = any(_text(row[at]) == name for row in others)
    return is_short and not (is_named_again or _is_head(first, at))


def _is_head(row: Row, at: int) -> bool:
    name = _text(row[at])
    is_short = len(_text(row[at + 1]).split()) <= LEAST_NAMED
    return is_short and (is_role(name) or name.casefold() in _COLUMN_HEADS)


def _spoken(rows: Sequence[Row], at: int) -> Iterator[Paragraph]:
    for row in rows:
        if at in row and at + 1 in row and _is_head(row, at):
            continue
        if at + 1 not in row:
            yield from _beside(row)
            continue
        name = _text(row.get(at, ()))
        for number, one in enumerate(row.get(at + 1, ())):
            is_first = bool(name) and number == 0
            label = _labelled(name)
            yield replace(one, text=f"{label}: {one.text}") if is_first else one


def _beside(row: Row) -> Iterator[Paragraph]:
    """Yield what stands in a row without words of a speaker, as a line across all is.

    A sentence is nobody's; what is shorter parts the speeches like a heading.
    """
    for one in (one for cell in row.values() for one in cell):
        words = one_line(one.text)
        if ends_sentence(words) and " " in words:
            yield replace(one, text=f"{NOBODY}: {words}", lead="")
        else:
            yield replace(one, text=words, level=_HEADING, lead="")


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
    if not are_speakers(over, found):
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
    if _is_speaker(name):
        yield replace(words, text=f"{name}: {words.text}")
    elif unknown.is_somebody(name, words.text, is_strict=True):
        yield replace(words, text=f"{NOBODY} ({name}): {words.text}")
    else:
        yield replace(line, level=_HEADING)
        yield words


def _bold_line(one: Paragraph) -> str:
    """Return the bold line that a paragraph is, or that it opens with.

    The body behind a bold name may be plain: "**Bo Lee**, World Bank".
    """
    first, lead = one.text.strip().partition("\n")[0].strip(), one.lead.strip()
    behind = first[len(lead) :].lstrip() if lead and first.startswith(lead) else ""
    is_named = behind.startswith((",", "–", "—", "(", "|")) and _is_speaker(lead)
    is_whole = first == lead or (
        is_named and is_label(first) and len(first) <= LONGEST_OFFICE
    )
    is_whole = is_whole and bool(first) and not one.level
    return first if is_whole and not first.endswith((":", ".", "?", "!")) else ""


def _own_name(label: str) -> str:
    return speaker_name(label) if is_label(label) else label.partition(",")[0]


def are_speakers(names: Sequence[str], found: Sequence[Paragraph]) -> bool:
    """Say whether lines are of names: four in five, and no words of the text.

    "Digital Inclusion" has the form of a name; a text under it speaks of inclusion.
    """
    labels = [name for name in names if _is_speaker(name)]
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
        or spoken.isdisjoint(
            word.lower() for word in _LETTERS.findall(_own_name(label))
        )
    ]
    has_case = any(sign.islower() for label in labels for sign in label)
    return has_case and len(own) * 5 >= len(labels) * 4
