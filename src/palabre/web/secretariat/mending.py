"""Something changes in the running programme: ways to mend it, one taken over."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import runs, steps, teams, weeks
from palabre.stages.programme.affected import affected
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.mending import Change, ChangeKind
from palabre.stages.programme.models import TimetableRun
from palabre.stages.programme.states import RunAsks, RunState
from palabre.stages.programme.steps import Place
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import local
from palabre.web.requests import Asked
from palabre.web.secretariat.board_words import place_words
from palabre.web.secretariat.change_words import change_words
from palabre.web.secretariat.engine_words import Sayer, ShownConflict, reason
from palabre.web.secretariat.timetables import is_there
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.tags import clock, day, said
from palabre.web.ui.words import words_for
from palabre.workflows.ask_protocol import planned_draft, timetable_problem
from palabre.workflows.mend_programme import take_way

SECONDS = 30
SHOWN = 4
"""Questions whose ways are shown; older ones are in the journal."""

OFFSETS = tuple(range(-12 * 60, 14 * 60 + 1, 30))
"""Minutes from UTC at which people live, by half-hours."""

_TIME = forms.TimeInput(format="%H:%M", attrs={"type": "time", "step": 300})


class ChangeForm(forms.Form):
    """What every change is: a kind, and the draft it is about."""

    kind: ChangeKind

    def __init__(self, *args: Any, draft: Draft, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **(kwargs | {"prefix": self.kind.value}))
        self.draft, self.summit = draft, summit
        self.names = dict(self.choices())
        self.fields["what"].choices = [("", "–"), *self.names.items()]  # type: ignore[attr-defined]
        if "on" in self.fields:
            days = [(on.isoformat(), day(on)) for on in draft.days]
            self.fields["on"].choices = days  # type: ignore[attr-defined]

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return whom or what it may be about, by code, in the order of names."""
        people = {one.person: one.name for one in weeks.weeks(self.draft)}
        return sorted(people.items(), key=lambda pair: pair[1])

    def moment(self, hour: str = "at") -> datetime:
        """Return the instant that was typed."""
        told = self.cleaned_data
        return local(self.summit, date.fromisoformat(told["on"]), told[hour])

    def change(self) -> Change:
        """Return what was typed as a change."""
        what = self.cleaned_data["what"]
        return Change(self.kind, what, self.names[what], **self.facts())

    def facts(self) -> dict[str, Any]:
        """Return the rest of the change."""
        return {"at": self.moment()}


class ArrivesForm(ChangeForm):
    """Somebody arrives late."""

    kind = ChangeKind.ARRIVES
    title = gettext_lazy("Somebody arrives late")
    what = forms.ChoiceField(label=gettext_lazy("Who"))
    on = forms.ChoiceField(label=gettext_lazy("Arrives on"))
    at = forms.TimeField(label=gettext_lazy("At"), widget=_TIME)


class LeavesForm(ChangeForm):
    """Somebody leaves early."""

    kind = ChangeKind.LEAVES
    title = gettext_lazy("Somebody leaves early")
    what = forms.ChoiceField(label=gettext_lazy("Who"))
    on = forms.ChoiceField(label=gettext_lazy("Leaves on"))
    at = forms.TimeField(label=gettext_lazy("At"), widget=_TIME)


class RemoteForm(ChangeForm):
    """Somebody takes part from afar."""

    kind = ChangeKind.REMOTE
    title = gettext_lazy("Somebody takes part from afar")
    what = forms.ChoiceField(label=gettext_lazy("Who"))
    offset = forms.TypedChoiceField(
        label=gettext_lazy("Time there"),
        coerce=int,
        initial=0,
        choices=[
            (n, f"UTC{'-' if n < 0 else '+'}{abs(n) // 60:02}:{abs(n) % 60:02}")
            for n in OFFSETS
        ],
    )

    def facts(self) -> dict[str, Any]:
        """Return where the person's clock stands."""
        return {"n": self.cleaned_data["offset"]}


