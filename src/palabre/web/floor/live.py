"""The page on which everybody follows a session."""

import json
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from palabre.stages.live import queries, rules
from palabre.stages.live.messages import KINDS
from palabre.stages.live.values import CueRow, cue_rows, floor_row, list_row
from palabre.stages.live.voices import own_voice
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import (
    session_of,
    sitting_or_none,
    sitting_or_refuse,
    tell_refusal,
)
from palabre.web.floor.forms import AskForm
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.workflows import run_floor

CUES_SHOWN = 60
TEXT_CHARACTERS = 12_000
"""Of the text-only page: it stays below 50 kB in every script."""


def live(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show who has the floor, who waits, and what is being said."""
    session = session_of(summit, code)
    told: dict[str, Any] = {"session": session, **room(request, session)}
    told["summit"] = session.summit
    if request.GET.get("text"):
        told["newest"] = _newest_first(told["cues"])
        return render(request, "floor/live_text.html", told)
    told |= {
        "form": AskForm(),
        "may_moderate": rules.may_moderate(request.actor, session),
        "may_caption": rules.may_caption(request.actor, session),
        **streams(session),
    }
    return render(request, "floor/live.html", told)


def room(request: Asked, session: Session) -> dict[str, Any]:
    """Return how a session stands, for its pages."""
    sitting = sitting_or_none(session)
    if sitting is None:
        return {"state": "scheduled", "cues": [], "waiting": [], "last": 0}
    statement = queries.floor_now(sitting)
    floor = floor_row(statement, sitting) if statement else None
    cues = cue_rows(queries.last_cues(sitting, n=CUES_SHOWN))
    own = queries.request_of(sitting, request.actor.person_id)
    left = floor.seconds_left(request.at) if floor else None
    return {
        "sitting": sitting,
        "state": sitting.state,
        "statement": statement,
        "floor": floor,
        "seconds_left": left,
        "time_left": _minutes(left),
        "waiting": [list_row(one) for one in queries.list_of_speakers(sitting)],
        "cues": cues,
        "last": cues[-1].number if cues else 0,
        "own": own,
    }


def _minutes(seconds: int | None) -> str:
    """Return minutes and seconds as a clock shows them, without a sign."""
    minutes, rest = divmod(abs(seconds or 0), 60)
    return f"{minutes}:{rest:02}"


def streams(session: Session) -> dict[str, object]:
    """Return the addresses from which a page's script follows."""
    where = [session.summit.code, session.code]
    cues = reverse("intake:cues", args=where)
    return {
        "cues_url": cues,
        "events_url": cues.removesuffix("cues") + "events",
        "kinds": json.dumps({code: str(name) for code, name in KINDS.items()}),
    }


def _newest_first(cues: list[CueRow]) -> list[CueRow]:
    """Return the last captions, newest first, as many as a small page holds."""
    chosen: list[CueRow] = []
    n_left = TEXT_CHARACTERS
    for row in reversed(cues):
        n_left -= len(row.text)
        if n_left < 0 and chosen:
            break
        chosen.append(row)
    return chosen


@signed_in
def ask(request: Asked, summit: str, code: str) -> HttpResponse:
    """Ask for the floor."""
    session = session_of(summit, code)
    form = AskForm(request.POST)
    if request.method == "POST" and form.is_valid():
        tell_refusal(request, lambda: _ask(request, session, form))
    return redirect("floor:live", summit, code)


def _ask(request: Asked, session: Session, form: AskForm) -> None:
    sitting = sitting_or_refuse(session)
    own = own_voice(request.actor, session)
    facts = replace(own, **form.cleaned_data)
    run_floor.ask_for_floor(sitting, facts, by=request.actor, at=request.at)
    messages.success(request, _("You are on the list of speakers."))


@signed_in
def withdraw(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Take one's own request back."""
    session = session_of(summit, code)
    if request.method == "POST":
        found = queries.request_by_code(sitting_or_refuse(session), asked)
        tell_refusal(
            request,
            lambda: run_floor.withdraw(found, by=request.actor, at=request.at),
        )
    return redirect("floor:live", summit, code)
