"""Records in: transcripts, reports and statements in the formats people send.

One module a format; this one finds out which it is. The content decides first, the
name second. A broken file never stops the others, and none is half read.
"""

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import Final

from palabre.engines.formats import archives, folders
from palabre.engines.formats.cabinet import Cabinet
from palabre.engines.formats.intake import decode, read_file
from palabre.engines.formats.notes import Note, NoteKind
from palabre.engines.formats.reading import (
    attributed,
    captions,
    chats,
    cues,
    debates,
    documents,
    exports,
    kept_reads,
    latex,
    logs,
    notes,
    own_lines,
    pages,
    refusals,
    rich_text,
    stamped,
    statements,
    subrip,
    substation,
    tabled,
    tables,
    timed_xml,
    values,
    webvtt,
)
from palabre.engines.formats.reading.result import ReadResult
from palabre.engines.formats.reading.source import Source
from palabre.engines.formats.records import Record
from palabre.kernel.late import late
from palabre.kernel.refusals import Refused

Reader = Callable[[Source], Record]

# What lies beside records in real folders and is none.
_ASIDE: Final = late(
    r"(?:readme|licen[cs]e|copying|changelog|contributing|manifest|makefile|authors"
    r"|notice|todo|index|translations)(?:[._-].*)?"
    r"|(?:users|channels|groups|dms|mpims|integration_logs|canvases)\.json"
    r"|.*\.(?:css|js|mjs|py|xlsx?|ods|ics|png|jpe?g|gif|svg|webp|mp[34]|m4a"
    r"|wav|webm|mov|avi|bib|sty|cls|bst|ya?ml|lock|sha256|pptx?|eps)",
    re.IGNORECASE,
)
_TIMED_LINES: Final = 40
# A week of captions has a tenth of it.
MAX_LINES: Final = 1_000_000
MOST_TOLD: Final = 3
"""Members of an archive of which it is told why they could not be read."""


def read_record(name: str, content: bytes) -> tuple[Record, ...]:
    """Read a file, or every file of an archive.

    Parameters
    ----------
    name : str
        Its name without folders; the second witness of the format.

    Returns
    -------
    tuple of Record
        At least one. In an archive, what was left out is told in the notes of the
        first record.

    Raises
    ------
    Refused
        ``file-*``, ``xml-*``, ``json-malformed``, ``docx-*``, ``pdf-*``,
        ``archive-*`` or ``record-unknown``, always with ``file``.
    """
    if not archives.packed_as(content):
        return _read_one(name, content)
    found = _read_archive(name, content)
    if not found.records:
        members = [refusals.as_fact(note) for note in found.notes[:MOST_TOLD]]
        raise Refused("archive-nothing-read", file=name, members=members)
    own = {note for record in found.records for note in record.notes}
    others = tuple(note for note in found.notes if note not in own)
    first, *more = found.records
    return (replace(first, notes=first.notes + others), *more)


def read_folder(paths: Iterable[Path], *, kept: Cabinet | None = None) -> ReadResult:
    """Read files and folders with all that is in them, in the order of names.

    Parameters
    ----------
    kept : Cabinet, optional
        Where what was read of a file is looked for, and left.

    Notes
    -----
    The same files give the same result whatever order they come in.
    """
    paths = sorted(set(paths))
    files = _every_file(paths)
    results = [_read_path(label, path, kept) for label, path in files]
    results += [
        _refusal(label, Refused("file-unreadable", file=label, why=why))
        for path in paths
        for label, why in folders.closed_in(path)
    ]
    names = _accounts(path for _label, path in files)
    return _told_by_siblings(_sum(results), names)


def _accounts(paths: Iterable[Path]) -> dict[str, str]:
    """Return the names of accounts that lie beside the channels of a chat."""
    found: dict[str, str] = {}
    for path in paths:
        if path.name == chats.ACCOUNTS:
            with contextlib.suppress(Refused):  # told where the file is left aside
                found |= chats.accounts_of(path.name, read_file(path))
    return found