class RoomForm(ChangeForm):
    """A room cannot be used for a time."""

    kind = ChangeKind.ROOM
    title = gettext_lazy("A room is lost")
    what = forms.ChoiceField(label=gettext_lazy("Room"))
    on = forms.ChoiceField(label=gettext_lazy("From the day"))
    at = forms.TimeField(label=gettext_lazy("At"), widget=_TIME, initial=time(0))
    days = forms.TypedChoiceField(
        label=gettext_lazy("Until"),
        coerce=int,
        required=False,
        choices=[
            (0, gettext_lazy("the end of the edition")),
            (1, gettext_lazy("the end of that day")),
        ],
    )

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return the rooms."""
        return [(f"{one.venue}/{one.code}", said(one.name)) for one in self.draft.rooms]

    def facts(self) -> dict[str, Any]:
        """Return from when to when."""
        begins = self.moment()
        zone = ZoneInfo(self.summit.zone)
        night = datetime.combine(begins.astimezone(zone).date(), time(0), zone)
        until = night + timedelta(days=1) if self.cleaned_data["days"] == 1 else None
        return {"at": begins, "until": until}


class TeamForm(ChangeForm):
    """A team of interpreters can work less."""

    kind = ChangeKind.TEAM
    title = gettext_lazy("There are fewer interpreters")
    what = forms.ChoiceField(label=gettext_lazy("Team"))
    n = forms.IntegerField(
        label=gettext_lazy("Blocks it can work in the week"), min_value=0, max_value=40
    )

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return the teams."""
        return [(one.code, one.name) for one in teams.teams_of(self.summit)]

    def facts(self) -> dict[str, Any]:
        """Return how many blocks are left."""
        return {"n": self.cleaned_data["n"]}


class LastsForm(ChangeForm):
    """A session takes longer, or less."""

    kind = ChangeKind.LASTS
    title = gettext_lazy("A session takes longer")
    what = forms.ChoiceField(label=gettext_lazy("Session"))
    n = forms.IntegerField(
        label=gettext_lazy("Minutes in all"), min_value=5, max_value=720
    )

    def choices(self) -> Iterable[tuple[str, str]]:
        """Return the sessions that have a place."""
        held = [one.row for one in self.draft.sessions.values() if one.held]
        return [(row.code, f"{row.code} {said(row.title)}") for row in held]

    def facts(self) -> dict[str, Any]:
        """Return how long it takes."""
        return {"n": self.cleaned_data["n"]}


FORMS: tuple[type[ChangeForm], ...] = (
    ArrivesForm,
    LeavesForm,
    RemoteForm,
    RoomForm,
    TeamForm,
    LastsForm,
)


@dataclass(frozen=True, slots=True)
class Moved:
    """A session that would move, in words."""

    code: str
    title: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class ForMe:
    """What a way would change for one person."""

    name: str
    moves: tuple[Moved, ...]


