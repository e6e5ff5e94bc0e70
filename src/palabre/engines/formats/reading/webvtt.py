"""WebVTT, with the habits of Zoom, Teams and automatic captions.

W3C, "WebVTT: The Web Video Text Tracks Format", section 4.
"""

import html
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from palabre.engines.formats.reading import (
    cues,
    front_matter,
    midline,
    rolling,
    unknown,
)
from palabre.engines.formats.reading.flow import Piece, turns_of
from palabre.engines.formats.reading.labels import is_label
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import ends_sentence, is_notice
from palabre.engines.formats.records import Record
from palabre.kernel.late import late

_VOICE: Final = late(r"<v(?:\.[^\s<>]*)?(?:[ \t]+([^<>]*|->?))?>")
_TAG: Final = late(r"</?[a-zA-Z0-9][^<>]*>|</?>")
_READING: Final = late(r"<rt\b[^<>]*>[^<>]*(?:</rt>)?")
"""How a sign is read, written beside it: no word of its own."""
_INNER_TIME: Final = late(r"<\d\d:\d\d[:.]")
_PLACED: Final = late(r"\{\\[^{}\n]{1,80}\}")
"""Where a caption stands on the screen and how it is set: ``{\\an8}``."""
_BETWEEN: Final = late(r"<(?:\d+:)?\d\d:\d\d[.:]\d*>")
_STRICT: Final = late(
    r"(?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3} --> (?:\d{2,}:)?[0-5]\d:[0-5]\d\.\d{3}(?:\s|$)"
)
_TEAMS_MARK: Final = late(r"[0-9a-f]{2,}(?:-[0-9a-f]{2,})+/\d+-\d+")
_LABEL: Final = late(r"\s*(?:(?:>|&gt;){2,}+\s*)?([^:：\n]{1,80})(?::\s+|：\s*)(?=\S)")
_CHANGE: Final = late(r"\s*(?:(?:>|&gt;){2,}|[-–—]\s)\s*")
_NAMED_MARK: Final = late(r"\d+\s+\"([^\"]*)\"(?:\s+\(\d*\))?")
"""Webex: ``12 "Amina Okoye" (3456)`` over the times."""
_IN_BRACKETS: Final = late(r"\s*[\[(]([^\[\]()\n]{2,80})[\])]:?\s+(?=\S)")
_SKIPPED: Final = ("STYLE", "REGION")


def read(source: Source) -> Record:
    """Read a WebVTT file."""
    remarks = Remarks(source.name)
    parts = list(cues.paragraphs(source.text))
    told, parts = _without_notes(parts, remarks)
    _note_loose(source.text, remarks)
    found = cues.blocks(parts, cues.arrow_times, remarks)
    found = [_of_json(cue) for cue in found]
    is_teams = any(_TEAMS_MARK.fullmatch(cue.mark) for cue in found)
    pieces, style = pieces_of(found)
    kind = "teams" if is_teams else _KINDS.get(style, "webvtt")
    return front_matter.applied(
        Record(
            file=source.name,
            format=kind,
            turns=turns_of(pieces, remarks),
            is_machine=kind != "webvtt" or "confidence" in told,
            notes=source.notes + remarks.all(),
        ),
        told,
        remarks,
    )


_KINDS: Final = {"labels": "zoom", "marks": "export"}
"""Of which platform the way to name speakers is."""


def pieces_of(found: Sequence[cues.Block]) -> tuple[list[Piece], str]:
    """Return the pieces of the cues, and how they name speakers.

    Returns
    -------
    tuple of list of Piece and str
        The second is ``voices``, ``labels`` ("Name: words" in most cues) or empty.
    """
    text = "\n".join("\n".join(cue.lines) for cue in found)
    if "{\\" in text:
        found = [
            replace(cue, lines=tuple(_PLACED.sub("", one) for one in cue.lines))
            for cue in found
        ]
    if _INNER_TIME.search(text):
        found = _unrolled(found)
    elif not _VOICE.search(text):
        found = rolling.unrolled(found)
    if _VOICE.search(text):
        return list(_voiced(found)), "voices"
    if _are_marked(found):
        return list(_by_marks(found)), "marks"
    if "<" in text:
        found = [replace(cue, lines=tuple(map(_untagged, cue.lines))) for cue in found]
    if _are_bracketed(found):
        found = [
            replace(cue, lines=tuple(map(_unbracketed, cue.lines))) for cue in found
        ]
    labels = _known_labels(found)
    is_strict = unknown.is_strict([_is_labelled(cue, labels) for cue in found])
    pieces: list[Piece] = []
    for cue in found:
        stray = _stray(cue, labels, is_strict=is_strict) if labels else None
        pieces += [stray] if stray else _line_pieces(cue, labels)
    return list(midline.parted(pieces, labels)), "labels" if labels else ""


