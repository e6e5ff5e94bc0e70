"""The moderator's console: one screen with the floor, the list, the balance."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from palabre.kernel.refusals import Refused
from palabre.stages.live import queries, undo
from palabre.stages.live.messages import ACTS, SIGNALS
from palabre.stages.live.voices import roles_to_choose
from palabre.stages.programme.models import Session
from palabre.web.floor.balance import balance_of
from palabre.web.floor.doors import (
    is_by_script,
    moderated,
    sitting_or_none,
    sitting_or_refuse,
    stamp,
    told_as_json,
)
from palabre.web.floor.forms import AddForm, languages_of
from palabre.web.floor.live import room, streams
from palabre.web.floor.questions import asked_of, to_moderate
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.workflows import run_floor

LIMITS = (60, 120, 180, 300, 420, 600)
"""Seconds offered for a statement."""


@moderated
def console(request: Asked, session: Session) -> HttpResponse:
    """Show the session's floor to whoever keeps it."""
    return page(request, session, AddForm(languages=languages_of(session)))


def page(request: Asked, session: Session, form: AddForm) -> HttpResponse:
    """Return the console with a form to add somebody."""
    told = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "limits": LIMITS,
        "choices": roles_to_choose(session),
        **room(request, session),
        **streams(session),
        **_keeping(request, session),
    }
    return render(request, "floor/console.html", told)


def _keeping(request: Asked, session: Session) -> dict[str, Any]:
    """Return what only whoever keeps the floor sees."""
    sitting = sitting_or_none(session)
    if sitting is None:
        return {}
    last = undo.undoable(sitting, request.at, by=request.actor)
    return {
        **asked_of(sitting, request.actor),
        **to_moderate(sitting, request.at),
        "paused": queries.paused(sitting),
        "points": queries.points_to_rule(sitting),
        "balance": balance_of(sitting, request.at),
        "last_act": last,
        "last_act_told": str(ACTS[last.act]).format(name=last.subject) if last else "",
        "undo_seconds": undo.UNDO_SECONDS,
        "signal_words": [(kind, str(words)) for kind, words in SIGNALS.items()],
    }


@moderated
def add(request: Asked, session: Session) -> HttpResponse:
    """Put somebody on the list by name."""
    form = AddForm(request.POST or None, languages=languages_of(session))
    if request.method == "POST" and is_by_script(request):
        if form.is_valid():
            return told_as_json(lambda: _add(request, session, form))
        return JsonResponse({"refused": _first_error(form)}, status=409)
    if form.is_valid():
        sitting = sitting_or_none(session)
        facts = form.facts()
        done = sitting and attempt(
            form,
            lambda: run_floor.ask_for_floor(
                sitting, facts, by=request.actor, at=request.at
            ),
        )
        if done:
            return redirect("floor:console", session.summit.code, session.code)
    return page(request, session, form)


def _add(request: Asked, session: Session, form: AddForm) -> object:
    """Put somebody on the list as a console's script asks, once."""
    sitting = sitting_or_refuse(session)
    facts = form.facts()
    return run_floor.add_to_list(sitting, facts, on=stamp(request, sitting))


def _first_error(form: AddForm) -> str:
    """Return what a form lacks, in words that need no form around them."""
    name = next(iter(form.errors))
    label = form.fields[name].label if name in form.fields else ""
    return f"{label}: {form.errors[name][0]}" if label else str(form.errors[name][0])


def role_of(session: Session, code: str | None) -> Any:
    """Return a role of the session by its person's code, or refuse."""
    for role in roles_to_choose(session):
        if role.person.code == code:
            return role
    raise Refused("not-found", what="person", code=code)
