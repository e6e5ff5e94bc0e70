"""Taking part from a seat: a code at the seat, a badge scanned, no account needed."""

from collections.abc import Callable
from datetime import timedelta
from functools import wraps

from django import forms
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live import queries as live
from palabre.stages.live.presence import be_present
from palabre.stages.live.states import Place, SittingState
from palabre.stages.programme import filters
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.programme.values import RoomRow, SessionRow
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.floor.unnamed import holding
from palabre.web.participant.registration import qr_svg
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.limits import count_try
from palabre.web.vetting.queue import badge_key
from palabre.workflows.know_badge import bearer_of, know_badge

View = Callable[..., HttpResponse]

AFAR = "afar"
"""Said in the address by pages that ask for a badge wherever their reader is."""

OVERRUN = timedelta(hours=2)
"""A session that nobody closed is taken for forgotten then."""


class BadgeForm(forms.Form):
    """The code of one's badge, scanned with the phone or typed."""

    token = forms.CharField(
        label=_("Code of your badge"),
        max_length=400,
        widget=forms.TextInput(
            attrs={"autocomplete": "off", "spellcheck": "false", "data-scan": ""}
        ),
        help_text=_("Point the camera at the square on your badge."),
    )


def taking_part(request: Asked, summit: Summit) -> Actor:
    """Return who takes part: who is signed in, else whose badge was scanned here."""
    if request.actor.is_known:
        return holding(request, request.actor)
    serial = request.session.get(f"badge-{summit.code}")
    bearer = serial and bearer_of(summit, serial)
    return holding(request, bearer) if bearer else request.actor


def with_badge(view: View) -> View:
    """Open a view to whoever is signed in or has scanned a badge; others scan first."""

    @wraps(view)
    def guarded(request: Asked, summit: str, code: str, **kwargs: str) -> HttpResponse:
        edition = summits.by_code(summit)
        request.actor = taking_part(request, edition)
        if not request.actor.is_known:
            return redirect(f"{reverse('floor:seat', args=[summit, code])}?{AFAR}=1")
        return view(request, summit=summit, code=code, **kwargs)

    return guarded


def seat(request: Asked, summit: str, code: str) -> HttpResponse:
    """Ask for a badge, then show the session to its bearer, who is in its room."""
    edition = summits.by_code(summit)
    session = programme.session_by_code(edition, code)
    if taking_part(request, edition).is_known:
        _note_seat(request, session, edition)
        return redirect("floor:live", summit, code)
    form = BadgeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        serial = attempt(form, lambda: _known(request, edition, form))
        if serial is not None:
            request.session[f"badge-{edition.code}"] = serial
            request.session.set_expiry(12 * 3600)
            _note_seat(request, session, edition)
            return redirect("floor:live", summit, code)
    told = {"summit": edition, "session": session, "form": form}
    return render(request, "floor/seat.html", told)


def at_seat(request: Asked, session: Session) -> bool:
    """Tell whether the code at a seat of this session was the last that was scanned.

    Nobody sits in two rooms: the next seat takes the place of this one.
    """
    return bool(request.session.get(f"seat-{session.summit.code}") == session.code)


def place_or_refuse(request: Asked, session: Session, place: str) -> str:
    """Return where somebody takes part; in the room only from a seat.

    Raises Refused: ``seat-not-scanned``.
    """
    if place == Place.ROOM and not at_seat(request, session):
        raise Refused("seat-not-scanned", field="place")
    return place


def _note_seat(request: Asked, session: Session, edition: Summit) -> None:
    """Count whoever scans the code at a seat as present in the room."""
    if AFAR in request.GET:
        return
    request.session[f"seat-{edition.code}"] = session.code
    sitting = live.sitting_of(session)
    if sitting is not None and sitting.state == SittingState.OPEN:
        bearer = taking_part(request, edition)
        be_present(sitting, Place.ROOM, by=bearer, at=request.at)


def _known(request: Asked, edition: Summit, form: BadgeForm) -> str:
    """Return the serial of a badge; only what is none counts as a try.

    A hall of delegates behind one address scans as many badges as it has.
    """
    token = form.cleaned_data["token"]
    key = badge_key().public_key()
    try:
        serial, _bearer = know_badge(edition, token, key=key, at=request.at)
    except Refused:
        count_try(request, "seat", f"{edition.code}/{token}", at=request.at)
        raise
    return serial


def here(request: Asked, summit: str, venue: str, room: str) -> HttpResponse:
    """Lead from the code at a seat to the session that is on in that room."""
    edition = summits.by_code(summit)
    found = room_or_refuse(edition, venue, room)
    on, coming = sessions_of(edition, found, request)
    chosen = on or coming
    if chosen is None:
        return redirect("floor:door", summit, venue, room)
    return redirect("floor:seat", summit, chosen.code)


def here_code(request: Asked, summit: str, venue: str, room: str) -> HttpResponse:
    """Draw the code that is put at the seats of a room."""
    room_or_refuse(summits.by_code(summit), venue, room)
    path = reverse("floor:here", args=[summit, venue, room])
    drawn = qr_svg(request.build_absolute_uri(path))
    return HttpResponse(drawn, content_type="image/svg+xml")


def room_or_refuse(summit: Summit, venue: str, room: str) -> RoomRow:
    """Return a room of an edition, or refuse with ``not-found``."""
    found = programme.rooms_of(summit).get((venue, room))
    if found is None:
        raise Refused("not-found", what="room", code=room)
    return found


def sessions_of(
    summit: Summit, room: RoomRow, request: Asked
) -> tuple[SessionRow | None, SessionRow | None]:
    """Return what is on in a room and what comes next.

    A session that is open runs over its time: it is on until it is closed, and whoever
    scans the code at a seat comes to its list and not to that of the session after it.
    """
    rows = [
        row
        for row in programme.listing(summit).rows
        if row.held
        and (row.held.room.venue, row.held.room.code) == (room.venue, room.code)
    ]
    at = request.at
    rows.sort(key=lambda row: (row.held.starts_at, row.code) if row.held else ())
    is_open = {one.session.code for one in live.open_sittings(summit)}
    running = [
        row
        for row in rows
        if row.held
        and row.code in is_open
        and row.held.starts_at <= at < row.held.ends_at + OVERRUN
    ]
    on = next(reversed(running or filters.on_now(rows, at=at)), None)
    since = on.held.starts_at if on and on.held else at
    coming = [
        row
        for row in rows
        if row.held and row.held.starts_at > since and row.held.ends_at > at
    ]
    return on, (coming[0] if coming else None)
