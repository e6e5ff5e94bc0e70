"""Planning: what waits for a place, what is placed, releases."""

from itertools import groupby
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.stages.programme import desk, releases
from palabre.stages.programme import queries as programme
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits.models import Summit
from palabre.web.public import changes
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt


class ReleaseForm(forms.Form):
    """A release has a name; without one it is numbered."""

    name = forms.CharField(
        label=gettext_lazy("Name of the release"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Such as “Draft for comments”; empty for a number."),
    )


@with_role(Role.SECRETARIAT)
def index(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what waits for a place, what is placed by day, and the last release."""
    return _page(request, summit, ReleaseForm())


@with_role(Role.SECRETARIAT)
@require_POST
def release(request: Asked, *, summit: Summit) -> HttpResponse:
    """Freeze and publish the programme as it stands."""
    form = ReleaseForm(request.POST)
    published = None
    if form.is_valid():
        name = form.cleaned_data["name"]
        published = attempt(
            form,
            lambda: releases.release(summit, name, by=request.actor, at=request.at),
        )
    if published is None:
        return _page(request, summit, form)
    messages.success(
        request, _("Release “%(name)s” is public.") % {"name": published.name}
    )
    return redirect("secretariat:programme", summit.code)


def _page(request: Asked, summit: Summit, form: forms.Form) -> HttpResponse:
    rows = programme.draft_listing(summit, by=request.actor).rows
    rooms = programme.rooms_of(summit)
    last = desk.last_release(summit)
    told = {
        "summit": summit,
        "unplaced": [row for row in rows if not row.held and not row.is_cancelled],
        "cancelled": [row for row in rows if row.is_cancelled],
        "days": by_day(rows, summit.zone),
        "form": form,
        "n_changes": desk.n_unreleased(summit),
        "last": changes.told(last, rooms=rooms, zone=summit.zone) if last else None,
    }
    return render(request, "secretariat/programme.html", told)


def by_day(
    rows: tuple[SessionRow, ...], zone: str
) -> list[tuple[object, list[SessionRow]]]:
    """Return placed rows by day, in a zone."""
    placed = [row for row in rows if row.held]
    local = ZoneInfo(zone)
    grouped = groupby(placed, key=lambda row: row.held.on(local) if row.held else None)
    return [(on, list(group)) for on, group in grouped]
