"""Displays that nobody touches: the door of a room, the wall inside it."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.stages.live import queries as live
from palabre.stages.live.models import Sitting
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.floor.doors import session_of
from palabre.web.floor.live import columns_of, langs_of, room, streams
from palabre.web.floor.seats import room_or_refuse, sessions_of
from palabre.web.requests import Asked

NEXT_SHOWN = 3
COLUMNS = 2


def door(request: Asked, summit: str, venue: str, room: str) -> HttpResponse:
    """Show what is on in a room and what comes next; renews itself every minute."""
    edition = summits.by_code(summit)
    found = room_or_refuse(edition, venue, room)
    on, coming = sessions_of(edition, found, request)
    told = {
        "summit": edition,
        "room": found,
        "on": on,
        "coming": coming,
        "at": request.at,
        "is_live": on is not None and live.is_open(edition, on.code),
    }
    return render(request, "floor/door.html", told)


def wall(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a room who speaks, how long, who is next, and what is said.

    ``?lang=en&lang=fr`` puts the captions of two languages side by side; without it the
    wall takes the first two in which captions came, the session's own before others.
    """
    session = session_of(summit, code)
    told = room(request, session)
    chosen = langs_of(request)
    langs = chosen or _two_langs(session, told.get("sitting"))
    told |= {
        "summit": session.summit,
        "session": session,
        "next": told["waiting"][:NEXT_SHOWN],
        "langs": langs,
        "is_choosing_langs": not chosen,
        "columns": columns_of(langs if len(langs) > 1 else chosen, told["cues"]),
        **streams(session),
    }
    return render(request, "floor/wall.html", told)


def _two_langs(session: Session, sitting: Sitting | None) -> list[str]:
    """Return the languages of a wall that was told none: at most two that came."""
    came = live.caption_langs(sitting) if sitting else []
    own = [session.lang or "en", *session.languages]
    known = [tag for tag in own if tag in came]
    return list(dict.fromkeys([*known, *came]))[:COLUMNS]
