"""One registration before whoever decides: what is stated, what is alike, what was."""

from collections.abc import Sequence

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import answers as reading
from palabre.stages.accreditation import (
    carrying,
    duplicates,
    issuing,
    own_case,
    queries,
    returning,
    rules,
    vetting,
)
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.paper_models import IssuedPaper
from palabre.stages.accreditation.states import Attendance, RegistrationState
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt
from palabre.web.ui.question_forms import told
from palabre.web.vetting.doors import for_deciders, is_secretariat
from palabre.web.vetting.queue import badge_key
from palabre.workflows import vet

MODES = {Attendance.ON_SITE: _("On site"), Attendance.ONLINE: _("Online")}
LABELS = {
    "organization": _("Organization"),
    "post": _("Function"),
    "group": _("Stakeholder group"),
    "country": _("Country"),
    "category": _("Category"),
    "attendance": _("Taking part"),
}
"""What is compared with the last edition, in words."""


class DecisionForm(forms.Form):
    """A decision against somebody needs a reason."""

    reason = forms.CharField(
        label=_("Reason"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("It reaches the person, as written."),
    )


@for_deciders
def registration(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show one registration and decide it."""
    found = queries.registration_for(request.actor, code)
    if found.summit_id != summit.pk or not rules.may_look(request.actor, found):
        raise Refused("not-found", what="registration", code=code)
    form = DecisionForm(request.POST or None)
    opened = None
    if request.POST.get("act") == "open":
        opened = reading.open_sensitive(found, by=request.actor, at=request.at)
    elif request.method == "POST" and form.is_valid():
        done = attempt(form, lambda: _decide(request, found, form))
        if done is not None:
            messages.success(request, _said(done).format(name=found.person))
            return redirect("vetting:registration", summit.code, code)
    given = reading.answers_of(request.actor, found)
    before = carrying.before(request.actor, found)
    context = {
        "summit": summit,
        "registration": found,
        "form": form,
        "badge": queries.badge_of(found),
        "returned_at": returning.returned_at(found),
        "answers": shown_answers(given),
        "appeal": vetting.standing_appeal(found),
        "alike": duplicates.alike(request.actor, found),
        "before": before,
        "beside": [(LABELS[one.name], _worded(one)) for one in before.beside]
        if before
        else [],
        "invitation": issuing.valid_paper(found, issuing.PaperKind.INVITATION),
        "is_mine": found.refusal_by == request.actor.person_id,
        "may_decide_appeal": vetting.may_decide_appeal(request.actor, found),
        "may_decide": rules.may_decide(request.actor, found)
        and own_case.may(request.actor, found),
        "is_own": own_case.is_own(request.actor, found),
        "is_secretariat": is_secretariat(request.actor, summit),
        "has_closed": any(one.is_hidden for one in given),
        "opened": shown_answers(opened or ()),
    }
    return render(request, "vetting/registration.html", context)


def _worded(one: carrying.Beside) -> carrying.Beside:
    """Return a comparison in the words that people read."""
    if one.name != "attendance":
        return one
    return carrying.Beside(one.name, _mode(one.was), _mode(one.now))


def _mode(said: object) -> object:
    return MODES.get(Attendance(str(said)), said) if said else ""


def shown_answers(many: Sequence[reading.Given]) -> list[tuple[reading.Given, str]]:
    """Return answers with the words that people read."""
    lang = get_language() or "en"
    return [(one, told(one.question, one.answer, lang)) for one in many]


def _said(done: object) -> str:
    """Return what to tell of a decision: a refusal may only be proposed yet."""
    is_open = isinstance(done, Registration) and done.state != RegistrationState.REFUSED
    if is_open and done.refusal_by:  # type: ignore[attr-defined]
        return gettext("Refusal proposed: {name}. Another person decides.")
    if isinstance(done, IssuedPaper):
        return gettext("The letter of invitation for {name} is issued.")
    return gettext("Decided: {name}.")


def _own_reason(found: Registration, by: Actor, reason: str) -> str:
    """Return why somebody decides on themselves; a yes to others needs no reason."""
    return reason if own_case.is_own(by, found) else ""


def _decide(request: Asked, found: Registration, form: DecisionForm) -> object:
    reason, at, by = form.cleaned_data["reason"], request.at, request.actor
    match request.POST.get("act"):
        case "accredit":
            return vet.accredit_batch(
                [found],
                key=badge_key(),
                reason=_own_reason(found, by, reason),
                by=by,
                at=at,
            )
        case "refuse":
            return vet.refuse_one(found, reason=reason, by=by, at=at)
        case "invite":
            lang = found.person.lang
            return issuing.issue_invitation(found, lang=lang, by=by, at=at)
        case "keep":
            return vetting.drop_proposal(found, by=by, at=at)
        case "revoke":
            return vet.revoke(found, reason=reason, by=by, at=at)
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
