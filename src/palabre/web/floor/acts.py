"""Acts at the moderator's console; every one a form, every one done once."""

from collections.abc import Callable
from typing import TypeVar

from django.http import HttpResponse
from django.shortcuts import redirect, render

from palabre.kernel.refusals import Refused
from palabre.stages.live import listing, queries, steering, turns
from palabre.stages.live.models import FloorAct, RequestForFloor, Sitting
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.undo import Stamp
from palabre.stages.live.voices import voice_of
from palabre.stages.programme.models import Session
from palabre.web.floor.console import role_of
from palabre.web.floor.doors import act_of, moderated, sitting_or_refuse, stamp
from palabre.web.floor.forms import ConductForm
from palabre.web.floor.questions import reply_link
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.workflows import run_floor
from palabre.workflows.ask_for_replies import ask_for_replies
from palabre.workflows.close_session import close_session

Done = TypeVar("Done")


def _number(request: Asked, name: str) -> int:
    """Return a whole number of a form, 0 if it is none."""
    given = request.POST.get(name, "")
    return int(given) if given.lstrip("-").isdecimal() and len(given) < 7 else 0


def _on(request: Asked, session: Session, asked: str) -> tuple[RequestForFloor, Stamp]:
    found = queries.request_by_code(sitting_or_refuse(session), asked)
    return found, stamp(request, found.sitting)


def _do(
    sitting: Sitting, name: str, do: Callable[[], Done], on: Stamp, subject: str = ""
) -> Done | None:
    return run_floor.act(sitting, name, do, on=on, subject=subject)


# The sitting and the list ----------------------------------------------------------------


@act_of
def open_(request: Asked, session: Session) -> object:
    """Open the session."""
    return run_floor.open_session(session, by=request.actor, at=request.at)


@act_of
def close(request: Asked, session: Session) -> object:
    """Close the session; its captions become the record."""
    sitting = sitting_or_refuse(session)
    kept = close_session(sitting, by=request.actor, at=request.at)
    ask_for_replies(sitting, link=reply_link, at=request.at)
    return kept


@act_of
def keep_list(request: Asked, session: Session) -> object:
    """Open or close the list of speakers."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    is_open = request.POST.get("list") == "open"
    return run_floor.keep_list(sitting, is_open=is_open, by=on.by, at=on.at, key=on.key)


@act_of
def keep_time(request: Asked, session: Session) -> object:
    """Set how long a statement may take."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    seconds = max(_number(request, "seconds"), 0)
    return run_floor.keep_time(sitting, seconds, by=on.by, at=on.at, key=on.key)


@moderated
def conduct(request: Asked, session: Session) -> HttpResponse:
    """Say how the floor is run."""
    sitting = sitting_or_refuse(session)
    form = ConductForm(request.POST or None, sitting)
    if request.method == "POST" and form.is_valid():
        on = stamp(request, sitting)
        given = form.conduct()

        def set_it() -> Sitting:
            return steering.conduct(sitting, given, by=on.by, at=on.at)

        if attempt(form, lambda: _do(sitting, "conduct", set_it, on)):
            return redirect("floor:console", session.summit.code, session.code)
    told = {"summit": session.summit, "session": session, "form": form}
    return render(request, "floor/conduct.html", told)


@act_of
def add_role(request: Asked, session: Session) -> object:
    """Put somebody who has a role in the session on the list."""
    role = role_of(session, request.POST.get("person"))
    return run_floor.ask_for_floor(
        sitting_or_refuse(session),
        voice_of(role.person, session),
        by=request.actor,
        at=request.at,
    )


@act_of
def strike(request: Asked, session: Session, *, asked: str) -> object:
    """Take somebody off the list."""
    found, on = _on(request, session, asked)
    return run_floor.withdraw(found, by=on.by, at=on.at)


