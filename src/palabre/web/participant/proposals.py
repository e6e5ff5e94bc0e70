"""A proposer's own proposals: write, keep, submit, withdraw, see where they stand."""

from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.calls import operations as calls
from palabre.stages.calls import queries
from palabre.stages.calls.models import Call, Proposal
from palabre.stages.calls.rules import may_amend
from palabre.stages.calls.states import PROPOSAL_MOVES, ProposalState
from palabre.stages.people import offers
from palabre.stages.programme import agendas, demands, wanted
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.stages.summits.periods import Wished
from palabre.web.participant.proposal_form import ProposalForm, initial_of
from palabre.web.participant.wish_form import WishForm, initial_wishes
from palabre.web.requests import Asked, person_of
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.periods import wished_words, wishes_words
from palabre.web.ui.standing import of_proposal
from palabre.workflows.keep_proposal import keep_proposal


@signed_in
def proposals(request: Asked, summit: str) -> HttpResponse:
    """List one's own proposals to an edition, with where they stand."""
    edition = summits.by_code(summit)
    told = {
        "summit": edition,
        "call": queries.current_call(edition, at=request.at),
        "proposals": [
            of_proposal(one)
            for one in queries.proposals_of_proposer(request.actor, edition)
        ],
    }
    return render(request, "participant/proposals.html", told)


@signed_in
def proposal_new(request: Asked, summit: str) -> HttpResponse:
    """Write a first draft, from nothing or from an open point of the last edition."""
    edition = summits.by_code(summit)
    call = _call(request, edition)
    form = ProposalForm(request.POST or None, summit=edition, initial=_start(request))
    if request.method == "POST":
        return _kept(request, call, None, form)
    return _form_page(request, call, None, form)


@signed_in
def proposal(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a proposal: its form while it is a draft, else what was submitted."""
    found = _own(request, summit, code)
    call = found.call
    if found.state != ProposalState.DRAFT:
        if request.method == "POST":
            raise Refused("wrong-state", act="amend", state=found.state)
        return _read_page(request, found)
    form = ProposalForm(
        request.POST or None,
        summit=call.summit,
        initial=initial_of(found),
        before=map(Wished.from_json, found.wishes),
    )
    if request.method == "POST":
        return _kept(request, call, found, form)
    return _form_page(request, call, found, form)


@signed_in
@require_POST
def withdraw(request: Asked, summit: str, code: str) -> HttpResponse:
    """Take a proposal back."""
    found = _own(request, summit, code)
    calls.withdraw(found, by=request.actor, at=request.at)
    messages.success(request, _("The proposal is withdrawn."))
    return redirect("participant:proposals", summit)


@signed_in
def organizations(request: Asked) -> JsonResponse:
    """Offer names of organizations for what has been typed."""
    return JsonResponse({"names": offers.organizations_like(request.GET.get("q", ""))})


def _kept(
    request: Asked, call: Call, found: Proposal | None, form: ProposalForm
) -> HttpResponse:
    """Keep what is written; then submit it if that was asked."""
    if not form.is_valid():
        return _form_page(request, call, found, form)
    kept = attempt(form, lambda: _keep(request, call, found, form))
    if kept is None:
        return _form_page(request, call, found, form)
    if "submit" not in request.POST:
        messages.success(request, _("Your draft is kept. It is not submitted yet."))
        return redirect("participant:proposal", call.summit.code, kept.code)
    if attempt(form, lambda: calls.submit(kept, by=request.actor, at=request.at)):
        messages.success(request, _("Your proposal is submitted."))
        return redirect("participant:proposal", call.summit.code, kept.code)
    return _form_page(request, call, kept, form)


def _keep(
    request: Asked, call: Call, found: Proposal | None, form: ProposalForm
) -> Proposal:
    return keep_proposal(
        call,
        found,
        form.facts(),
        organization=form.new_organization(),
        proposer=person_of(request),
        by=request.actor,
        at=request.at,
    )


def _call(request: Asked, edition: Summit) -> Call:
    call = queries.current_call(edition, at=request.at)
    if call is None:
        raise Refused("not-found", what="call", code=edition.code)
    return call


def _own(request: Asked, summit: str, code: str) -> Proposal:
    """Return one's own proposal; for everybody else there is nothing here."""
    found = queries.proposal_for(request.actor, code)
    if found.call.summit.code != summit or not may_amend(request.actor, found):
        raise Refused("not-found", what="proposal", code=code)
    return found


def _start(request: Asked) -> dict[str, object]:
    own = offers.own_organizations(request.actor)
    return {
        "lang": request.LANGUAGE_CODE,
        "organization": own[0] if own else "",
        "mode": "hybrid",
        "from_point": request.GET.get("point", "")[:40],
    }


def _form_page(
    request: Asked, call: Call, found: Proposal | None, form: ProposalForm
) -> HttpResponse:
    code = call.summit.code
    here = (
        reverse("participant:proposal", args=[code, found.code])
        if found
        else reverse("participant:proposal-new", args=[code])
    )
    told = {
        "summit": call.summit,
        "call": call,
        "is_open": call.opens_at <= request.at < call.closes_at,
        "proposal": found,
        "form": form,
        "here": here,
        "prompt": _prompt(call, str(form["from_point"].value() or "")),
        "offers": offers.own_organizations(request.actor),
    }
    return render(request, "participant/proposal_form.html", told)


def _prompt(call: Call, point: str) -> dict[str, str] | None:
    return next((one for one in call.prompts if one.get("code") == point), None)


@signed_in
@require_POST
def wishes(request: Asked, summit: str, code: str) -> HttpResponse:
    """Say when the session of one's accepted proposal would suit."""
    found = _own(request, summit, code)
    session = agendas.session_of_proposal(found)
    if session is None:
        raise Refused("not-found", what="session", code=code)
    before = wanted.demands_of(session).wishes
    form = WishForm(request.POST, summit=session.summit, before=before)

    def act() -> bool:
        demands.wish(session, form.wishes(), by=request.actor, at=request.at)
        return True

    if form.is_valid() and attempt(form, act):
        messages.success(request, _("The secretariat knows your wishes."))
        return redirect("participant:proposal", summit, code)
    return _read_page(request, found, form)


def _read_page(
    request: Asked, found: Proposal, form: WishForm | None = None
) -> HttpResponse:
    session = agendas.session_of_proposal(found)
    asked = wanted.demands_of(session).wishes if session else ()
    if session is not None and form is None:
        form = WishForm(summit=found.call.summit, initial=initial_wishes(asked))
    told = {
        "summit": found.call.summit,
        "proposal": found,
        "standing": of_proposal(found),
        "wishes": [wished_words(one) for one in asked]
        if session
        else wishes_words(found.wishes),
        "wishing": form if session and _is_to_come(request, session) else None,
        "type_name": programme.types_of(found.call.summit).get(found.session_type),
        "session": session,
        "may_withdraw": PROPOSAL_MOVES.may("withdraw", found.state),
    }
    return render(request, "participant/proposal.html", told)


def _is_to_come(request: Asked, session: Session) -> bool:
    """Tell whether a session may still be moved: planned, the edition not over."""
    today = request.at.astimezone(ZoneInfo(session.summit.zone)).date()
    return session.state == SessionState.PLANNED and today <= session.summit.ends_on
