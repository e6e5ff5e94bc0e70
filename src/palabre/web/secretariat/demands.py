"""What a session asks of its hour and room: fixed, allowed, wished, needed, in order."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.stages.programme import demands, queries, wanted
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.programme.wanted import After, Demands
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import local
from palabre.stages.summits.periods import Wished
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import rows_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.names import EQUIPMENT
from palabre.web.ui.periods import (
    PeriodForm,
    day_choices,
    initial_period,
    period_of,
    period_words,
    wish_words,
)
from palabre.web.ui.tags import clock, comma, day_month, pause, said, weekday
from palabre.workflows.keep_demands import keep_demands

STRENGTH_NAMES = (
    (1, gettext_lazy("would be nice")),
    (2, gettext_lazy("matters")),
    (3, gettext_lazy("matters a lot")),
)
AFTER, BEFORE = "after", "before"
BLANK = 2


class DemandForm(forms.Form):
    """What stands once."""

    fixed_on = forms.ChoiceField(label=gettext_lazy("Fixed on"), required=False)
    fixed_at = forms.TimeField(
        label=gettext_lazy("beginning at"),
        required=False,
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}),
    )
    must_interpret = forms.BooleanField(
        label=gettext_lazy("It may not take place without all its interpretation"),
        required=False,
        help_text=gettext_lazy("Counts once the edition has teams of interpreters."),
    )
    needs = forms.MultipleChoiceField(
        label=gettext_lazy("Equipment that its room must have"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    rooms = forms.MultipleChoiceField(
        label=gettext_lazy("Only in these rooms (none: in any)"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summit = summit
        there = demands.equipment_of(summit)
        equipment = [(one, equipment_name(one)) for one in there]
        choices = {
            "fixed_on": [("", "—"), *day_choices(summit)],
            "needs": equipment,
            "rooms": room_choices(summit),
        }
        for name, offered in choices.items():
            self.fields[name].choices = offered  # type: ignore[attr-defined]
        if not equipment:
            self.fields["needs"].help_text = _(
                "No room of this edition has any: name it where rooms are set up."
            )

    def clean(self) -> dict[str, object]:
        """Ask for both the day and the hour, or for none."""
        cleaned = super().clean() or {}
        if bool(cleaned.get("fixed_on")) != bool(cleaned.get("fixed_at")):
            lacking = "fixed_at" if cleaned.get("fixed_on") else "fixed_on"
            self.add_error(lacking, _("Give both the day and the hour, or none."))
        return cleaned

    def fixed(self) -> datetime | None:
        """Return the instant at which it is fixed."""
        told = self.cleaned_data
        if not told["fixed_on"] or not told["fixed_at"]:
            return None
        on = date.fromisoformat(told["fixed_on"])
        return local(self.summit, on, told["fixed_at"])


class WishForm(PeriodForm):
    """A row of the wishes."""

    is_avoided = forms.ChoiceField(
        label=gettext_lazy("Its organizers"),
        choices=[
            ("", gettext_lazy("would like")),
            ("yes", gettext_lazy("would rather avoid")),
        ],
        required=False,
    )
    strength = forms.TypedChoiceField(
        label=gettext_lazy("How much"),
        choices=STRENGTH_NAMES,
        coerce=int,
        initial=1,
        required=False,
        empty_value="",
    )

    field_order = ("is_avoided", "days", "opens", "closes", "strength")

    def has_changed(self) -> bool:
        """Tell whether a row holds a day or an hour."""
        return bool(set(self.changed_data) & {"days", "opens", "closes", "DELETE"})


class OrderForm(forms.Form):
    """A row of the orders: before or after which session."""

    relation = forms.ChoiceField(
        label=gettext_lazy("It is held"),
        choices=[
            (AFTER, gettext_lazy("after")),
            (BEFORE, gettext_lazy("before")),
        ],
        initial=AFTER,
    )
    other = forms.ChoiceField(label=gettext_lazy("Session"))
    at_least = forms.IntegerField(
        label=gettext_lazy("at least, in minutes"),
        required=False,
        min_value=0,
        max_value=14_400,
    )
    at_most = forms.IntegerField(
        label=gettext_lazy("at most, in minutes"),
        required=False,
        min_value=0,
        max_value=14_400,
    )

    def __init__(
        self, *args: Any, others: Sequence[tuple[str, str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["other"].choices = [("", "—"), *others]  # type: ignore[attr-defined]

    def has_changed(self) -> bool:
        """Tell whether a row names a session."""
        return bool(set(self.changed_data) - {"relation"})


@dataclass(frozen=True, slots=True)
class Forms:
    """The forms of the page."""

    form: DemandForm
    windows: Any
    wishes: Any
    orders: Any

    @property
    def are_valid(self) -> bool:
        """Tell whether everything that was typed is right."""
        return all(
            one.is_valid()
            for one in (self.form, self.windows, self.wishes, self.orders)
        )

    @property
    def has_errors(self) -> bool:
        """Tell whether a row is marked."""
        rows = (self.windows, self.wishes, self.orders)
        return any(one.is_bound and one.total_error_count() for one in rows)

    def demands(self) -> Demands:
        """Return what was asked."""
        told = self.form.cleaned_data
        windows = (period_of(one) for one in self.windows.filled())
        return Demands(
            windows=tuple(one for one in windows if not one.is_whole),
            wishes=tuple(
                Wished(period_of(one), bool(one["is_avoided"]), one["strength"] or 1)
                for one in self.wishes.filled()
            ),
            fixed_at=self.form.fixed(),
            rooms=tuple(told["rooms"]),
            needs=tuple(told["needs"]),
            must_interpret=told["must_interpret"],
        )

    def afters(self, code: str) -> list[After]:
        """Return the orders that were typed."""
        return [
            After(
                one["other"] if one["relation"] == AFTER else code,
                code if one["relation"] == AFTER else one["other"],
                one["at_least"] or 0,
                one["at_most"],
            )
            for one in self.orders.filled()
        ]


@with_role(Role.SECRETARIAT)
def session_demands(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show and change what a session asks of its hour and room."""
    session = queries.session_by_code(summit, code)
    given = request.POST if request.method == "POST" else None
    made = _forms(session, given)
    if given is not None and made.are_valid:

        def act() -> bool:
            by, at = request.actor, request.at
            orders = made.afters(code)
            keep_demands(session, made.demands(), orders, by=by, at=at)
            return True

        if attempt(made.form, act):
            messages.success(request, _("%(code)s is kept.") % {"code": code})
            return redirect("secretariat:placement", summit.code, code)
    told = {"summit": summit, "session": session, "forms": made}
    return render(request, "secretariat/session_demands.html", told)


