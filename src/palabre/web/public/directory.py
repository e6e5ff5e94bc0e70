"""Who is in the programme: everybody, every organization, every country."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.places import country_name
from palabre.stages.people.queries import folded
from palabre.stages.programme import directory
from palabre.stages.programme import queries as programme
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.tags import page_lang


def people(request: Asked, summit: str) -> HttpResponse:
    """List everybody with a part in the released programme."""
    edition = summits.by_code(summit)
    q = _asked(request)
    lines = directory.found(directory.people_of(programme.listing(edition).rows), q)
    told = {
        "summit": edition,
        "here": "people",
        "q": q,
        "n": len(lines),
        "letters": directory.by_letter(lines),
    }
    return render(request, "public/directory.html", told)


def organizations(request: Asked, summit: str) -> HttpResponse:
    """List the organizations behind sessions or spoken for in them."""
    edition = summits.by_code(summit)
    q = _asked(request)
    rows = programme.listing(edition).rows
    every = directory.organizations_of(rows, page_lang())
    lines = directory.found(every, q)
    told = {
        "summit": edition,
        "here": "organizations",
        "q": q,
        "n": len(lines),
        "letters": directory.by_letter(lines),
    }
    return render(request, "public/directory.html", told)


def countries(request: Asked, summit: str) -> HttpResponse:
    """List the countries of people and organizations, by name."""
    edition = summits.by_code(summit)
    q = _asked(request)
    named = [
        (country_name(one.iso2, request.LANGUAGE_CODE), one)
        for one in directory.countries_of(programme.listing(edition).rows)
    ]
    lines = sorted(
        (pair for pair in named if folded(q) in folded(pair[0])),
        key=lambda pair: (folded(pair[0]), pair[1].iso2),
    )
    told = {
        "summit": edition,
        "here": "countries",
        "q": q,
        "n": len(lines),
        "countries": lines,
    }
    return render(request, "public/directory.html", told)


def _asked(request: Asked) -> str:
    return request.GET.get("q", "").strip()[:100]
