"""Highlights and figures: every number opens to its definition, tables and rows."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.engines.formats.sheets import CSV, to_csv
from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes import highlights as written
from palabre.stages.outcomes.counting import released
from palabre.stages.outcomes.counting.definitions import names_in
from palabre.stages.outcomes.counting.editions import over_editions
from palabre.stages.outcomes.models import Issue
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import is_over, may_run
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import attachment
from palabre.web.ui.figure_words import ShownTable, shown_table

SHOWN = 200
"""Rows on the page; the file has all of them."""

LEADING = "participants"
"""The figure whose tables stand on the page of all figures."""


def highlights(request: Asked, summit: str) -> HttpResponse:
    """Show the highlights of an edition, written from data."""
    edition = summits.by_code(summit)
    lang = get_language() or "en"
    context = {
        "summit": edition,
        "page": written.highlights(edition, lang, at=request.at),
        "is_over": is_over(edition, at=request.at),
        "is_issued": Issue.objects.filter(summit=edition).exists(),
    }
    return render(request, "public/highlights.html", context)


def figures(request: Asked, summit: str) -> HttpResponse:
    """Show every figure of an edition, as published or stated by somebody."""
    edition = summits.listed_by_code(summit)
    found = [] if edition.is_listed_only else _figures(edition, request)
    context = {
        "summit": edition,
        "figures": found,
        "leading": next((one for one in found if one.key == LEADING), None),
        "tables": _simple(tables_of(edition, LEADING)) if found else [],
        "release": released.latest(edition),
        "stated": list(edition.stated_figures.order_by("key", "id")),
        "is_insider": may_run(request.actor, edition),
    }
    return render(request, "public/figures.html", context)


def _figures(edition: Summit, request: Asked) -> list[counted.Figure]:
    found = counted.public_figures(edition, at=request.at).values()
    return [one for one in found if one.value or one.is_hidden]


def _simple(tables: list[ShownTable]) -> list[ShownTable]:
    """Leave the cross tables to the page of the figure."""
    return [one for one in tables if one.grid is None]


def tables_of(edition: Summit, key: str) -> list[ShownTable]:
    """Return the breakdowns of a figure that everybody sees, each with its chart."""
    found = counted.public_tables(edition, key)
    if not found:
        return []
    label = str(counted.definition(edition, key).label.said_in(get_language() or "en"))
    names = names_in(edition)
    return [shown_table(one, names, figure=label, key=key) for one in found]


def figure(request: Asked, summit: str, key: str) -> HttpResponse:
    """Open one figure: definition, instant, exact number, tables, rows if open."""
    edition = summits.by_code(summit)
    one = counted.definition(edition, key)
    rows = None if one.is_personal else counted.rows_for(request.actor, edition, key)
    place = [edition.code, key]
    context = {
        "summit": edition,
        "figure": counted.public_figure(edition, key, at=request.at),
        "definition": one,
        "source": str(one.counts),
        "tables": tables_of(edition, key),
        "editions": over_editions(edition, key),
        "columns": counted.columns(one),
        "rows": None if rows is None else rows[:SHOWN],
        "n_rows": 0 if rows is None else len(rows),
        "is_insider": may_run(request.actor, edition),
        "embed_url": request.build_absolute_uri(
            reverse("public:figure-embed", args=place)
        ),
    }
    return render(request, "public/figure.html", context)


@signed_in
def figure_rows(request: Asked, summit: str, key: str) -> HttpResponse:
    """Show the rows behind a figure to the secretariat; who read them is kept."""
    edition = summits.by_code(summit)
    rows = counted.open_rows(edition, key, by=request.actor, at=request.at)
    one = counted.definition(edition, key)
    columns = [str(column) for column in counted.columns(one)]
    if request.GET.get("format") == "csv":
        name = f"{edition.code}-{key}-rows.csv"
        return attachment(to_csv(columns, rows), name, CSV)
    context = {
        "summit": edition,
        "definition": one,
        "columns": columns,
        "rows": rows[:SHOWN],
        "n_rows": len(rows),
        "told": _("Everybody who opens these rows is noted in the journal."),
    }
    response = render(request, "public/figure_rows.html", context)
    response["Cache-Control"] = "private, no-store"
    return response
