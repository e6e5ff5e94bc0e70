"""A scenario folder as plain tables: what the files say, nothing done with it."""

import tomllib
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused

Table = dict[str, Any]

ONCE = frozenset({"opening", "welcome", "handover", "closing"})
"""Ceremonies take place once, however large the scenario."""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A small world as data: an edition, its sessions, people and records."""

    folder: Path
    edition: Table
    sessions: tuple[Table, ...]
    organizations: tuple[Table, ...]
    initiatives: tuple[Table, ...] = ()
    indicators: tuple[Table, ...] = ()
    history: Table = field(default_factory=dict)
    protocol: Table = field(default_factory=dict)


def read_scenario(folder: Path) -> Scenario:
    """Read a scenario; the files of a kind in the order of their names.

    Raises Refused: ``scenario-missing``, ``scenario-malformed``.
    """
    edition = folder / "edition.toml"
    if not edition.exists():
        raise Refused("scenario-missing", folder=folder.name)
    plan = _toml(edition).get("grown")
    if plan:
        return grown(read_scenario(folder.parent / plan["from"]), plan)
    register = _toml(folder / "initiatives.toml")
    return Scenario(
        folder=folder,
        edition=_toml(edition),
        sessions=tuple(_all(folder / "sessions", "*.toml", "session")),
        organizations=tuple(_all(folder, "organizations*.toml", "organization")),
        initiatives=tuple(register.get("initiative", ())),
        indicators=tuple(register.get("indicator", ())),
        history=_toml(folder.parent / "history.toml"),
        protocol=_toml(folder / "protocol.toml"),
    )


def grown(base: Scenario, plan: Table) -> Scenario:
    """Return a scenario with its rooms and sessions several times, for load.

    The first of each keeps its code; people and organizations stay the same, so that
    the timetable has real clashes to avoid. Records belong to the first.
    """
    copies = range(1, plan["times"] + 1)
    edition = deepcopy(base.edition)
    edition["summit"] |= {"code": plan["code"], "name": plan["name"]}
    edition.pop("next", None)
    edition["persona"] = [
        one | {"email": one["email"].replace("@", ".large@")}
        for one in edition.get("persona", ())
    ]
    for venue in edition["venue"]:
        venue["room"] = [
            room | {"code": _copied(room["code"], n)}
            for n in copies
            for room in venue["room"]
        ]
    sessions = tuple(_again(one, n) for n in copies for one in base.sessions)
    return replace(
        base, edition=edition, sessions=sessions, initiatives=(), protocol={}
    )


def _again(session: Table, number: int) -> Table:
    if number == 1:
        return session
    kept = {key: said for key, said in session.items() if key != "record"}
    kind = session["type"]
    return kept | {
        "code": _copied(session["code"], number),
        "type": "special-session" if kind in ONCE else kind,
    }


def _copied(code: str, number: int) -> str:
    return code if number == 1 else f"{code}-{number}"


def _all(folder: Path, pattern: str, key: str) -> Iterator[Table]:
    for path in sorted(folder.glob(pattern)):
        yield from _toml(path).get(key, ())


def _toml(path: Path) -> Table:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise Refused("scenario-malformed", file=path.name, why=str(error)) from error


def words(table: Table | str | None, original: str = "en") -> Text:
    """Return a name or a table of language → name as a text."""
    if not table:
        return Text()
    if isinstance(table, str):
        return Text({original: table}, original)
    first = original if original in table else next(iter(table))
    return Text({str(tag): str(said) for tag, said in table.items()}, first)
