"""The moderator's console: the sitting, the floor, the list; every act a form."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from palabre.kernel.refusals import Refused
from palabre.stages.live import queries
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.voices import roles_to_choose, voice_of
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import (
    act_of,
    moderated,
    sitting_or_none,
    sitting_or_refuse,
)
from palabre.web.floor.forms import AddForm
from palabre.web.floor.live import room, streams
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.workflows import run_floor
from palabre.workflows.close_session import close_session

LIMITS = (60, 120, 180, 300, 420, 600)
"""Seconds offered for a statement."""


@moderated
def console(request: Asked, session: Session) -> HttpResponse:
    """Show the session's floor to whoever keeps it."""
    return _page(request, session, AddForm())


def _page(request: Asked, session: Session, form: AddForm) -> HttpResponse:
    told = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "limits": LIMITS,
        "choices": roles_to_choose(session),
        **room(request, session),
        **streams(session),
    }
    return render(request, "floor/console.html", told)


@act_of
def open_(request: Asked, session: Session) -> object:
    """Open the session."""
    return run_floor.open_session(session, by=request.actor, at=request.at)


@act_of
def close(request: Asked, session: Session) -> object:
    """Close the session; its captions become the record."""
    return close_session(sitting_or_refuse(session), by=request.actor, at=request.at)


@act_of
def keep_list(request: Asked, session: Session) -> object:
    """Open or close the list of speakers."""
    return run_floor.keep_list(
        sitting_or_refuse(session),
        is_open=request.POST.get("list") == "open",
        by=request.actor,
        at=request.at,
    )


@act_of
def keep_time(request: Asked, session: Session) -> object:
    """Set how long a statement may take."""
    seconds = request.POST.get("seconds", "")
    return run_floor.keep_time(
        sitting_or_refuse(session),
        int(seconds) if seconds.isdecimal() and len(seconds) < 6 else 0,
        by=request.actor,
        at=request.at,
    )


@act_of
def give(request: Asked, session: Session, *, asked: str) -> object:
    """Give the floor; with ``pass``, whoever speaks ends in the same act."""
    found = queries.request_by_code(sitting_or_refuse(session), asked)
    act = run_floor.pass_floor if "pass" in request.POST else run_floor.give_floor
    return act(found, by=request.actor, at=request.at)


@act_of
def end(request: Asked, session: Session) -> object:
    """End the statement that runs."""
    statement = queries.floor_now(sitting_or_refuse(session))
    if statement is None or str(statement.pk) != request.POST.get("statement"):
        return None  # somebody else at this console was quicker
    return run_floor.end_statement(statement, by=request.actor, at=request.at)


@act_of
def strike(request: Asked, session: Session, *, asked: str) -> object:
    """Take somebody off the list."""
    found = queries.request_by_code(sitting_or_refuse(session), asked)
    return run_floor.withdraw(found, by=request.actor, at=request.at)


@act_of
def add_role(request: Asked, session: Session) -> object:
    """Put somebody who has a role in the session on the list."""
    wanted = request.POST.get("person")
    for role in roles_to_choose(session):
        if role.person.code == wanted:
            return run_floor.ask_for_floor(
                sitting_or_refuse(session),
                voice_of(role.person, session),
                by=request.actor,
                at=request.at,
            )
    raise Refused("not-found", what="person", code=wanted)


@moderated
def add(request: Asked, session: Session) -> HttpResponse:
    """Put somebody on the list by name."""
    form = AddForm(request.POST or None)
    if form.is_valid():
        sitting = sitting_or_none(session)
        facts = RequestFacts(**form.cleaned_data)
        done = sitting and attempt(
            form,
            lambda: run_floor.ask_for_floor(
                sitting, facts, by=request.actor, at=request.at
            ),
        )
        if done:
            return redirect("floor:console", session.summit.code, session.code)
    return _page(request, session, form)
