"""Who is in the programme: everybody, every organization, every country."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.places import country_name
from palabre.stages.people.queries import folded
from palabre.stages.programme import directory
from palabre.stages.programme import queries as programme
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.paging import page_in
from palabre.web.ui.tags import page_lang

PAGE = 240
"""Lines on a page: some screens of names, and no waiting on a phone."""


@dataclass(frozen=True, slots=True)
class Start:
    """Where the names under a letter begin: the letter's place, and the page."""

    letter: str
    place: int
    page: int


def people(request: Asked, summit: str) -> HttpResponse:
    """List everybody with a part in the released programme."""
    edition = summits.by_code(summit)
    q = _asked(request)
    lines = directory.found(directory.people_of(programme.listing(edition).rows), q)
    told = {
        "summit": edition,
        "here": "people",
        "q": q,
        **_paged(lines, request.GET.get("page")),
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
        **_paged(lines, request.GET.get("page")),
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


def _paged(lines: Sequence[directory.Line], number: str | None) -> dict[str, object]:
    """Return one page of lines under their letters, and where each letter begins."""
    page = page_in(lines, number, PAGE)
    starts, before = [], 0
    for place, (letter, many) in enumerate(directory.by_letter(lines), 1):
        starts.append(Start(letter, place, before // PAGE + 1))
        before += len(many)
    places = {one.letter: one.place for one in starts}
    return {
        "n": len(lines),
        "page": page,
        "starts": starts,
        "letters": [
            (letter, places[letter], many)
            for letter, many in directory.by_letter(page.object_list)
        ],
    }


def _asked(request: Asked) -> str:
    return request.GET.get("q", "").strip()[:100]
