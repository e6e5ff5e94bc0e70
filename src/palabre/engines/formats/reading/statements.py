"""Plain text in which one person speaks: written statements, unmarked talks."""

from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, tidy, undo_wraps
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.late import late
from palabre.kernel.places import by_iso3, country_name
from palabre.kernel.refusals import Refused

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
        turns=(Turn(words, speaker or told.get("speaker", ""), line=first),),
        kind=RecordKind.STATEMENT,
        title=told.get("title", ""),
        session=details.get("session", ""),
        details=details,
        notes=source.notes,
    )
    return front_matter.applied(record, told, remarks)


def _of_name(name: str) -> tuple[str, dict[str, str]]:
    match = _UN_NAME.fullmatch(name)
    if not match:
        return "", {}
    country = by_iso3(match[1])
    details = {"country": match[1], "session": match[2], "year": match[3]}
    # Some States of the corpus are no more; their code is all the name tells.
    return country_name(country.iso2, "en") if country else match[1], details
