"""The definitions in force in an edition: the library's, and those that it changed."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache

from palabre.engines.figures.definition import Definition, comparisons_in
from palabre.engines.figures.library import library
from palabre.engines.figures.reading import read
from palabre.engines.figures.telling import Names, no_names, told
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.figure_models import FigureVersion
from palabre.stages.programme.models import SessionType
from palabre.stages.summits.models import Summit, Theme, Venue

OWN_FIELDS = frozenset({"category", "type", "theme", "venue", "session"})
"""Fields whose codes each edition names itself."""


@dataclass(frozen=True, slots=True)
class Defined:
    """A figure of an edition: its name, what it counts, which version that is.

    Version 0 is the library's own.
    """

    key: str
    label: Text
    counts: Definition
    version: int = 0
    version_of: FigureVersion | None = None
    names: Names = field(default=no_names, compare=False)
    """What the edition calls the codes that the definition compares with."""

    @property
    def definition(self) -> Text:
        """Return what it counts, in words made from the definition."""
        return told(self.counts, self.names)

    @property
    def record(self) -> str:
        """Return the table that is counted."""
        return self.counts.of.source

    @property
    def is_personal(self) -> bool:
        """Tell whether its rows name people."""
        return self.counts.is_personal


def standard() -> dict[str, Defined]:
    """Return the figures that every edition starts with."""
    return {
        key: Defined(key, one.label, one.definition) for key, one in library().items()
    }


def defined(summit: Summit) -> dict[str, Defined]:
    """Return an edition's figures by key: the library's order, then its own."""
    found = standard()
    for version in versions_in_force(summit).values():
        if version.is_retired:
            found.pop(version.key, None)
        else:
            found[version.key] = of_version(version)
    compared = {
        test.field
        for one in found.values()
        for test in comparisons_in(one.counts.condition)
    }
    names = named_by(names_in(summit, compared))
    return {key: replace(one, names=names) for key, one in found.items()}


def versions_in_force(summit: Summit) -> dict[str, FigureVersion]:
    """Return the last version of each figure that an edition wrote."""
    rows = FigureVersion.objects.filter(summit=summit).order_by("key", "number")
    return {one.key: one for one in rows}


def of_version(version: FigureVersion) -> Defined:
    """Return a version as a definition that can be counted."""
    return Defined(
        version.key, version.label, _read(version.source), version.number, version
    )


@lru_cache(maxsize=512)
def _read(source: str) -> Definition:
    return read(source)


def definition_in(summit: Summit, key: str) -> Defined:
    """Return an edition's figure by key, or refuse with ``figure-unknown``."""
    found = defined(summit).get(key)
    if found is None:
        raise Refused("figure-unknown", key=key)
    return found


def history(summit: Summit, key: str) -> list[FigureVersion]:
    """Return every version of a figure, newest first."""
    return list(
        FigureVersion.objects.filter(summit=summit, key=key).order_by("-number")
    )


def names_in(
    summit: Summit, fields: Container[str] = OWN_FIELDS
) -> Mapping[tuple[str, str], Text]:
    """Return what the edition calls its own codes of some fields. A query each."""
    named = {
        "category": summit.categories.values_list("code", "name"),
        "type": SessionType.objects.filter(summit=summit).values_list("code", "name"),
        "theme": Theme.objects.filter(summit=summit).values_list("code", "name"),
        "venue": Venue.objects.filter(summit=summit).values_list("code", "name"),
        "session": summit.sessions.values_list("code", "title"),
    }
    return {
        (kind, code): name
        for kind, rows in named.items()
        if kind in fields
        for code, name in rows.order_by("id")
    }


def named_by(names: Mapping[tuple[str, str], Text]) -> Names:
    """Return what tells the name of a field's code in a language."""

    def named(field: str, code: str, lang: str) -> str:
        text = names.get((field, code))
        return str(text.said_in(lang)) if text else ""

    return named
