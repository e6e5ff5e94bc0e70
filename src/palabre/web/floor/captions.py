"""The captioner's page: type a line, Enter sends; and the address for machines."""

import uuid

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse

from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.models import Cue
from palabre.stages.live.posts import read_post
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, sitting_or_refuse
from palabre.web.floor.forms import CaptionForm
from palabre.web.floor.keys import key_for
from palabre.web.floor.live import languages_of, room, streams
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
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
    told = {
        "summit": session.summit,
        "session": session,
        "form": form,
        "intake": _address(request, session),
        **room(request, session),
        **streams(session),
    }
    return render(request, "floor/captions.html", told)


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
