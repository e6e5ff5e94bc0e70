"""Days and hours of an edition in forms and in words."""

from collections.abc import Iterable, Mapping
from datetime import date, time
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import Period, Wished, days_between
from palabre.web.ui.tags import comma, day_month, pause, weekday

_TIME = {"type": "time", "step": 300}


class PeriodForm(forms.Form):
    """A row: on which days, from when to when; an empty row says nothing."""

    days = forms.MultipleChoiceField(
        label=gettext_lazy("Days (none ticked: every day)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    opens = forms.TimeField(
        label=gettext_lazy("From"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_TIME),
    )
    closes = forms.TimeField(
        label=gettext_lazy("Until"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs=_TIME),
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["days"].choices = day_choices(summit)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, object]:
        """Ask for an end after the beginning."""
        cleaned = super().clean() or {}
        period = Period((), cleaned.get("opens"), cleaned.get("closes"))
        if not period.is_ordered:
            self.add_error("closes", _("It ends after it begins."))
        return cleaned


def day_choices(summit: Summit) -> list[tuple[str, str]]:
    """Return the days of an edition as choices."""
    days = days_between(summit.starts_on, summit.ends_on)
    return [(on.isoformat(), f"{weekday(on)} {day_month(on)}") for on in days]


def period_of(told: dict[str, Any]) -> Period:
    """Return the period that a row says."""
    days = tuple(date.fromisoformat(on) for on in told["days"])
    return Period(days, told["opens"], told["closes"])


def initial_period(period: Period) -> dict[str, object]:
    """Return what a row starts from."""
    return {
        "days": [on.isoformat() for on in period.days],
        "opens": period.opens,
        "closes": period.closes,
    }


def period_words(period: Period) -> str:
    """Return a period in words: its days, then its hours."""
    days = comma().join(f"{weekday(on)} {day_month(on)}" for on in period.days)
    told = [days or _("every day")]
    hours = _hours(period.opens, period.closes)
    return pause().join([*told, hours] if hours else told)


def wish_words(wish: Wished) -> str:
    """Return a wish in words, with how much it matters."""
    weight = _("(weight %(strength)s)") % {"strength": wish.strength}
    return f"{wished_words(wish)} {weight}"


def wished_words(wish: Wished) -> str:
    """Return a wish as its proposer reads it."""
    told = _("rather not: %(when)s") if wish.is_avoided else _("if possible: %(when)s")
    return told % {"when": period_words(wish.period)}


def wishes_words(kept: Iterable[Mapping[str, Any]]) -> list[str]:
    """Return the wishes of a proposal, as they are kept, in words."""
    return [wished_words(Wished.from_json(one)) for one in kept]


def _hours(opens: time | None, closes: time | None) -> str:
    if opens and closes:
        return f"{opens:%H:%M}–{closes:%H:%M}"
    if opens:
        return _("from %(hour)s") % {"hour": f"{opens:%H:%M}"}
    return _("until %(hour)s") % {"hour": f"{closes:%H:%M}"} if closes else ""
