"""The table of ranks that the house proposes to a new edition, as data."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from palabre.kernel.languages import Text, text

HERE = files("palabre.stages.protocol.standard")


@dataclass(frozen=True, slots=True)
class RankFacts:
    """A line of the table: what it is called, what it asks of protocol."""

    code: str
    name: Text
    is_ministerial: bool = False
    needs_escort: bool = False


@cache
def standard_ranks() -> tuple[RankFacts, ...]:
    """Return the ranks of a high-level track in their usual order, the highest first.

    Examples
    --------
    >>> [one.code for one in standard_ranks()][:2]
    ['head-of-state', 'head-of-government']
    """
    kept = tomllib.loads((HERE / "ranks.toml").read_text(encoding="utf-8"))
    return tuple(
        RankFacts(
            one["code"],
            text("en", **one["name"]),
            one.get("is_ministerial", False),
            one.get("needs_escort", False),
        )
        for one in kept["rank"]
    )
