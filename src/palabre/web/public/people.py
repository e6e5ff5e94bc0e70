"""Who took part: persons, organizations, countries, and looking for them."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.places import countries, country_name
from palabre.kernel.refusals import Refused
from palabre.stages.people.queries import folded
from palabre.stages.programme import participation
from palabre.stages.programme import queries as programme
from palabre.stages.programme.filters import Choice, chosen
from palabre.stages.programme.participation import Found
from palabre.stages.programme.values import Body
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.public.programme import select
from palabre.web.requests import Asked

MOST_FOUND = 200
"""Things of one kind that a search shows."""


def person(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show somebody with a part in the programme."""
    edition = summits.by_code(summit)
    rows = programme.listing(edition).rows
    found = participation.public_person(edition, code, rows)
    taken = participation.parts_of(rows, code)
    told = {
        "summit": edition,
        "person": found,
        "is_chair": edition.chair_id == found.pk,
        "aliases": [one for one in found.aliases.all() if one.name != found.name],
        "taken": taken,
        "posts": participation.posts_of(taken),
        "group": next((one.group for _, parts in taken for one in parts), ""),
        "elsewhere": list(participation.editions_with(found).exclude(pk=edition.pk)),
    }
    return render(request, "public/person.html", told)


def organization(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show what an organization took part in, and through whom."""
    edition = summits.by_code(summit)
    rows = programme.listing(edition).rows
    found = participation.public_organization(edition, code, rows)
    told = {
        "summit": edition,
        "organization": found,
        "host_kind": participation.host_kind(edition, found),
        "organized": participation.organized_by(rows, code),
        "members": participation.members(rows, code),
        "n_taken": len(chosen(rows, Choice(organization=code), zone=edition.zone)),
        "elsewhere": list(participation.editions_of(found).exclude(pk=edition.pk)),
    }
    return render(request, "public/organization.html", told)


def country(request: Asked, summit: str, iso2: str) -> HttpResponse:
    """Show the sessions, organizations and people of a country."""
    edition = summits.by_code(summit)
    iso2 = iso2.upper()
    rows = programme.listing(edition).rows
    found = chosen(rows, Choice(country=iso2), zone=edition.zone)
    if not found and iso2 not in countries():
        raise Refused("not-found", what="country", code=iso2)
    told = {
        "summit": edition,
        "iso2": iso2,
        "name": country_name(iso2, request.LANGUAGE_CODE),
        "rows": found,
        "organizations": participation.bodies_in(found, iso2),
        "persons": participation.persons_in(found, iso2),
    }
    return render(request, "public/country.html", told)


def search(request: Asked, summit: str) -> HttpResponse:
    """Look for people in any script, for organizations and for sessions."""
    edition = summits.by_code(summit)
    q = request.GET.get("q", "").strip()[:100]
    found = _found(edition, q) if folded(q) else Found((), (), ())
    return render(
        request, "public/search.html", {"summit": edition, "q": q, "found": found}
    )


def _found(edition: Summit, q: str) -> Found:
    listing = programme.listing(edition)
    there = {part.person for row in listing.rows for part in row.parts}
    persons = participation.persons_called(edition, q)
    words = folded(q).split()
    bodies = [
        body
        for body in participation.bodies_in(listing.rows)
        if all(word in _words(body) for word in words)
    ]
    return Found(
        persons=tuple(one for one in persons if one.code in there)[:MOST_FOUND],
        organizations=tuple(bodies)[:MOST_FOUND],
        sessions=tuple(select(edition, listing, Choice(q=q)))[:MOST_FOUND],
    )


def _words(body: Body) -> str:
    return folded(" ".join([*body.name.words.values(), body.acronym]))