def _of_json(cue: cues.Block) -> cues.Block:
    """Return a cue in which Teams wrote who speaks and the words as JSON, as words."""
    text = "\n".join(cue.lines).strip()
    if not text.startswith("{") or '"spokenText"' not in text:
        return cue
    try:
        told = json.loads(text)
    except (ValueError, RecursionError):
        return cue
    name, words = str(told.get("speakerName") or ""), str(told.get("spokenText") or "")
    line = f"<v {html.escape(name)}>{html.escape(words)}</v>"
    return replace(cue, lines=(line,), mark=TEAMS_CUE)


TEAMS_CUE: Final = "00-00/0-0"
"""An identifier as Teams writes it."""


def _are_marked(found: Sequence[cues.Block]) -> bool:
    """Say whether the cues' identifiers name the speakers, as Webex writes them."""
    n_named = sum(_NAMED_MARK.fullmatch(cue.mark) is not None for cue in found)
    return n_named * 2 > len(found)


def _by_marks(found: Sequence[cues.Block]) -> Iterator[Piece]:
    for cue in found:
        named = _NAMED_MARK.fullmatch(cue.mark)
        yield from _piece(cue, "\n".join(cue.lines), named[1].strip() if named else "")


def _are_bracketed(found: Sequence[cues.Block]) -> bool:
    """Say whether most of the cues open with a name in brackets."""
    spoken = [cue for cue in found if not is_notice(" ".join(cue.lines))]
    opened = [match for cue in spoken if (match := _IN_BRACKETS.match(cue.lines[0]))]
    names = [match[1].strip() for match in opened if is_label(match[1])]
    is_most = len(names) >= LEAST_BRACKETED and len(names) * 2 > len(spoken)
    return is_most and len(set(names)) > 1 and any(" " in name for name in names)


LEAST_BRACKETED: Final = 2


def _unbracketed(line: str) -> str:
    """Return a line in which the name in brackets stands before a colon."""
    match = _IN_BRACKETS.match(line)
    is_name = match is not None and is_label(match[1])
    return f"{match[1].strip()}: {line[match.end() :]}" if match and is_name else line


def _untagged(line: str) -> str:
    return _TAG.sub("", line)


def _voiced(found: Sequence[cues.Block]) -> Iterator[Piece]:
    """Yield the pieces of cues with voice tags.

    Where at least half of the cues have one, a cue without goes on with the sentence
    before or is nobody's; where few have, each marks a change of speaker.
    """
    n_voices = sum(_VOICE.search("\n".join(cue.lines)) is not None for cue in found)
    is_each = n_voices * 2 >= len(found)
    is_end = False
    for cue in found:
        for at, piece in enumerate(_voice_pieces(cue)):
            is_lost = is_each and is_end and piece.speaker is None and at == 0
            is_end = ends_sentence(piece.text)
            is_lost = is_lost and not is_notice(piece.text)
            yield replace(piece, speaker="", remark=_NO_VOICE) if is_lost else piece


_NO_VOICE: Final = (
    "This caption names no voice, as the others do; its words are nobody's."
)


def _is_labelled(cue: cues.Block, labels: frozenset[str]) -> bool | None:
    """Say whether a cue opens with a label; None where that is not known."""
    match = _LABEL.match(cue.lines[0])
    if match is None:
        return None if is_notice(" ".join(cue.lines)) else False
    return True if match[1].strip(" >") in labels else None


def _stray(cue: cues.Block, labels: frozenset[str], *, is_strict: bool) -> Piece | None:
    """Return the words of a cue that opens with no known label, if it is one."""
    match = _LABEL.match(cue.lines[0])
    if match is None or match[1].strip(" >") in labels:
        return None
    rest = "\n".join([cue.lines[0][match.end() :], *cue.lines[1:]])
    if not unknown.is_somebody(match[1].strip(" >"), rest, is_strict=is_strict):
        return None
    piece = unknown.piece_of(match[1].strip(" >"), _words(rest), cue.line)
    return replace(piece, starts_ms=cue.starts_ms, ends_ms=cue.ends_ms)


def _voice_pieces(cue: cues.Block) -> Iterator[Piece]:
    """Split a cue at its voice tags; words before the first go on."""
    text = "\n".join(cue.lines)
    speaker, start = None, 0
    for match in _VOICE.finditer(text):
        yield from _piece(cue, text[start : match.start()], speaker)
        speaker = html.unescape(match[1] or "").strip()
        speaker = "" if speaker in {"-", "->"} else speaker
        start = match.end()
    yield from _piece(cue, text[start:], speaker)


