"""Days and hours that organizers wish for, as a proposal and a session's page ask them."""

from collections.abc import Iterable
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import Period, Wished
from palabre.web.ui.periods import day_choices

MORNING, AFTERNOON = "morning", "afternoon"
HOURS = {MORNING: (None, time(13)), AFTERNOON: (time(13), None)}
"""Where the parts of a day begin and end."""

LIKED, AVOIDED = 2, 3
"""How much a wish of the form matters."""


class WishForm(forms.Form):
    """Which days and hours would suit best, and which days cannot be.

    It asks simply; what was said beyond its fields (by the secretariat, over the API)
    is given as ``before`` and stays when the form is kept.
    """

    wished_days = forms.MultipleChoiceField(
        label=_("Days that would suit best"),
        required=False,
        help_text=_("A wish: it is met if the programme as a whole allows it."),
        widget=forms.CheckboxSelectMultiple,
    )
    wished_hours = forms.ChoiceField(
        label=_("Part of the day that would suit best"),
        required=False,
        choices=[
            ("", _("any")),
            (MORNING, _("in the morning")),
            (AFTERNOON, _("in the afternoon")),
        ],
    )
    avoided_days = forms.MultipleChoiceField(
        label=_("Days on which you cannot come"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(
        self,
        *args: Any,
        summit: Summit,
        before: Iterable[Wished] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self._beyond = _parted(before)[1]
        for name in ("wished_days", "avoided_days"):
            self.fields[name].choices = day_choices(summit)  # type: ignore[attr-defined]

    def wishes(self) -> list[Wished]:
        """Return the wishes that were ticked; what cannot be weighs most."""
        told = self.cleaned_data
        days, hours = told["wished_days"], told["wished_hours"]
        found = []
        if days or hours:
            opens, closes = HOURS.get(hours, (None, None))
            found.append(Wished(Period(_dates(days), opens, closes), strength=LIKED))
        if told["avoided_days"]:
            avoided = Period(_dates(told["avoided_days"]))
            found.append(Wished(avoided, is_avoided=True, strength=AVOIDED))
        return [*found, *(one for one in self._beyond if one not in found)]


def initial_wishes(wishes: Iterable[Wished]) -> dict[str, object]:
    """Return what the form starts from."""
    told: dict[str, object] = {}
    for one in _parted(wishes)[0]:
        days = [on.isoformat() for on in one.period.days]
        if one.is_avoided:
            told["avoided_days"] = days
            continue
        ends = (one.period.opens, one.period.closes)
        hours = (name for name, known in HOURS.items() if known == ends)
        told |= {"wished_days": days, "wished_hours": next(hours, "")}
    return told


def _parted(wishes: Iterable[Wished]) -> tuple[list[Wished], list[Wished]]:
    """Return the wishes that the form's fields can say, one of each kind, and the rest."""
    simple: dict[bool, Wished] = {}
    beyond = []
    for one in wishes:
        ends = (one.period.opens, one.period.closes)
        if one.is_avoided:
            is_simple = one.strength == AVOIDED and ends == (None, None)
        else:
            known = ((None, None), *HOURS.values())
            is_simple = one.strength == LIKED and ends in known
        if is_simple and one.is_avoided not in simple:
            simple[one.is_avoided] = one
        else:
            beyond.append(one)
    return list(simple.values()), beyond


def _dates(days: Iterable[str]) -> tuple[date, ...]:
    return tuple(date.fromisoformat(on) for on in days)
