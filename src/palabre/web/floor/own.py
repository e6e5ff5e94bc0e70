"""What a participant does on the floor: ask, withdraw, swap, hand over, file."""

from collections.abc import Callable
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from palabre.kernel.refusals import Refused
from palabre.stages.live import listing, queries, questions
from palabre.stages.live.models import Question, RequestForFloor, Sitting
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.questions import QuestionFacts
from palabre.stages.live.rules import OF_FLOOR, OF_QUESTION, may_withdraw
from palabre.stages.live.states import RequestKind
from palabre.stages.live.undo import Stamp
from palabre.stages.live.voices import own_voice, person_to_ask
from palabre.stages.programme.models import Session
from palabre.web.floor.doors import session_of, sitting_or_refuse, tell_refusal
from palabre.web.floor.forms import AskForm, WrittenForm, languages_of
from palabre.web.floor.live import page
from palabre.web.floor.questions import QuestionForm, question_form, with_language
from palabre.web.floor.seats import with_badge
from palabre.web.floor.unnamed import remember
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.limits import count_try
from palabre.workflows import run_floor


@with_badge
def ask(request: Asked, summit: str, code: str) -> HttpResponse:
    """Ask for the floor; a form that is refused comes back as it was filled in."""
    session = session_of(summit, code)
    if request.method != "POST":
        return redirect("floor:live", summit, code)
    form = AskForm(request.POST, languages=languages_of(session))
    back = redirect("floor:live", summit, code)
    if form.is_valid():
        if not _has_words(form):  # nothing is lost: no page is made for a flood
            tell_refusal(request, lambda: _ask(request, session, form, back))
            return back
        if attempt(form, lambda: _ask(request, session, form, back)) is not None:
            return back
    return page(request, session, form=form)


def _has_words(form: AskForm) -> bool:
    is_for_group = form.cleaned_data["kind"] == RequestKind.GROUP_STATEMENT
    return is_for_group or bool(form.cleaned_data["on_behalf"])


def _ask(
    request: Asked, session: Session, form: AskForm, back: HttpResponse
) -> RequestForFloor:
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
    return made


@with_badge
def ask_in_writing(request: Asked, summit: str, code: str) -> HttpResponse:
    """Ask in writing; a question that is refused comes back as it was typed."""
    session = session_of(summit, code)
    if request.method != "POST":
        return redirect("floor:live", summit, code)
    sitting = sitting_or_refuse(session)
    form = question_form(sitting, with_language(request.POST))
    if form.is_valid():
        back = redirect("floor:live", summit, code)
        made = attempt(form, lambda: _question(request, sitting, form, back))
        if made is not None:
            messages.success(request, _("Your question waits for the moderator."))
            return back
    return page(request, session, question_form=form)


def _question(
    request: Asked, sitting: Sitting, form: QuestionForm, back: HttpResponse
) -> Question:
    given = form.cleaned_data
    to = person_to_ask(sitting.session, given.get("to", ""))
    facts = QuestionFacts(
        given["text"], given["lang"], given.get("is_anonymous", False), to
    )
    who = f"question/{sitting.pk}/{request.actor.person_id}"
    count_try(request, "question", who, at=request.at)
    made = questions.ask(sitting, facts, by=request.actor, at=request.at)
    if made.asker_id is None:
        remember(request, back, f"{OF_QUESTION}{made.code}")
    return made


@with_badge
def withdraw(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Take one's own request back."""

    def act(found: RequestForFloor) -> None:
        run_floor.withdraw(found, by=request.actor, at=request.at)

    return _act(request, summit, code, asked, act)


@with_badge
def swap(request: Asked, summit: str, code: str, asked: str) -> HttpResponse:
    """Offer one's place against another's; when both do, they change.

    With ``drop`` the offer is taken back, or the other's is refused.
    """

    def act(found: RequestForFloor) -> None:
        other = queries.request_by_code(found.sitting, request.POST.get("other", ""))
        is_off = "drop" in request.POST
        run_floor.swap(found, other, is_off=is_off, by=request.actor, at=request.at)
        messages.success(request, _told_of_swap(found, is_off=is_off))

    return _act(request, summit, code, asked, act)


def _told_of_swap(found: RequestForFloor, *, is_off: bool) -> str:
    if is_off:
        return _("The offer to swap is gone.")
    if found.swap_with_id is not None:
        return _("Your offer to swap is kept.")
    return _("You have changed places.")


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
