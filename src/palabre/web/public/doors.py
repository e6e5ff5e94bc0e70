"""Door screens: what is on in a room now and next, large, for a screen by the door."""

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.refusals import Refused
from palabre.stages.programme import filters
from palabre.stages.programme import queries as programme
from palabre.stages.programme.values import RoomRow, SessionRow
from palabre.stages.summits import queries as summits
from palabre.web.public.programme import instant
from palabre.web.requests import Asked

LATER = 3
"""Sessions told after the next one."""


def index(request: Asked, summit: str) -> HttpResponse:
    """List the rooms, each with the address of its screen."""
    edition = summits.by_code(summit)
    rooms = programme.rooms_of(edition).values()
    return render(request, "public/doors.html", {"summit": edition, "rooms": rooms})


def door(request: Asked, summit: str, venue: str, room: str) -> HttpResponse:
    """Show what is on behind one door; the page reads itself again every minute."""
    edition = summits.by_code(summit)
    found = programme.rooms_of(edition).get((venue, room))
    if found is None:
        raise Refused("not-found", what="room", code=room)
    at = instant(request, edition)
    rows = _rows(programme.listing(edition).rows, found)
    coming = [row for row in rows if row.held and row.held.starts_at > at]
    told = {
        "summit": edition,
        "room": found,
        "at": at,
        "on": next(iter(filters.on_now(rows, at=at)), None),
        "next": coming[0] if coming else None,
        "later": [row for row in coming[1:] if _is_same_day(row, at)][:LATER],
    }
    return render(request, "public/door.html", told)


def _rows(rows: tuple[SessionRow, ...], room: RoomRow) -> list[SessionRow]:
    return [
        row
        for row in rows
        if row.held and row.held.room == room and not row.is_cancelled
    ]


def _is_same_day(row: SessionRow, at: datetime) -> bool:
    return row.held is not None and (row.held.starts_at - at).days < 1
