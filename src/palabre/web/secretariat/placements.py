"""Placing one session: day, hour and room; or cancelling it."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import operations as programme
from palabre.stages.programme import queries
from palabre.stages.programme.models import Placement, Session
from palabre.stages.programme.states import SessionState
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Room, Summit
from palabre.stages.summits.operations import local
from palabre.web.requests import Asked
from palabre.web.secretariat.demands import asking_of
from palabre.web.secretariat.programme import by_day
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.tags import day, said
from palabre.web.ui.words import words_for
from palabre.workflows.keep_rule import keep_rule
from palabre.workflows.tell_board import tell_version


class PlaceForm(forms.Form):
    """Where and when."""

    on = forms.ChoiceField(label=gettext_lazy("Day"))
    starts_at = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}),
    )
    room = forms.ChoiceField(label=gettext_lazy("Room"))

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.summit = summit
        self.rooms: dict[str, Room] = {}
        venues = list(summits.venues_of(summit))
        days = sorted({one.on for venue in venues for one in venue.days.all()})
        self.fields["on"].choices = [(on.isoformat(), day(on)) for on in days]  # type: ignore[attr-defined]
        self.fields["starts_at"].help_text = _("In the zone %(zone)s.") % {
            "zone": summit.zone
        }
        grouped = []
        for venue in venues:
            rooms = list(venue.rooms.all())
            self.rooms |= {f"{venue.code}/{room.code}": room for room in rooms}
            named = [(f"{venue.code}/{one.code}", _room(one)) for one in rooms]
            grouped.append((said(venue.name), named))
        self.fields["room"].choices = grouped  # type: ignore[attr-defined]

    def place(self) -> tuple[Room, datetime]:
        """Return the room and the instant that were chosen."""
        cleaned = self.cleaned_data
        on = date.fromisoformat(cleaned["on"])
        return (
            self.rooms[cleaned["room"]],
            local(self.summit, on, cleaned["starts_at"]),
        )


class CancelForm(forms.Form):
    """Cancelling needs its reason."""

    prefix = "cancel"
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


@with_role(Role.SECRETARIAT)
def placement(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Place a session, or move it."""
    session = queries.session_by_code(summit, code)
    if request.method != "POST":
        form = PlaceForm(summit=summit, initial=_initial(session))
        return _page(request, session, form, CancelForm())
    form = PlaceForm(request.POST, summit=summit)
    if (
        form.is_valid()
        and attempt(form, lambda: _place(request, session, form)) is not None
    ):
        tell_version(summit)
        messages.success(request, _("%(code)s has its place.") % {"code": code})
        return redirect("secretariat:programme", summit.code)
    return _page(request, session, form, CancelForm())


@with_role(Role.SECRETARIAT)
@require_POST
def unplace(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Take a session out of its room."""
    session = queries.session_by_code(summit, code)
    programme.unplace(session, by=request.actor, at=request.at)
    tell_version(summit)
    messages.success(request, _("%(code)s waits for a place.") % {"code": code})
    return redirect("secretariat:placement", summit.code, code)


@with_role(Role.SECRETARIAT)
@require_POST
def rule(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Hold a session under the Chatham House Rule, or lift it."""
    session = queries.session_by_code(summit, code)
    holds = bool(request.POST.get("holds"))
    try:
        keep_rule(session, holds=holds, by=request.actor, at=request.at)
        messages.success(request, _("The rule is set."))
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        messages.error(request, words_for(refused))
    return redirect("secretariat:placement", summit.code, code)


@with_role(Role.SECRETARIAT)
@require_POST
def cancel(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Cancel a session with its reason."""
    session = queries.session_by_code(summit, code)
    form = CancelForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    cancelled = attempt(
        form,
        lambda: programme.cancel(
            session, reason=reason, by=request.actor, at=request.at
        ),
    )
    if cancelled is None:
        placing = PlaceForm(summit=summit, initial=_initial(session))
        return _page(request, session, placing, form)
    tell_version(summit)
    messages.success(request, _("%(code)s is cancelled.") % {"code": code})
    return redirect("secretariat:programme", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def reinstate(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Hold a cancelled session after all."""
    session = queries.session_by_code(summit, code)
    programme.reinstate(session, by=request.actor, at=request.at)
    tell_version(summit)
    messages.success(request, _("%(code)s waits for a place.") % {"code": code})
    return redirect("secretariat:placement", summit.code, code)


def _place(request: Asked, session: Session, form: PlaceForm) -> Placement:
    room, starts_at = form.place()
    return programme.place(session, room, starts_at, by=request.actor, at=request.at)


def _initial(session: Session) -> dict[str, object]:
    held = Placement.objects.select_related("room__venue").filter(session=session)
    placed = held.first()
    if placed is None:
        return {}
    begins = placed.starts_at.astimezone(ZoneInfo(session.summit.zone))
    return {
        "on": begins.date().isoformat(),
        "starts_at": begins.time(),
        "room": f"{placed.room.venue.code}/{placed.room.code}",
    }


def _page(
    request: Asked, session: Session, placing: PlaceForm, cancelling: CancelForm
) -> HttpResponse:
    summit = session.summit
    rows = queries.draft_listing(summit, by=request.actor).rows
    told = {
        "summit": summit,
        "session": session,
        "is_planned": session.state == SessionState.PLANNED,
        "row": next((row for row in rows if row.code == session.code), None),
        "placing": placing,
        "cancelling": cancelling,
        "days": by_day(rows, summit.zone),
        "asking": asking_of(session),
    }
    return render(request, "secretariat/placement.html", told)


def _room(room: Room) -> str:
    if room.capacity is None:
        return said(room.name)
    told = {"room": said(room.name), "n": room.capacity, "booths": room.n_booths}
    return _("%(room)s (%(n)s seats, %(booths)s booths)") % told
