"""TOML files as plain tables, kept from one reading to the next by what stands in them.

A list of tables, "[[session]]" after "[[session]]", is kept table by table: who changes
one line waits for one of them to be read anew, and not for the whole file.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from hashlib import blake2b
from typing import Any, Final

from palabre.engines.formats.cabinet import Ledger, Plain

KIND = "tables"

_MOMENT = "\0moment"
"""Key under which a date or a time is kept; no table that has it itself is kept."""


def table_of(words: str, ledger: Ledger) -> Mapping[str, Any]:
    """Return the table that a TOML text writes down.

    Raises
    ------
    tomllib.TOMLDecodeError
    RecursionError
        Nested too deep.
    """
    found = _of_parts(words, ledger)
    return _read(words, ledger) if found is None else found


def _read(words: str, ledger: Ledger) -> dict[str, Any]:
    key = blake2b(words.encode("utf-8", "surrogatepass")).hexdigest()
    held = ledger.recall(key)
    found = _read_back(held)
    if found is None:
        found = tomllib.loads(words)
        held = _plain(found)
    if held is not None:
        ledger.keep(key, held)
    return found


_OPENS: Final = re.compile(
    r"^(?=\[\[([A-Za-z0-9_-]+)\]\][ \t]*(?:#.*)?$)", re.MULTILINE
)
"""Where a table of a list begins, at the beginning of a line."""
_LONG_STRINGS: Final = ('"""', "'''")
"""What may hold such a line and be none."""


def _of_parts(words: str, ledger: Ledger) -> dict[str, Any] | None:
    """Return the table put together from its parts, or None where only the whole is sure."""
    heads = [*_OPENS.finditer(words)]
    if len(heads) < _WORTH_IT or any(sign in words for sign in _LONG_STRINGS):
        return None
    ends = [one.start() for one in heads[1:]] + [len(words)]
    try:
        found = _read(words[: heads[0].start()], ledger)
        told = set(found)
        for head, end in zip(heads, ends, strict=True):
            part = _read(words[head.start() : end], ledger)
            if part.keys() != {head[1]} or head[1] in told:
                return None
            found.setdefault(head[1], []).extend(part[head[1]])
    except (tomllib.TOMLDecodeError, RecursionError):
        return None  # the whole tells on which line
    return found


_WORTH_IT: Final = 3
"""Tables from which a file is read part by part."""


def _plain(table: Mapping[str, Any]) -> Plain:
    """Return a table as text, or None unless the very same can be read back."""
    held = json.dumps(table, default=_moment_told, separators=(",", ":"))
    return held if _read_back(held) == table else None


def _moment_told(one: object) -> dict[str, str]:
    assert isinstance(one, date | time), one
    return {_MOMENT: f"{type(one).__name__} {one.isoformat()}"}


def _read_back(held: Plain) -> dict[str, Any] | None:
    try:
        found = json.loads(str(held), object_hook=_moment_read)
    except (ValueError, KeyError, RecursionError):
        return None
    return found if isinstance(found, dict) else None


def _moment_read(found: dict[str, Any]) -> Any:
    if _MOMENT not in found:
        return found
    kind, _, told = str(found[_MOMENT]).partition(" ")
    return _KINDS[kind].fromisoformat(told)


_KINDS: Mapping[str, Any] = {"date": date, "datetime": datetime, "time": time}
