"""Vetting: who asked to come, and what is decided."""

import csv
import io
from collections.abc import Sequence

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import (
    agreement,
    duplicates,
    issuing,
    queries,
    tokens,
    vetting,
)
from palabre.stages.accreditation import answers as reading
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.consents import wordings
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.downloads import attachment
from palabre.web.ui.paging import page_of
from palabre.web.ui.question_forms import told
from palabre.workflows import vet

PAGE = 50


class DecisionForm(forms.Form):
    """A decision against somebody needs a reason."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It reaches the person, as written."),
    )


@with_role(Role.SECRETARIAT)
def registrations(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show who asked to come, filtered by state and name."""
    state = request.GET.get("state", RegistrationState.REGISTERED)
    search = request.GET.get("search", "")
    found = queries.registrations_to_vet(
        request.actor, summit, state="" if state == "all" else state, search=search
    )
    context = {
        "summit": summit,
        "page": page_of(found, request.GET.get("page"), PAGE),
        "counts": queries.counts_by_state(summit),
        "states": list(RegistrationState),
        "uses": [wordings()[one] for one in agreement.USES],
        "state": state,
        "search": search,
    }
    return render(request, "secretariat/registrations.html", context)


@with_role(Role.SECRETARIAT)
def accredit_many(request: Asked, *, summit: Summit) -> HttpResponse:
    """Accredit the chosen ones, all or none."""
    if request.method == "POST":
        chosen = list(
            Registration.objects.select_related("summit", "category").filter(
                summit=summit, code__in=request.POST.getlist("code")
            )
        )
        _decide_many(request, chosen)
    return redirect("secretariat:registrations", summit.code)


@with_role(Role.SECRETARIAT)
def registration(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show one registration and decide it."""
    found = queries.registration_for(request.actor, code)
    if found.summit_id != summit.pk:
        raise Refused("not-found", what="registration", code=code)
    form = DecisionForm(request.POST or None)
    opened = None
    if request.POST.get("act") == "open":
        opened = reading.open_sensitive(found, by=request.actor, at=request.at)
    elif request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _decide(request, found, form))
        if done is not None:
            messages.success(request, _("Decided: {name}.").format(name=found.person))
            return redirect("secretariat:registration", summit.code, code)
    given = reading.answers_of(request.actor, found)
    context = {
        "summit": summit,
        "registration": found,
        "form": form,
        "badge": queries.badge_of(found),
        "answers": shown_answers(given),
        "appeal": vetting.standing_appeal(found),
        "alike": duplicates.alike(request.actor, found),
        "before": queries.accredited_before(found),
        "invitation": issuing.valid_paper(found, issuing.PaperKind.INVITATION),
        "is_mine": found.refusal_by == request.actor.person_id,
        "has_closed": any(one.is_hidden for one in given),
        "opened": shown_answers(opened or ()),
    }
    return render(request, "secretariat/registration.html", context)


def shown_answers(many: Sequence[reading.Given]) -> list[tuple[reading.Given, str]]:
    """Return answers with the words that people read."""
    lang = get_language() or "en"
    return [(one, told(one.question, one.answer, lang)) for one in many]


def _decide_many(request: Asked, chosen: list[Registration]) -> None:
    if request.POST.get("act") == "refuse":
        reason = request.POST.get("reason", "")
        for one in chosen:
            vet.refuse_one(one, reason=reason, by=request.actor, at=request.at)
        said = ngettext("%(n)s handled.", "%(n)s handled.", len(chosen))
        messages.success(request, said % {"n": len(chosen)})
        return
    done = vet.accredit_batch(chosen, key=badge_key(), by=request.actor, at=request.at)
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


def _decide(request: Asked, found: Registration, form: DecisionForm) -> object:
    reason, at, by = form.cleaned_data["reason"], request.at, request.actor
    match request.POST.get("act"):
        case "accredit":
            return vet.accredit_batch([found], key=badge_key(), by=by, at=at)
        case "refuse":
            return vet.refuse_one(found, reason=reason, by=by, at=at)
        case "invite":
            lang = found.person.lang
            return issuing.issue_invitation(found, lang=lang, by=by, at=at)
        case "keep":
            return vetting.drop_proposal(found, by=by, at=at)
        case "revoke":
            return accreditation.revoke(found, reason=reason, by=by, at=at)
        case "uphold" | "dismiss" as said:
            appeal = vetting.standing_appeal(found)
            if appeal is None:
                raise Refused("not-found", what="appeal", code=found.code)
            outcome = "upheld" if said == "uphold" else "dismissed"
            return vet.decide_appeal(
                appeal, outcome=outcome, reason=reason, by=by, at=at
            )
        case act:
            raise Refused("field-unknown", field="act", value=act)


@with_role(Role.SECRETARIAT)
def alike(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show registrations that may be of one person, for a human to judge."""
    groups = duplicates.possible_duplicates(request.actor, summit)
    context = {"summit": summit, "groups": groups[:PAGE], "n": len(groups)}
    return render(request, "secretariat/alike.html", context)


def badge_key() -> Ed25519PrivateKey:
    """Return the installation's key for badges."""
    return tokens.key_at(settings.BADGE_KEY)


@with_role(Role.SECRETARIAT)
def agreed(request: Asked, *, summit: Summit, use: str) -> HttpResponse:
    """Hand out who allows a use now, as CSV; the journal keeps who took it."""
    rows = agreement.who_allows(summit, use, by=request.actor, at=request.at)
    file = io.StringIO()
    csv.writer(file).writerows([agreement.COLUMNS, *rows])
    name = f"{summit.code}-{use}.csv"
    return attachment(file.getvalue().encode("utf-8-sig"), name, "text/csv")
