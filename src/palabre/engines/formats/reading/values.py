"""Records as JSON: attributed turns, and QMSum's meetings (one a line)."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.reading import chats, front_matter, recognition
from palabre.engines.formats.reading.flow import Piece, as_set, turns_of
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import tidy
from palabre.engines.formats.records import Record, Translated, Turn
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

_LISTS: Final = (
    *("meeting_transcripts", "turns", "transcript", "utterances", "segments"),
    *("interventions", "captions", "items", "speeches", "results", "messages"),
    *("paragraphs", "sentences", "monologues", "timeline", "entries"),
)
_DEEPEST: Final = 3
"""Levels below which turns are not looked for."""
_SPEAKERS: Final = (
    *("speaker", "speakerDisplayName", "name", "speaker_name", "speakerName"),
    *("role", "author"),
)
_WORDS: Final = (
    *("text", "content", "words", "transcript", "utterance", "body", "line"),
    *("spokenText", "sentence"),
)
_TRANSLATORS: Final = ("by", "translator")
_STARTS: Final = (
    *("starts_ms", "start_ms", "offset_ms", "start", "starts_at", "begin"),
    *("timestamp", "start_time", "startTime", "startOffset", "time"),
)
_ENDS: Final = (
    "ends_ms",
    "end_ms",
    "end",
    "ends_at",
    "end_time",
    "endTime",
    "endOffset",
)
_CLOCK: Final = late(r"(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2}(?:\.\d{1,9})?)")
_FACTS: Final = ("title", "session", "lang", "language", "starts_at", "date", "kind")
_QMSUM_MARK: Final = late(r"\{(?:disfmarker|vocalsound|gap|pause|nonvocalsound)\}")
_FACT_KEYS: Final = {"language": "lang", "date": "starts_at"}

Json = Mapping[str, object]


def looks_like(text: str) -> bool:
    """Say whether the text starts as JSON does."""
    return text.lstrip()[:1] in {"{", "["}


def read(source: Source) -> tuple[Record, ...]:
    """Read one JSON value, or one a line.

    A broken line of several is left out with a note; a file that is one broken value
    is refused.
    """
    remarks = Remarks(source.name)
    records = []
    for number, value in _values(source, remarks):
        name = source.name if number == 0 else f"{source.name}!{number}"
        record = _record(name, value, max(number, 1), remarks)
        if record:
            records.append(record)
    if not records:
        raise Refused("record-unknown", file=source.name)
    first, *others = records
    notes = source.notes + first.notes + remarks.all()
    return (replace(first, notes=notes), *others)


def _values(source: Source, remarks: Remarks) -> Iterator[tuple[int, object]]:
    """Yield the values with their lines; line 0 for the only one."""
    value, why, line = _loaded(source.text)
    if not why:
        yield 0, value
        return
    lines = source.text.split("\n")
    n_read = 0
    for number, row in enumerate(lines, 1):
        if not row.strip():
            continue
        value, wrong, _line = _loaded(row)
        n_read += not wrong and isinstance(value, dict)
        if wrong and not n_read:
            break
        if wrong:
            remarks.refused(number, "json-malformed", f"Not JSON ({wrong}); left out.")
        else:
            yield number, value
    if not n_read:
        raise Refused("json-malformed", file=source.name, line=line, why=why)


def _loaded(text: str) -> tuple[object, str, int]:
    """Return a value, or why it is none and in which line."""
    try:
        return json.loads(text), "", 0
    except json.JSONDecodeError as error:
        return None, error.msg.lower(), error.lineno
    except (RecursionError, ValueError) as error:
        return None, str(error)[:80], 1


def _record(name: str, value: object, line: int, remarks: Remarks) -> Record | None:
    chat = chats.read(value)
    told, rows, kind = _rows(value) if chat is None else _of_chat(chat)
    own = Remarks(name)
    pieces = _timed([piece for row in rows for piece in _piece(row, line)])
    # QMSum's questions point at turns by their place: none may be joined.
    turns = _apart(pieces) if kind == "qmsum" else turns_of(pieces, own)
    if not turns:
        return None
    if len(pieces) < len(rows):
        message = f"{len(rows) - len(pieces)} entries without words were left out."
        remarks.left_out(line, "entry-empty", message)
    if chat is not None and chat.n_left:
        many = f"{chat.n_left} messages of robots or of the server were left out."
        one = "A message of a robot or of the server was left out."
        own.left_out(line, "notice-left-out", one if chat.n_left == 1 else many)
    facts = {
        _FACT_KEYS.get(key, key): tidy(str(told[key]))
        for key in _FACTS
        if isinstance(told.get(key), str | int)
    }
    record = Record(
        file=name,
        format=kind,
        turns=turns,
        is_machine=kind == SERVICE or recognition.is_machine(rows),
        notes=own.all(),
        translations=tuple(one for row in rows for one in _translations(row, name)),
    )
    return front_matter.applied(record, facts, own)


def _of_chat(chat: chats.Chat) -> tuple[Json, Sequence[object], str]:
    begun = {} if chat.starts_at is None else {"starts_at": chat.starts_at.isoformat()}
    return {**begun, "title": chat.title}, chat.rows, chats.FORMAT


def _rows(value: object) -> tuple[Json, Sequence[object], str]:
    """Return the facts, the list of turns and the format's name."""
    if isinstance(value, list):
        return {}, value, "attributed"
    heard = recognition.rows_of(value)
    if heard is not None:
        return {}, heard, SERVICE
    level = [value]
    for _ in range(_DEEPEST):
        tables = [one for one in level if isinstance(one, dict)]
        for table in tables:
            for key in _LISTS:
                rows = table.get(key)
                if isinstance(rows, list) and any(
                    isinstance(one, dict) for one in rows
                ):
                    kind = "qmsum" if key == "meeting_transcripts" else "attributed"
                    return table, rows, kind
        level = [inner for table in tables for inner in table.values()]
    return {}, [], ""


