"""Highlights and figures: every number opens to its definition and its rows."""

import csv
import io

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from palabre.engines.formats.intake import safe_cell
from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes import highlights as written
from palabre.stages.outcomes.models import Issue
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked

SHOWN = 200
"""Rows on the page; the file has all of them."""

PARTS = ("group", "attendance", "gender", "category", "country")


def highlights(request: Asked, summit: str) -> HttpResponse:
    """Show the highlights of an edition, written from data."""
    edition = summits.by_code(summit)
    lang = get_language() or "en"
    context = {
        "summit": edition,
        "page": written.highlights(edition, lang, at=request.at),
        "is_issued": Issue.objects.filter(summit=edition).exists(),
    }
    return render(request, "public/highlights.html", context)


def figures(request: Asked, summit: str) -> HttpResponse:
    """Show every figure of an edition, counted now or stated by somebody."""
    edition = summits.by_code(summit)
    context = {
        "summit": edition,
        "figures": list(counted.figures(edition, at=request.at).values()),
        "stated": list(edition.stated_figures.order_by("key", "id")),
        "parts": [(part, counted.shares(edition, part)) for part in PARTS],
    }
    return render(request, "public/figures.html", context)


def figure(request: Asked, summit: str, key: str) -> HttpResponse:
    """Open one figure: definition, instant, exact number, rows for whoever may."""
    edition = summits.by_code(summit)
    rows = counted.rows_for(request.actor, edition, key)
    if request.GET.get("format") == "csv" and rows is not None:
        return _csv(key, rows)
    context = {
        "summit": edition,
        "figure": counted.figure(edition, key, at=request.at),
        "definition": counted.definition(key),
        "rows": None if rows is None else rows[:SHOWN],
        "n_rows": 0 if rows is None else len(rows),
    }
    return render(request, "public/figure.html", context)


def _csv(key: str, rows: list[counted.Row]) -> HttpResponse:
    file = io.StringIO()
    writer = csv.writer(file)
    writer.writerow([str(column) for column in counted.definition(key).columns])
    writer.writerows([safe_cell(cell) for cell in row] for row in rows)
    answer = HttpResponse(file.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{key}.csv"'
    return answer
