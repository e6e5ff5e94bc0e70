"""Deciding on proposals: read, accept, decline with a reason."""

from django import forms
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.calls import queries as calls
from palabre.stages.calls.messages import STATES
from palabre.stages.calls.models import Proposal
from palabre.stages.calls.states import PROPOSAL_MOVES, ProposalState
from palabre.stages.journal import queries as journal
from palabre.stages.programme import agendas
from palabre.stages.programme import queries as programme
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.periods import wishes_words
from palabre.web.ui.standing import of_proposal
from palabre.workflows.accept_proposal import accept_proposal
from palabre.workflows.decline_proposal import decline_proposal

PAGE = 50


class AcceptForm(forms.Form):
    """An acceptance may carry a word to the proposer."""

    prefix = "accept"
    note = forms.CharField(
        label=gettext_lazy("A word to the proposer"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclineForm(forms.Form):
    """A refusal needs its reason."""

    prefix = "decline"
    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        required=False,
        help_text=gettext_lazy("It reaches the proposer, as written."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )


@with_role(Role.SECRETARIAT, Role.REVIEWER, Role.CHAIR)
def proposals(request: Asked, *, summit: Summit) -> HttpResponse:
    """List what was submitted, by state."""
    counts = calls.counts_by_state(summit)
    state = request.GET.get("state", "")
    found = calls.proposals_submitted(request.actor, summit, state=state)
    page = Paginator(found, PAGE).get_page(request.GET.get("page"))
    told = {
        "summit": summit,
        "page": page,
        "rows": [of_proposal(one) for one in page.object_list],
        "chips": [
            (str(one), STATES[one], counts.get(one, 0))
            for one in ProposalState
            if one is not ProposalState.DRAFT
        ],
        "n_drafts": counts.get(ProposalState.DRAFT, 0),
        "state": state,
    }
    return render(request, "secretariat/proposals.html", told)


@with_role(Role.SECRETARIAT, Role.REVIEWER, Role.CHAIR)
def proposal(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Read a proposal and decide."""
    found = _found(request, summit, code)
    return _page(request, found, AcceptForm(), DeclineForm())


@with_role(Role.SECRETARIAT)
@require_POST
def accept(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Accept a proposal; its session waits for a place."""
    found = _found(request, summit, code)
    form = AcceptForm(request.POST)
    form.is_valid()
    note = form.cleaned_data.get("note", "")
    session = attempt(
        form,
        lambda: accept_proposal(found, note=note, by=request.actor, at=request.at),
    )
    if session is None:
        return _page(request, found, form, DeclineForm())
    told = _("Accepted as session %(code)s. A letter waits in the outbox.")
    messages.success(request, told % {"code": session.code})
    return redirect("secretariat:placement", summit.code, session.code)


@with_role(Role.SECRETARIAT)
@require_POST
def decline(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Decline a proposal with its reason."""
    found = _found(request, summit, code)
    form = DeclineForm(request.POST)
    form.is_valid()
    reason = form.cleaned_data.get("reason", "")
    declined = attempt(
        form,
        lambda: decline_proposal(found, reason=reason, by=request.actor, at=request.at),
    )
    if declined is None:
        return _page(request, found, AcceptForm(), form)
    messages.success(request, _("Declined. A letter waits in the outbox."))
    return redirect("secretariat:proposals", summit.code)


def _found(request: Asked, summit: Summit, code: str) -> Proposal:
    found = calls.proposal_for(request.actor, code)
    if found.call.summit.pk != summit.pk:
        raise Refused("not-found", what="proposal", code=code)
    return found


def _page(
    request: Asked, found: Proposal, accepting: forms.Form, declining: forms.Form
) -> HttpResponse:
    summit = found.call.summit
    told = {
        "summit": summit,
        "proposal": found,
        "standing": of_proposal(found),
        "wishes": wishes_words(found.wishes),
        "type_name": programme.types_of(summit).get(found.session_type),
        "session": agendas.session_of_proposal(found),
        "may_decide": PROPOSAL_MOVES.may("accept", found.state)
        and request.actor.holds(Role.SECRETARIAT, summit.code),
        "accepting": accepting,
        "declining": declining,
        "entries": list(journal.of_subject(f"proposal:{found.code}")[:PAGE]),
    }
    return render(request, "secretariat/proposal.html", told)
