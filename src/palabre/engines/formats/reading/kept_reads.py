"""What was read of a file as plain values, and back: kept from one reading to the next."""

from dataclasses import astuple
from datetime import datetime
from typing import Any

from palabre.engines.formats.cabinet import Plain
from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading.result import ReadResult
from palabre.engines.formats.records import Record, RecordKind, Translated, Turn


def plain(found: ReadResult) -> Plain:
    """Return a result as plain values."""
    return [
        [_plain_record(one) for one in found.records],
        [[*astuple(note)] for note in found.notes],
        found.n_read,
        found.n_mended,
        found.n_refused,
    ]


def _plain_record(one: Record) -> Plain:
    return [
        one.file,
        one.format,
        [
            [t.text, t.speaker, t.section, t.starts_ms, t.ends_ms, t.line, t.lang]
            for t in one.turns
        ],
        str(one.kind),
        one.title,
        one.session,
        one.lang,
        one.starts_at.isoformat() if one.starts_at else None,
        one.is_machine,
        {**one.details},
        [[*astuple(note)] for note in one.notes],
        [[*astuple(given)] for given in one.translations],
    ]


def read_back(held: Any) -> ReadResult | None:
    """Return what was kept, or None if it does not have its shape."""
    try:
        records, notes, n_read, n_mended, n_refused = held
        return ReadResult(
            tuple(_record(one) for one in records),
            tuple(_note(one) for one in notes),
            n_read,
            n_mended,
            n_refused,
        )
    except (TypeError, ValueError, KeyError):
        return None


def _record(held: Any) -> Record:
    file, format_, turns, kind, title, session, lang, at, *rest = held
    is_machine, details, notes, given = rest
    return Record(
        file,
        format_,
        tuple(Turn(*turn) for turn in turns),
        RecordKind(kind),
        title,
        session,
        lang,
        datetime.fromisoformat(at) if at else None,
        is_machine,
        dict(details),
        tuple(_note(one) for one in notes),
        tuple(Translated(*one) for one in given),
    )


def _note(held: Any) -> Note:
    file, line, code, told, kind, facts = held
    known = tuple((str(name), str(fact)) for name, fact in facts)
    return Note(file, line, code, told, NoteKind(kind), known)
