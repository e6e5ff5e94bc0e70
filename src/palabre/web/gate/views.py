"""The gate: a badge's code in, admit or send to the desk."""

import uuid

from django import forms
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.stages.accreditation import checking_in, queries
from palabre.stages.accreditation.zones import names_in, zone_names
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.vetting.queue import badge_key


class ScanForm(forms.Form):
    """What a scanner types: the badge's token, then Enter."""

    token = forms.CharField(
        label=_("Badge code"),
        widget=forms.TextInput(
            attrs={"autofocus": True, "autocomplete": "off", "spellcheck": "false"}
        ),
        help_text=_("Scan the code; a scanner ends with Enter."),
    )
    gate = forms.CharField(
        label=pgettext_lazy("one of the gates", "Gate"), max_length=60, initial="A"
    )


@with_role(Role.GATE, Role.SECRETARIAT)
def gate(request: Asked, *, summit: Summit) -> HttpResponse:
    """Check a badge in and say what to do, in one word and one sign."""
    form = ScanForm(request.POST or None)
    seen = None
    if request.method == "POST" and form.is_valid():
        seen = attempt(form, lambda: _check_in(request, summit, form))
        if seen is not None:
            form = ScanForm(initial={"gate": form.cleaned_data["gate"]})
        else:  # the next code must not be typed behind the one that was refused
            form.data = {**request.POST.dict(), "token": ""}
    context = {
        "summit": summit,
        "form": form,
        "seen": seen,
        "zones": _zones(summit, seen),
        "last": queries.last_check_ins(request.actor, summit),
    }
    return render(request, "gate/gate.html", context)


def _zones(summit: Summit, seen: checking_in.Seen | None) -> list[str]:
    """Return where the bearer is admitted, by name."""
    if seen is None:
        return []
    named = zone_names(summit, get_language() or "en")
    return names_in(seen.check_in.badge.registration.category.zones, named)


def _check_in(request: Asked, summit: Summit, form: ScanForm) -> checking_in.Seen:
    scan = checking_in.Scan(
        token=form.cleaned_data["token"],
        at=request.at,
        gate=form.cleaned_data["gate"],
        number=uuid.uuid4().hex,
    )
    return checking_in.check_in(
        summit, scan, key=badge_key(), by=request.actor, at=request.at
    )