def equipment_name(code: str) -> str:
    """Return what equipment is called; as it was typed where it has no name here."""
    return str(EQUIPMENT.get(code, code))


def room_choices(summit: Summit) -> list[tuple[str, str]]:
    """Return the rooms of an edition, by venue where there are several."""
    venues = list(summits.venues_of(summit))
    return [
        (
            f"{venue.code}/{room.code}",
            said(room.name)
            if len(venues) == 1
            else f"{said(room.name)} · {said(venue.name)}",
        )
        for venue in venues
        for room in venue.rooms.all()
    ]


def session_choices(summit: Summit, but: str = "") -> list[tuple[str, str]]:
    """Return the sessions of an edition by code and title."""
    rows = Session.objects.filter(summit=summit).exclude(state=SessionState.CANCELLED)
    read = rows.order_by("code").values_list("code", "title")
    return [(code, f"{code} · {said(title)}") for code, title in read if code != but]


@dataclass(frozen=True, slots=True)
class Asking:
    """What a session asks, in words; each under the name of what it is."""

    rows: tuple[tuple[str, tuple[str, ...]], ...] = field(default=())


def asking_of(session: Session) -> Asking:
    """Return what a session asks, in words."""
    summit = session.summit
    asked = wanted.demands_of(session)
    orders = demands.before_and_after(session)
    rooms = dict(room_choices(summit)) if asked.rooms else {}
    return asking_words(session.code, asked, orders, rooms=rooms, zone=summit.zone)


