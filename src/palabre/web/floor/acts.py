"""Acts at the moderator's console; every one a form, every one done once."""

from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render

from palabre.kernel.refusals import Refused
from palabre.stages.live import queries, signs, steering, undo
from palabre.stages.live.models import FloorAct, RequestForFloor, Sitting
from palabre.stages.live.states import SittingState
from palabre.stages.live.voices import voice_of
from palabre.stages.programme.models import Session
from palabre.web.floor.console import role_of
from palabre.web.floor.doors import (
    View,
    act_of,
    moderated,
    sitting_or_new,
    sitting_or_refuse,
    sitting_to_keep,
    stamp,
)
from palabre.web.floor.forms import ConductForm
from palabre.web.floor.questions import reply_link
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.workflows import floor_acts, run_floor
from palabre.workflows.ask_for_replies import ask_for_replies
from palabre.workflows.close_session import close_session
from palabre.workflows.floor_acts import Given


def _number(given: QueryDict, name: str) -> int:
    """Return a whole number of a form, 0 if it is none."""
    word = given.get(name, "")
    return int(word) if word.removeprefix("-").isdecimal() and len(word) < 7 else 0


def _found(session: Session, asked: str) -> RequestForFloor:
    return queries.request_by_code(sitting_or_refuse(session), asked)


def _given(form: QueryDict) -> Given:
    return Given(
        place=_number(form, "place"),
        reason=form.get("reason", ""),
        name=form.get("name", ""),
        ruling=form.get("ruling", ""),
        seconds=_number(form, "seconds"),
        seen=_seen(form),
    )


def _seen(form: QueryDict) -> str | None:
    """Return whom the sender of a form saw at the floor; None if it does not say.

    A console names by its code whom it gave the floor while the network was away.
    """
    seen = form.get("statement")
    return None if seen is None else seen.removeprefix("code:")


def on_request(name: str, told: str) -> View:
    """Return the page of an act on somebody of the list.

    Parameters
    ----------
    name : str
        What the act is called: a key of `floor_acts.ON_REQUEST`.
    told : str
        The act in one sentence.
    """

    def act(request: Asked, session: Session, *, asked: str) -> object:
        found = _found(session, asked)
        on = stamp(request, found.sitting)
        return floor_acts.on_request(found, name, _given(request.POST), on)

    act.__doc__ = told
    return act_of(act)


def on_speaker(name: str, told: str) -> View:
    """Return the page of an act on whoever has the floor.

    The form says whom its sender saw there: nobody else is paused or given time.
    """

    def act(request: Asked, session: Session) -> object:
        sitting = sitting_or_refuse(session)
        on = stamp(request, sitting)
        return floor_acts.on_speaker(sitting, name, _given(request.POST), on)

    act.__doc__ = told
    return act_of(act)


# The sitting and the list ----------------------------------------------------------------


@act_of
def open_(request: Asked, session: Session) -> object:
    """Open the session."""
    return run_floor.open_session(session, by=request.actor, at=request.at)


@act_of
def close(request: Asked, session: Session) -> object:
    """Close the session, at the instant it was done; its captions become the record."""
    sitting = sitting_or_refuse(session)
    if is_closed_twice(request, sitting):
        return None
    on = stamp(request, sitting)
    kept = close_session(sitting, by=on.by, at=on.at)
    ask_for_replies(sitting, link=reply_link, at=on.at)
    return kept


def is_closed_twice(request: Asked, sitting: Sitting) -> bool:
    """Tell whether a console sends its closing again: the answer to it was lost."""
    return bool(request.POST.get("key")) and sitting.state == SittingState.CLOSED


@act_of
def keep_list(request: Asked, session: Session) -> object:
    """Open or close the list of speakers."""
    sitting = sitting_to_keep(session)
    on = stamp(request, sitting)
    is_open = request.POST.get("list") == "open"
    return run_floor.keep_list(sitting, is_open=is_open, by=on.by, at=on.at, key=on.key)


