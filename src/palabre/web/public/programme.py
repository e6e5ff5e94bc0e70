"""The programme: by day as a grid or a list, now and next, what changed."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_datetime

from palabre.stages.programme import filters
from palabre.stages.programme import queries as programme
from palabre.stages.programme.filters import Choice
from palabre.stages.programme.models import Release
from palabre.stages.programme.queries import Listing
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.public import changes, choosing, grid
from palabre.web.requests import Asked

SEARCHED = ("q", "person", "organization")
"""What is typed into the form of the programme, not picked from a list."""


def index(request: Asked, summit: str) -> HttpResponse:
    """Show the programme: the day asked for, or the day that matters."""
    edition = summits.by_code(summit)
    listing = listing_for(request, edition)
    choice = _choice(request, edition, listing)
    wide = replace(choice, day="")
    found = select(edition, listing, wide)
    rows = filters.chosen(found, Choice(day=choice.day), zone=edition.zone)
    view = request.GET.get("view", "")
    view = view if view in choosing.VIEWS else ""
    pickers = choosing.pickers(edition, listing.rows, choice)
    fields = choosing.fields(listing.rows, choice)
    told = {
        "summit": edition,
        "listing": listing,
        "choice": choice,
        "view": view,
        "shape": view or ("grid" if choice.day else "list"),
        "tabs": choosing.day_tabs(found, choice, zone=edition.zone, view=view),
        "pickers": pickers,
        "fields": fields,
        "chips": choosing.chips(
            choice, pickers, fields, day=choice.day or "all", view=view
        ),
        "days": grid.days(rows, zone=edition.zone),
        "cancelled": [row for row in rows if row.held is None],
        "n": len(rows),
        "query": choosing.query_of(choice),
        "first_at": _first_at(rows, listing.rows, request.at),
    }
    return render(request, "public/programme.html", told)


def _first_at(
    rows: Sequence[SessionRow], every: Sequence[SessionRow], now: datetime
) -> datetime:
    """Return an hour of what is shown, whose distance from UTC is told."""
    return next((row.held.starts_at for row in (*rows, *every) if row.held), now)


def listing_for(request: Asked, edition: Summit) -> Listing:
    """Return the released programme, or the draft to whoever may ask for it."""
    if request.GET.get("draft"):
        return programme.draft_listing(edition, by=request.actor)
    return programme.listing(edition)


def select(edition: Summit, listing: Listing, choice: Choice) -> list[SessionRow]:
    """Return the sessions that a choice asks for, its words looked up if needed."""
    words = None
    if choice.q:
        described = programme.descriptions_of(edition)
        words = {
            row.code: filters.words_of(row, described.get(row.code, ""))
            for row in listing.rows
        }
    return filters.chosen(listing.rows, choice, zone=edition.zone, words=words)


def _choice(request: Asked, edition: Summit, listing: Listing) -> Choice:
    """Return what was asked; without any wish, the day that matters."""
    choice = Choice.asked(_over_all_days(request.GET.dict()))
    if choice.day == choosing.ALL_DAYS:
        return replace(choice, day="")
    if choice.made or not listing.rows:
        return choice
    days = filters.days_of(listing.rows, zone=edition.zone)
    today = request.at.astimezone(ZoneInfo(edition.zone)).date()
    day = today if today in days else min(days, default=None)
    return replace(choice, day=day.isoformat() if isinstance(day, date) else "")


def _over_all_days(query: dict[str, str]) -> dict[str, str]:
    """Let the form stay on its day unless words are looked for: those go over all."""
    shown = query.pop("shown_day", "")
    if shown and "day" not in query:
        is_search = any(query.get(name, "").strip() for name in SEARCHED)
        query["day"] = choosing.ALL_DAYS if is_search else shown
    return query


def now(request: Asked, summit: str) -> HttpResponse:
    """Show what is on and what comes next, now or at an instant (``?at=``)."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    at = instant(request, edition)
    told = {
        "summit": edition,
        "listing": listing,
        "at": at,
        "is_now": at == request.at,
        "on": filters.on_now(listing.rows, at=at),
        "coming": filters.next_up(listing.rows, at=at),
    }
    return render(request, "public/now.html", told)


def text(request: Asked, summit: str) -> HttpResponse:
    """Show the whole programme as bare text: no style, no script, a few kilobytes."""
    edition = summits.by_code(summit)
    listing = programme.listing(edition)
    told = {
        "summit": edition,
        "listing": listing,
        "days": grid.days(listing.rows, zone=edition.zone),
        "cancelled": [row for row in listing.rows if row.is_cancelled],
    }
    return render(request, "public/programme_text.html", told)


def instant(request: Asked, edition: Summit) -> datetime:
    """Return the instant asked for; without an offset it is the edition's time."""
    try:
        asked = parse_datetime(request.GET.get("at", "").replace(" ", "+"))
    except ValueError:
        asked = None
    if asked is None:
        return request.at
    return asked if asked.tzinfo else asked.replace(tzinfo=ZoneInfo(edition.zone))


def releases(request: Asked, summit: str) -> HttpResponse:
    """Show the releases of the programme with what each changed, in words."""
    edition = summits.by_code(summit)
    rooms = programme.rooms_of(edition)
    found = list(programme.releases_of(edition))
    was, now = (_release(found, request.GET.get(name, "")) for name in ("was", "now"))
    told = {
        "summit": edition,
        "releases": [
            changes.told(release, rooms=rooms, zone=edition.zone) for release in found
        ],
        "was": was,
        "now": now,
        "between": changes.between(was, now, rooms=rooms, zone=edition.zone)
        if was and now
        else None,
    }
    return render(request, "public/releases.html", told)


def _release(releases: list[Release], number: str) -> Release | None:
    return next((one for one in releases if str(one.number) == number), None)
