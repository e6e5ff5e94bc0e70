"""Why the draft is as it is: here, not there, at whose expense, at what price."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django import forms
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.kernel.languages import semicolon
from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, runs
from palabre.stages.programme.clashes import targets
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.engine_messages import UNITS
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import Level, RunAsks, RunState
from palabre.stages.programme.viewing import view_of
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import local
from palabre.web.requests import Asked
from palabre.web.secretariat.engine_words import Sayer, preference, rule
from palabre.web.ui.access import with_role
from palabre.web.ui.tags import day, page_lang, pause, said
from palabre.workflows.ask_protocol import asked_by_protocol, planned_draft

if TYPE_CHECKING:
    from palabre.engines.timetable.explain import Cell, View, WhyHere

BETTER = 8
HARMED = 12
"""Cheaper places and people that are named."""


class PlaceForm(forms.Form):
    """A place to ask about, where the session is not."""

    on = forms.ChoiceField(label=gettext_lazy("Day"))
    at = forms.TimeField(
        label=gettext_lazy("Begins at"),
        widget=forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300}),
    )
    room = forms.ChoiceField(label=gettext_lazy("Room"))

    def __init__(self, *args: object, draft: Draft, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        days = [(on.isoformat(), day(on)) for on in draft.days]
        rooms = [(f"{one.venue}/{one.code}", said(one.name)) for one in draft.rooms]
        self.fields["on"].choices = days  # type: ignore[attr-defined]
        self.fields["room"].choices = rooms  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Line:
    """A sum in minutes of harm with what it is for."""

    minutes: int
    words: str
    unit: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A place in words: what it would change, and what forbids it."""

    words: str
    change: int
    lines: tuple[Line, ...]
    broken: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Here:
    """Why a session stands where it does."""

    place: str
    charges: tuple[Line, ...]
    cost: int
    n_possible: int
    n_cells: int
    n_better: int
    better: tuple[Place, ...]
    holding: tuple[tuple[str, int], ...]


@with_role(Role.SECRETARIAT)
def board_why(request: Asked, *, summit: Summit) -> HttpResponse:
    """Explain the draft, or one session of it; ask for the price of every rule."""
    if request.method == "POST":
        runs.ask_prices(summit, by=request.actor, at=request.at)
        messages.success(request, _("The worker works it out."))
        return redirect("secretariat:board-why", summit.code)
    draft = planned_draft(request.actor, summit)
    view = view_of(summit, asked=asked_by_protocol(summit))
    sayer = Sayer(view.problem, draft)
    code = request.GET.get("session", "")
    known = {one.code for one in view.problem.sessions}
    asked = _asked(request, summit, draft, view, code) if code in known else None
    placing = "at" in request.GET
    told = {
        "summit": summit,
        "draft": draft,
        "code": code if code in known else "",
        "sessions": [(one, sayer.session(one)) for one in sorted(known)],
        "title": sayer.session(code) if code in known else "",
        "here": _here(view, sayer, code),
        "placing": PlaceForm(
            request.GET if placing else None, draft=draft, prefix=None
        ),
        "there": _place(asked, sayer) if asked else None,
        "costs": _costs(view),
        "cost": view.verdict.cost,
        "broken": [sayer.violation(one) for one in view.verdict.violations],
        "harmed": [(sayer.person(who), n) for who, n in view.harmed(HARMED)],
        "prices": _prices(summit),
    }
    return render(request, "secretariat/board_why.html", told)


