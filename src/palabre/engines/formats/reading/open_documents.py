"""OpenDocument text, as LibreOffice saves it: its paragraphs, headings, items, tables."""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Final
from xml.etree.ElementTree import Element

from palabre.engines.formats.archives import check_ratio
from palabre.engines.formats.intake import parse_xml, plain, too_large
from palabre.engines.formats.reading.docx_speakers import Paragraph
from palabre.engines.formats.reading.source import Source

_PART: Final = "content.xml"
_OASIS: Final = "urn:oasis:names:tc:opendocument:xmlns"
_TEXT: Final = f"{{{_OASIS}:text:1.0}}"
_TABLE: Final = f"{{{_OASIS}:table:1.0}}"
_OFFICE: Final = f"{{{_OASIS}:office:1.0}}"
_STYLE: Final = f"{{{_OASIS}:style:1.0}}"
_FO: Final = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"
_UNSEEN: Final = frozenset(
    {
        *(f"{_TEXT}{tag}" for tag in ("note", "tracked-changes", "table-of-content")),
        f"{_OFFICE}annotation",
    }
)
_WORD_LIKE: Final = frozenset({f"{_TEXT}p", f"{_TEXT}h"})
LIMIT_PART_BYTES: Final = 64 * 1024 * 1024
MOST_SPACES: Final = 100

Place = tuple[int, int, int] | None


def is_open_document(content: bytes) -> bool:
    """Say whether a ZIP file is a text of LibreOffice."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        names = package.namelist()
    return _PART in names and "word/document.xml" not in names


def paragraphs(source: Source) -> list[Paragraph]:
    """Return the paragraphs of an ODT file; what breaks it is told as of a DOCX."""
    with zipfile.ZipFile(io.BytesIO(source.content)) as package:
        entry = package.getinfo(_PART)
        if entry.file_size > LIMIT_PART_BYTES:
            raise too_large(source.name, entry.file_size, LIMIT_PART_BYTES)
        check_ratio(source.name, entry.file_size, entry.compress_size)
        root = parse_xml(source.name, package.read(entry))
    bold = frozenset(_bold_styles(root))
    text = root.find(f"{_OFFICE}body/{_OFFICE}text")
    found = [] if text is None else list(_paragraphs(text, bold, _Tables(), None))
    return [one for one in found if one.text.strip()]


def _bold_styles(root: Element) -> Iterator[str]:
    for style in root.iter(f"{_STYLE}style"):
        told = style.find(f"{_STYLE}text-properties")
        if told is not None and told.get(f"{_FO}font-weight") == "bold":
            yield style.get(f"{_STYLE}name") or ""


class _Tables:
    """Count the tables of a text."""

    def __init__(self) -> None:
        self.n = 0

    def next(self) -> int:
        """Return the number of the next table."""
        self.n += 1
        return self.n


def _paragraphs(
    element: Element,
    bold: frozenset[str],
    tables: _Tables,
    cell: Place,
    *,
    is_item: bool = False,
) -> Iterator[Paragraph]:
    for child in element:
        if child.tag in _UNSEEN:
            continue
        if child.tag in _WORD_LIKE:
            is_heading = child.tag == f"{_TEXT}h"
            level = int(child.get(f"{_TEXT}outline-level") or 1) if is_heading else 0
            words = plain("".join(_words(child)))
            yield Paragraph(words, level, is_item, _lead(child, bold), cell)
        elif child.tag == f"{_TABLE}table":
            yield from _cells(child, bold, tables)
        else:
            is_in = is_item or child.tag == f"{_TEXT}list-item"
            yield from _paragraphs(child, bold, tables, cell, is_item=is_in)


def _cells(
    table: Element, bold: frozenset[str], tables: _Tables
) -> Iterator[Paragraph]:
    number = tables.next()
    for at_row, row in enumerate(table.iter(f"{_TABLE}table-row")):
        for at_cell, cell in enumerate(row):
            if cell.tag.endswith("table-cell"):
                yield from _paragraphs(cell, bold, tables, (number, at_row, at_cell))


def _words(element: Element) -> Iterator[str]:
    """Yield the words of a paragraph that are seen, with its breaks and spaces."""
    if element.tag == f"{_TEXT}s":
        count = element.get(f"{_TEXT}c") or "1"
        yield " " * (min(int(count), MOST_SPACES) if count.isdecimal() else 1)
    elif element.tag in _BREAKS:
        yield _BREAKS[element.tag]
    if element.tag not in _UNSEEN:
        yield element.text or ""
        for child in element:
            yield from _words(child)
            yield child.tail or ""


_BREAKS: Final = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}


def _lead(element: Element, bold: frozenset[str]) -> str:
    """Return the bold words that a paragraph opens with."""
    if element.get(f"{_TEXT}style-name") in bold:
        return plain("".join(_words(element))).strip()
    if re.sub(r"\s", "", element.text or ""):
        return ""
    found = []
    for child in element:
        if child.get(f"{_TEXT}style-name") not in bold:
            break
        found.append("".join(_words(child)))
        if (child.tail or "").strip():
            break
    return plain("".join(found)).strip()
