"""Refusals of files told to a person: what is there and how to mend it."""

from typing import Final

from palabre.engines.formats.notes import Note, NoteKind
from palabre.kernel.refusals import Refused

_TOLD: Final = {
    "file-too-large": (
        "The file has {n_mb} MB, more than the {limit_mb} MB that are read; split it "
        "or give the text alone."
    ),
    "file-many-lines": "The file has {n} lines; {limit} are read at most. Split it.",
    "file-many-pages": "The file has {n} pages; {limit} are read at most. Split it.",
    "file-many-characters": (
        "The page has {n} characters; {limit} are read at most. Split it."
    ),
    "file-empty": "The file is empty; export it again.",
    "file-unreadable": "The file cannot be opened ({why}).",
    "file-binary": "The file is no text; give a transcript or a report.",
    "doc-old": (
        "The document is of the kind before DOCX, or under a password; save it as DOCX "
        "without one."
    ),
    "xml-forbidden": "The XML is refused because {why}; export it without.",
    "xml-malformed": "The XML breaks off here ({why}); export it again.",
    "json-malformed": "The JSON breaks off here ({why}); export it again.",
    "toml-malformed": "The TOML cannot be read here ({why}); mend this line.",
    "docx-damaged": "The document is damaged ({why}); save it again as DOCX.",
    "pdf-damaged": "The PDF is damaged ({why}); print it to PDF again.",
    "pdf-encrypted": "The PDF has a password; save it without one.",
    "pdf-no-text": "The PDF holds pictures only; recognize its text first.",
    "pdf-backwards": (
        "The words of the PDF are written backwards; give the text as DOCX."
    ),
    "archive-bomb": "The archive is refused because {why}; give the files themselves.",
    "archive-damaged": "The archive is damaged ({why}); pack it again.",
    "archive-unknown": "The archive is of a kind that is not read; give a ZIP file.",
    "archive-nothing-read": "No file of the archive could be read.",
    "record-unknown": "Nothing in the file looks like a transcript or a report.",
    "record-unlike": "The file looks like {why}; give the transcript or the report.",
    "record-twin": (
        "The session holds these words already, from {record}; nothing is counted "
        "twice. Take that record back first if this one is the better."
    ),
    "record-no-words": "The file has the right form but nobody says a word in it.",
    "copy-differs": (
        "It is to be {record} in another language, but differs from turn {turn} on "
        "({record}: {said}; the copy: {told}); keep every turn and every speaker."
    ),
    "copy-missing": "{missing} is not there, or could not be read; give both files.",
}


def as_note(file: str, refusal: Refused) -> Note:
    """Turn the refusal of a whole file into a note about it."""
    facts = {
        name: str(fact) for name, fact in refusal.facts.items() if name != "members"
    }
    told = _TOLD.get(refusal.code, "The file was refused.").format_map(
        {"why": "unknown", **facts}
    )
    line = refusal.facts.get("line", 0)
    number = line if isinstance(line, int) else 0
    kept = tuple(facts.items())
    return Note(file, number, refusal.code, told, NoteKind.REFUSED, kept)


def as_notes(file: str, refusal: Refused) -> tuple[Note, ...]:
    """Turn the refusal of a file into notes: of it, and of each member it tells of."""
    members = refusal.facts.get("members", [])
    assert isinstance(members, list), "as `as_fact` makes them"
    return (as_note(file, refusal), *map(_of_member, members))


def _of_member(told: dict[str, str]) -> Note:
    facts = dict(told)
    code, words, line = facts.pop("code"), facts.pop("told"), facts.pop("line")
    kept = tuple(facts.items())
    return Note(facts["file"], int(line), code, words, NoteKind.REFUSED, kept)


def as_fact(note: Note) -> dict[str, str]:
    """Return why a member of an archive was not read, as a fact of a refusal."""
    facts = {"file": note.file, "line": str(note.line), **dict(note.facts)}
    return {**facts, "code": note.code, "told": note.told}
