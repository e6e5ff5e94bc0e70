"""Venues: where, on which days from when to when, and their rooms."""

from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.summits import amending
from palabre.stages.summits.amending import VenueFacts
from palabre.stages.summits.models import Room, Summit, Venue
from palabre.stages.summits.operations import RoomPlan
from palabre.stages.summits.queries import venues_of
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import keep, rows_of, show
from palabre.web.ui.access import with_role
from palabre.web.ui.tags import day
from palabre.web.ui.texts import TextRow, add_text, initial_of, row_of, text_of
from palabre.workflows import keep_venue

OPENS, CLOSES = time(9), time(18)
"""Hours of a day in the field (domain: session types)."""

_TIME = {"type": "time", "step": 300}


class VenueForm(forms.Form):
    """A venue: its name and address, and for each day of the edition its hours."""

    address = forms.CharField(
        label=gettext_lazy("Address"), required=False, max_length=300
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = tuple(summit.languages)
        add_text(
            self, "name", gettext_lazy("Name"), languages=self.tags, is_required=True
        )
        self.days = days_of(summit)
        for on in self.days:
            for end, label in (("opens", _("opens")), ("closes", _("closes"))):
                self.fields[f"{end}_{on.isoformat()}"] = forms.TimeField(
                    label=f"{day(on)}: {label}",
                    required=False,
                    widget=forms.TimeInput(format="%H:%M", attrs=_TIME),
                )

    def clean(self) -> dict[str, object]:
        """Ask for both ends of a day, in their order."""
        cleaned = super().clean() or {}
        for on in self.days:
            opens = cleaned.get(f"opens_{on.isoformat()}")
            closes = cleaned.get(f"closes_{on.isoformat()}")
            if (opens is None) != (closes is None):
                self.add_error(
                    f"{'opens' if opens is None else 'closes'}_{on.isoformat()}",
                    _("Give both hours, or none for a day on which it is closed."),
                )
            elif opens and closes and opens >= closes:
                self.add_error(f"closes_{on.isoformat()}", _("Closes before it opens."))
        return cleaned

    def texts(self) -> list[TextRow]:
        """Return the fields of the name, for the template."""
        return [row_of(self, "name", _("Name"), self.tags)]

    def plain(self) -> list[object]:
        """Return the fields that stand once."""
        return [self["address"]]

    def hours(self) -> list[tuple[date, object, object]]:
        """Return the fields of each day, for the template."""
        return [
            (on, self[f"opens_{on.isoformat()}"], self[f"closes_{on.isoformat()}"])
            for on in self.days
        ]

    def open_days(self) -> list[tuple[date, time, time]]:
        """Return the days on which the venue is open, with their hours."""
        told = self.cleaned_data
        return [
            (on, told[f"opens_{on.isoformat()}"], told[f"closes_{on.isoformat()}"])
            for on in self.days
            if told[f"opens_{on.isoformat()}"]
        ]


class RoomForm(forms.Form):
    """A row of a venue's rooms; an empty code is made from the name."""

    code = forms.SlugField(
        label=gettext_lazy("Code"), required=False, max_length=40, allow_unicode=False
    )
    floor = forms.CharField(label=gettext_lazy("Floor"), required=False, max_length=40)
    capacity = forms.IntegerField(
        label=gettext_lazy("Seats"), required=False, min_value=1, max_value=100_000
    )
    n_booths = forms.IntegerField(
        label=gettext_lazy("Booths"), required=False, min_value=0, max_value=20
    )
    equipment = forms.CharField(
        label=gettext_lazy("Equipment, separated by commas"),
        required=False,
        max_length=300,
    )
    is_main_stage = forms.BooleanField(label=gettext_lazy("Main stage"), required=False)

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_text(
            self,
            "name",
            gettext_lazy("Room"),
            languages=languages[:2],
            is_required=True,
        )
        names = [name for name in self.fields if name.startswith("name_")]
        self.order_fields(names)


def days_of(summit: Summit) -> list[date]:
    """Return the days of an edition."""
    n = (summit.ends_on - summit.starts_on).days + 1
    return [summit.starts_on + timedelta(days=one) for one in range(n)]


@with_role(Role.SECRETARIAT)
def places(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the venues with their rooms."""
    venues = list(venues_of(summit))
    return show(request, summit, "places", _("Venues and rooms"), venues=venues)


@with_role(Role.SECRETARIAT)
def venue_new(request: Asked, *, summit: Summit) -> HttpResponse:
    """Add a venue."""
    return _venue(request, summit, None)


@with_role(Role.SECRETARIAT)
def venue(request: Asked, *, summit: Summit, venue: str) -> HttpResponse:
    """Change a venue."""
    return _venue(request, summit, _by_code(summit, venue))


@with_role(Role.SECRETARIAT)
@require_POST
def venue_drop(request: Asked, *, summit: Summit, venue: str) -> HttpResponse:
    """Take a venue out of the edition."""
    amending.drop_venue(_by_code(summit, venue), by=request.actor, at=request.at)
    messages.success(request, _("The venue is gone."))
    return redirect("secretariat:setup-places", summit.code)


def _by_code(summit: Summit, code: str) -> Venue:
    found = venues_of(summit).select_related("summit").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="venue", code=code)
    return found


def _venue(request: Asked, summit: Summit, there: Venue | None) -> HttpResponse:
    given = request.POST or None
    form = VenueForm(given, summit=summit, initial=_initial(summit, there))
    rows = rows_of(
        RoomForm, given=given, initial=_rooms(there), languages=summit.languages
    )
    if request.method == "POST" and rows.is_valid():
        kept = keep(
            request,
            summit,
            form,
            lambda: _keep(request, summit, there, form, rows),
            to="secretariat:setup-places",
        )
        if kept is not None:
            return kept
    title = str(there.name.said_in(request.LANGUAGE_CODE)) if there else _("New venue")
    return show(request, summit, "venue", title, form=form, rows=rows, venue=there)


def _initial(summit: Summit, there: Venue | None) -> dict[str, object]:
    if there is None:
        return {
            f"{end}_{on.isoformat()}": hour
            for on in days_of(summit)
            for end, hour in (("opens", OPENS), ("closes", CLOSES))
        }
    told: dict[str, object] = {"address": there.address}
    told |= initial_of("name", there.name, summit.languages)
    for one in there.days.all():
        told[f"opens_{one.on.isoformat()}"] = one.opens
        told[f"closes_{one.on.isoformat()}"] = one.closes
    return told


def _rooms(there: Venue | None) -> list[dict[str, object]]:
    if there is None:
        return []
    return [_room(one, there.summit.languages[:2]) for one in there.rooms.all()]


def _room(room: Room, languages: Sequence[str]) -> dict[str, object]:
    told: dict[str, object] = {
        name: getattr(room, name)
        for name in ("code", "floor", "capacity", "n_booths", "is_main_stage")
    }
    told["equipment"] = ", ".join(room.equipment)
    return told | initial_of("name", room.name, languages)


def _keep(
    request: Asked, summit: Summit, there: Venue | None, form: VenueForm, rows: Any
) -> None:
    known = {one.code: one for one in there.rooms.all()} if there else {}
    facts = VenueFacts(
        name=text_of(
            form.cleaned_data,
            "name",
            languages=form.tags,
            kept=there.name if there else Text(),
        ),
        address=form.cleaned_data["address"],
        days=form.open_days(),
        rooms=[_plan(one, summit, known) for one in rows.filled()],
    )
    if there is None:
        keep_venue.add_venue(summit, facts, by=request.actor, at=request.at)
    else:
        keep_venue.amend_venue(there, facts, by=request.actor, at=request.at)


def _plan(told: dict[str, Any], summit: Summit, known: dict[str, Room]) -> RoomPlan:
    kept = known.get(told["code"])
    name = text_of(
        told,
        "name",
        languages=summit.languages[:2],
        kept=kept.name if kept else Text(),
    )
    equipment = (one.strip() for one in told["equipment"].split(","))
    return RoomPlan(
        code=told["code"] or slug(str(name.said_in("en")), longest=40) or "room",
        name=name,
        capacity=told["capacity"],
        n_booths=told["n_booths"] or 0,
        floor=told["floor"],
        equipment=tuple(one for one in equipment if one),
        is_main_stage=told["is_main_stage"],
    )
