"""Interpretation in the draft: teams × blocks, who works where, the teams themselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.engines.formats.tables import read_table
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, booths, optimisation, teams, weeks
from palabre.stages.programme.models import DraftStep, InterpretationTeam
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.engine_words import Sayer
from palabre.web.secretariat.setup.pages import rows_of
from palabre.web.secretariat.setup.places import days_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.choices import languages as language_choices
from palabre.web.ui.tags import comma, day
from palabre.web.ui.words import words_for
from palabre.workflows.ask_protocol import planned_draft, timetable_problem
from palabre.workflows.staff_booths import staff_booths
from palabre.workflows.work_board import work_board


class TeamForm(forms.Form):
    """A row of the teams; an empty code is made from the name."""

    name = forms.CharField(label=gettext_lazy("Team"), max_length=120)
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple
    )
    is_hybrid = forms.BooleanField(
        label=gettext_lazy("Works hybrid meetings"), required=False
    )
    n_booths = forms.IntegerField(
        label=gettext_lazy("Booths it fills"), required=False, min_value=1, max_value=20
    )
    block_minutes = forms.IntegerField(
        label=gettext_lazy("Longest block, in minutes"),
        required=False,
        min_value=30,
        max_value=480,
    )
    blocks_a_day = forms.IntegerField(
        label=gettext_lazy("Blocks a day"), required=False, min_value=1, max_value=6
    )
    blocks_a_week = forms.IntegerField(
        label=gettext_lazy("Blocks a week"), required=False, min_value=1, max_value=40
    )
    code = forms.SlugField(
        label=gettext_lazy("Code"), required=False, max_length=40, allow_unicode=True
    )

    def __init__(self, *args: Any, summit: Summit, lang: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summit = summit
        self.fields["languages"].choices = language_choices(summit.languages, lang)  # type: ignore[attr-defined]
        for on in days_of(summit):
            self.fields[f"on_{on.isoformat()}"] = forms.CharField(
                label=day(on), required=False, max_length=60
            )

    def clean(self) -> dict[str, object]:
        """Read the hours of each day."""
        cleaned = super().clean() or {}
        present: list[teams.Moments] = []
        for on in days_of(self.summit):
            name = f"on_{on.isoformat()}"
            try:
                present += teams.read_blocks(self.summit, on, cleaned.get(name) or "")
            except Refused as refused:
                self.add_error(name, words_for(refused))
        cleaned["present"] = tuple(present)
        return cleaned


class BlocksForm(forms.Form):
    """The blocks of each day, as hours with commas between."""

    prefix = "blocks"

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summit = summit
        for on in days_of(summit):
            self.fields[on.isoformat()] = forms.CharField(
                label=day(on), required=False, max_length=120
            )

    def blocks(self) -> list[teams.Moments]:
        """Return the blocks that were typed.

        Raises Refused: ``block-malformed``.
        """
        found: list[teams.Moments] = []
        for on in days_of(self.summit):
            name = on.isoformat()
            words = self.cleaned_data.get(name) or ""
            try:
                found += teams.read_blocks(self.summit, on, words)
            except Refused as refused:
                raise Refused(refused.code, **refused.facts, field=name) from refused
        return found


class TableForm(forms.Form):
    """A table of teams to bring in."""

    prefix = "table"
    file = forms.FileField(
        label=gettext_lazy("CSV or XLSX"),
        help_text=gettext_lazy(
            "Columns: name, languages (en fr es), hybrid, booths, block_minutes, "
            "blocks_a_day, blocks_a_week, present (2026-05-25 09:00-18:00; …), code. A "
            "team with a code that is there already is changed; the others stay."
        ),
    )


@dataclass(frozen=True, slots=True)
class Row:
    """A room in a block that asks for interpreters, as a form shows it."""

    value: str
    starts_at: datetime
    ends_at: datetime
    room: str
    team: str
    asking: booths.Asking


@dataclass(frozen=True, slots=True)
class Cell:
    """What a team does in a block, in names."""

    rooms: str
    work: booths.Work | None


@dataclass(frozen=True, slots=True)
class Week:
    """A team's row of the table, with what it breaks in sentences."""

    week: booths.TeamWeek
    cells: tuple[Cell, ...]
    broken: tuple[str, ...]


