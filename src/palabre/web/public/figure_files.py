"""Figures to take away: files, charts, a frame for other sites, frozen releases."""

from collections.abc import Iterator, Sequence

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from palabre.engines.formats.sheets import CSV, XLSX, Cell, to_csv, to_xlsx
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes.counting import released
from palabre.stages.outcomes.counting.definitions import names_in
from palabre.stages.outcomes.counting.released import ReleasedTable
from palabre.stages.outcomes.counting.releasing import canonical, digest
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.figure_words import (
    Line,
    Names,
    chart,
    fields_of,
    label_of,
    name_of,
    shown_table,
    slug_of,
    told,
    world_of,
)


def figure_file(request: Asked, summit: str, key: str, ending: str) -> HttpResponse:
    """Send a figure with its tables as CSV, XLSX or JSON."""
    edition = summits.by_code(summit)
    figure = counted.public_figure(edition, key, at=request.at)
    tables = counted.public_tables(edition, key)
    name = f"{edition.code}-{key}.{ending}"
    if ending == "json":
        content = canonical(_as_json(edition, figure, tables))
        return file_of(request, content, "application/json", name)
    columns, rows = _columns(), list(_rows(figure, tables, names_in(edition)))
    if ending == "csv":
        return file_of(request, to_csv(columns, rows), CSV, name)
    if ending == "xlsx":
        return file_of(request, to_xlsx(key, columns, rows), XLSX, name)
    raise Refused("not-found", what="file", code=ending)


def _columns() -> list[str]:
    return [
        _("Figure"),
        pgettext("breakdown", "By"),
        _("Code"),
        _("Name"),
        pgettext("how many", "Number"),
        _("Counted at"),
        _("Release"),
    ]


def _rows(
    figure: counted.Figure, tables: Sequence[ReleasedTable], names: Names
) -> Iterator[list[Cell]]:
    label = str(figure.label.said_in(get_language() or "en"))
    tail: list[Cell] = [figure.counted_at.isoformat(), figure.release]
    whole = _("not shown") if figure.is_hidden else figure.value
    yield [label, "", "", "", whole, *tail]
    for table in tables:
        by = " × ".join(label_of(field) for field in table.by)
        for codes, n in table.cells:
            named = zip(table.by, codes, strict=True)
            yield [
                label,
                by,
                " × ".join(codes),
                " × ".join(name_of(field, code, names) for field, code in named),
                _("not shown") if n is None else n,
                *tail,
            ]


def _as_json(
    edition: Summit, figure: counted.Figure, tables: Sequence[ReleasedTable]
) -> dict[str, object]:
    one = counted.definition(edition, figure.key)
    return {
        "edition": edition.code,
        "key": figure.key,
        "label": figure.label.to_json(),
        "definition": figure.definition.to_json(),
        "source": str(one.counts),
        "record": figure.record,
        "value": None if figure.is_hidden else figure.value,
        "counted_at": figure.counted_at.isoformat(),
        "release": figure.release,
        "tables": [
            {
                "by": list(table.by),
                "cells": [{"codes": list(codes), "n": n} for codes, n in table.cells],
            }
            for table in tables
        ],
    }


def file_of(request: Asked, content: bytes, kind: str, name: str) -> HttpResponse:
    """Send a public file that a browser keeps until it changes."""
    etag = f'"{digest_of(content)}"'
    known = request.headers.get("If-None-Match", "")
    if known.strip() == "*" or etag in known:
        return HttpResponse(status=304, headers={"ETag": etag})
    return HttpResponse(
        content,
        content_type=kind,
        headers={
            "Content-Disposition": f'inline; filename="{name}"',
            "ETag": etag,
            "Cache-Control": "no-cache",
        },
    )


def digest_of(content: bytes) -> str:
    """Return a short name of bytes, for a browser's memory."""
    return digest(content.hex())[:24]


def figure_chart(request: Asked, summit: str, key: str, by: str) -> HttpResponse:
    """Send the chart of a table, or the map of countries, as an SVG that stands alone."""
    edition = summits.by_code(summit)
    one = counted.definition(edition, key)
    fields = fields_of(by)
    tables = counted.public_tables(edition, key)
    table = next((found for found in tables if found.by == fields), None)
    if table is None:
        raise Refused("not-found", what="chart", code=by)
    names = names_in(edition)
    label = str(one.label.said_in(get_language() or "en"))
    lines = tuple(
        Line(
            codes,
            tuple(
                name_of(field, code, names)
                for field, code in zip(fields, codes, strict=True)
            ),
            n,
            told(n),
        )
        for codes, n in table.cells
    )
    drawn = (
        world_of(lines, figure=label, key="world", is_file=True)
        if fields == ("country",)
        else chart(lines, fields, figure=label, key="chart", is_file=True)
    )
    name = f"{edition.code}-{key}-{slug_of(fields)}.svg"
    return file_of(request, str(drawn).encode(), "image/svg+xml", name)


def figure_embed(request: Asked, summit: str, key: str) -> HttpResponse:
    """Show a figure alone, for a frame on another site."""
    edition = summits.by_code(summit)
    one = counted.definition(edition, key)
    figure = counted.public_figure(edition, key, at=request.at)
    tables = counted.public_tables(edition, key)
    wanted = fields_of(request.GET.get("by", ""))
    table = next((found for found in tables if found.by == wanted), None)
    label = str(one.label.said_in(get_language() or "en"))
    context = {
        "summit": edition,
        "figure": figure,
        "definition": one,
        "table": shown_table(table, names_in(edition), figure=label, key=key)
        if table
        else None,
        "url": settings.ORIGIN + reverse("public:figure", args=[edition.code, key]),
    }
    response = render(request, "public/figure_embed.html", context)
    response.xframe_options_exempt = True
    response._csp_replace = {"frame-ancestors": ["*"]}  # type: ignore[attr-defined]  # noqa: SLF001 - django-csp's own door
    return response


def figure_releases(request: Asked, summit: str) -> HttpResponse:
    """Show every release of figures: number, instant, hash, corrections."""
    edition = summits.by_code(summit)
    context = {"summit": edition, "releases": released.releases(edition)}
    return render(request, "public/figure_releases.html", context)


def figure_release(request: Asked, summit: str, number: int) -> HttpResponse:
    """Show one frozen release, with what proves it."""
    edition = summits.by_code(summit)
    found = released.release_of(edition, number)
    context = {
        "summit": edition,
        "release": found,
        "figures": list(released.figures_in(found).values()),
        "corrected_by": released.corrections_of(found),
        "is_whole": digest(found.content) == found.sha256,
    }
    return render(request, "public/figure_release.html", context)


def figure_release_json(request: Asked, summit: str, number: int) -> HttpResponse:
    """Send a release in the very bytes that its hash is made of."""
    edition = summits.by_code(summit)
    found = released.release_of(edition, number)
    content = canonical(found.content)
    name = f"{edition.code}-figures-{number}.json"
    return file_of(request, content, "application/json", name)
