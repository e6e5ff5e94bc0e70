"""Delegations for the secretariat: who speaks for whom, how many, whose letter is in."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.stages.accreditation import nominating, queries
from palabre.stages.accreditation.models import Delegation
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.workflows.open_delegation import open_delegation


class DelegationForm(forms.Form):
    """Who speaks for whom, and for how many."""

    organization = forms.CharField(
        label=_("State or organization"),
        max_length=180,
        widget=forms.TextInput(attrs={"list": "organizations"}),
    )
    name = forms.CharField(label=_("Name of the focal point"), max_length=200)
    email = forms.EmailField(
        label=_("E-mail address of the focal point"),
        help_text=_("It signs in with this address, by a link."),
    )
    seats_on_site = forms.IntegerField(
        label=_("Places on site"), required=False, min_value=0, max_value=9999
    )
    seats_online = forms.IntegerField(
        label=_("Places online"), required=False, min_value=0, max_value=9999
    )
    closes_on = forms.DateField(
        label=_("Open until the end of"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
    )


@with_role(Role.SECRETARIAT)
def delegations(request: Asked, *, summit: Summit) -> HttpResponse:
    """List the delegations; open one, check a letter off."""
    form = DelegationForm(request.POST if "organization" in request.POST else None)
    if request.method == "POST" and "letter" in request.POST:
        found = queries.delegation_for(request.actor, summit, request.POST["letter"])
        nominating.check_letter(found, by=request.actor, at=request.at)
        return redirect("secretariat:delegations", summit.code)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _open(request, summit, form))
        if made is not None:
            messages.success(request, _("The delegation is open."))
            return redirect("secretariat:delegations", summit.code)
    rows = [
        (one, sum(nominating.seats_taken(one).values()))
        for one in queries.delegations_of(request.actor, summit)
    ]
    context = {"summit": summit, "rows": rows, "form": form}
    return render(request, "secretariat/delegations.html", context)


def _open(request: Asked, summit: Summit, form: DelegationForm) -> Delegation:
    return open_delegation(summit, form.cleaned_data, by=request.actor, at=request.at)
