"""The planning rules of an edition: numbers, weights, themes, ways, closed rooms."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import time
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.engines.timetable.preferences import PREFERENCES
from palabre.kernel.actors import Role
from palabre.stages.programme import planning, wanted
from palabre.stages.programme.engine_messages import PREFERENCES as NAMES
from palabre.stages.programme.planning import NUMBERS, Closure
from palabre.stages.programme.wanted import Numbers
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import DAY
from palabre.web.requests import Asked
from palabre.web.secretariat.demands import room_choices
from palabre.web.secretariat.rule_words import NUMBERS as WORDS
from palabre.web.secretariat.rule_words import UNITS, WEIGHTS
from palabre.web.secretariat.setup.pages import LocalMoment, in_zone, rows_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.tags import said
from palabre.workflows.keep_demands import keep_ways

BLANK = 2
LONGEST = 240
"""Minutes of a way."""


class RulesForm(forms.Form):
    """Numbers, weights and themes; an empty field takes the usual value."""

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in NUMBERS:
            self.fields[number.code] = _number_field(number)
        for one in PREFERENCES:
            usual = _("Usually %(n)s minutes of harm.") % {"n": one.weight}
            self.fields[_weight(one.code)] = forms.IntegerField(
                label=NAMES[one.code],
                required=False,
                min_value=0,
                max_value=planning.HEAVIEST,
                help_text=f"{WEIGHTS[one.code]} {usual}",
            )
        self.themes = list(summits.themes_of(summit))
        for theme in self.themes:
            self.fields[_theme(theme.code)] = forms.ChoiceField(
                label=said(theme.name),
                required=False,
                choices=[
                    ("", _("as it comes")),
                    (planning.SPREAD, _("spread over the days")),
                    (planning.GATHER, _("gathered on as few days as can be")),
                ],
            )

    def numbers(self) -> list[object]:
        """Return the fields of the numbers, for the template."""
        return [self[one.code] for one in NUMBERS]

    def weights(self) -> list[object]:
        """Return the fields of the weights, for the template."""
        return [self[_weight(one.code)] for one in PREFERENCES]

    def theme_fields(self) -> list[object]:
        """Return the fields of the themes, for the template."""
        return [self[_theme(one.code)] for one in self.themes]

    def told(self, kept: Numbers) -> Numbers:
        """Return what was typed; ways stay as they are kept."""
        told = self.cleaned_data
        numbers = {one.code: told[one.code] for one in NUMBERS}
        weights = {one.code: told[_weight(one.code)] for one in PREFERENCES}
        themes = {one.code: told[_theme(one.code)] for one in self.themes}
        return replace(
            kept,
            numbers={c: _minutes(c, n) for c, n in numbers.items() if n is not None},
            weights={code: n for code, n in weights.items() if n is not None},
            themes={code: days for code, days in themes.items() if days},
        )


class WayForm(forms.Form):
    """A row of the ways: two ends and the minutes between."""

    one = forms.ChoiceField(label=gettext_lazy("From"))
    other = forms.ChoiceField(label=gettext_lazy("To, and back"))
    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=0, max_value=LONGEST
    )

    def __init__(
        self, *args: Any, ends: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        for name in ("one", "other"):
            self.fields[name].choices = [("", "—"), *ends]  # type: ignore[attr-defined]

    def way(self) -> tuple[str, str, int]:
        """Return the way that was typed."""
        told = self.cleaned_data
        return told["one"], told["other"], told["minutes"]


class ClosureForm(forms.Form):
    """A row of the closed rooms."""

    room = forms.ChoiceField(label=gettext_lazy("Room"))
    starts_at = LocalMoment(label=gettext_lazy("Closed from"))
    ends_at = LocalMoment(label=gettext_lazy("until"))
    reason = forms.CharField(
        label=gettext_lazy("Reason"), required=False, max_length=200
    )

    def __init__(
        self, *args: Any, rooms: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["room"].choices = [("", "—"), *rooms]  # type: ignore[attr-defined]


@with_role(Role.SECRETARIAT)
def planning_rules(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the numbers and weights with which an edition is planned."""
    kept = wanted.numbers_of(summit)
    given = request.POST if request.method == "POST" else None
    form = RulesForm(given, summit=summit, initial=_initial(kept))
    if given is not None and form.is_valid():

        def act() -> bool:
            by, at = request.actor, request.at
            planning.set_rules(summit, form.told(kept), by=by, at=at)
            return True

        if attempt(form, act):
            messages.success(request, _("Kept."))
            return redirect("secretariat:planning-rules", summit.code)
    told = {"summit": summit, "form": form}
    return render(request, "secretariat/planning_rules.html", told)


