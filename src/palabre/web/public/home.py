"""The front door, and a series with all its editions."""

from datetime import UTC, datetime, time

from django.http import HttpResponse
from django.shortcuts import render

from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes.figures import Figure
from palabre.stages.programme import queries as programme
from palabre.stages.programme.filters import days_of, next_up
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit, Theme
from palabre.stages.summits.rules import is_over
from palabre.web.requests import Asked

HEADLINE = ("participants", "countries", "sessions", "speakers")
"""Figures on the page of an edition; the others have their own."""


def home(request: Asked) -> HttpResponse:
    """Show the edition that matters now, and every series."""
    edition = programme.current_edition(at=request.at)
    told = {
        "summit": edition,
        "series": list(summits.all_series()),
        "phases": list(summits.phases_of(edition)) if edition else [],
        "is_over": edition is not None and is_over(edition, at=request.at),
        "figures": _headline(edition, at=request.at) if edition else [],
    }
    return render(request, "public/home.html", told)


def series(request: Asked, series: str) -> HttpResponse:
    """Show a series as a line of editions, each with its stated figures."""
    found = summits.series_by_code(series)
    told = {"series": found, "editions": list(summits.editions_of(found))}
    return render(request, "public/series.html", told)


def summit(request: Asked, summit: str) -> HttpResponse:
    """Show an edition: when, where, who, and what comes next."""
    edition = summits.listed_by_code(summit)
    listing = programme.listing(edition)
    told = {
        "summit": edition,
        "hosts": summits.hosts_of(edition),
        "phases": list(summits.phases_of(edition)),
        "venues": list(summits.venues_of(edition)),
        "themes": _themes(edition, listing),
        "listing": listing,
        "days": days_of(listing.rows, zone=edition.zone),
        "next_rows": next_up(listing.rows, at=request.at)[:6],
        "figures": _headline(edition, at=request.at),
        "stated": list(edition.stated_figures.order_by("id")),
        "is_over": is_over(edition, at=request.at) and not edition.is_listed_only,
        "opens_at": datetime.combine(edition.starts_on, time(12), tzinfo=UTC),
    }
    return render(request, "public/summit.html", told)


def _headline(edition: Summit, *, at: datetime) -> list[Figure]:
    """Return the few figures that a visitor looks for; an empty one says nothing."""
    if edition.is_listed_only:
        return []
    found = (counted.public_figure(edition, key, at=at) for key in HEADLINE)
    return [figure for figure in found if figure.value]


def _themes(edition: Summit, listing: programme.Listing) -> list[tuple[Theme, int]]:
    return [
        (theme, sum(theme.code in row.themes for row in listing.rows))
        for theme in summits.themes_of(edition)
    ]