def _every_file(paths: Iterable[Path]) -> list[tuple[str, Path]]:
    """Return files with their labels; a file in a folder is told with its subfolder."""
    found: dict[str, Path] = {}
    for path in paths:
        for label, file in folders.files_in(path):
            found.setdefault(label if label not in found else str(file), file)
    return sorted(found.items())


def _read_path(label: str, path: Path, kept: Cabinet | None) -> ReadResult:
    if _ASIDE.fullmatch(path.name):
        return _aside(folders.whole_name(label))
    if label != (name := folders.whole_name(label)):
        why = "its name is not written in UTF-8; rename it"
        return _refusal(name, Refused("file-unreadable", file=name, why=why))
    try:
        content = read_file(path)
    except Refused as refusal:
        return _refusal(label, refusal)
    if kept is None:
        return _read_content(label, content)
    made_from = [label.encode("utf-8"), content]
    found = kept_reads.read_back(kept.recall(KIND, made_from))
    if found is None:
        found = _read_content(label, content)
        kept.keep(KIND, made_from, kept_reads.plain(found))
    return found


KIND: Final = "file"
"""Drawer of the cabinet."""


def _read_content(label: str, content: bytes) -> ReadResult:
    if archives.packed_as(content):
        try:
            return _read_archive(label, content)
        except Refused as refusal:
            return _refusal(label, refusal)
    return _read_member(label, content)


def _read_archive(name: str, content: bytes) -> ReadResult:
    """Read every member; an archive of one compressed file keeps its own name."""
    results, names = [], dict[str, str]()
    is_single = archives.packed_as(content) != "zip"
    inside = list(archives.members(name, content))
    for member, body in inside:
        is_same = is_single and len(inside) == 1
        label = folders.whole_name(name if is_same else f"{name}!{member}")
        if isinstance(body, Note):
            results.append(ReadResult((), (body,), 0, 0, 1))
        elif _ASIDE.fullmatch(PurePosixPath(member).name):
            results.append(_aside(label))
            names |= chats.accounts_of(member, body)
        else:
            results.append(_read_member(label, body))
    return _told_by_siblings(_sum(results), names)


def _read_member(label: str, content: bytes) -> ReadResult:
    try:
        records = _read_one(label, content)
    except Refused as refusal:
        return _refusal(label, refusal)
    told = tuple(note for record in records for note in record.notes)
    is_mended = any(note.kind is NoteKind.MENDED for note in told)
    return ReadResult(records, told, 1, int(is_mended), 0)


def _refusal(label: str, refusal: Refused) -> ReadResult:
    if refusal.code == "record-unlike":
        why = str(refusal.facts["why"])
        told = f"The file looks like {why} and was left aside."
        return _left(Note(label, 0, ASIDE, told, NoteKind.LEFT_OUT, (("why", why),)))
    return ReadResult((), (refusals.as_note(label, refusal),), 0, 0, 1)


def _aside(label: str) -> ReadResult:
    told = "This is no record by its name and was left aside."
    return _left(Note(label, 0, ASIDE, told, NoteKind.LEFT_OUT))


def _left(note: Note) -> ReadResult:
    return ReadResult((), (note,), 0, 0, 0)


ASIDE: Final = "file-left-aside"


def _sum(results: Iterable[ReadResult]) -> ReadResult:
    results = list(results)
    every = (record for result in results for record in result.records)
    return ReadResult(
        tuple(sorted(every, key=lambda record: record.file)),
        tuple(sorted({note for result in results for note in result.notes})),
        sum(result.n_read for result in results),
        sum(result.n_mended for result in results),
        sum(result.n_refused for result in results),
    )


def _told_by_siblings(result: ReadResult, names: Mapping[str, str]) -> ReadResult:
    """Mark as machine-made the files that lie beside one that says it is.

    One pass of one machine makes a whole folder; only some of its files confess. The
    names of a chat's accounts lie beside it too.
    """
    told = {_family(record) for record in result.records if record.is_machine}
    records = tuple(
        chats.with_names(record, names)
        if record.is_machine or _family(record) not in told
        else replace(
            record, is_machine=True, details={**record.details, "machine": "sibling"}
        )
        for record in result.records
    )
    return replace(result, records=records)


