"""Expressions of interest before whoever decides on participants."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from palabre.stages.accreditation import interests
from palabre.stages.accreditation.states import INTEREST_MOVES, InterestState
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.vetting.doors import for_deciders, is_secretariat
from palabre.workflows.answer_interest import answer_interest


class AnswerForm(forms.Form):
    """With whom somebody is affiliated, or why they are declined."""

    organization = forms.CharField(
        label=_("Organization that speaks for them"),
        max_length=180,
        required=False,
        help_text=_("For an affiliation."),
    )
    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It reaches the person, as written."),
    )


@for_deciders
def interest_queue(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show who expressed interest, by what became of it."""
    asked = request.GET.get("state", "")
    state = asked if asked in set(InterestState) else InterestState.FILED
    context = {
        "summit": summit,
        "rows": interests.interests_to_vet(request.actor, summit, state),
        "state": state,
        "states": list(InterestState),
        "is_secretariat": is_secretariat(request.actor, summit),
    }
    return render(request, "vetting/interests.html", context)


@for_deciders
def interest(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show one expression of interest and answer it."""
    found = interests.interest_for(request.actor, summit, code)
    form = AnswerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        done = attempt(
            form,
            lambda: answer_interest(
                found,
                request.POST.get("act", ""),
                organization=form.cleaned_data["organization"],
                reason=form.cleaned_data["reason"],
                by=request.actor,
                at=request.at,
            ),
        )
        if done is not None:
            messages.success(request, _("Decided: {name}.").format(name=found.person))
            return redirect("vetting:interests", summit.code)
    context = {
        "summit": summit,
        "interest": found,
        "papers": interests.papers_of(found),
        "form": form,
        "may_answer": INTEREST_MOVES.may("invite", found.state),
        "is_own": found.person_id == request.actor.person_id,
        "is_secretariat": is_secretariat(request.actor, summit),
    }
    return render(request, "vetting/interest.html", context)
