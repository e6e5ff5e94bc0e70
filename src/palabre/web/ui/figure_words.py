"""What the codes of figures are called on a page, and charts of released tables."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.engines.figures.charts import (
    Bar,
    Frame,
    Place,
    Stack,
    bars,
    grouped,
    world,
)
from palabre.engines.figures.vocabulary import Kind, field_of
from palabre.kernel.languages import Text, comma, direction, semicolon
from palabre.kernel.numbers import format_number
from palabre.kernel.places import country_name
from palabre.stages.outcomes.counting.released import ReleasedTable
from palabre.web.ui.tags import days_between

Names = Mapping[tuple[str, str], Text]

MOST_BARS = 20
"""Bars of a chart; the table beside it has all."""

ACROSS = "-across-"
"""Between two fields in an address: ``group-across-gender``."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table on a page: names of its codes, its number as printed."""

    codes: tuple[str, ...]
    names: tuple[str, ...]
    n: int | None
    told: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A cross table on a page: names across, and rows of printed numbers."""

    across: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A released table as a page shows it: headings, lines, chart, how to fetch it."""

    slug: str
    title: str
    heads: tuple[str, ...]
    lines: tuple[Line, ...]
    grid: Grid | None
    chart: SafeString
    world: SafeString
    n_hidden: int


def slug_of(by: tuple[str, ...]) -> str:
    """Return a split as it stands in an address."""
    return ACROSS.join(by)


def fields_of(slug: str) -> tuple[str, ...]:
    """Return the fields of a split from its address."""
    return tuple(slug.split(ACROSS))


def label_of(field: str) -> str:
    """Return what a field is called."""
    return str(field_of(field).label.said_in(_lang()))


def title_of(by: tuple[str, ...]) -> str:
    """Return the heading of a table."""
    if len(by) == 1:
        return label_of(by[0])
    return _("{first} across {second}").format(
        first=label_of(by[0]), second=label_of(by[1]).lower()
    )


def name_of(field: str, code: str, names: Names) -> str:
    """Return what a code is called in the page's language."""
    if not code:
        return _("not said")
    one = field_of(field)
    if one.kind is Kind.FLAG:
        return _("yes") if code == "yes" else _("no")
    if one.kind is Kind.DAY:
        on = date.fromisoformat(code)
        return days_between(on, on)
    if field == "country":
        return country_name(code, _lang())
    text = one.values.get(code) or names.get((field, code))
    return str(text.said_in(_lang())) if text else code


def told(n: int | None) -> str:
    """Return a number as it is printed; where there is none, that it is not shown."""
    return _("not shown") if n is None else format_number(n, _lang())


def shown_table(
    table: ReleasedTable, names: Names, *, figure: str, key: str
) -> ShownTable:
    """Return a released table with its chart."""
    lines = tuple(
        Line(
            codes,
            tuple(
                name_of(field, code, names)
                for field, code in zip(table.by, codes, strict=True)
            ),
            n,
            told(n),
        )
        for codes, n in table.cells
    )
    slug = slug_of(table.by)
    is_map = table.by == ("country",)
    return ShownTable(
        slug=slug,
        title=title_of(table.by),
        heads=tuple(label_of(field) for field in table.by),
        lines=lines,
        grid=_grid(lines) if len(table.by) > 1 else None,
        chart=chart(lines, table.by, figure=figure, key=f"{key}-{slug}"),
        world=world_of(lines, figure=figure, key=f"{key}-world") if is_map else _NONE,
        n_hidden=table.n_hidden,
    )


_NONE = SafeString()


def _grid(lines: tuple[Line, ...]) -> Grid:
    across = tuple(dict.fromkeys(one.names[1] for one in lines))
    found: dict[str, dict[str, str]] = {}
    for one in lines:
        found.setdefault(one.names[0], {})[one.names[1]] = one.told
    zero = told(0)
    rows = tuple(
        (name, tuple(cells.get(other, zero) for other in across))
        for name, cells in found.items()
    )
    return Grid(across, rows)


def chart(
    lines: tuple[Line, ...],
    by: tuple[str, ...],
    *,
    figure: str,
    key: str,
    is_file: bool = False,
) -> SafeString:
    """Draw a table: bars, or bars in groups for a cross table."""
    frame = Frame(
        title=f"{figure}: {title_of(by)}",
        description=_description(lines),
        key=key,
        dir=direction(_lang()),
        is_file=is_file,
    )
    if len(by) == 1:
        rows = [Bar(one.names[0], one.n, one.told) for one in lines[:MOST_BARS]]
        return mark_safe(bars(rows, frame))  # noqa: S308 - escaped by the engine
    return mark_safe(_grouped(lines, frame))  # noqa: S308 - escaped by the engine


def _grouped(lines: tuple[Line, ...], frame: Frame) -> str:
    series = tuple(dict.fromkeys(one.names[1] for one in lines))
    found: dict[str, dict[str, Line]] = {}
    for one in lines:
        found.setdefault(one.names[0], {})[one.names[1]] = one
    zero = told(0)
    stacks = [
        Stack(
            name,
            tuple(cells[other].n if other in cells else 0 for other in series),
            tuple(cells[other].told if other in cells else zero for other in series),
        )
        for name, cells in list(found.items())[:MOST_BARS]
    ]
    return grouped(series, stacks, frame)


def world_of(
    lines: tuple[Line, ...], *, figure: str, key: str, is_file: bool = False
) -> SafeString:
    """Draw the world of tiles from a table by country."""
    frame = Frame(
        title=_("{figure} on a map of tiles").format(figure=figure),
        description=_description(lines),
        key=key,
        dir="ltr",
        is_file=is_file,
    )
    places = [Place(one.codes[0], one.names[0], one.n, one.told) for one in lines]
    return mark_safe(world(places, frame))  # noqa: S308 - escaped by the engine


def _description(lines: tuple[Line, ...]) -> str:
    """Return the first of a table in a sentence, for whoever does not see the chart."""
    lang = get_language() or "en"
    first = semicolon(lang).join(
        f"{comma(lang).join(one.names)}: {one.told}" for one in lines[:5]
    )
    if len(lines) > 5:
        first += _(" … and {n} more in the table.").format(n=len(lines) - 5)
    return first


def _lang() -> str:
    return get_language() or "en"
