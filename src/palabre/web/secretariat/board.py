"""The board: the draft of the programme, worked by drag, touch, keyboard or forms.

Every act is a form that needs no script; the script sends the same forms, reads the
same page, and takes over the parts that changed.
"""

from collections.abc import Callable
from datetime import date, datetime

from django.contrib import messages
from django.http import HttpResponse, JsonResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.timetable import ready
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme import board, desk, filters, queries, steps
from palabre.stages.programme.clashes import heat, targets
from palabre.stages.programme.drafts import Draft
from palabre.stages.programme.filters import Choice
from palabre.stages.programme.models import DraftStep
from palabre.stages.programme.wanted import Demands
from palabre.stages.summits.models import Room, Summit
from palabre.web.public import choosing
from palabre.web.requests import Asked
from palabre.web.secretariat.board_page import Chosen, board_of, chosen_of
from palabre.web.secretariat.board_words import clash_words, step_words
from palabre.web.secretariat.demands import Asking, asking_words
from palabre.web.ui.access import with_role
from palabre.web.ui.tags import said
from palabre.web.ui.words import words_for
from palabre.workflows.ask_protocol import planned_draft
from palabre.workflows.tell_board import BOARD
from palabre.workflows.work_board import work_board

LAST_STEPS = 8
FILTERS = frozenset({"theme", "language", "type"})
"""What the board is filtered by, beside words: names of persons and organizations."""


