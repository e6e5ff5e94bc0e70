"""HTML pages: minutes in the W3C manner (``<cite>Name:</cite>``) and reports."""

import contextlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import islice
from typing import Final

from palabre.engines.formats.folders import HEAD, MADE_HERE
from palabre.engines.formats.reading import (
    front_matter,
    logs,
    markup,
    spoken_pages,
    unknown,
)
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, is_notice, n_words, tidy
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_HTML: Final = late(
    r"\s*(?:<!doctype html|<html\b|<\?xml[^>]{0,200}\?>\s*<html)", re.IGNORECASE
)
_TAGS: Final = late(
    r"<(?:p|h[1-6]|div|body|cite|li|section)\b[^<>]{0,400}>", re.IGNORECASE
)
_HEADINGS: Final = spoken_pages.HEADINGS
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
        "topic",
        "subtopic",
        "slideset",
    ]
)
_PAGE_NAMES: Final = late(
    r"(?:agenda|programme|program|schedule|speakers?|talks?|index|attendees|sponsors?"
    r"|proceedings?|cfp|accepted|committee)(?:[._-].*)?\.x?html?",
    re.IGNORECASE,
)
_INNER_LABEL: Final = late(r"([^:\n]{2,60}):\s+(?=\S)")
MAX_LENGTH: Final = 16_000_000
REPORT_WORDS: Final = 30


def looks_like(text: str) -> bool:
    """Say whether the text is HTML."""
    _told, rest, _n = front_matter.split(text[:20_000])
    return bool(_HTML.match(rest)) or len(_TAGS.findall(rest[:20_000])) >= 2


def read(source: Source) -> Record:
    """Read minutes or a report, whichever the page is."""
    told, text, n_before = front_matter.split(source.text)
    if MADE_HERE in text[:HEAD]:  # the next draft would quote this one
        raise Refused("record-unlike", file=source.name, why="a draft made here")
    if len(text) > MAX_LENGTH:
        raise Refused(
            "file-many-characters", file=source.name, n=len(text), limit=MAX_LENGTH
        )
    found = list(markup.blocks(text))
    remarks = Remarks(source.name)
    if not any(block.cite for block in found):
        found = _labelled(found)
    named = sum(block.cite.endswith((":", ">")) for block in found)
    if named >= 2:
        record = _minutes(source, found, n_before, remarks)
    else:
        record = _spoken(source, found, n_before) or _report(source, found, n_before)
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
    turns = turns_of(_pieces(found, n_before, remarks), remarks)
    return Record(
        file=source.name,
        format="w3c-minutes",
        turns=turns,
        title=_DRAFT.sub("", _title(found)),
        details=_held(found),
        notes=source.notes + remarks.all(),
    )


_DRAFT: Final = late(r"^\W*DRAFT\W+")
"""What the W3C's tools write above the name of a group."""
_DAY: Final = late(
    r"(?P<day>\d{1,2})\s+(?P<month>[A-Z][a-z]+)\s+(?P<year>\d{4})"
    r"|(?P<month_2>[A-Z][a-z]+)\s+(?P<day_2>\d{1,2}),?\s+(?P<year_2>\d{4})"
)


def _held(found: Sequence[markup.Block]) -> dict[str, str]:
    """Return the day of a meeting, as a heading above its minutes tells it."""
    above = (block.text for block in found if block.tag in {"h1", "h2"})
    for text in islice(above, HEADS):
        match = _DAY.search(text)
        day = _day(match) if match else ""
        if day:
            return {"date": day}
    return {}


HEADS: Final = 3


def _day(match: re.Match[str]) -> str:
    told = [match[name] or match[f"{name}_2"] for name in ("day", "month", "year")]
    for form in ("%d %B %Y", "%d %b %Y"):
        with contextlib.suppress(ValueError):
            return datetime.strptime(" ".join(told), form).date().isoformat()  # noqa: DTZ007 - a day
    return ""


def _pieces(
    found: Sequence[markup.Block], n_before: int, remarks: Remarks
) -> Iterator[Piece]:
    known = {_cited(block) for block in found} | _attending(found)
    own = [block for block in found if _is_said(block)]
    is_strict = unknown.is_strict([bool(block.cite) or None for block in own])
    is_started, bots = False, list[int]()
    for block in own:
        label, line = _cited(block), n_before + block.line
        if block.cite and label.casefold() in logs.BOTS:
            bots.append(line)
            continue
        text = re.sub(r"^(?:\.\.\.|…)\s*", "", block.text)
        if label:
            yield Piece(text, line, label, is_paragraph=True)
            is_started = True
        elif is_started:
            yield _uncited(text, line, known, is_strict=is_strict)
    if bots:
        many = f"{len(bots)} lines of robots were left out."
        told = "A line of a robot was left out." if len(bots) == 1 else many
        remarks.left_out(bots[0], "notice-left-out", told)


def _uncited(text: str, line: int, known: set[str], *, is_strict: bool) -> Piece:
    """Return a paragraph without ``<cite>``: of whom it names, or of who goes on."""
    inner = _INNER_LABEL.match(text)
    if inner is None:
        return Piece(text, line, is_paragraph=True)
    label, rest = inner[1], text[inner.end() :]
    if unknown.is_outcome(label, rest):
        return unknown.outcome_piece(label, rest, line)
    if label.casefold() in _FACTS:
        return Piece("[fact]", line)
    is_stray = unknown.is_somebody(label, rest, is_strict=False)
    if _is_name(label, known) and not is_stray:
        return Piece(rest, line, label, is_paragraph=True)
    if is_stray or (is_strict and is_label(label) and not rest[:1].islower()):
        return unknown.piece_of(label, rest, line)
    return Piece(text, line, is_paragraph=True)


def _is_said(block: markup.Block) -> bool:
    is_around = block.tag in _HEADINGS or not _FURNITURE.isdisjoint(block.within)
    return not is_around and _cited(block).casefold() not in _FACTS


def _attending(found: Sequence[markup.Block]) -> set[str]:
    """Return who was there, as minutes tell on top: "Present: Amina, Bo"."""
    told, is_due = list[str](), False
    for block in found:
        label = _cited(block).casefold()
        if label in _PRESENT or (is_due and block.tag == "dd"):
            told.append(block.text)
        is_due = block.tag == "dt" and block.text.casefold().rstrip(":") in _PRESENT
    return {name.strip() for one in told for name in one.replace("_", " ").split(",")}


_PRESENT: Final = frozenset({"present", "chair", "chairs", "scribe", "scribes"})


def _cited(block: markup.Block) -> str:
    return block.cite.rstrip(":： ").strip("<>")


def _is_name(label: str, known: set[str]) -> bool:
    """Say whether a paragraph without ``<cite>`` starts with a speaker all the same."""
    return label in known or (
        len(label.replace("_", " ").split()) > 1 and is_label(label)
    )


def _spoken(
    source: Source, found: Sequence[markup.Block], n_before: int
) -> Record | None:
    """Return what is said in tables and under names; None on a page of another kind."""
    if _PAGE_NAMES.fullmatch(source.path.name):
        return None
    own = [
        replace(block, line=block.line + n_before)
        for block in found
        if _FURNITURE.isdisjoint(block.within)
    ]
    record = spoken_pages.read(source, own)
    return replace(record, title=_title(found)) if record else None


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
