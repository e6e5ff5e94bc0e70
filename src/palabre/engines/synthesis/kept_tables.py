"""TOML files as plain tables, kept from one reading to the next by what stands in them."""

import json
import tomllib
from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

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
    held = ledger.recall(words)
    found = _read_back(held)
    if found is None:
        found = tomllib.loads(words)
        held = _plain(found)
    if held is not None:
        ledger.keep(words, held)
    return found


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
