"""Lists to tag with and closed lists with their names, read from package files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from palabre.kernel.languages import Text

# Found below the top package, so that reading the files imports no stage.
FOLDER = files("palabre") / "stages" / "summits" / "frameworks"


@dataclass(frozen=True, slots=True)
class Item:
    """An Action Line, a goal or a target; ``parent`` is empty at the top."""

    code: str
    name: Text
    parent: str = ""
    facilitators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Framework:
    """A list to tag with; parents stand before their children."""

    code: str
    name: Text
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An item of one framework that touches an item of another.

    ``is_whole`` says that a whole goal is meant, with all its targets.
    """

    source: str
    target: str
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Named:
    """An entry of a closed list: its code and its name in several languages."""

    code: str
    name: Text


@dataclass(frozen=True, slots=True)
class SessionKind:
    """A type of session with its usual length and how it is planned."""

    code: str
    name: Text
    minutes: int
    is_open_to_proposals: bool
    is_fixed: bool
    is_alone: bool
    is_high_level: bool


@dataclass(frozen=True, slots=True)
class ProtocolRank:
    """A rank of protocol; ``precedence`` counts from 0, the first to speak."""

    code: str
    name: Text
    precedence: int
    is_ministerial: bool


@dataclass(frozen=True, slots=True)
class RegistrationCategory:
    """As what somebody registers, and who decides on it."""

    code: str
    name: Text
    path: str
    groups: tuple[str, ...]


@cache
def action_lines() -> Framework:
    """Return the eighteen categories of the WSIS Action Lines, C7 as eight."""
    kept = _read("wsis_action_lines")
    items = tuple(
        Item(one["code"], _text(one["name"]), facilitators=tuple(one["facilitators"]))
        for one in kept["item"]
    )
    return Framework(kept["framework"]["code"], _text(kept["framework"]["name"]), items)


@cache
def sustainable_development_goals() -> Framework:
    """Return the 17 goals, each followed by its targets (A/RES/70/1)."""
    kept = _read("sdg_goals")
    targets = _targets()
    items: list[Item] = []
    for goal, name in kept["goals"].items():
        items.append(Item(goal, _text(name)))
        items += [one for one in targets if one.parent == goal]
    head = kept["framework"]
    return Framework(head["code"], _text(head["name"]), tuple(items))


def _targets() -> list[Item]:
    french = _read("sdg_targets_fr")["targets"]
    return [
        Item(code, Text({"en": words, "fr": french[code]}), parent=code.split(".")[0])
        for code, words in _read("sdg_targets_en")["targets"].items()
    ]


@cache
def wsis_sdg_links() -> tuple[Link, ...]:
    """Return which goals and targets each Action Line touches; never a score."""
    return tuple(
        Link(source, target, is_whole="." not in target)
        for source, targets in _read("wsis_sdg")["links"].items()
        for target in targets
    )


@cache
def stakeholder_groups() -> tuple[Named, ...]:
    """Return the six groups of the WSIS process, in its order."""
    groups = _read("stakeholder_groups")["group"]
    return tuple(Named(one["code"], _text(one["name"])) for one in groups)


@cache
def session_kinds() -> tuple[SessionKind, ...]:
    """Return the types of session, ceremonies first and last."""
    return tuple(
        SessionKind(
            code=one["code"],
            name=_text(one["name"]),
            minutes=one["minutes"],
            is_open_to_proposals=one["is_open_to_proposals"],
            is_fixed=one["is_fixed"],
            is_alone=one["is_alone"],
            is_high_level=one["is_high_level"],
        )
        for one in _read("session_types")["type"]
    )


@cache
def protocol_ranks() -> tuple[ProtocolRank, ...]:
    """Return the ranks in order of precedence."""
    return tuple(
        ProtocolRank(one["code"], _text(one["name"]), place, one["is_ministerial"])
        for place, one in enumerate(_read("ranks")["rank"])
    )


@cache
def registration_categories() -> tuple[RegistrationCategory, ...]:
    """Return as what one may register."""
    return tuple(
        RegistrationCategory(
            one["code"], _text(one["name"]), one["path"], tuple(one["groups"])
        )
        for one in _read("registration_categories")["category"]
    )


def _text(names: Mapping[str, str]) -> Text:
    return Text(names, "en")


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
