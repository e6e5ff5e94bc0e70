"""Timetables that the engine proposes: asked for, watched, compared, taken over."""

from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.engines.timetable.check import check
from palabre.engines.timetable.preferences import PREFERENCES
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import optimisation, runs, steps
from palabre.stages.programme.engine_messages import UNITS
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RunAsks, RunState
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.engine_words import (
    Sayer,
    ShownConflict,
    preference,
    reason,
)
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.words import words_for
from palabre.workflows.ask_protocol import planned_draft, timetable_problem
from palabre.workflows.mend_programme import take_way

NAMED = 12
COMPARED = 3
"""Searches that stand side by side with the draft."""


class AskForm(forms.Form):
    """How long to search, from which seed."""

    seconds = forms.TypedChoiceField(
        label=gettext_lazy("Search for"),
        coerce=int,
        initial=30,
        choices=lambda: [(n, _("%s seconds") % n) for n in runs.SECONDS],
    )
    seed = forms.IntegerField(
        label=gettext_lazy("Seed"),
        initial=1,
        min_value=0,
        max_value=1_000_000,
        help_text=gettext_lazy("Another seed looks elsewhere: alternatives."),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A preference and what it costs in the draft and in each alternative."""

    name: str
    unit: str
    costs: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A search as the page shows it."""

    run: TimetableRun
    n_moved: int
    gap: int | None
    last: dict[str, object] | None
    points: str
    is_open: bool
    moved: tuple[str, ...]
    reason: str
    conflicts: tuple[ShownConflict, ...]


@with_role(Role.SECRETARIAT)
def timetables(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what was asked for, how it stands, and the alternatives side by side."""
    form = AskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked = attempt(form, lambda: _ask(request, summit, form))
        if asked is not None:
            return redirect("secretariat:timetables", summit.code)
    return _page(request, summit, form)


@with_role(Role.SECRETARIAT)
@require_POST
def timetable_take(request: Asked, *, summit: Summit, number: int) -> HttpResponse:
    """Take a timetable over into the draft, in one step that can be undone."""
    try:
        run = runs.run_by_number(summit, number)
        take_way(run, None, by=request.actor, at=request.at)
    except Refused as refused:
        if refused.code in {"not-found", "not-allowed"}:
            raise
        messages.error(request, words_for(refused))
        return redirect("secretariat:timetables", summit.code)
    told = _("Timetable %(n)s stands in the draft; one step undoes it.")
    messages.success(request, told % {"n": number})
    return redirect("secretariat:board", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def timetable_stop(request: Asked, *, summit: Summit, number: int) -> HttpResponse:
    """Stop a search."""
    run = runs.run_by_number(summit, number)
    runs.stop(run, by=request.actor, at=request.at)
    return redirect("secretariat:timetables", summit.code)


def _ask(request: Asked, summit: Summit, form: AskForm) -> TimetableRun:
    return runs.ask(
        summit,
        seconds=form.cleaned_data["seconds"],
        seed=form.cleaned_data["seed"],
        by=request.actor,
        at=request.at,
    )


def _page(request: Asked, summit: Summit, form: AskForm) -> HttpResponse:
    draft = planned_draft(request.actor, summit)
    found = list(runs.runs_of(summit).filter(asks=RunAsks.TIMETABLE)[:NAMED])
    done = [one for one in found if one.state == RunState.DONE][:COMPARED]
    problem = timetable_problem(summit)
    verdict = check(problem, optimisation.solution_of(summit))
    sayer = Sayer(problem, draft)
    columns = [verdict.costs, *(one.outcome["costs"] for one in done)]
    told = {
        "summit": summit,
        "form": form,
        "now_broken": [sayer.violation(one) for one in verdict.violations],
        "runs": [_shown(summit, one, sayer) for one in found],
        "done": [_shown(summit, one, sayer) for one in done],
        "now": verdict,
        "rows": [
            Row(
                preference(one.code),
                str(UNITS[one.code]),
                tuple(costs.get(one.code, 0) for costs in columns),
            )
            for one in PREFERENCES
            if any(costs.get(one.code) for costs in columns)
        ],
        "is_open": any(one.state in OPEN for one in found),
    }
    return render(request, "secretariat/timetables.html", told)


OPEN = frozenset({RunState.QUEUED, RunState.RUNNING})


def _shown(summit: Summit, run: TimetableRun, sayer: Sayer) -> Shown:
    last = run.progress[-1] if run.progress else None
    cost = run.outcome.get("cost") if run.outcome else last and last["cost"]
    bound = run.outcome.get("bound") if run.outcome else last and last["bound"]
    moved = _moved(summit, run)
    gap = round(100 * (cost - bound) / cost) if cost and bound else None
    return Shown(
        run=run,
        n_moved=len(moved),
        gap=gap,
        last=last,
        points=_points(run.progress),
        is_open=run.state in OPEN,
        moved=moved[:NAMED],
        reason=reason(run.reason),
        conflicts=tuple(sayer.conflict(one) for one in runs.conflicts_of(run)),
    )


def _moved(summit: Summit, run: TimetableRun) -> tuple[str, ...]:
    """Return the sessions that a timetable would move in the draft as it is now."""
    if run.state != RunState.DONE:
        return ()
    wanted = runs.places_of(run)
    standing = steps.places_of(summit, wanted)
    return tuple(
        code for code, place in wanted.items() if not is_there(standing[code], place)
    )


def is_there(was: steps.Place | None, now: steps.Place | None) -> bool:
    """Tell whether a session keeps its hour and room."""
    return was is now if was is None or now is None else was.is_where(now)


def _points(progress: list[dict[str, float]]) -> str:
    """Return the cost over time as points of a line, 120 wide and 30 high."""
    if len(progress) < 2:
        return ""
    most = max(one["cost"] for one in progress) or 1
    until = progress[-1]["seconds"] or 1
    return " ".join(
        f"{120 * one['seconds'] / until:.1f},{30 - 28 * one['cost'] / most:.1f}"
        for one in progress
    )
