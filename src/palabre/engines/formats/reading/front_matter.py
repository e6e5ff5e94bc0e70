"""What a file says about itself: front matter, header lines, its name."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import one_line
from palabre.engines.formats.records import Record, RecordKind
from palabre.kernel.languages import shortest_tag
from palabre.kernel.late import late

_PAIR: Final = late(r"\s*([^\W\d][\w -]{0,30}?)\s*[:=]\s*(\S.*)")
_KEYS: Final = {
    "title": "title",
    "titre": "title",
    "título": "title",
    "session": "session",
    "session code": "session",
    "code": "session",
    "lang": "lang",
    "language": "lang",
    "langue": "lang",
    "idioma": "lang",
    "starts_at": "starts_at",
    "starts at": "starts_at",
    "start": "starts_at",
    "date": "starts_at",
    "kind": "kind",
    "type": "kind",
    "machine": "machine",
    "confidence": "confidence",
    "recognizability": "confidence",
    "speaker": "speaker",
    "rapporteur": "rapporteur",
}
_DETAILS: Final[tuple[str, ...]] = ("meeting", "rapporteur")
_LANG: Final = late(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})*")
_NAME_LANG: Final = late(
    r"[._-](ar|de|en|es|fr|it|ja|ko|pt|ru|zh)(?=\.[a-z0-9]+$|$)", re.IGNORECASE
)
_MEETING: Final = late(
    r"([A-Z]+\d*)-([A-Z0-9][A-Z0-9_]*)-(\d{8})-(\d{4})", re.IGNORECASE
)
_YES: Final = {"true", "yes", "1", "oui", "sí"}


def pairs(lines: Iterable[str]) -> dict[str, str]:
    """Read ``key: value`` lines with a key that is known."""
    found = {}
    for line in lines:
        match = _PAIR.fullmatch(line.rstrip())
        key = _KEYS.get(match[1].casefold()) if match else None
        if match and key:
            found[key] = _unquoted(one_line(match[2]))
    return found


def _unquoted(text: str) -> str:
    is_quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if is_quoted else text


def split(text: str) -> tuple[dict[str, str], str, int]:
    """Take YAML-like front matter off a text.

    Returns
    -------
    tuple of dict, str and int
        What it says, the text after it, and the number of lines it took.
    """
    lines = text.split("\n", 200)
    if lines[0].strip() not in {"---", "+++"}:
        return {}, text, 0
    for at, line in enumerate(lines[1:-1], 1):
        if line.strip() == lines[0].strip():
            if not all(_is_pair_line(inner) for inner in lines[1:at]):
                return {}, text, 0
            return pairs(lines[1:at]), "\n".join(lines[at + 1 :]), at + 1
    return {}, text, 0


def applied(record: Record, told: Mapping[str, str], remarks: Remarks) -> Record:
    """Return the record with what the file says, then what its name says."""
    facts: dict[str, str] = {**of_name(record.file), **told}
    moment = facts.get("starts_at", "")
    starts_at, is_date = _moment(moment), _is_date(moment)
    if moment and not starts_at and not is_date:
        message = f"The date {moment[:40]!r} is not ISO 8601; it was left out."
        remarks.refused(1, "date-malformed", message)
        record = replace(record, notes=record.notes + remarks.all()[-1:])
    lang = facts.get("lang", "")
    details = {key: facts[key] for key in _DETAILS if key in facts}
    if is_date:
        details["date"] = moment
    return replace(
        record,
        title=record.title or facts.get("title", ""),
        session=record.session or facts.get("session", ""),
        lang=record.lang or (_tag(lang) if _LANG.fullmatch(lang) else ""),
        starts_at=record.starts_at or starts_at,
        kind=_kind(facts.get("kind", ""), record.kind),
        is_machine=record.is_machine or facts.get("machine", "").casefold() in _YES,
        details={**details, **record.details},
    )


def _tag(lang: str) -> str:
    return shortest_tag(lang.replace("_", "-"))


def of_name(name: str) -> dict[str, str]:
    """Return what the name of a file tells.

    Examples
    --------
    >>> of_name("MEET7-ROOTS-20260320-0330.md")["session"]
    'ROOTS'
    >>> of_name("opening-fr.vtt")
    {'lang': 'fr'}
    """
    stem = Source(name, b"").path.name
    facts = {}
    lang = _NAME_LANG.search(stem)
    if lang:
        facts["lang"] = lang[1].lower()
    meeting = _MEETING.match(stem)
    if meeting:
        day, hour = meeting[3], meeting[4]
        facts["meeting"] = meeting[1]
        facts["session"] = meeting[2]
        facts["title"] = f"{meeting[1]} {meeting[2]}"
        facts["starts_at"] = f"{day[:4]}-{day[4:6]}-{day[6:]}T{hour[:2]}:{hour[2:]}Z"
    return facts


def _is_pair_line(line: str) -> bool:
    return not line.strip() or line[:1] in " \t-#" or ":" in line or "=" in line


def _is_date(text: str) -> bool:
    """Say whether it is a date, or a moment that does not tell its zone."""
    try:
        return datetime.fromisoformat(text).tzinfo is None
    except ValueError:
        return False


def _moment(text: str) -> datetime | None:
    """Read an instant; one without a zone is not one, and left out."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else None


def _kind(told: str, otherwise: RecordKind) -> RecordKind:
    folded = told.casefold()
    return RecordKind(folded) if folded in set(RecordKind) else otherwise
