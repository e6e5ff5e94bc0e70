"""Pages that tell who speaks by a table, a list of terms, or names over the words.

Their blocks are rewritten to "Name: words", which the reader of notes knows.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.formats.reading import notes, own_lines
from palabre.engines.formats.reading.docx_speakers import Paragraph, with_speakers
from palabre.engines.formats.reading.markup import Block
from palabre.engines.formats.reading.source import Source
from palabre.engines.formats.reading.words import ends_sentence
from palabre.engines.formats.records import Record

HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})


def read(source: Source, found: Sequence[Block]) -> Record | None:
    """Return the transcript that blocks make; None where nobody is told to speak.

    Parameters
    ----------
    found : sequence of Block
        Those of the page itself, without what stands around it.
    """
    paragraphs = [_paragraph(block) for block in found if block.tag != "title"]
    told = with_speakers(paragraphs)
    text = "\n\n".join(map(_as_markdown, told))
    if told == paragraphs:
        if not own_lines.looks_like(text):
            return None
        text = own_lines.as_labelled(text)
    record = notes.read_transcript(replace(source, text=text), "html")
    lines = [one.line for one in told]
    turns = tuple(
        replace(turn, line=lines[min(turn.line - 1, len(lines) * 2 - 1) // 2])
        for turn in record.turns
    )
    return replace(record, turns=turns) if _are_spoken(record) else None


def _are_spoken(record: Record) -> bool:
    """Say whether somebody speaks in whole sentences, as in no list of people."""
    named = [turn for turn in record.turns if turn.speaker]
    n_whole = sum(ends_sentence(turn.text) for turn in named)
    return len({turn.speaker for turn in named}) > 1 and n_whole * 2 >= len(named)


def _paragraph(block: Block) -> Paragraph:
    level = int(block.tag[1]) if block.tag in HEADINGS else 0
    text = f"{block.cite} {block.text}".strip()
    is_item = block.tag == "li"
    return Paragraph(text, level, is_item, block.lead, block.cell, block.line)


def _as_markdown(paragraph: Paragraph) -> str:
    if paragraph.level:
        return f"{'#' * paragraph.level} {paragraph.text}"
    return f"- {paragraph.text}" if paragraph.is_item else paragraph.text