@with_role(Role.SECRETARIAT)
def board_booths(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show teams × blocks, the rooms that ask, hours used and languages lost."""
    draft = planned_draft(request.actor, summit)
    problem = timetable_problem(summit)
    found = booths.booths_of(problem, optimisation.solution_of(summit))
    sayer = Sayer(problem, draft)
    told = {
        "summit": summit,
        "draft": draft,
        "booths": weeks.interpretation(draft),
        "found": found,
        "teams": problem.teams,
        "spans": [_moments(summit, one) for one in found.blocks],
        "weeks": [_week(one, sayer) for one in found.weeks],
        "rows": [_row(summit, one, sayer) for one in found.asking],
    }
    return render(request, "secretariat/board_booths.html", told)


@with_role(Role.SECRETARIAT)
def board_teams(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the teams and the blocks in which they work."""
    given = request.POST if request.POST.get("part") == "teams" else None
    rows = _rows(request, summit, given)
    if given is not None and rows.is_valid():
        whole = forms.Form(given)
        whole.is_valid()
        plans = [_plan(one) for one in rows.filled()]
        if _kept(
            whole,
            lambda: teams.set_teams(summit, plans, by=request.actor, at=request.at),
        ):
            messages.success(request, _("Kept."))
            return redirect("secretariat:board-teams", summit.code)
        return _teams_page(request, summit, rows, whole=whole)
    return _teams_page(request, summit, rows)


@with_role(Role.SECRETARIAT)
@require_POST
def board_blocks(request: Asked, *, summit: Summit) -> HttpResponse:
    """Set the blocks: those typed, or the usual ones of a length."""
    usual = request.POST.get("usual", "")
    if usual in {"120", "180"}:
        blocks = teams.usual_blocks(summit, int(usual))
        teams.set_blocks(summit, blocks, by=request.actor, at=request.at)
        return redirect("secretariat:board-teams", summit.code)
    form = BlocksForm(request.POST, summit=summit)
    if form.is_valid() and _kept(
        form,
        lambda: teams.set_blocks(
            summit, form.blocks(), by=request.actor, at=request.at
        ),
    ):
        messages.success(request, _("Kept."))
        return redirect("secretariat:board-teams", summit.code)
    return _teams_page(request, summit, _rows(request, summit, None), blocks=form)


@with_role(Role.SECRETARIAT)
@require_POST
def board_teams_import(request: Asked, *, summit: Summit) -> HttpResponse:
    """Bring teams in from a table; those with a known code are changed."""
    form = TableForm(request.POST, request.FILES)
    if form.is_valid() and _kept(form, lambda: _bring(request, summit, form)):
        messages.success(request, _("The teams are in."))
        return redirect("secretariat:board-teams", summit.code)
    return _teams_page(request, summit, _rows(request, summit, None), table=form)


@with_role(Role.SECRETARIAT)
@require_POST
def board_staff(request: Asked, *, summit: Summit) -> HttpResponse:
    """Give a room in a block to a team, or let the engine give all of them."""

    def act() -> DraftStep:
        by, at = request.actor, request.at
        if not request.POST.get("place"):
            return staff_booths(summit, by=by, at=at)
        problem = timetable_problem(summit)
        found = booths.booths_of(problem, optimisation.solution_of(summit))
        codes = booths.sessions_of(found).get(request.POST["place"], ())
        given = dict.fromkeys(codes, request.POST.get("team", ""))
        seen = int(request.POST.get("version") or 0)
        return work_board(summit, board.staff, summit, given, by=by, at=at, seen=seen)

    try:
        act()
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        messages.error(request, words_for(refused))
    else:
        messages.success(request, _("The booths are staffed; one step undoes it."))
    return redirect("secretariat:board-booths", summit.code)


def _teams_page(
    request: Asked,
    summit: Summit,
    rows: Any,
    *,
    whole: forms.Form | None = None,
    blocks: BlocksForm | None = None,
    table: TableForm | None = None,
) -> HttpResponse:
    told = {
        "summit": summit,
        "rows": rows,
        "whole": whole or forms.Form(),
        "blocks": blocks or BlocksForm(summit=summit, initial=_hours(summit)),
        "table": table or TableForm(),
    }
    return render(request, "secretariat/board_teams.html", told)


def _kept(form: forms.Form, act: Any) -> bool:
    return attempt(form, lambda: (act(), True)) is not None


def _bring(request: Asked, summit: Summit, form: TableForm) -> None:
    file = form.cleaned_data["file"]
    known = frozenset(teams.COLUMNS)
    try:
        table = read_table(file.name, file.read(), known=known)
        new = [teams.plan_of(_folded(row), summit) for _, row in table.rows]
    except Refused as refused:
        raise Refused(refused.code, **(refused.facts | {"field": "file"})) from refused
    fresh = {one.code: one for one in new}
    kept = {one.code: _kept_plan(one) for one in teams.teams_of(summit)}
    plans = list((kept | fresh).values())
    teams.set_teams(summit, plans, by=request.actor, at=request.at)


def _folded(row: dict[str, str]) -> dict[str, str]:
    return {name.strip().lower().replace(" ", "_"): cell for name, cell in row.items()}


def _kept_plan(team: InterpretationTeam) -> teams.TeamPlan:
    return teams.TeamPlan(
        code=team.code,
        name=team.name,
        languages=tuple(team.languages),
        is_hybrid=team.is_hybrid,
        n_booths=team.n_booths,
        block_minutes=team.block_minutes,
        blocks_a_day=team.blocks_a_day,
        blocks_a_week=team.blocks_a_week,
        present=teams.present_of(team),
    )


def _plan(told: dict[str, Any]) -> teams.TeamPlan:
    code = told["code"] or teams.code_of(told["name"])
    return teams.TeamPlan(
        code=code,
        name=told["name"],
        languages=tuple(told["languages"]),
        is_hybrid=told["is_hybrid"],
        n_booths=told["n_booths"],
        block_minutes=told["block_minutes"],
        blocks_a_day=told["blocks_a_day"],
        blocks_a_week=told["blocks_a_week"],
        present=told["present"],
    )


def _rows(request: Asked, summit: Summit, given: Any) -> Any:
    initial = [_initial(summit, one) for one in teams.teams_of(summit)]
    lang = request.LANGUAGE_CODE
    return rows_of(TeamForm, given=given, initial=initial, summit=summit, lang=lang)


def _initial(summit: Summit, team: InterpretationTeam) -> dict[str, object]:
    told: dict[str, object] = {
        name: getattr(team, name)
        for name in (
            "code",
            "name",
            "languages",
            "is_hybrid",
            "n_booths",
            "block_minutes",
            "blocks_a_day",
            "blocks_a_week",
        )
    }
    hours = _by_day(summit, teams.present_of(team))
    return told | {f"on_{on.isoformat()}": words for on, words in hours.items()}


def _hours(summit: Summit) -> dict[str, str]:
    spans = [(one.starts_at, one.ends_at) for one in teams.blocks_of(summit)]
    return {on.isoformat(): words for on, words in _by_day(summit, spans).items()}


def _by_day(summit: Summit, spans: Sequence[teams.Moments]) -> dict[date, str]:
    """Return periods by day as they are typed: ``10:00-13:00, 15:00-18:00``."""
    zone = ZoneInfo(summit.zone)
    found: dict[date, list[str]] = {}
    for begins, ends in spans:
        first, last = begins.astimezone(zone), ends.astimezone(zone)
        found.setdefault(first.date(), []).append(f"{first:%H:%M}-{last:%H:%M}")
    return {on: ", ".join(words) for on, words in found.items()}


def _week(one: booths.TeamWeek, sayer: Sayer) -> Week:
    cells = tuple(
        Cell(
            comma().join(sayer.room(code) for code in work.rooms) if work else "", work
        )
        for work in one.work
    )
    broken = tuple(sayer.violation(broken) for broken in one.violations)
    return Week(one, cells, broken)


def _row(summit: Summit, one: booths.Asking, sayer: Sayer) -> Row:
    begins, ends = _moments(summit, one.span)
    value = f"{one.span.start}@{one.room}"
    return Row(value, begins, ends, sayer.room(one.room), one.team, one)


def _moments(summit: Summit, span: Any) -> tuple[datetime, datetime]:
    return (
        optimisation.instant_of(summit, span.start),
        optimisation.instant_of(summit, span.end),
    )
