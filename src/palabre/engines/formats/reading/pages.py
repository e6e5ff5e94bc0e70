"""HTML pages: minutes in the W3C manner (``<cite>Name:</cite>``) and reports."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.formats.reading import front_matter, markup, unknown
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, is_notice, n_words, tidy
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.refusals import Refused

_HTML: Final = re.compile(
    r"\s*(?:<!doctype html|<html\b|<\?xml[^>]{0,200}\?>\s*<html)", re.IGNORECASE
)
_TAGS: Final = re.compile(
    r"<(?:p|h[1-6]|div|body|cite|li|section)\b[^<>]{0,400}>", re.IGNORECASE
)
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FURNITURE: Final = frozenset(
    {"nav", "header", "footer", "head", "form", "aside", "address"}
)
_FACTS: Final = frozenset(
    [
        "present",
        "regrets",
        "chair",
        "chairs",
        "scribe",
        "scribes",
        "scribenick",
        "agenda",
        "meeting",
        "previous",
        "date",
        "contents",
        "topics",
    ]
)
_PAGE_NAMES: Final = re.compile(
    r"(?:agenda|programme|program|schedule|speakers?|talks?|index|attendees|sponsors?"
    r"|proceedings?|cfp|accepted|committee)(?:[._-].*)?\.x?html?",
    re.IGNORECASE,
)
_INNER_LABEL: Final = re.compile(r"([^:\n]{2,60}):\s+(?=\S)")
MAX_LENGTH: Final = 16_000_000
REPORT_WORDS: Final = 30


def looks_like(text: str) -> bool:
    """Say whether the text is HTML."""
    _told, rest, _n = front_matter.split(text[:20_000])
    return bool(_HTML.match(rest)) or len(_TAGS.findall(rest[:20_000])) >= 2


def read(source: Source) -> Record:
    """Read minutes or a report, whichever the page is."""
    told, text, n_before = front_matter.split(source.text)
    if len(text) > MAX_LENGTH:
        raise Refused(
            "file-many-characters", file=source.name, n=len(text), limit=MAX_LENGTH
        )
    found = list(markup.blocks(text))
    remarks = Remarks(source.name)
    if not any(block.cite for block in found):
        found = _labelled(found)
    named = sum(block.cite.endswith(":") for block in found)
    if named >= 2:
        record = _minutes(source, found, n_before, remarks)
    else:
        record = _report(source, found, n_before)
    lang = markup.language(text)
    return front_matter.applied(
        record, ({"lang": lang} if lang else {}) | told, remarks
    )


def _labelled(found: list[markup.Block]) -> list[markup.Block]:
    """Return blocks that name who speaks, where a third of them open with a name."""
    told = [_with_label(block) for block in found]
    spoken = [one for one in told if one.tag not in _HEADINGS | {"title"}]
    names = [one.cite for one in spoken if one.cite]
    is_told = len(names) >= LEAST_NAMED and len(names) * 3 >= len(spoken)
    return told if is_told and len(set(names)) > 1 else found


LEAST_NAMED: Final = 3


def _with_label(block: markup.Block) -> markup.Block:
    inner = _INNER_LABEL.match(block.text)
    is_named = inner is not None and block.tag not in _HEADINGS and is_label(inner[1])
    if inner is None or not is_named:
        return block
    return replace(block, cite=f"{inner[1].strip()}:", text=block.text[inner.end() :])


def _minutes(
    source: Source, found: Sequence[markup.Block], n_before: int, remarks: Remarks
) -> Record:
    turns = turns_of(_pieces(found, n_before), remarks)
    return Record(
        file=source.name,
        format="w3c-minutes",
        turns=turns,
        title=_title(found),
        notes=source.notes + remarks.all(),
    )


def _pieces(found: Sequence[markup.Block], n_before: int) -> Iterator[Piece]:
    is_started, known = False, {_cited(block) for block in found}
    for block in found:
        label = _cited(block)
        if block.tag in _HEADINGS or not _FURNITURE.isdisjoint(block.within):
            continue
        if label.casefold() in _FACTS:
            continue
        text = re.sub(r"^(?:\.\.\.|…)\s*", "", block.text)
        if label:
            yield Piece(text, n_before + block.line, label, is_paragraph=True)
            is_started = True
        elif is_started:
            inner = _INNER_LABEL.match(text)
            name = inner[1] if inner and _is_name(inner[1], known) else None
            rest = text[inner.end() :] if inner else ""
            if inner and unknown.is_outcome(inner[1], rest):
                yield unknown.outcome_piece(inner[1], rest, n_before + block.line)
                continue
            if inner and unknown.is_somebody(inner[1], rest, is_strict=False):
                yield unknown.piece_of(inner[1], rest, n_before + block.line)
                continue
            text = text[inner.end() :] if inner and name else text
            yield Piece(text, n_before + block.line, name, is_paragraph=True)


def _cited(block: markup.Block) -> str:
    return block.cite.rstrip(":： ").strip("<>")


def _is_name(label: str, known: set[str]) -> bool:
    """Say whether a paragraph without ``<cite>`` starts with a speaker all the same."""
    return label in known or (len(label.split()) > 1 and is_label(label))


def _report(source: Source, found: Sequence[markup.Block], n_before: int) -> Record:
    turns = tuple(_report_turns(found, n_before))
    if sum(n_words(turn.text) for turn in turns) < REPORT_WORDS:
        raise Refused("record-unknown", file=source.name)
    if _PAGE_NAMES.fullmatch(source.path.name):
        raise Refused("record-unlike", file=source.name, why="a programme page")
    return Record(
        file=source.name,
        format="html",
        turns=turns,
        kind=RecordKind.REPORT,
        title=_title(found),
        notes=source.notes,
    )


def _report_turns(found: Sequence[markup.Block], n_before: int) -> Iterator[Turn]:
    section = ""
    for block in found:
        if not _FURNITURE.isdisjoint(block.within):
            continue
        text = tidy(f"{block.cite} {block.text}")
        if block.tag in _HEADINGS:
            section = text
        elif block.tag != "title" and has_words(text) and not is_notice(text):
            yield Turn(text, section=section, line=n_before + block.line)


def _title(found: Sequence[markup.Block]) -> str:
    for wanted in ("h1", "title", "h2"):
        for block in found:
            if block.tag == wanted:
                return tidy(block.text)
    return ""