@with_role(Role.SECRETARIAT)
def planning_ways(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change ways between rooms and venues, and when rooms are closed."""
    with in_zone(summit):
        return _ways(request, summit)


def _ways(request: Asked, summit: Summit) -> HttpResponse:
    kept = wanted.numbers_of(summit)
    given = request.POST if request.method == "POST" else None
    rooms = room_choices(summit)
    houses = [(one.code, said(one.name)) for one in summits.venues_of(summit)]
    about: dict[str, Any] = {"given": given, "blank": BLANK}
    travels = rows_of(
        WayForm, initial=_ends(kept.travels), prefix="travels", ends=houses, **about
    )
    walks = rows_of(
        WayForm, initial=_ends(kept.walks), prefix="walks", ends=rooms, **about
    )
    closures = rows_of(
        ClosureForm, initial=_closures(summit), prefix="closures", rooms=rooms, **about
    )
    whole = forms.Form(given)
    if given is not None and all(
        one.is_valid() for one in (whole, travels, walks, closures)
    ):

        def act() -> bool:
            by, at = request.actor, request.at
            ways = replace(kept, walks=_typed(walks), travels=_typed(travels))
            closed = [_closure(one) for one in closures.filled()]
            keep_ways(summit, ways, closed, by=by, at=at)
            return True

        if attempt(whole, act):
            messages.success(request, _("Kept."))
            return redirect("secretariat:planning-ways", summit.code)
    told = {
        "summit": summit,
        "whole": whole,
        "travels": travels if len(houses) > 1 else None,
        "hidden_travels": travels,
        "walks": walks,
        "closures": closures,
        "has_errors": given is not None
        and any(one.total_error_count() for one in (travels, walks, closures)),
    }
    return render(request, "secretariat/planning_ways.html", told)


def _number_field(number: planning.Number) -> forms.Field:
    label, told = WORDS[number.code]
    usual = planning.usual(number.code)
    if number.unit == "clock":
        hour = f"{usual // 60:02}:{usual % 60:02}"
        shown = _("Usually %(hour)s.") % {"hour": hour}
        return forms.TimeField(
            label=label,
            required=False,
            widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}),
            help_text=f"{told} {shown}",
        )
    shown = _("Usually %(n)s (%(unit)s).") % {"n": usual, "unit": UNITS[number.unit]}
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=number.least,
        max_value=number.most,
        help_text=f"{told} {shown}",
    )


def _initial(kept: Numbers) -> dict[str, object]:
    clocks = {one.code for one in NUMBERS if one.unit == "clock"}
    told: dict[str, object] = {
        code: time(n // 60 % 24, n % 60) if code in clocks else n
        for code, n in kept.numbers.items()
    }
    told |= {_weight(code): n for code, n in kept.weights.items()}
    return told | {_theme(code): days for code, days in kept.themes.items()}


def _weight(code: str) -> str:
    return f"weight-{code}"


def _theme(code: str) -> str:
    return f"theme-{code}"


def _minutes(code: str, typed: int | time) -> int:
    """Return a number as it was typed; midnight ends a day where it is an end."""
    if not isinstance(typed, time):
        return typed
    minutes = typed.hour * 60 + typed.minute
    return DAY if not minutes and code.endswith("_end") else minutes


def _ends(ways: Sequence[tuple[str, str, int]]) -> list[dict[str, object]]:
    return [
        {"one": one, "other": other, "minutes": minutes} for one, other, minutes in ways
    ]


def _typed(rows: Any) -> tuple[tuple[str, str, int], ...]:
    return tuple((one["one"], one["other"], one["minutes"]) for one in rows.filled())


def _closures(summit: Summit) -> list[dict[str, object]]:
    return [
        {
            "room": f"{one.venue}/{one.room}",
            "starts_at": one.starts_at,
            "ends_at": one.ends_at,
            "reason": one.reason,
        }
        for one in planning.closures_of(summit)
    ]


def _closure(told: dict[str, Any]) -> Closure:
    venue, _sign, room = told["room"].partition("/")
    return Closure(venue, room, told["starts_at"], told["ends_at"], told["reason"])
