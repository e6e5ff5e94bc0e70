"""DOCX and PDF: their text taken out, then read like any other text."""

import io
import logging
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import Element

from palabre.engines.formats.archives import check_ratio
from palabre.engines.formats.intake import BROKEN_PDF, parse_xml, plain, too_large
from palabre.engines.formats.notes import Note
from palabre.engines.formats.reading import (
    captions,
    exports,
    front_matter,
    notes,
    open_documents,
    pdf_right,
    statements,
)
from palabre.engines.formats.reading.docx_speakers import Paragraph, with_speakers
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.pdf_rows import whole_rows
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import one_line, undo_wraps
from palabre.engines.formats.records import Record
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

if TYPE_CHECKING:
    from pypdf import PageObject

MAX_PAGES: Final = 3_000
LIMIT_PART_BYTES: Final = 64 * 1024 * 1024
_WORD: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEAMS: Final = late(r"(.{1,80}?)\s{1,5}((?:\d{1,2}:)?\d{1,2}:\d{2})\s*(.*)", re.DOTALL)
_BROKEN_ZIP: Final = (
    *(zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError),
    *(ValueError, RuntimeError, LookupError),
)


def read_docx(source: Source) -> Record:
    """Read a DOCX or ODT file: a Teams transcript, notes of who said what, or a report."""
    found = paragraphs(source)
    lines = "\n\n".join(paragraph.text for paragraph in found)
    if exports.looks_like(lines):
        return exports.read(replace(source, text=lines))
    teams = _teams_pieces(found)
    if teams:
        remarks = Remarks(source.name)
        record = Record(
            file=source.name,
            format="teams",
            turns=turns_of(teams, remarks),
            is_machine=True,
            notes=source.notes + remarks.all(),
        )
        return front_matter.applied(record, {}, remarks)
    title = next((p.text for p in found if p.level == 1), "")
    told = with_speakers(found)
    lines = "\n\n".join(map(_as_markdown, told))
    kind = "odt" if open_documents.is_open_document(source.content) else "docx"
    record = of_text(replace(source, text=lines), kind, is_told=told != found)
    return replace(record, title=record.title or title)


def paragraphs(source: Source) -> list[Paragraph]:
    """Return the paragraphs of a DOCX file, or of an ODT file."""
    try:
        if open_documents.is_open_document(source.content):
            return open_documents.paragraphs(source)
        with zipfile.ZipFile(io.BytesIO(source.content)) as package:
            body = _part(source.name, package, "word/document.xml")
            styles = _part(source.name, package, "word/styles.xml", must=False)
    except _BROKEN_ZIP as error:
        why = str(error) or "it lacks parts"
        raise Refused("docx-damaged", file=source.name, why=why) from error
    levels = _levels(parse_xml(source.name, styles)) if styles else {}
    root = parse_xml(source.name, body)
    cells = _cells(root)
    every = (
        replace(_paragraph(element, levels), cell=cells.get(element))
        for element in _shown(root)
        if element.tag == f"{_WORD}p"
    )
    return [paragraph for paragraph in every if paragraph.text.strip()]


def read_pdf(source: Source) -> Record:
    """Read the text layer of a PDF file."""
    from pypdf.errors import PyPdfError  # noqa: PLC0415 - slow import

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        lines = list(_pdf_lines(source))
    except (PyPdfError, *BROKEN_PDF) as error:
        why = type(error).__name__
        raise Refused("pdf-damaged", file=source.name, why=why) from error
    if not any(line.strip() for line in lines):
        raise Refused("pdf-no-text", file=source.name)
    text = "\n".join(lines)
    if pdf_right.is_backwards(text):
        raise Refused("pdf-backwards", file=source.name)
    told = replace(source, text=text, notes=source.notes + order_notes(source, text))
    return exports.read(told) if exports.looks_like(told.text) else of_text(told, "pdf")


def order_notes(source: Source, text: str) -> tuple[Note, ...]:
    """Warn of right-to-left writing: many programs write its words as the eye sees."""
    if not pdf_right.is_right_to_left(text):
        return ()
    told = (
        "The PDF is written from right to left; its words may stand in the wrong order. "
        "Compare them with the pages, or give the text as DOCX."
    )
    return (Note(source.name, 0, "order-unsure", told),)


def of_text(source: Source, kind: str, *, is_told: bool = False) -> Record:
    """Read the text of a document as captions, notes, report or statement.

    Parameters
    ----------
    is_told : bool
        Whether it is known that the text tells who speaks.
    """
    if is_told:
        record = notes.read_transcript(source)
    elif captions.looks_like(source.text):
        record = captions.read(source)
    elif notes.is_transcript(source.text):
        record = notes.read_transcript(source)
    elif notes.has_headings(source.text):
        record = notes.read_report(source)
    else:
        record = statements.read(source)
    lined = tuple(replace(turn, line=0) for turn in record.turns)
    return replace(record, format=kind, turns=lined)


def _pdf_lines(source: Source) -> Iterator[str]:
    """Yield lines with paragraphs joined, page by page."""
    import pypdf  # noqa: PLC0415 - slow import

    reader = pypdf.PdfReader(io.BytesIO(source.content), strict=False)
    if reader.is_encrypted and not reader.decrypt(""):
        raise Refused("pdf-encrypted", file=source.name)
    if len(reader.pages) > MAX_PAGES:
        raise Refused(
            "file-many-pages", file=source.name, n=len(reader.pages), limit=MAX_PAGES
        )
    pages = [
        [row.rstrip() for row in _page_text(page).split("\n")] for page in reader.pages
    ]
    rows = whole_rows(pages)
    text = "\n".join(rows)
    if captions.looks_like(text) or exports.looks_like(text):
        yield from (row for row in rows if row)
    else:
        yield from undo_wraps(rows).split("\n")