@act_of
def keep_time(request: Asked, session: Session) -> object:
    """Set how long a statement may take."""
    sitting = sitting_to_keep(session)
    on = stamp(request, sitting)
    seconds = max(_number(request.POST, "seconds"), 0)
    return run_floor.keep_time(sitting, seconds, by=on.by, at=on.at, key=on.key)


@act_of
def signal(request: Asked, session: Session) -> object:
    """Show everybody a signal, or take it off."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    kind, text = request.POST.get("signal", ""), request.POST.get("text", "")
    return run_floor.act(
        sitting,
        "signal" if kind else "signal-off",
        lambda: signs.signal(sitting, kind, text, by=on.by, at=on.at),
        on=on,
    )


@moderated
def conduct(request: Asked, session: Session) -> HttpResponse:
    """Say how the floor is run."""
    is_set = request.method == "POST"
    sitting = sitting_to_keep(session) if is_set else sitting_or_new(session)
    form = ConductForm(request.POST or None, sitting)
    if is_set and form.is_valid():
        on = stamp(request, sitting)
        given = form.conduct()

        def set_it() -> Sitting:
            return steering.conduct(
                sitting, given, seen=form.seen_conduct(), by=on.by, at=on.at
            )

        if attempt(form, lambda: run_floor.act(sitting, "conduct", set_it, on=on)):
            return redirect("floor:console", session.summit.code, session.code)
        sitting.refresh_from_db()
        form.show_now()
    told = {"summit": session.summit, "session": session, "form": form}
    return render(request, "floor/conduct.html", told)


@act_of
def add_role(request: Asked, session: Session) -> object:
    """Put somebody who has a role in the session on the list."""
    role = role_of(session, request.POST.get("person"))
    sitting = sitting_or_refuse(session)
    facts = voice_of(role.person, session)
    return run_floor.add_to_list(sitting, facts, on=stamp(request, sitting))


strike = on_request("withdrawn", "Take somebody off the list.")
skip = on_request("skipped", "Pass over somebody who is absent.")
move = on_request("moved", "Put somebody at a place, against the rule, with a reason.")
hand_over = on_request("handed-over", "Let another speak in somebody's place.")


# Whoever speaks --------------------------------------------------------------------------


@act_of
def give(request: Asked, session: Session, *, asked: str) -> object:
    """Give the floor; with ``pass``, whoever speaks ends in the same act.

    The form says whom its sender saw there: nobody else is ended.
    """
    found = _found(session, asked)
    on = stamp(request, found.sitting)
    if "pass" not in request.POST:
        return run_floor.give_floor(found, by=on.by, at=on.at, key=on.key)
    return run_floor.pass_floor(
        found, by=on.by, at=on.at, key=on.key, seen=_seen(request.POST)
    )


@act_of
def end(request: Asked, session: Session) -> object:
    """End the statement that runs, or the one that is paused."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    statement = queries.floor_now(sitting)
    if statement is None or not run_floor.is_seen(statement, _seen(request.POST) or ""):
        return None  # somebody else at this console was quicker
    return run_floor.end_statement(statement, by=on.by, at=on.at, key=on.key)


end_paused = on_request("ended", "End a statement that does not go on.")
pause = on_speaker("paused", "Stop the clock of whoever speaks.")
resume = on_request("resumed", "Let whoever was paused go on.")
interrupt = on_request("interrupted", "Let a point of order interrupt.")
rule_on = on_request("ruled", "Record the ruling on a point of order.")
extend = on_speaker("extended", "Give whoever speaks more time.")
cut = on_speaker("cut", "End whoever is beyond time and grace, where policy says so.")


@act_of
def take_back(request: Asked, session: Session) -> object:
    """Take the last act back."""
    sitting = sitting_or_refuse(session)
    found = FloorAct.objects.filter(
        sitting=sitting, pk=_number(request.POST, "act") or 0
    ).first()
    if found is None:
        raise Refused("undo-late", seconds=undo.UNDO_SECONDS)
    on = stamp(request, sitting)
    if on.key and found.undone_at is not None:
        return None  # sent again, or the other at this console was quicker
    return run_floor.take_back(found, by=on.by, at=on.at)