SERVICE: Final = "export"
"""What the record of a service is called, as that of a platform."""


def _piece(row: object, line: int) -> Iterator[Piece]:
    if not isinstance(row, dict):
        return
    words = _first(row, _WORDS)
    if not isinstance(words, str):
        return
    text = tidy(_QMSUM_MARK.sub(" ", words))
    if text:
        starts, ends = _time(row, _STARTS), _time(row, _ENDS)
        yield Piece(
            text=text,
            line=line,
            speaker=_speaker(row),
            starts_ms=starts,
            ends_ms=ends if ends is not None and ends >= (starts or 0) else None,
            is_paragraph=True,
        )


def _speaker(row: Json) -> str:
    """Return who speaks; what a machine calls by a number or a letter is no name."""
    for key in _SPEAKERS:
        told = row.get(key)
        if isinstance(told, int) and not isinstance(told, bool):
            return f"Speaker {told}"
        if isinstance(told, str) and told.strip():
            name = tidy(told)
            return f"Speaker {name}" if len(name) == 1 else name
    return ""


def _timed(pieces: Sequence[Piece]) -> list[Piece]:
    """Return pieces whose times are milliseconds, where a file gave those as seconds.

    Nobody takes twenty seconds a word.
    """
    paces = sorted(
        (one.ends_ms - one.starts_ms) / len(one.text.split())
        for one in pieces
        if one.starts_ms is not None and one.ends_ms is not None
    )
    if not paces or paces[len(paces) // 2] < SLOWEST_MS:
        return list(pieces)
    return [
        replace(
            one,
            starts_ms=None if one.starts_ms is None else one.starts_ms // 1000,
            ends_ms=None if one.ends_ms is None else one.ends_ms // 1000,
        )
        for one in pieces
    ]


SLOWEST_MS: Final = 20_000


def _translations(row: object, file: str) -> Iterator[Translated]:
    """Yield what a row gives of its words in other languages.

    ``{"translations": [{"lang": "en", "text": "…", "words": "…", "by": "…"}]}``; without
    ``words`` of all of them, or of those from ``start`` to ``end`` in its own text.
    """
    if not isinstance(row, dict):
        return
    said, given = _first(row, _WORDS), row.get("translations")
    if not isinstance(said, str) or not isinstance(given, list):
        return
    record = PurePosixPath(file.rpartition("!")[2]).name
    for one in given:
        if not isinstance(one, dict):
            continue
        lang, text, words = one.get("lang"), one.get("text"), _passage(one, said)
        if isinstance(lang, str) and isinstance(text, str) and text.strip() and words:
            by = _first(one, _TRANSLATORS)
            told = tidy(by) if isinstance(by, str) else ""
            yield Translated(words, tidy(lang), tidy(text), record, told)


def _passage(given: Json, said: str) -> str:
    """Return the words that a translation is of, as they stand in the turn."""
    words = given.get("words")
    start, end = given.get("start"), given.get("end")
    if not isinstance(words, str):
        words = said
        if isinstance(start, int) and isinstance(end, int):
            words = said[start:end] if 0 <= start < end <= len(said) else ""
    return as_set(tidy(_QMSUM_MARK.sub(" ", words)))


def _apart(pieces: Sequence[Piece]) -> tuple[Turn, ...]:
    return tuple(
        Turn(piece.text, piece.speaker or "", line=piece.line) for piece in pieces
    )


def _first(row: Json, keys: Sequence[str]) -> object:
    return next((row[key] for key in keys if row.get(key)), None)


def _time(row: Json, keys: Sequence[str]) -> int | None:
    """Return milliseconds; values under another name than ``_ms`` are seconds."""
    for key in keys:
        value = row.get(key)
        is_number = isinstance(value, int | float) and not isinstance(value, bool)
        if is_number and 0 <= float(str(value)) < 1e9:
            return round(float(str(value)) * (1 if key.endswith("_ms") else 1000))
        clock = _CLOCK.fullmatch(value.strip()) if isinstance(value, str) else None
        if clock:
            hours, minutes, seconds = int(clock[1] or 0), int(clock[2]), float(clock[3])
            return round(((hours * 60 + minutes) * 60 + seconds) * 1000)
    return None
