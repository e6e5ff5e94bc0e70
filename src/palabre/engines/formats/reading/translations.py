"""Translations that lie beside records: ``translations.toml``, one table a passage.

It names copies of whole records as well. Each passage names the words of the original exactly as the record has them; where they stand
follows from the words, so a record can be read again in another form.
"""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

from palabre.engines.formats.reading.copies import Copy, copies_in
from palabre.engines.formats.records import Translated
from palabre.kernel.refusals import Refused

NAME: Final = "translations.toml"

Table = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Beside:
    """What a file of translations gives: passages, and copies of whole records."""

    passages: tuple[Translated, ...] = ()
    copies: tuple[Copy, ...] = ()


def read(name: str, content: bytes) -> Beside:
    """Read a file of translations.

    Raises
    ------
    Refused
        ``toml-malformed`` with the file and the reason.
    """
    try:
        table = tomllib.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("toml-malformed", file=name, reason=str(error)) from error
    return Beside(tuple(of_table(table)), tuple(copies_in(table)))


def of_table(table: Table) -> Iterator[Translated]:
    """Yield the translations of a table; one without words or text says nothing."""
    given = table.get("translation")
    for one in given if isinstance(given, list) else []:
        if not isinstance(one, Mapping):
            continue
        said = {
            key: value.strip() for key, value in one.items() if isinstance(value, str)
        }
        if said.get("words") and said.get("text"):
            yield Translated(
                said["words"],
                said.get("lang") or "en",
                said["text"],
                said.get("record", ""),
                said.get("by", ""),
            )


def found_in(
    text: str, file: str, given: Iterable[Translated]
) -> Iterator[tuple[int, Translated]]:
    """Yield where translated words stand in a turn of a record's file."""
    name = PurePosixPath(file.rpartition("!")[2]).name
    for one in given:
        if one.record and PurePosixPath(one.record).name != name:
            continue
        start = text.find(one.words)
        if start >= 0:
            yield start, one
