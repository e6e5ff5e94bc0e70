"""The captioner's page: type a line, Enter sends; and the address for machines."""

import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from palabre.kernel.rights import require
from palabre.stages.live import queries as live
from palabre.stages.live import rules
from palabre.stages.live.corrections import session_glossary
from palabre.stages.live.glossary import Suggestion
from palabre.stages.live.models import Cue
from palabre.stages.live.posts import read_post
from palabre.stages.live.values import CueRow
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, sitting_or_refuse, tell_refusal
from palabre.web.floor.forms import CaptionForm, languages_of
from palabre.web.floor.keys import key_for
from palabre.web.floor.live import room, streams
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.workflows.correct_captions import correct_captions, correct_term
from palabre.workflows.take_captions import take_captions


@signed_in
def captions(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show the box to type in; keep what is sent."""
    session = session_of(summit, code)
    require(rules.may_caption(request.actor, session), "live.captions.opened")
    form = CaptionForm(
        request.POST or None,
        initial=_initial(request, session),
        languages=languages_of(session),
    )
    if form.is_bound and form.is_valid():
        kept = attempt(form, lambda: _take(request, session, form))
        if kept is not None:
            return redirect(f"{request.path}?lang={form.cleaned_data['lang']}")
    told: dict[str, Any] = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "intake": _address(request, session),
        **room(request, session),
        **streams(session),
    }
    told["correctable"] = _correctable(session, told["cues"])
    return render(request, "floor/captions.html", told)


CORRECTABLE = 12
"""Captions offered for correction: the last minute or two."""


@dataclass(frozen=True, slots=True)
class Correctable:
    """A caption with what may have been said instead."""

    cue: CueRow
    suggestions: list[Suggestion]


def _correctable(session: Session, rows: list[CueRow]) -> list[Correctable]:
    suggest = session_glossary(session)
    newest = list(reversed(rows))[:CORRECTABLE]
    return [Correctable(row, suggest(row.text)) for row in newest]


@signed_in
def correct(request: Asked, summit: str, code: str, number: int) -> HttpResponse:
    """Correct a caption, or a word in all of them."""
    session = session_of(summit, code)
    if request.method == "POST":
        cue = live.cue_by_number(sitting_or_refuse(session), number)
        given = request.POST
        by, at = request.actor, request.at

        def act() -> object:
            if "term" in given:
                was, _, term = given["term"].partition("\u2192")
                return correct_term(cue, was, term, by=by, at=at)
            return correct_captions(cue, given.get("text", ""), by=by, at=at)

        tell_refusal(request, act)
    return redirect("floor:captions", summit, code)


def _initial(request: Asked, session: Session) -> dict[str, str]:
    lang = request.GET.get("lang") or session.lang or "en"
    return {"lang": lang, "number": uuid.uuid4().hex}


def _take(request: Asked, session: Session, form: CaptionForm) -> list[Cue]:
    given = form.cleaned_data
    facts = read_post(
        given["text"].encode(),
        is_json=False,
        lang=given["lang"],
        source=f"typist-{request.actor.person_id}",
        seq=given["number"],
        at=request.at,
    )
    sitting = sitting_or_refuse(session)
    return take_captions(sitting, facts, by=request.actor, at=request.at)


def _address(request: Asked, session: Session) -> str:
    path = reverse("intake:captions", args=[session.summit.code, session.code])
    return f"{settings.ORIGIN}{path}?key={key_for(session, request.actor)}"
