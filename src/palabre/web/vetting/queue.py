"""The queue of whoever decides: who asked to come, and decisions on many at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, ngettext

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import (
    agreement,
    duplicates,
    own_case,
    queries,
    remits,
    tokens,
)
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.queries import Sought
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.consents import wordings
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.paging import page_of
from palabre.web.ui.words import words_for
from palabre.web.vetting.doors import for_deciders, is_secretariat
from palabre.workflows import vet

PAGE = 50


@dataclass(frozen=True, slots=True)
class Asking:
    """A registration in the queue, and whether whoever looks decides on it now."""

    registration: Registration
    may_choose: bool
    is_mine: bool


@for_deciders
def queue(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show who asked to come, as far as one sees them, by state, part and name."""
    sought = _sought(request)
    found = queries.registrations_to_vet(
        request.actor,
        summit,
        Sought(
            "" if sought.state == "all" else sought.state,
            sought.search,
            sought.category,
            sought.group,
        ),
    )
    page = page_of(found, request.GET.get("page"), PAGE)
    rows = _asking(request, summit, list(page.object_list))
    counts = queries.counts_to_vet(request.actor, summit)
    lang = get_language() or "en"
    context = {
        "summit": summit,
        "page": page,
        "rows": rows,
        "n_open": sum(one.may_choose for one in rows),
        "counts": counts,
        "states": [(one, counts.get(one, 0)) for one in RegistrationState],
        "uses": [wordings()[one] for one in agreement.USES],
        "sought": sought,
        "categories": list(summit.categories.order_by("position", "id")),
        "groups": choices.groups(lang),
        "is_secretariat": is_secretariat(request.actor, summit),
    }
    return render(request, "vetting/queue.html", context)


def _sought(request: Asked) -> Sought:
    given = request.GET
    return Sought(
        given.get("state", RegistrationState.REGISTERED),
        given.get("search", ""),
        given.get("category", ""),
        given.get("group", ""),
    )


def _asking(request: Asked, summit: Summit, many: list[Registration]) -> list[Asking]:
    remit = remits.remit_of(request.actor, summit)
    return [
        Asking(
            one,
            one.state == RegistrationState.REGISTERED
            and remit.covers(one)
            and not own_case.is_own(request.actor, one),
            bool(one.refusal_reason) and one.refusal_by == request.actor.person_id,
        )
        for one in many
    ]


@for_deciders
def decide(request: Asked, *, summit: Summit) -> HttpResponse:
    """Decide on the chosen ones, all or none, and come back to the same queue."""
    back = reverse("vetting:queue", args=[summit.code])
    if request.method == "POST":
        chosen = list(
            queries.registrations_to_vet(request.actor, summit).filter(
                code__in=request.POST.getlist("code")
            )
        )
        try:
            _decide(request, chosen)
        except Refused as refused:
            messages.error(request, words_for(refused))
        asked = request.POST.get("asked", "")
        back = f"{back}?{asked}" if asked else back
    return redirect(back)


def _decide(request: Asked, chosen: list[Registration]) -> None:
    by, at = request.actor, request.at
    if not chosen:
        raise Refused("nobody-chosen-to-vet")
    if request.POST.get("act") == "refuse":
        reason = request.POST.get("reason", "")
        ended = vet.refuse_batch(chosen, reason=reason, by=by, at=at)
        _tell_refused(request, ended)
        return
    done = vet.accredit_batch(chosen, key=badge_key(), by=by, at=at)
    _tell_accredited(request, done)


def _tell_refused(request: Asked, ended: vet.Turned) -> None:
    if ended.refused:
        said = ngettext("%(n)s refused.", "%(n)s refused.", len(ended.refused))
        messages.success(request, said % {"n": len(ended.refused)})
    if ended.proposed:
        said = ngettext(
            "%(n)s refusal proposed; another person decides.",
            "%(n)s refusals proposed; another person decides.",
            len(ended.proposed),
        )
        messages.success(request, said % {"n": len(ended.proposed)})


def _tell_accredited(request: Asked, done: vet.Vetted) -> None:
    if done.accredited:
        n = len(done.accredited)
        said = ngettext("%(n)s accredited.", "%(n)s accredited.", n)
        messages.success(request, said % {"n": n})
    if done.waiting:
        said = ngettext(
            "%(n)s on the waiting list: no place is free.",
            "%(n)s on the waiting list: no place is free.",
            len(done.waiting),
        )
        messages.success(request, said % {"n": len(done.waiting)})


@for_deciders
def alike(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show registrations that may be of one person, for a human to judge."""
    groups: Sequence[duplicates.Alike] = duplicates.possible_duplicates(
        request.actor, summit
    )
    context = {
        "summit": summit,
        "groups": groups[:PAGE],
        "n": len(groups),
        "is_secretariat": is_secretariat(request.actor, summit),
    }
    return render(request, "vetting/alike.html", context)


def badge_key() -> Ed25519PrivateKey:
    """Return the installation's key for badges."""
    return tokens.key_at(settings.BADGE_KEY)