def _family(record: Record) -> tuple[str, str, str]:
    folder = record.file.rpartition("/")[0]
    return folder, record.format, record.details.get("meeting", record.file)


def _read_one(name: str, content: bytes) -> tuple[Record, ...]:
    if content.startswith(b"%PDF-"):
        return _whole(documents.read_pdf(Source(name, content)))
    if archives.is_zip(content):
        return _whole(documents.read_docx(Source(name, content)))
    if rich_text.is_rich_text(content):
        content = rich_text.plain_text(content).encode()
    text, told = decode(name, content)
    if text.count("\n") > MAX_LINES:
        raise Refused("file-many-lines", file=name, n=text.count("\n"), limit=MAX_LINES)
    source = Source(name, content, text, told)
    if exports.is_chat(name, text):
        raise Refused("record-unlike", file=name, why="the chat of a meeting")
    is_named = _suffix(source) in {".json", ".jsonl"}
    if is_named or values.looks_like(text):
        try:
            return tuple(record for r in values.read(source) for record in _whole(r))
        except Refused as refusal:
            if is_named or refusal.code != "json-malformed":
                raise
    return _whole(_reader(source)(source))


def _whole(record: Record) -> tuple[Record, ...]:
    if not record.turns:
        raise Refused("record-no-words", file=record.file)
    return (record,)


def _reader(source: Source) -> Reader:
    """Find the reader: marks in the content, then the name, then the shape."""
    text, suffix = source.text, _suffix(source)
    for is_it, reader in _marks(text, suffix):
        if is_it:
            return reader
    for looks_like, reader in _SHAPES:
        if looks_like(text):
            return reader
    return statements.read


def _marks(text: str, suffix: str) -> Iterator[tuple[bool, Reader]]:
    start = text.lstrip()[:200]
    yield start.startswith("WEBVTT") or suffix == ".vtt", webvtt.read
    yield debates.looks_like(text), debates.read
    yield timed_xml.looks_like(text), timed_xml.read
    yield pages.looks_like(text), pages.read
    yield exports.looks_like(text), exports.read
    yield suffix == ".xml" or start.startswith("<?xml"), debates.read
    yield substation.looks_like(text), substation.read
    yield suffix in {".csv", ".tsv"}, tabled.read_separated
    yield _is_timed(text, cues.arrow_times) or suffix == ".srt", subrip.read_srt
    yield _is_timed(text, cues.comma_times) or suffix == ".sbv", subrip.read_sbv
    yield suffix == ".toml", tables.read
    yield suffix == ".tex" or latex.looks_like(text), latex.read


def _read_own_lines(source: Source) -> Record:
    return notes.read_transcript(
        replace(source, text=own_lines.as_labelled(source.text))
    )


def _is_table_alone(text: str) -> bool:
    """Say whether who said what is told in a table and not beside it as well."""
    if not tabled.is_markdown(text):
        return False
    beside = [line for line in text.split("\n") if "|" not in line]
    return sum(map(notes.is_said, beside)) < LEAST_BESIDE


LEAST_BESIDE: Final = 2

_SHAPES: Final[tuple[tuple[Callable[[str], bool], Reader], ...]] = (
    (logs.looks_like, logs.read),
    (_is_table_alone, tabled.read_markdown),
    (attributed.looks_like, attributed.read),
    (captions.looks_like, captions.read),
    (notes.is_transcript, notes.read_transcript),
    (own_lines.looks_like, _read_own_lines),
    (stamped.looks_like, stamped.read),
    (notes.has_headings, notes.read_report),
)


def _is_timed(text: str, timing: cues.Timing) -> bool:
    """Say whether the first lines hold two times at least."""
    lines = text[:20_000].split("\n")[:_TIMED_LINES]
    return sum(timing(line) is not None for line in lines) >= 2


def _suffix(source: Source) -> str:
    path = source.path
    if path.suffix.lower() in {".gz", ".xz", ".bz2"}:
        path = path.with_suffix("")
    return path.suffix.lower()
