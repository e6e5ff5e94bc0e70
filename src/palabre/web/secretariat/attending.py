"""When somebody can attend, from where, and the rest they need between sessions."""

from functools import cache
from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.stages.programme import planning
from palabre.stages.programme.wanted import Attending
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import rows_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.periods import PeriodForm, initial_period, period_of

MOST_REST = 480


class AttendingForm(forms.Form):
    """Where somebody sits, and the rest they need."""

    zone = forms.ChoiceField(
        label=gettext_lazy("Takes part from afar, in the time zone"),
        required=False,
        help_text=gettext_lazy(
            "Empty for whoever comes; a remote speaker is never asked to speak at night."
        ),
    )
    rest = forms.IntegerField(
        label=gettext_lazy("Rest between two sessions, in minutes"),
        required=False,
        min_value=0,
        max_value=MOST_REST,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kept = self.initial.get("zone", "")
        known = dict(zones()) | ({kept: kept} if kept else {})
        self.fields["zone"].choices = [("", "—"), *known.items()]  # type: ignore[attr-defined]


@with_role(Role.SECRETARIAT)
def board_person(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show and change when a person of the programme can attend."""
    person = planning.participant(summit, code)
    kept = planning.attending_of(summit, person)
    given = request.POST if request.method == "POST" else None
    first = {"zone": kept.zone, "rest": kept.rest or None}
    form = AttendingForm(given, initial=first)
    rows = rows_of(
        PeriodForm,
        given=given,
        initial=[initial_period(one) for one in kept.periods],
        prefix="periods",
        blank=2,
        summit=summit,
    )
    if given is not None and rows.is_valid() and form.is_valid():

        def act() -> bool:
            told = form.cleaned_data
            periods = (period_of(one) for one in rows.filled())
            asked = Attending(
                tuple(one for one in periods if not one.is_whole),
                told["zone"],
                told["rest"] or 0,
            )
            planning.attend(summit, person, asked, by=request.actor, at=request.at)
            return True

        if attempt(form, act):
            messages.success(request, _("Kept."))
            return redirect("secretariat:board-people", summit.code)
    told = {"summit": summit, "person": person, "form": form, "rows": rows}
    return render(request, "secretariat/board_person.html", told)


@cache
def zones() -> tuple[tuple[str, str], ...]:
    """Return the time zones of places, by continent and city."""
    named = (one for one in available_timezones() if "/" in one)
    kept = (one for one in named if not one.startswith(("Etc/", "posix/", "right/")))
    return tuple((one, one.replace("_", " ")) for one in sorted(kept))
