"""What a participant does on the floor: ask, withdraw, swap, hand over, file."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from palabre.kernel.refusals import Refused
from palabre.stages.live import listing, queries
from palabre.stages.live.models import RequestForFloor
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.rules import OF_FLOOR, may_withdraw
from palabre.stages.live.undo import Stamp
from palabre.stages.live.voices import own_voice
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, sitting_or_refuse, tell_refusal
from palabre.web.floor.forms import AskForm, WrittenForm, languages_of
from palabre.web.floor.seats import with_badge
from palabre.web.floor.unnamed import remember
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.limits import count_try
from palabre.workflows import run_floor


@with_badge
def ask(request: Asked, summit: str, code: str) -> HttpResponse:
    """Ask for the floor."""
    session = session_of(summit, code)
    form = AskForm(request.POST, languages=languages_of(session))
    back = redirect("floor:live", summit, code)
    if request.method == "POST" and form.is_valid():
        tell_refusal(request, lambda: _ask(request, session, form, back))
    return back


def _ask(request: Asked, session: Session, form: AskForm, back: HttpResponse) -> None:
    sitting = sitting_or_refuse(session)
    count_try(
        request, "floor", f"{session.pk}/{request.actor.person_id}", at=request.at
    )
    own = own_voice(request.actor, session)
    facts = replace(own, **form.cleaned_data)
    made = run_floor.ask_for_floor(sitting, facts, by=request.actor, at=request.at)
    if made.person_id is None:
        remember(request, back, f"{OF_FLOOR}{made.code}")
    messages.success(request, _("You are on the list of speakers."))


@with_badge
def withdraw(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Take one's own request back."""

    def act(found: RequestForFloor) -> None:
        run_floor.withdraw(found, by=request.actor, at=request.at)

    return _act(request, summit, code, asked, act)


@with_badge
def swap(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Offer one's place against another's; when both do, they change."""

    def act(found: RequestForFloor) -> None:
        other = queries.request_by_code(found.sitting, request.POST.get("other", ""))
        run_floor.act(
            found.sitting,
            "swapped",
            lambda: listing.offer_swap(found, other, by=request.actor, at=request.at),
            on=Stamp(request.actor, request.at),
            subject=found.name,
        )
        messages.success(request, _("Your offer to swap is kept."))

    return _act(request, summit, code, asked, act)


@with_badge
def hand_over(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Let a colleague speak in one's place."""

    def act(found: RequestForFloor) -> None:
        facts = RequestFacts(request.POST.get("name", ""))
        run_floor.act(
            found.sitting,
            "handed-over",
            lambda: listing.hand_over(found, facts, by=request.actor, at=request.at),
            on=Stamp(request.actor, request.at),
            subject=found.name,
        )

    return _act(request, summit, code, asked, act)


def _act(
    request: Asked,
    summit: str,
    code: str,
    asked: str,
    act: Callable[[RequestForFloor], None],
) -> HttpResponse:
    session = session_of(summit, code)
    if request.method == "POST":
        found = queries.request_by_code(sitting_or_refuse(session), asked)
        tell_refusal(request, lambda: act(found))
    return redirect("floor:live", summit, code)


@with_badge
def write(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """File a statement in writing instead of speaking."""
    session = session_of(summit, code)
    found = queries.request_by_code(sitting_or_refuse(session), asked)
    if not may_withdraw(request.actor, found, found.sitting):
        raise Refused("not-allowed", act="live.statement.filed")
    form = WrittenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        filed = attempt(
            form,
            lambda: run_floor.file_statement(
                found, form.cleaned_data["written"], by=request.actor, at=request.at
            ),
        )
        if filed is not None:
            messages.success(request, _("Your statement is filed."))
            return redirect("floor:live", summit, code)
    told = {"summit": session.summit, "session": session, "form": form, "asked": found}
    return render(request, "floor/write.html", told)
