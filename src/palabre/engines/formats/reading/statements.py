"""Plain text in which one person speaks: written statements, unmarked talks."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.labels import is_label, is_voice, speaker_name
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, one_line, tidy, undo_wraps
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.late import late
from palabre.kernel.places import by_iso3, country_name
from palabre.kernel.refusals import Refused

_BY: Final = late(
    r"(?:(?:written|oral|opening|closing|national|policy|general|keynote)\s+){0,2}"
    r"(?:(?:statement|remarks|address|speech|intervention)(?:\s+(?:delivered|made|given"
    r"|presented|submitted))?\s+(?:by|of)|(?:delivered|presented|submitted)\s+by"
    r"|(?:déclaration|allocution|discours|intervention)(?:\s+(?:liminaire|écrite"
    r"|prononcée?|faite|présentée))?\s+(?:par|de|d['’])"
    r"|(?:declaración|discurso|intervención|alocución)(?:\s+(?:pronunciad[ao]|escrita))?"
    r"\s+(?:por|de|del))\s*[:：]?\s*(?P<who>.*)",
    re.IGNORECASE,
)
"""What stands above a written statement: "Statement by H.E. Ms Ada Roe, Minister"."""
_UN_NAME: Final = late(r"([A-Z]{3})_(\d{1,3})_(\d{4})\.txt")


def read(source: Source) -> Record:
    """Read a whole file as one statement.

    ``ISO3_session_year.txt`` (the UN General Debate Corpus) tells who speaks.
    """
    remarks = Remarks(source.name)
    told, text, n_before = front_matter.split(source.text)
    lines = text.split("\n")
    words = tidy(undo_wraps(lines))
    if not has_words(words):
        raise Refused("record-unknown", file=source.name)
    speaker, details = _of_name(source.path.name)
    first = next(at for at, line in enumerate(lines, n_before + 1) if line.strip())
    record = Record(
        file=source.name,
        format="text",
        turns=(Turn(words, speaker or told.get("speaker") or _by(lines), line=first),),
        kind=RecordKind.STATEMENT,
        title=told.get("title", ""),
        session=details.get("session", ""),
        details=details,
        notes=source.notes,
    )
    return front_matter.applied(record, told, remarks)


def _by(lines: Sequence[str]) -> str:
    """Return who speaks, where the lines above a statement tell it."""
    filled = [one_line(line).strip("*_# ") for line in lines if line.strip()]
    for line, below in pairwise(filled[:HEAD]):
        found = _BY.fullmatch(line)
        if found:
            who = found["who"] or below
            return who if _is_person(who) else ""
    return ""


def _is_person(who: str) -> bool:
    """Say whether words name a person, with a title, an office or a body beside."""
    name = speaker_name(who)
    is_short = len(who) <= LONGEST_WHO and 1 < len(name.split()) <= MOST_OF_NAME
    return is_short and is_voice(who) and is_label(who.partition(",")[0])


HEAD: Final = 12
"""Lines above a statement: forum, title, place, date, speaker, greeting."""
LONGEST_WHO: Final = 160
MOST_OF_NAME: Final = 5


def _of_name(name: str) -> tuple[str, dict[str, str]]:
    match = _UN_NAME.fullmatch(name)
    if not match:
        return "", {}
    country = by_iso3(match[1])
    details = {"country": match[1], "session": match[2], "year": match[3]}
    # Some States of the corpus are no more; their code is all the name tells.
    return country_name(country.iso2, "en") if country else match[1], details
