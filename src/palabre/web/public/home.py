"""The front door, and a series with all its editions."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.stages.programme import queries as programme
from palabre.stages.programme.filters import next_up
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit, Theme
from palabre.web.requests import Asked


def home(request: Asked) -> HttpResponse:
    """Show the edition that matters now, and every series."""
    edition = summits.current_edition(request.at)
    told = {
        "summit": edition,
        "series": list(summits.all_series()),
        "phases": list(summits.phases_of(edition)) if edition else [],
        "hosts": summits.hosts_of(edition) if edition else {},
    }
    return render(request, "public/home.html", told)


def series(request: Asked, series: str) -> HttpResponse:
    """Show a series as a line of editions, each with its stated figures."""
    found = summits.series_by_code(series)
    told = {"series": found, "editions": list(summits.editions_of(found))}
    return render(request, "public/series.html", told)


def summit(request: Asked, summit: str) -> HttpResponse:
    """Show an edition: when, where, who, and what comes next."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    told = {
        "summit": edition,
        "hosts": summits.hosts_of(edition),
        "phases": list(summits.phases_of(edition)),
        "venues": list(summits.venues_of(edition)),
        "themes": _themes(edition, listing),
        "listing": listing,
        "next_rows": next_up(listing.rows, at=request.at)[:6],
        "figures": list(edition.stated_figures.order_by("id")),
    }
    return render(request, "public/summit.html", told)


def _themes(edition: Summit, listing: programme.Listing) -> list[tuple[Theme, int]]:
    return [
        (theme, sum(theme.code in row.themes for row in listing.rows))
        for theme in summits.themes_of(edition)
    ]