def _page_text(page: "PageObject") -> str:
    text = page.extract_text()
    is_right = pdf_right.is_right_to_left(text)
    return plain(pdf_right.rows_of(page) if is_right else text)


def _part(
    name: str, package: zipfile.ZipFile, path: str, *, must: bool = True
) -> bytes:
    if not must and path not in package.namelist():
        return b""
    entry = package.getinfo(path)
    if entry.file_size > LIMIT_PART_BYTES:
        raise too_large(name, entry.file_size, LIMIT_PART_BYTES)
    check_ratio(name, entry.file_size, entry.compress_size)
    with package.open(entry) as handle:
        return handle.read(LIMIT_PART_BYTES)


def _levels(root: Element) -> dict[str, int]:
    """Return the heading level of each style, whatever language Word spoke."""
    levels = {}
    for style in root.iter(f"{_WORD}style"):
        label = style.find(f"{_WORD}name")
        name = (label.get(f"{_WORD}val") or "").casefold() if label is not None else ""
        match = re.fullmatch(r"heading (\d)", name)
        if match or name == "title":
            levels[style.get(f"{_WORD}styleId") or ""] = int(match[1]) if match else 1
    return levels


def _cells(root: Element) -> dict[Element, tuple[int, int, int]]:
    """Return table, row and column of each paragraph that stands in a table."""
    return {
        paragraph: (at_table, at_row, at_cell)
        for at_table, table in enumerate(root.iter(f"{_WORD}tbl"))
        for at_row, row in enumerate(table.iter(f"{_WORD}tr"))
        for at_cell, cell in enumerate(row.findall(f"{_WORD}tc"))
        for paragraph in cell.iter(f"{_WORD}p")
    }


def _paragraph(element: Element, levels: dict[str, int]) -> Paragraph:
    style = element.find(f"{_WORD}pPr/{_WORD}pStyle")
    name = (style.get(f"{_WORD}val") or "") if style is not None else ""
    plain_heading = re.fullmatch(r"Heading(\d)", name)
    level = levels.get(name, int(plain_heading[1]) if plain_heading else 0)
    is_item = element.find(f"{_WORD}pPr/{_WORD}numPr") is not None or "List" in name
    return Paragraph(plain(_runs(element)), level, is_item, plain(_lead(element)))


def _lead(element: Element) -> str:
    """Return the bold words that a paragraph opens with."""
    found = []
    for run in _shown(element, within=True):
        if run.tag != f"{_WORD}r":
            continue
        words = _runs(run)
        if words.strip() and not _is_bold(run):
            break
        found.append(words)
    return "".join(found).strip()


def _is_bold(run: Element) -> bool:
    bold = run.find(f"{_WORD}rPr/{_WORD}b")
    style = run.find(f"{_WORD}rPr/{_WORD}rStyle")
    if bold is None:
        return style is not None and style.get(f"{_WORD}val") == "Strong"
    return bold.get(f"{_WORD}val") not in _OFF


_OFF: Final = {"0", "false", "off"}
_UNSEEN: Final = frozenset(
    {
        *(f"{_WORD}{tag}" for tag in ("del", "moveFrom", "instrText", "delText")),
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
"""What was deleted or moved away, and what is written twice for older programs."""


def _shown(element: Element, *, within: bool = False) -> Iterator[Element]:
    """Yield what of an element is seen, in order.

    Parameters
    ----------
    within : bool
        Without the paragraphs in it, as a text box holds them: they are their own.
    """
    for child in element:
        if child.tag in _UNSEEN or (child.tag == f"{_WORD}r" and _is_hidden(child)):
            continue
        if within and child.tag == f"{_WORD}p":
            continue
        yield child
        yield from _shown(child, within=within)


def _is_hidden(run: Element) -> bool:
    hidden = run.find(f"{_WORD}rPr/{_WORD}vanish")
    return hidden is not None and hidden.get(f"{_WORD}val") not in _OFF


def _runs(element: Element) -> str:
    """Return the words of a paragraph that are seen."""
    found = []
    for run in _shown(element, within=True):
        if run.tag == f"{_WORD}t":
            found.append(run.text or "")
        elif run.tag in {f"{_WORD}br", f"{_WORD}cr"}:
            found.append("\n")
        elif run.tag == f"{_WORD}tab":
            found.append("\t")
        elif run.tag == f"{_WORD}noBreakHyphen":
            found.append("-")
    return "".join(found)


def _as_markdown(paragraph: Paragraph) -> str:
    if paragraph.level:
        return f"{'#' * paragraph.level} {one_line(paragraph.text)}"
    text = "\n".join(map(one_line, paragraph.text.split("\n")))
    return f"- {text}" if paragraph.is_item else text


def _teams_pieces(found: list[Paragraph]) -> list[Piece]:
    """Read "Name   0:05" and words under it; nothing if it is not most of the file."""
    pieces: list[Piece] = []
    n_named = 0
    for paragraph in found:
        match = _TEAMS.fullmatch(paragraph.text.strip())
        if match and is_label(match[1]):
            n_named += 1
            clock = sum(
                int(part) * 60**power
                for power, part in enumerate(reversed(match[2].split(":")))
            )
            words, said = match[3], match[1].strip()
            pieces.append(Piece(one_line(words), 0, said, clock * 1000))
        elif pieces:
            pieces.append(Piece(one_line(paragraph.text), 0, is_paragraph=True))
    return pieces if n_named >= 2 and n_named * 3 >= len(found) else []
