"""A session report as TOML: one list of lines a heading."""

import tomllib
from collections.abc import Iterator
from typing import Final

from palabre.engines.formats.reading import front_matter
from palabre.engines.formats.reading.source import Remarks, Source
from palabre.engines.formats.reading.words import has_words, tidy
from palabre.engines.formats.records import Record, RecordKind, Turn
from palabre.kernel.refusals import Refused

SECTIONS: Final = {
    "key_issues": "Key issues",
    "achievements": "Achievements",
    "challenges": "Challenges",
    "trends": "Trends",
    "way_forward": "Way forward",
    "announcements": "Announcements",
    "consensus": "Consensus",
    "no_consensus": "No consensus",
    "takeaways": "Takeaways",
}
_FACTS: Final = ("title", "session", "lang", "starts_at", "rapporteur")


def read(source: Source) -> Record:
    """Read a report in TOML; its lists may stand at the top or under ``[report]``."""
    try:
        table: dict[str, object] = tomllib.loads(source.text)
    except (ValueError, RecursionError) as error:
        line, why = _where(str(error))
        raise Refused("toml-malformed", file=source.name, line=line, why=why) from error
    inner = table.get("report")
    lists = {**table, **inner} if isinstance(inner, dict) else table
    turns = tuple(_turns(source.text, lists))
    if not turns:
        raise Refused("record-unknown", file=source.name)
    told = {key: tidy(str(lists[key])) for key in _FACTS if key in lists}
    record = Record(
        file=source.name,
        format="notes",
        turns=turns,
        kind=RecordKind.REPORT,
        notes=source.notes,
    )
    return front_matter.applied(record, told, Remarks(source.name))


def _turns(text: str, lists: dict[str, object]) -> Iterator[Turn]:
    rows = text.split("\n")
    starts = {row.partition("=")[0].strip(): at for at, row in enumerate(rows, 1)}
    for key, section in SECTIONS.items():
        value = lists.get(key)
        items = [value] if isinstance(value, str) else value
        for item in items if isinstance(items, list) else []:
            words = tidy(item) if isinstance(item, str) else ""
            if has_words(words):
                yield Turn(words, section=section, line=starts.get(key, 0))


def _where(told: str) -> tuple[int, str]:
    """Take line and reason out of the parser's message."""
    why, _at, place = told.partition(" (at line ")
    number = place.partition(",")[0]
    return (int(number) if number.isdigit() else 1), why.lower()[:100]
