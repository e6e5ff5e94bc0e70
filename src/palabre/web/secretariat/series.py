"""Series of parts, and bodies that hold one session at a time."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.stages.programme import demands, wanted
from palabre.stages.programme.wanted import After
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.demands import distance_words, session_choices
from palabre.web.secretariat.setup.pages import rows_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.tags import pause, said

PARTS = 4
"""Rows for the parts of a new series; saving gives more."""

BY_SIZE, SINGLE, SEVERAL = "", "one", "several"


class DistanceForm(forms.Form):
    """How far the parts of a series are from each other."""

    at_least = forms.IntegerField(
        label=gettext_lazy("At least, in minutes"),
        required=False,
        min_value=0,
        max_value=14_400,
    )
    at_most = forms.IntegerField(
        label=gettext_lazy("At most, in minutes"),
        required=False,
        min_value=0,
        max_value=14_400,
        help_text=gettext_lazy("Empty for any distance; a whole day is 1440."),
    )


class PartForm(forms.Form):
    """A part of a series."""

    session = forms.ChoiceField(label=gettext_lazy("Part"))

    def __init__(
        self, *args: Any, sessions: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["session"].choices = [("", "—"), *sessions]  # type: ignore[attr-defined]


class BodiesForm(forms.Form):
    """A choice for each organization of the edition."""

    def __init__(
        self, *args: Any, bodies: Sequence[demands.Body], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.bodies = bodies
        for one in bodies:
            self.fields[one.organization.code] = forms.ChoiceField(
                label=said(one.organization.name),
                required=False,
                initial=_said_of(one),
                choices=[
                    (BY_SIZE, _("as its number of sessions tells")),
                    (SINGLE, _("one at a time")),
                    (SEVERAL, _("several at once")),
                ],
            )

    def rows(self) -> list[tuple[demands.Body, object]]:
        """Return each body with its field, for the template."""
        return [(one, self[one.organization.code]) for one in self.bodies]

    def said(self) -> dict[str, bool | None]:
        """Return what was said of each, where it is different from before."""
        told = {BY_SIZE: None, SINGLE: True, SEVERAL: False}
        return {
            one.organization.code: told[self.cleaned_data[one.organization.code]]
            for one in self.bodies
            if self.cleaned_data[one.organization.code] != _said_of(one)
        }


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order as the page shows it."""

    order: After
    before: str
    after: str
    distance: str


@with_role(Role.SECRETARIAT)
def planning_series(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show every order of two sessions; add a series of parts."""
    given = request.POST if request.method == "POST" else None
    named = session_choices(summit)
    form = DistanceForm(given)
    rows = rows_of(
        PartForm, given=given, initial=[], prefix="parts", blank=PARTS, sessions=named
    )
    if given is not None and rows.is_valid() and form.is_valid():
        told = form.cleaned_data

        def act() -> bool:
            demands.set_series(
                summit,
                [one["session"] for one in rows.filled()],
                at_least=told["at_least"] or 0,
                at_most=told["at_most"],
                by=request.actor,
                at=request.at,
            )
            return True

        if attempt(form, act):
            messages.success(request, _("Kept."))
            return redirect("secretariat:planning-series", summit.code)
    shown = dict(named)
    told = {
        "summit": summit,
        "form": form,
        "rows": rows,
        "orders": [_row(one, shown) for one in wanted.orders_of(summit)],
    }
    return render(request, "secretariat/planning_series.html", told)


@with_role(Role.SECRETARIAT)
@require_POST
def planning_order_drop(request: Asked, *, summit: Summit) -> HttpResponse:
    """Let two sessions be held in any order."""
    before, _sign, after = request.POST.get("order", "").partition(" ")
    demands.drop_order(summit, before, after, by=request.actor, at=request.at)
    messages.success(request, _("They may be held in any order."))
    return redirect("secretariat:planning-series", summit.code)


@with_role(Role.SECRETARIAT)
def planning_bodies(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change which organizations hold one session at a time."""
    given = request.POST if request.method == "POST" else None
    bodies = [
        one for one in demands.bodies_of(summit) if one.n_sessions > 1 or one.is_said
    ]
    form = BodiesForm(given, bodies=bodies)
    if given is not None and form.is_valid():

        def act() -> bool:
            by, at = request.actor, request.at
            demands.set_organizers(summit, form.said(), by=by, at=at)
            return True

        if attempt(form, act):
            messages.success(request, _("Kept."))
            return redirect("secretariat:planning-bodies", summit.code)
    n_days = (summit.ends_on - summit.starts_on).days + 1
    told = {"summit": summit, "form": form, "most": wanted.A_DAY * n_days}
    return render(request, "secretariat/planning_bodies.html", told)


def _row(one: After, shown: dict[str, str]) -> OrderRow:
    return OrderRow(
        one,
        shown.get(one.before, one.before),
        shown.get(one.after, one.after),
        pause().join(distance_words(one)),
    )


def _said_of(one: demands.Body) -> str:
    if not one.is_said:
        return BY_SIZE
    return SINGLE if one.is_single else SEVERAL