@with_role(Role.SECRETARIAT)
def board_costs(request: Asked, *, summit: Summit, code: str) -> JsonResponse:
    """Return what each place of a day would cost a session more or less, in words.

    For who drags it: by room and start, ``[change, rules broken, why]``; places that the
    board does not offer are left out.
    """
    draft = planned_draft(request.actor, summit)
    view = view_of(summit, asked=asked_by_protocol(summit))
    if code not in view.model.session_at:
        raise Refused("not-found", what="session", code=code)
    sayer = Sayer(view.problem, draft)
    on = request.GET.get("day", "")
    day = next((one for one in draft.days if one.isoformat() == on), None)
    known = {one.code for one in view.problem.rooms}
    places: dict[str, dict[str, list[object]]] = {}
    for one in targets(draft, code, day) if day else ():
        room = f"{one.room.venue}/{one.room.code}"
        if one.level == Level.FORBIDDEN or room not in known:
            continue
        start = optimisation.minute_of(summit, one.starts_at)
        cell = view.why_not(code, start=start, room=room)
        places.setdefault(room, {})[one.starts_at.isoformat()] = [
            cell.cost_change,
            [sayer.violation(each) for each in cell.violations if told(each.rule)],
            changes_words(cell.changes),
        ]
    return JsonResponse({"version": draft.version, "day": on, "places": places})


SAID = frozenset(
    {
        "room-twice",
        "venue-closed",
        "person-twice",
        "organizer-twice",
        "beside-ceremony",
        "person-absent",
        "remote-hours",
        "room-closed",
    }
)
"""Rules of which the board speaks itself, from the draft."""


def told(rule: str) -> bool:
    """Tell whether the engine has a rule to itself."""
    return rule not in SAID


def changes_words(changes: Mapping[str, int]) -> str:
    """Return what a place changes, dearest first, in short."""
    ordered = sorted(changes.items(), key=lambda pair: (-abs(pair[1]), pair[0]))
    parts = (f"{preference(code)} {n:+}" for code, n in ordered[:3])
    return semicolon(page_lang()).join(parts)


def _asked(
    request: Asked, summit: Summit, draft: Draft, view: "View", code: str
) -> "Cell | None":
    if "at" not in request.GET:
        return None
    form = PlaceForm(request.GET, draft=draft)
    if not form.is_valid():
        return None
    said_ = form.cleaned_data
    on = draft.days[0].fromisoformat(said_["on"])
    starts_at = local(summit, on, said_["at"])
    start = optimisation.minute_of(summit, starts_at)
    return view.why_not(code, start=start, room=said_["room"])


def _here(view: "View", sayer: Sayer, code: str) -> Here | None:
    if code not in view.solution.by_session():
        return None
    why: WhyHere = view.why_here(code)
    charges = [Line(one.cost, sayer.charge(one, code)) for one in why.charges]
    return Here(
        place=sayer.place(why.placement),
        charges=tuple(sorted(charges, key=lambda one: -one.minutes)),
        cost=sum(one.minutes for one in charges),
        n_possible=why.n_possible,
        n_cells=why.n_cells,
        n_better=len(why.better),
        better=tuple(_place(one, sayer) for one in _possible_first(why.better)),
        holding=tuple((rule(one), n) for one, n in why.holding.items()),
    )


def _possible_first(cells: "Iterable[Cell]") -> "list[Cell]":
    ordered = sorted(cells, key=lambda one: (not one.is_possible, one.cost_change))
    return ordered[:BETTER]


def _place(cell: "Cell", sayer: Sayer) -> Place:
    lines = sorted(cell.changes.items(), key=lambda pair: -abs(pair[1]))
    return Place(
        words=f"{sayer.at(cell.start)}{pause()}{sayer.room(cell.room)}",
        change=cell.cost_change,
        lines=tuple(Line(n, preference(code)) for code, n in lines),
        broken=tuple(sayer.violation(one) for one in cell.violations),
    )


def _costs(view: "View") -> list[Line]:
    return [
        Line(cost, preference(code), str(UNITS[code]))
        for code, cost in view.verdict.costs.items()
    ]


@dataclass(frozen=True, slots=True)
class Prices:
    """The last search for prices, and what it found."""

    run: TimetableRun
    is_open: bool
    lines: tuple[Line, ...]


def _prices(summit: Summit) -> Prices | None:
    run = runs.runs_of(summit).filter(asks=RunAsks.PRICES).first()
    if run is None:
        return None
    found = run.outcome.get("prices", ()) if run.state == RunState.DONE else ()
    lines = tuple(Line(saving, rule(code)) for code, saving in found)
    return Prices(run, run.state in {RunState.QUEUED, RunState.RUNNING}, lines)
