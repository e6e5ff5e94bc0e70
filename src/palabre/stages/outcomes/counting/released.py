"""Reading what was released, and proving that it is what was counted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from palabre.engines.figures.disclosure import SMALLEST
from palabre.engines.figures.reading import read
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes.counting.releasing import digest
from palabre.stages.outcomes.figure_models import FigureRelease
from palabre.stages.summits.models import Summit


@dataclass(frozen=True, slots=True)
class ReleasedTable:
    """A breakdown as released: by what, and each cell's codes and number.

    A number is None where it is not shown.
    """

    by: tuple[str, ...]
    cells: tuple[tuple[tuple[str, ...], int | None], ...]

    @property
    def n_hidden(self) -> int:
        """Return how many cells are not shown."""
        return sum(n is None for _, n in self.cells)


@dataclass(frozen=True, slots=True)
class Released:
    """One figure as released."""

    key: str
    label: Text
    definition: Text
    source: str
    sha256: str
    record: str
    version: int
    value: int | None
    tables: tuple[ReleasedTable, ...]
    counted_at: datetime
    release: int

    def table(self, by: tuple[str, ...]) -> ReleasedTable | None:
        """Return the breakdown by these fields, if it was released."""
        return next((one for one in self.tables if one.by == by), None)


def releases(summit: Summit) -> list[FigureRelease]:
    """Return an edition's releases, newest first, without what is not public."""
    found = (
        FigureRelease.objects.filter(summit=summit)
        .select_related("corrects")
        .defer("sets")
    )
    return list(found.order_by("-number"))


def latest(summit: Summit) -> FigureRelease | None:
    """Return an edition's newest release of figures, if there is one."""
    return (
        FigureRelease.objects.filter(summit=summit)
        .defer("sets")
        .order_by("-number")
        .first()
    )


def release_of(summit: Summit, number: int) -> FigureRelease:
    """Return a release by number, or refuse with ``not-found``."""
    found = (
        FigureRelease.objects.filter(summit=summit)
        .select_related("corrects")
        .defer("sets")
    )
    one = found.filter(number=number).first()
    if one is None:
        raise Refused("not-found", what="release", code=number)
    return one


def corrections_of(release: FigureRelease) -> list[FigureRelease]:
    """Return the releases that correct one, oldest first."""
    return list(release.corrections.defer("sets", "content").order_by("number"))


def figures_in(release: FigureRelease) -> dict[str, Released]:
    """Return the figures of a release by key."""
    return {one["key"]: _figure(one, release) for one in release.content["figures"]}


def _figure(one: Mapping[str, Any], release: FigureRelease) -> Released:
    return Released(
        key=one["key"],
        label=Text.from_json(one["label"]),
        definition=Text.from_json(one["definition"]),
        source=one["source"],
        sha256=one["sha256"],
        record=one["record"],
        version=one["version"],
        value=one["value"],
        tables=tuple(
            ReleasedTable(
                tuple(table["by"]),
                tuple((tuple(cell["codes"]), cell["n"]) for cell in table["cells"]),
            )
            for table in one["tables"]
        ),
        counted_at=release.released_at,
        release=release.number,
    )


def problems_of(release: FigureRelease) -> Iterator[str]:
    """Give what does not hold of a release: hashes, numbers, small groups."""
    name = f"{release.summit.code}/{release.number}"
    if digest(release.content) != release.sha256:
        yield f"figures {name}: the content is not what was released"
    if digest(release.sets) != release.content["sets_sha256"]:
        yield f"figures {name}: the people behind it are not those of the release"
    behind = {
        (one["key"][0], one["key"][1], tuple(one["key"][2])): one["people"]
        for one in release.sets
        if one["kind"] == "shown"
    }
    for figure in figures_in(release).values():
        counts = read(figure.source)
        if counts.sha256 != figure.sha256:
            yield f"figures {name}, {figure.key}: the definition was changed"
        if not counts.is_personal:
            continue
        for place, n in _numbers(figure):
            people = behind.get(place, [])
            if n is not None and n != sum(times for _, times in people):
                yield f"figures {name}, {place}: {n} does not stand for these people"
            is_declared = counts.shows_small and not place[1]
            if n is not None and 0 < len(people) < SMALLEST and not is_declared:
                yield f"figures {name}, {place}: fewer than {SMALLEST} people"


def _numbers(
    figure: Released,
) -> Iterator[tuple[tuple[str, str, tuple[str, ...]], int | None]]:
    yield (figure.key, "", ()), figure.value
    for table in figure.tables:
        for codes, n in table.cells:
            yield (figure.key, " across ".join(table.by), codes), n