def _line_pieces(cue: cues.Block, labels: frozenset[str]) -> Iterator[Piece]:
    """Split a cue at lines that start with a name or a mark of change."""
    speaker: str | None = None
    waiting: list[str] = []
    for line in cue.lines:
        label = _LABEL.match(line)
        change = _CHANGE.match(line)
        if label and label[1].strip(" >") in labels:
            yield from _piece(cue, "\n".join(waiting), speaker)
            speaker, waiting = label[1].strip(" >"), [line[label.end() :]]
        elif change:
            yield from _piece(cue, "\n".join(waiting), speaker)
            speaker, waiting = "", [line[change.end() :]]
        else:
            waiting.append(line)
    yield from _piece(cue, "\n".join(waiting), speaker)


def _piece(cue: cues.Block, text: str, speaker: str | None) -> Iterator[Piece]:
    words = _words(text)
    if words and words != "-":
        yield Piece(words, cue.line, speaker, cue.starts_ms, cue.ends_ms)


def _words(text: str) -> str:
    if "<rt" in text:
        text = _READING.sub("", text)
    return html.unescape(_TAG.sub("", text)).strip()


def _known_labels(found: Sequence[cues.Block]) -> frozenset[str]:
    """Return the labels that cues start with, if they are labels in this file.

    They are if half of the cues have one, or if the same one comes again and again.
    Where nearly every cue opens with one, as Zoom writes them, each is one, however
    its holder spells the name: "ravuvu j", "iPhone de Marie", "Ana | ITU".
    """
    first_words = (_LABEL.match(line) for cue in found for line in cue.lines)
    counts = Counter(match[1].strip(" >") for match in first_words if match)
    names = {label: n for label, n in counts.items() if is_label(label)}
    speech = sum(not is_notice(" ".join(cue.lines)) for cue in found)
    opens = [match[1].strip(" >") for cue in found if (match := _opening(cue))]
    if len(opens) >= LEAST_OPENED and len(opens) * 10 >= speech * 9:
        return frozenset({*names, *opens})
    if sum(names.values()) * 2 >= speech:
        return frozenset(names)
    return frozenset(label for label, n in names.items() if n >= 3)


LEAST_OPENED: Final = 3


def _opening(cue: cues.Block) -> re.Match[str] | None:
    """Return what a numbered cue opens with, if that is a label's length of words."""
    match = _LABEL.match(cue.lines[0]) if cue.mark.isdecimal() else None
    return match if match and len(match[1].split()) <= MOST_WORDS else None


MOST_WORDS: Final = 6


def _unrolled(found: Sequence[cues.Block]) -> list[cues.Block]:
    """Take out the lines that rolling captions show a second time."""
    kept, before = [], ""
    for cue in found:
        bare = [_TAG.sub("", line).strip() for line in cue.lines]
        at = 1 if bare and bare[0] == before else 0
        # Who speaks stands in a tag: only the times between the words go.
        fresh = [_BETWEEN.sub("", line).strip() for line in cue.lines[at:]]
        if any(bare[at:]):
            kept.append(
                cues.Block(tuple(fresh), cue.line, "", cue.starts_ms, cue.ends_ms)
            )
        before = bare[-1] if bare else before
    return kept


def _without_notes(
    parts: list[tuple[int, list[str]]], remarks: Remarks
) -> tuple[dict[str, str], list[tuple[int, list[str]]]]:
    """Take out header, comments and style; return what they tell about the file."""
    told: dict[str, str] = {}
    kept = []
    for at, (first, lines) in enumerate(parts):
        head = lines[0].strip()
        if at == 0 and head.startswith("WEBVTT"):
            at_cue = next((n for n, line in enumerate(lines) if "-->" in line), None)
            told |= front_matter.pairs(lines[1:at_cue])
            if at_cue:
                remarks.mended(
                    first, "blank-missing", "A blank line is missing after WEBVTT."
                )
                kept.append((first + at_cue, lines[at_cue:]))
        elif head == "NOTE" or head.startswith("NOTE "):
            told |= front_matter.pairs([head[4:], *lines[1:]])
        elif head not in _SKIPPED:
            kept.append((first, lines))
    if not parts or not parts[0][1][0].startswith("WEBVTT"):
        remarks.mended(1, "header-missing", "The first line must be WEBVTT.")
    return told, kept


def _note_loose(text: str, remarks: Remarks) -> None:
    """Say once that times are not written as the standard wants them."""
    loose = [
        number
        for number, line in enumerate(text.split("\n"), 1)
        if "-->" in line and cues.arrow_times(line) and not _STRICT.match(line)
    ]
    if loose:
        many = f"{len(loose)} times are not written as 00:01:02.345; they were read."
        one = "A time is not written as 00:01:02.345; it was read."
        told = one if len(loose) == 1 else many
        remarks.mended(loose[0], "time-loose", told)