@act_of
def skip(request: Asked, session: Session, *, asked: str) -> object:
    """Pass over somebody who is absent."""
    found, on = _on(request, session, asked)
    return _do(
        found.sitting,
        "skipped",
        lambda: listing.skip(found, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def move(request: Asked, session: Session, *, asked: str) -> object:
    """Put somebody at a place against the rule; the reason is kept."""
    found, on = _on(request, session, asked)
    place, reason = _number(request, "place"), request.POST.get("reason", "")
    return _do(
        found.sitting,
        "moved",
        lambda: listing.move(found, place, reason, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def hand_over(request: Asked, session: Session, *, asked: str) -> object:
    """Let another speak in somebody's place."""
    found, on = _on(request, session, asked)
    facts = RequestFacts(request.POST.get("name", ""))
    return _do(
        found.sitting,
        "handed-over",
        lambda: listing.hand_over(found, facts, by=on.by, at=on.at),
        on,
        found.name,
    )


# Whoever speaks --------------------------------------------------------------------------


@act_of
def give(request: Asked, session: Session, *, asked: str) -> object:
    """Give the floor; with ``pass``, whoever speaks ends in the same act."""
    found, on = _on(request, session, asked)
    act = run_floor.pass_floor if "pass" in request.POST else run_floor.give_floor
    return act(found, by=on.by, at=on.at, key=on.key)


@act_of
def end(request: Asked, session: Session) -> object:
    """End the statement that runs, or the one that is paused."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    statement = queries.floor_now(sitting)
    if statement is None or request.POST.get("statement") not in {
        str(statement.pk),
        f"code:{statement.request.code}",  # given while the network was away
    }:
        return None  # somebody else at this console was quicker
    return run_floor.end_statement(statement, by=on.by, at=on.at, key=on.key)


@act_of
def end_paused(request: Asked, session: Session, *, asked: str) -> object:
    """End a statement that does not go on."""
    found, on = _on(request, session, asked)
    return _do(
        found.sitting,
        "ended",
        lambda: turns.end_paused(found, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def pause(request: Asked, session: Session) -> object:
    """Stop the clock of whoever speaks."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    statement = queries.floor_now(sitting)
    if statement is None:
        return None
    return _do(
        sitting,
        "paused",
        lambda: turns.pause(statement, by=on.by, at=on.at),
        on,
        statement.request.name,
    )


@act_of
def resume(request: Asked, session: Session, *, asked: str) -> object:
    """Let whoever was paused go on."""
    found, on = _on(request, session, asked)
    return _do(
        found.sitting,
        "resumed",
        lambda: turns.resume(found, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def interrupt(request: Asked, session: Session, *, asked: str) -> object:
    """Let a point of order interrupt."""
    found, on = _on(request, session, asked)
    return _do(
        found.sitting,
        "interrupted",
        lambda: turns.interrupt(found, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def rule_on(request: Asked, session: Session, *, asked: str) -> object:
    """Record the ruling on a point of order."""
    found, on = _on(request, session, asked)
    ruling = request.POST.get("ruling", "")
    return _do(
        found.sitting,
        "ruled",
        lambda: turns.rule_on(found, ruling, by=on.by, at=on.at),
        on,
        found.name,
    )


@act_of
def extend(request: Asked, session: Session) -> object:
    """Give whoever speaks more time."""
    sitting = sitting_or_refuse(session)
    on = stamp(request, sitting)
    statement = queries.floor_now(sitting)
    if statement is None:
        return None
    seconds = _number(request, "seconds")
    return _do(
        sitting,
        "extended",
        lambda: turns.extend(statement, seconds, by=on.by, at=on.at),
        on,
        statement.request.name,
    )


@act_of
def cut(request: Asked, session: Session) -> object:
    """End whoever is beyond time and grace, where the policy says so."""
    sitting = sitting_or_refuse(session)
    statement = queries.floor_now(sitting)
    if statement is None or not sitting.is_cut_off:
        return None
    on = Stamp(request.actor, request.at)
    return _do(
        sitting,
        "cut",
        lambda: turns.cut_off(sitting, by=on.by, at=on.at),
        on,
        statement.request.name,
    )


@act_of
def take_back(request: Asked, session: Session) -> object:
    """Take the last act back."""
    sitting = sitting_or_refuse(session)
    found = FloorAct.objects.filter(
        sitting=sitting, pk=_number(request, "act") or 0
    ).first()
    if found is None:
        raise Refused("undo-late", seconds=10)
    return run_floor.take_back(found, by=request.actor, at=request.at)
