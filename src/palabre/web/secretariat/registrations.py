"""Vetting: who asked to come, and what is decided."""

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
from palabre.stages.accreditation import answers as reading
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import queries, tokens
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.paging import page_of
from palabre.web.ui.question_forms import told

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
        "state": state,
        "search": search,
    }
    return render(request, "secretariat/registrations.html", context)


@with_role(Role.SECRETARIAT)
def accredit_many(request: Asked, *, summit: Summit) -> HttpResponse:
    """Accredit the chosen ones, all or none."""
    if request.method == "POST":
        chosen = list(
            Registration.objects.select_related("summit").filter(
                summit=summit, code__in=request.POST.getlist("code")
            )
        )
        done = accreditation.accredit_all(
            chosen, key=badge_key(), by=request.actor, at=request.at
        )
        said = ngettext("%(n)s accredited.", "%(n)s accredited.", len(done))
        messages.success(request, said % {"n": len(done)})
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
        "has_closed": any(one.is_hidden for one in given),
        "opened": shown_answers(opened or ()),
    }
    return render(request, "secretariat/registration.html", context)


def shown_answers(many: Sequence[reading.Given]) -> list[tuple[reading.Given, str]]:
    """Return answers with the words that people read."""
    lang = get_language() or "en"
    return [(one, told(one.question, one.answer, lang)) for one in many]


def _decide(request: Asked, found: Registration, form: DecisionForm) -> Registration:
    reason, at, by = form.cleaned_data["reason"], request.at, request.actor
    act = request.POST.get("act")
    if act == "accredit":
        return accreditation.accredit(found, key=badge_key(), by=by, at=at)
    if act == "refuse":
        return accreditation.refuse(found, reason=reason, by=by, at=at)
    if act == "revoke":
        return accreditation.revoke(found, reason=reason, by=by, at=at)
    raise Refused("field-unknown", field="act", value=act)


def badge_key() -> Ed25519PrivateKey:
    """Return the installation's key for badges."""
    return tokens.key_at(settings.BADGE_KEY)