@dataclass(frozen=True, slots=True)
class ShownWay:
    """One way to mend, beside the others."""

    number: int
    n_moved: int
    cost: int
    cost_change: int
    n_broken: int
    moves: tuple[Moved, ...]
    restaffed: tuple[str, ...]
    told: tuple[ForMe, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """A change that was asked about, and the ways that were found."""

    run: TimetableRun
    words: str
    ways: tuple[ShownWay, ...]
    lost: tuple[str, ...]
    is_open: bool
    reason: str
    conflicts: tuple[ShownConflict, ...]


@with_role(Role.SECRETARIAT)
def board_changes(request: Asked, *, summit: Summit) -> HttpResponse:
    """Ask how to mend the draft after a change; show the ways side by side."""
    draft = planned_draft(request.actor, summit)
    kind = request.POST.get("kind", "")
    shown = [
        made(
            request.POST if made.kind.value == kind else None,
            draft=draft,
            summit=summit,
        )
        for made in FORMS
    ]
    for form in shown:
        if form.is_bound and form.is_valid() and _asked(request, summit, form):
            return redirect("secretariat:board-changes", summit.code)
    found = list(runs.runs_of(summit).filter(asks=RunAsks.REPAIR)[:SHOWN])
    told = {
        "summit": summit,
        "forms": [one for one in shown if one.names],
        "questions": [_question(one, summit, draft) for one in found],
        "is_open": any(one.state in OPEN for one in found),
        "in_force": [
            (one, change_words(Change.from_json(one.change), summit))
            for one in runs.in_force(summit)
        ],
    }
    return render(request, "secretariat/board_changes.html", told)


OPEN = frozenset({RunState.QUEUED, RunState.RUNNING})


@with_role(Role.SECRETARIAT)
@require_POST
def board_change_take(
    request: Asked, *, summit: Summit, number: int, way: int
) -> HttpResponse:
    """Take a way over into the draft; the change holds from then on."""
    run = runs.run_by_number(summit, number)
    try:
        take_way(run, way, by=request.actor, at=request.at)
    except Refused as refused:
        if refused.code in {"not-found", "not-allowed"}:
            raise
        messages.error(request, words_for(refused))
        return redirect("secretariat:board-changes", summit.code)
    messages.success(
        request,
        _(
            "It stands in the draft; one step undoes it. Release it, and those whom it "
            "concerns are told."
        ),
    )
    return redirect("secretariat:programme", summit.code)


@with_role(Role.SECRETARIAT)
@require_POST
def board_change_lift(request: Asked, *, summit: Summit, number: int) -> HttpResponse:
    """Say that a change holds no longer."""
    run = runs.run_by_number(summit, number)
    runs.lift(run, by=request.actor, at=request.at)
    messages.success(request, _("It holds no longer; the draft stays as it is."))
    return redirect("secretariat:board-changes", summit.code)


def _asked(request: Asked, summit: Summit, form: ChangeForm) -> bool:
    by, at = request.actor, request.at
    asked = attempt(
        form,
        lambda: runs.ask_repair(summit, form.change(), seconds=SECONDS, by=by, at=at),
    )
    return asked is not None


def _question(run: TimetableRun, summit: Summit, draft: Draft) -> Question:
    ways = run.ways if run.state == RunState.DONE and run.taken_at is None else ()
    return Question(
        run=run,
        words=change_words(Change.from_json(run.change), summit),
        ways=tuple(_way(n, run, summit, draft) for n in range(len(ways))),
        lost=tuple(run.outcome.get("lost", ())),
        is_open=run.state in OPEN,
        reason=reason(run.reason),
        conflicts=_conflicts(run, summit, draft),
    )


def _conflicts(
    run: TimetableRun, summit: Summit, draft: Draft
) -> tuple[ShownConflict, ...]:
    found = runs.conflicts_of(run)
    if not found:
        return ()
    sayer = Sayer(timetable_problem(summit), draft)
    return tuple(sayer.conflict(one) for one in found)


def _way(number: int, run: TimetableRun, summit: Summit, draft: Draft) -> ShownWay:
    kept = run.ways[number]
    places = runs.places_of(run, number)
    standing = steps.places_of(summit, places)
    moved = {
        code: _moved(code, standing[code], now, draft)
        for code, now in places.items()
        if not is_there(standing[code], now)
    }
    return ShownWay(
        number=number,
        n_moved=kept["n_moved"],
        cost=kept["cost"],
        cost_change=kept["cost_change"],
        n_broken=len(kept["violations"]),
        moves=tuple(moved.values()),
        restaffed=tuple(code for code in places if code not in moved),
        told=tuple(_for_each(summit, moved)),
    )


def _for_each(summit: Summit, moved: dict[str, Moved]) -> Iterable[ForMe]:
    """Return whom a release of a way would write to, and about what: nobody else."""
    lines = [
        {
            "kind": "changed",
            "session": code,
            "fields": ["starts_at"],
            "was": {},
            "now": {},
        }
        for code in moved
    ]
    for told in affected(summit, lines):
        theirs = tuple(moved[str(line["session"])] for line in told.lines)
        yield ForMe(told.person.name, theirs)


def _moved(code: str, was: Place | None, now: Place | None, draft: Draft) -> Moved:
    one = draft.sessions.get(code)
    title = said(one.row.title) if one else ""
    return Moved(
        code, title, place_words(was, draft), _ends(now, place_words(now, draft), draft)
    )


def _ends(now: Place | None, words: str, draft: Draft) -> str:
    return f"{words} (–{clock(now.ends_at, draft.zone)})" if now else words
