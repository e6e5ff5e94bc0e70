"""Doors of the floor: the session of an address, and who may run it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect

from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import queries, rules
from palabre.stages.live.models import Sitting
from palabre.stages.live.operations import prepared
from palabre.stages.live.undo import Stamp
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.words import words_for

View = Callable[..., HttpResponse]
NOT_TOLD_HERE = frozenset({"not-allowed", "not-found", "sign-in-needed"})

OFFLINE = timedelta(minutes=30)
"""An act of a console that had no network may be so old when it arrives."""


def session_of(summit: str, code: str) -> Session:
    """Return the session of an address, or refuse with ``not-found``."""
    return programme.session_by_code(summits.by_code(summit), code)


def moderated(view: View) -> View:
    """Open a view to whoever keeps the session's floor; it gets ``session``."""

    @wraps(view)
    @signed_in
    def guarded(request: Asked, summit: str, code: str, **kwargs: str) -> HttpResponse:
        session = session_of(summit, code)
        require(rules.may_moderate(request.actor, session), "live.console.opened")
        return view(request, session, **kwargs)

    return guarded


def act_of(act: Callable[..., object]) -> View:
    """Make a moderator's act of a function: POST only, back to the console after.

    A refusal is told there in words; the console shows how things stand now. A console
    that acts by script gets the words as JSON, what is gone by now too: only who may
    not act here gets another page, and then knows that nothing was done.
    """

    @wraps(act)
    def acted(request: Asked, session: Session, **kwargs: str) -> HttpResponse:
        if request.method != "POST":
            return redirect("floor:console", session.summit.code, session.code)
        if is_by_script(request):
            return told_as_json(lambda: act(request, session, **kwargs))
        tell_refusal(request, lambda: act(request, session, **kwargs))
        return redirect("floor:console", session.summit.code, session.code)

    return moderated(acted)


def is_by_script(request: Asked) -> bool:
    """Tell whether a console's script acts, and not a form."""
    return bool(request.headers.get("Accept") == "application/json")


def told_as_json(act: Callable[[], object]) -> HttpResponse:
    """Run an act for a console's script; a refusal is told in words as JSON."""
    try:
        act()
    except Refused as refused:
        if refused.code in NOT_TOLD_HERE - {"not-found"}:
            raise
        return JsonResponse({"refused": str(words_for(refused))}, status=409)
    return JsonResponse({})


def stamp(request: Asked, sitting: Sitting) -> Stamp:
    """Return who acts and when: the console's clock, where it had no network.

    Never in the future, never before the floor moved last, never very old.
    """
    key = request.POST.get("key", "")[:64]
    given = _instant(request.POST.get("at", ""))
    if given is None or not request.at - OFFLINE <= given <= request.at:
        return Stamp(request.actor, request.at, key)
    last = queries.last_moved_at(sitting)
    return Stamp(request.actor, max(given, last) if last else given, key)


def _instant(words: str) -> datetime | None:
    try:
        found = datetime.fromisoformat(words)
    except ValueError:
        return None
    return found if found.tzinfo else None


def tell_refusal(request: Asked, act: Callable[[], object]) -> bool:
    """Run an act; a refusal becomes a message on the next page. True if it was done."""
    try:
        act()
    except Refused as refused:
        if refused.code in NOT_TOLD_HERE:
            raise
        messages.error(request, words_for(refused))
        return False
    return True


def sitting_or_none(session: Session) -> Sitting | None:
    """Return a session's sitting, if it was ever opened."""
    return queries.sitting_of(session)


def sitting_or_new(session: Session) -> Sitting:
    """Return a session's sitting, or one that is kept nowhere yet."""
    return queries.sitting_of(session) or Sitting(session=session)


def sitting_to_keep(session: Session) -> Sitting:
    """Return a session's sitting; before it opens, the one in which it is prepared."""
    return queries.sitting_of(session) or prepared(session)


def sitting_or_refuse(session: Session) -> Sitting:
    """Return a session's sitting, or refuse: it was never opened."""
    sitting = queries.sitting_of(session)
    if sitting is None:
        raise Refused("wrong-state", act="sitting", state="scheduled")
    return sitting
