"""Beside the transcript: what the programme's glossary doubts, to accept or dismiss."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from palabre.engines.synthesis.glossary.propose import Sign
from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import glossary as records
from palabre.stages.reports import rules
from palabre.stages.reports.glossary import Heard
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.words import words_for

AROUND = 110
SIGNS = {
    Sign.SOUND: gettext_lazy("it sounds alike"),
    Sign.SPELLING: gettext_lazy("it is spelt alike"),
    Sign.TITLE: gettext_lazy("a title stands before it"),
    Sign.CONTEXT: gettext_lazy("the words around it speak of it"),
    Sign.HERE: gettext_lazy("it is of this session"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """A proposal with the words around it."""

    heard: Heard
    left: str
    right: str
    dir: str
    offset: str
    who: str
    why: tuple[object, ...]
    n_alike: int


@signed_in
def glossary(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show what may have been misheard in a session, and what was put right."""
    session = _session(summit, code)
    offered = records.proposals_of(request.actor, session)
    told = {
        "summit": session.summit,
        "session": session,
        "rows": [_row(one, offered) for one in offered],
        "accepted": records.accepted_of(session),
        "has_record": session.sources.exists(),
        "may_write": rules.may_write(request.actor, session),
    }
    return render(request, "drafting/glossary.html", told)


@require_POST
@signed_in
def decide(request: Asked, summit: str, code: str) -> HttpResponse:
    """Accept a proposal here or everywhere in the session, or dismiss it."""
    session = _session(summit, code)
    try:
        messages.success(request, _decided(request, session))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("drafting:glossary", summit, code)


def _session(summit: str, code: str) -> Session:
    return programme.session_by_code(summits.by_code(summit), code)


def _decided(request: Asked, session: Session) -> str:
    key, act = request.POST.get("key", ""), request.POST.get("act", "")
    if act == "dismiss":
        gone = records.dismiss(session, key, by=request.actor, at=request.at)
        told = _("“%(words)s” stays as it is and is not doubted again.")
        return told % {"words": gone.before}
    if act not in {"accept", "everywhere"}:
        raise Refused("field-unknown", field="act", value=act)
    made = records.accept(
        session, key, everywhere=act == "everywhere", by=request.actor, at=request.at
    )
    told = ngettext(
        "“%(after)s” stands beside the words of the record, in %(n)d place.",
        "“%(after)s” stands beside the words of the record, in %(n)d places.",
        len(made),
    )
    return told % {"after": made[0].after, "n": len(made)}


def _row(one: Heard, offered: list[Heard]) -> Row:
    span, text = one.proposal.span, one.turn.text
    same = (one.proposal.before, one.proposal.after)
    return Row(
        heard=one,
        left=("… " if span.start > AROUND else "")
        + text[max(0, span.start - AROUND) : span.start],
        right=text[span.end : span.end + AROUND]
        + (" …" if span.end + AROUND < len(text) else ""),
        dir=direction(one.turn.lang),
        offset=one.turn.clock,
        who=one.turn.person.name if one.turn.person else one.turn.label,
        why=tuple(SIGNS[sign] for sign in one.proposal.signs),
        n_alike=sum(
            (other.proposal.before, other.proposal.after) == same for other in offered
        ),
    )
