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


class Shelf:
    """Many translations, looked for in many turns: each only in its own record."""

    def __init__(self, given: Iterable[Translated]) -> None:
        self.by_record: dict[str, list[tuple[int, Translated]]] = {}
        for number, one in enumerate(given):
            name = PurePosixPath(one.record).name if one.record else ""
            self.by_record.setdefault(name, []).append((number, one))
        self.names: dict[str, str] = {}

    def found_in(self, text: str, file: str) -> Iterator[tuple[int, Translated]]:
        """Yield where words of theirs stand in a turn of a file, in the order given."""
        name = self.names.get(file)
        if name is None:
            name = self.names[file] = PurePosixPath(file.rpartition("!")[2]).name
        near = [
            *self.by_record.get("", ()),
            *(self.by_record.get(name, ()) if name else ()),
        ]
        for _, one in sorted(near, key=lambda each: each[0]):
            start = text.find(one.words)
            if start >= 0:
                yield start, one