@with_role(Role.SECRETARIAT)
def index(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show a day of the draft, what waits, what clashes, and the session held."""
    ready.warm()
    draft = planned_draft(request.actor, summit)
    hot = heat(draft)
    choice = Choice.asked(request.GET.dict())
    on = _day(request, draft)
    back, again = steps.undoable(summit), steps.redoable(summit)
    rows = [one.row for one in draft.sessions.values()]
    pickers = choosing.pickers(summit, rows, choice)
    chosen = chosen_of(draft, request.GET.get("session", ""), on, hot)
    told = {
        "summit": summit,
        "draft": draft,
        "on": on,
        "board": board_of(draft, on, hot, _matching(summit, draft, choice)),
        "chosen": chosen,
        "asking": _asking(draft, chosen),
        "choice": choice,
        "pickers": [one for one in pickers if one.name in FILTERS],
        "kept": _kept(request.GET),
        "back": back,
        "back_words": step_words(back, draft) if back else "",
        "again": again,
        "again_words": step_words(again, draft) if again else "",
        "steps": [
            (one, step_words(one, draft))
            for one in summit.draft_steps.order_by("-number")[:LAST_STEPS]
        ],
        "room": BOARD,
    }
    return render(request, "secretariat/board.html", told)


@with_role(Role.SECRETARIAT)
def board_targets(request: Asked, *, summit: Summit, code: str) -> JsonResponse:
    """Return the places of a session on a day with what clashes there, for who drags it.

    Without a day, the places of all days. ``said`` holds each sentence once; a place
    names its level, the people affected and the numbers of its sentences.
    """
    draft = planned_draft(request.actor, summit)
    if code not in draft.sessions:
        raise Refused("not-found", what="session", code=code)
    said: dict[str, int] = {}
    places: dict[str, dict[str, tuple[str, int, list[int]]]] = {}
    on = request.GET.get("day", "")
    day = next((one for one in draft.days if one.isoformat() == on), None)
    for one in targets(draft, code, day):
        numbers: list[int] = [
            said.setdefault(clash_words(clash, draft), len(said))
            for clash in one.clashes
        ]
        room = places.setdefault(f"{one.room.venue}/{one.room.code}", {})
        room[one.starts_at.isoformat()] = (one.level or "", one.n_affected, numbers)
    return JsonResponse(
        {"version": draft.version, "said": list(said), "places": places}
    )


@with_role(Role.SECRETARIAT)
@require_POST
def board_move(request: Asked, *, summit: Summit) -> HttpResponse:
    """Put a session where the form says."""

    def act() -> DraftStep:
        session = desk.session_of(summit, request.POST.get("session", ""))
        room, starts_at = _target(summit, request.POST.get("to", ""))
        return _work(request, summit, board.move, session, room, starts_at)

    return _done(request, summit, act)


@with_role(Role.SECRETARIAT)
@require_POST
def board_swap(request: Asked, *, summit: Summit) -> HttpResponse:
    """Let two sessions change places."""

    def act() -> DraftStep:
        first = desk.session_of(summit, request.POST.get("session", ""))
        second = desk.session_of(summit, request.POST.get("with", ""))
        return _work(request, summit, board.swap, first, second)

    return _done(request, summit, act)


@with_role(Role.SECRETARIAT)
@require_POST
def board_act(request: Asked, *, summit: Summit, act: str) -> HttpResponse:
    """Pin or unpin a session, or take it out of its room."""
    acts = {"pin": board.pin, "unpin": board.unpin, "take-out": board.take_out}

    def done() -> DraftStep:
        session = desk.session_of(summit, request.POST.get("session", ""))
        return _work(request, summit, acts[act], session)

    return _done(request, summit, done)


@with_role(Role.SECRETARIAT)
@require_POST
def board_step(request: Asked, *, summit: Summit, act: str) -> HttpResponse:
    """Undo or redo the step that was seen as the last."""
    acts = {"undo": board.undo, "redo": board.redo}

    def done() -> DraftStep:
        number = _number(request.POST.get("step", ""))
        by, at = request.actor, request.at
        return work_board(summit, acts[act], summit, number, by=by, at=at)

    return _done(request, summit, done)


def _work(
    request: Asked, summit: Summit, act: Callable[..., DraftStep], *given: object
) -> DraftStep:
    seen = _number(request.POST.get("version", ""))
    return work_board(summit, act, *given, by=request.actor, at=request.at, seen=seen)


def _done(request: Asked, summit: Summit, act: Callable[[], DraftStep]) -> HttpResponse:
    """Do an act and return to the board; a refusal is said there."""
    try:
        step = act()
    except Refused as refused:
        if refused.code in {"not-allowed", "not-found"}:
            raise
        messages.error(request, words_for(refused))
    else:
        draft = planned_draft(request.actor, summit)
        messages.success(
            request, _("Done: %(step)s.") % {"step": step_words(step, draft)}
        )
    kept = urlencode(_kept(request.POST))
    return redirect(f"{reverse('secretariat:board', args=[summit.code])}?{kept}")


def _kept(given: QueryDict) -> dict[str, str]:
    """Return what the page keeps from one act to the next."""
    names = ("day", "session", "q", *sorted(FILTERS))
    return {name: str(given[name]) for name in names if given.get(name)}


def _day(request: Asked, draft: Draft) -> date:
    """Return the day asked for, or the day of the session held, or the first."""
    days = draft.days
    asked = request.GET.get("day", "")
    for on in days:
        if on.isoformat() == asked:
            return on
    return days[0] if days else request.at.date()


def _matching(summit: Summit, draft: Draft, choice: Choice) -> set[str] | None:
    """Return the codes that the filter keeps in the light; None without one."""
    names = {"q", "person", "organization", *FILTERS}
    made = {name: value for name, value in choice.made.items() if name in names}
    if not made:
        return None
    rows = [one.row for one in draft.sessions.values()]
    described = queries.descriptions_of(summit) if choice.q else {}
    words = {
        row.code: filters.words_of(row, described.get(row.code, "")) for row in rows
    }
    found = filters.chosen(rows, Choice(**made), zone=summit.zone, words=words)
    return {row.code for row in found}


def _target(summit: Summit, value: str) -> tuple[Room, datetime]:
    where, _, when = value.partition("@")
    venue, _, code = where.partition("/")
    starts_at = _instant(when)
    if starts_at is None:
        raise Refused("place-unreadable", value=value[:80])
    try:
        return desk.room_at(summit, venue, code), starts_at
    except Refused as gone:
        raise Refused("place-unreadable", value=value[:80]) from gone


def _instant(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else None


def _number(words: str) -> int:
    return int(words) if words.isascii() and words.isdigit() and len(words) < 10 else 0


def _asking(draft: Draft, chosen: Chosen | None) -> Asking:
    """Return what the session that somebody holds asks, in words."""
    if chosen is None:
        return Asking()
    code, demanded = chosen.card.code, draft.house.demanded
    rooms = {f"{one.venue}/{one.code}": said(one.name) for one in draft.rooms}
    return asking_words(
        code,
        demanded.own.demands.get(code, Demands()),
        demanded.orders.get(code, ()),
        rooms=rooms,
        zone=draft.zone,
    )
