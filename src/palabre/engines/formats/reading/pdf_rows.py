"""The rows of a PDF's pages: without what stands on every page, words in one piece.

A text layer knows rows alone. What parts paragraphs, headings and items is told from
their length and their first signs; words that the setting cut are joined again.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.notes import label_at
from palabre.engines.formats.reading.words import ends_sentence
from palabre.kernel.late import late

_PAGE_NUMBER: Final = late(
    r"\W*(?:(?:page|página|pagina|seite|стр\.?|صفحة|第)\s*)?\d{1,4}"
    r"(?:\s*(?:/|of|sur|de|von|из|من|-|–)\s*\d{1,4})?\s*(?:页|頁)?\W*",
    re.IGNORECASE,
)
_DIGITS: Final = late(r"\d+")
_BULLET: Final = late(r"\s*(?:[•‣▪●◦–—-]|\d{1,3}[.)]|\([a-z\d]\))\s+\S")
_CUT: Final = late(r"([^\W\d_]{2,})-$")
_CUT_IN_TWO: Final = late(r"[^\W\d_]+-[ \t]*\n\s*[^\W\d_]+")
_FIRST: Final = late(r"[^\W\d_]+")
_WORD: Final = late(r"[^\W\d_]+")
_COMPOUND: Final = late(r"[^\W\d_]+-[^\W\d_]+")
EDGE: Final = 2
"""Rows at the top and the foot of a page among which running lines are looked for."""
LEAST_CUTS, CUTS_SHARE = 2, 0.02
"""Rows that end with a hyphen from which it is told that the setting cut words."""
LEAST_PART: Final = 3
MOST_OF_HEADING: Final = 10
SHORT: Final = 0.75
NARROW: Final = 0.9


def whole_rows(pages: Sequence[Sequence[str]]) -> list[str]:
    """Return the rows of all pages, a blank one before each paragraph that is told."""
    rows = [row for page in _without_running(pages) for row in page]
    return list(_parted(_uncut(rows)))


def _without_running(pages: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """Take page numbers and lines that most pages repeat off top and foot."""
    filled = [[row for row in page if row.strip()] for page in pages]
    counts: Counter[str] = Counter()
    for page in filled:
        counts.update({_shape(row) for row in _edges(page)})
    often = max(2, (len(filled) + 1) // 2)
    running = {shape for shape, n in counts.items() if n >= often}
    for page in filled:
        yield _inner(page, running)


def _edges(page: Sequence[str]) -> list[str]:
    return [*page[:EDGE], *page[-EDGE:]]


def _shape(row: str) -> str:
    return _DIGITS.sub("#", " ".join(row.split()))


def _inner(page: list[str], running: set[str]) -> list[str]:
    first, last = 0, len(page)
    while first < min(EDGE, last) and _is_running(page[first], running):
        first += 1
    while last > max(first, len(page) - EDGE) and _is_running(page[last - 1], running):
        last -= 1
    return page[first:last]


def _is_running(row: str, running: set[str]) -> bool:
    return _shape(row) in running or _PAGE_NUMBER.fullmatch(row.strip()) is not None


def _uncut(rows: list[str]) -> list[str]:
    """Join words that were cut at the end of a row, where the file cuts words.

    A hyphen stays if the file has the word with it elsewhere, or both parts by
    themselves: "long-term".
    """
    n_cut = sum(_CUT.search(row.rstrip()) is not None for row in rows)
    if n_cut < max(LEAST_CUTS, CUTS_SHARE * len(rows)):
        return rows
    text = "\n".join(rows).casefold()
    known = frozenset(_WORD.findall(_CUT_IN_TWO.sub(" ", text)))
    compounds = frozenset(_COMPOUND.findall(text))
    made = list(rows)
    for at in range(len(made) - 1):
        head = _CUT.search(made[at].rstrip())
        tail = _FIRST.match(made[at + 1].lstrip())
        if head and tail and _is_cut(head[1], tail[0], known, compounds):
            rest = made[at + 1].lstrip()[tail.end() :]
            end = re.match(r"\S*", rest)
            more = end[0] if end else ""
            made[at] = made[at].rstrip()[:-1] + tail[0] + more
            made[at + 1] = rest[len(more) :].lstrip()
    return [row for row in made if row.strip()]


def _is_cut(
    head: str, tail: str, known: frozenset[str], compounds: frozenset[str]
) -> bool:
    first, second = head.casefold(), tail.casefold()
    if not tail[0].islower() or f"{first}-{second}" in compounds:
        return False
    if first + second in known:
        return True
    is_pair = first in known and second in known
    return not (is_pair and min(len(first), len(second)) >= LEAST_PART)


def _parted(rows: Sequence[str]) -> Iterator[str]:
    """Yield rows with a blank one where a paragraph, an item or a heading begins."""
    width = _usual_width(rows)
    labelled = [_is_labelled(row) for row in rows]
    has_labels = sum(labelled) > 1
    before = ""
    for row, is_named in zip(rows, labelled, strict=True):
        is_new = (has_labels and is_named) or _BULLET.match(row) is not None
        is_new = (
            is_new or _is_end(before, width) or _is_heading_between(before, row, width)
        )
        if is_new and before:
            yield ""
        yield row
        before = row


def _is_labelled(row: str) -> bool:
    found = label_at(row)
    return found is not None and is_label(found[4])


def _is_end(row: str, width: int) -> bool:
    return (
        bool(width) and len(row.strip()) < SHORT * width and ends_sentence(row.strip())
    )


def _is_heading_between(before: str, row: str, width: int) -> bool:
    """Say whether either of two rows is a heading and the other none of it."""
    starts_high = row.strip()[:1].isupper() or _BULLET.match(row) is not None
    if before and _is_heading(before, width) and starts_high:
        return True
    return bool(before) and ends_sentence(before.strip()) and _is_heading(row, width)


def _is_heading(row: str, width: int) -> bool:
    words = row.split()
    is_short = bool(width) and len(row.strip()) < SHORT * width
    is_few = 0 < len(words) <= MOST_OF_HEADING and words[0][:1].isupper()
    return is_short and is_few and not row.strip().endswith((".", ",", ";", ":", "-"))


def _usual_width(rows: Sequence[str]) -> int:
    widths = sorted(len(row.strip()) for row in rows if row.strip())
    return widths[int(len(widths) * NARROW)] if widths else 0