def asking_words(
    code: str,
    asked: Demands,
    orders: Iterable[After],
    *,
    rooms: Mapping[str, str],
    zone: str,
) -> Asking:
    """Return what is asked, as a session's page and the board tell it."""
    fixed = ""
    if asked.fixed_at is not None:
        on = asked.fixed_at.astimezone(ZoneInfo(zone)).date()
        hour = clock(asked.fixed_at, zone)
        fixed = f"{weekday(on)} {day_month(on)}{pause()}{hour}"
    must = _("all its languages, or it may not take place")
    rows = (
        (_("Fixed"), (fixed,)),
        (_("Only"), tuple(period_words(one) for one in asked.windows)),
        (_("Wishes"), tuple(wish_words(one) for one in asked.wishes)),
        (_("Rooms"), (comma().join(rooms.get(one, one) for one in asked.rooms),)),
        (_("Equipment"), (comma().join(map(equipment_name, asked.needs)),)),
        (_("Interpretation"), (must if asked.must_interpret else "",)),
        (_("Order"), tuple(order_words(one, code) for one in orders)),
    )
    return Asking(tuple(row for row in rows if any(row[1])))


def order_words(one: After, code: str) -> str:
    """Return an order as one of its sessions tells it."""
    is_after = one.after == code
    other = one.before if is_after else one.after
    told = _("after %(other)s") if is_after else _("before %(other)s")
    return pause().join([told % {"other": other}, *distance_words(one)])


def distance_words(one: After) -> list[str]:
    """Return the minutes between two sessions of an order."""
    told = []
    if one.at_least:
        told.append(_("at least %(n)s minutes between") % {"n": one.at_least})
    if one.at_most is not None:
        told.append(_("at most %(n)s minutes between") % {"n": one.at_most})
    return told


def _forms(session: Session, given: Mapping[str, Any] | None) -> Forms:
    summit, code = session.summit, session.code
    asked = wanted.demands_of(session)
    zone = ZoneInfo(summit.zone)
    first: dict[str, object] = {
        "needs": list(asked.needs),
        "rooms": list(asked.rooms),
        "must_interpret": asked.must_interpret,
    }
    if asked.fixed_at is not None:
        at = asked.fixed_at.astimezone(zone)
        first |= {"fixed_on": at.date().isoformat(), "fixed_at": at.time()}
    about: dict[str, Any] = {"given": given, "blank": BLANK}
    return Forms(
        DemandForm(given, summit=summit, initial=first),
        rows_of(
            PeriodForm,
            initial=[initial_period(one) for one in asked.windows],
            prefix="windows",
            summit=summit,
            **about,
        ),
        rows_of(
            WishForm,
            initial=[_initial_wish(one) for one in asked.wishes],
            prefix="wishes",
            summit=summit,
            **about,
        ),
        rows_of(
            OrderForm,
            initial=[
                _initial_order(one, code) for one in demands.before_and_after(session)
            ],
            prefix="orders",
            others=session_choices(summit, code),
            **about,
        ),
    )


def _initial_wish(one: Wished) -> dict[str, object]:
    about = {"is_avoided": "yes" if one.is_avoided else "", "strength": one.strength}
    return initial_period(one.period) | about


def _initial_order(one: After, code: str) -> dict[str, object]:
    is_after = one.after == code
    return {
        "relation": AFTER if is_after else BEFORE,
        "other": one.before if is_after else one.after,
        "at_least": one.at_least or None,
        "at_most": one.at_most,
    }
