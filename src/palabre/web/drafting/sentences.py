"""What is done to one sentence at the desk: edit, check, override, drop, restore."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import gate, queries
from palabre.stages.outcomes import operations as outcomes
from palabre.stages.outcomes.models import Sentence
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import at_desk, back_to
from palabre.web.drafting.panel import verdict_of
from palabre.web.requests import Asked
from palabre.web.ui.words import words_for

Act = Callable[[Sentence], object]


@require_POST
@at_desk
def edit(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Put other words; what the gate says stands in the panel at once."""
    words = request.POST.get("text", "")

    def act(one: Sentence) -> object:
        return outcomes.edit_sentence(one, words, by=request.actor, at=request.at)

    return _done(request, summit, code, sentence, act, _("Kept and checked."))


@require_POST
@at_desk
def check(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Say what the gate would say of other words; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    found.text = " ".join(request.POST.get("text", "").split())
    found.writer = "person"
    verdict, checks = gate.judge(found)
    context = {"judged": verdict_of(verdict, checks)}
    return render(request, "drafting/verdict.html", context)


@require_POST
@at_desk
def override(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Let a sentence stand with a reason that is printed."""
    reason = request.POST.get("reason", "")

    def act(one: Sentence) -> object:
        return outcomes.override(one, reason=reason, by=request.actor, at=request.at)

    return _done(request, summit, code, sentence, act, _("It stands, with the reason."))


@require_POST
@at_desk
def drop(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Leave a sentence out, with a reason."""
    reason = request.POST.get("reason", "")

    def act(one: Sentence) -> object:
        return outcomes.drop(one, reason=reason, by=request.actor, at=request.at)

    return _done(request, summit, code, sentence, act, _("Left out."))


@require_POST
@at_desk
def restore(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Take a sentence in again."""

    def act(one: Sentence) -> object:
        return outcomes.restore(one, by=request.actor, at=request.at)

    return _done(request, summit, code, sentence, act, _("Taken in again."))


def _sentence(request: Asked, summit: Summit, code: str, sentence: str) -> Sentence:
    draft = queries.draft_by_code(request.actor, summit, code)
    return queries.sentence_of(draft, sentence)


def _done(
    request: Asked, summit: Summit, code: str, sentence: str, act: Act, told: str
) -> HttpResponse:
    try:
        act(_sentence(request, summit, code, sentence))
        messages.success(request, told)
    except Refused as refused:
        if refused.code == "not-found":
            raise
        messages.error(request, words_for(refused))
    return back_to(summit, code, sentence)
