"""Places and rules: who decides on a category, how many places it has, who waits."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.stages.accreditation import vetting, waiting
from palabre.stages.accreditation.models import Category
from palabre.stages.accreditation.states import Attendance
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.workflows.vet import promote

DECIDERS = {
    Role.SECRETARIAT: _("Secretariat"),
    Role.PROTOCOL: _("Protocol"),
    Role.PRESS: _("Press office"),
}


class PoolForm(forms.Form):
    """Who decides on a category, and how many places it has."""

    category = forms.ChoiceField(label=_("Category"))
    deciders = forms.MultipleChoiceField(
        label=_("Who decides"),
        choices=list(DECIDERS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    needs_second = forms.BooleanField(
        label=_("A refusal needs a second pair of eyes"), required=False
    )
    attendance = forms.ChoiceField(
        label=_("Taking part"),
        choices=[(Attendance.ON_SITE, _("On site")), (Attendance.ONLINE, _("Online"))],
    )
    seats = forms.IntegerField(
        label=_("Places"),
        required=False,
        min_value=0,
        help_text=_("Empty: without limit."),
    )
    offer_hours = forms.IntegerField(
        label=_("Hours to take up an offer"), initial=48, min_value=1, max_value=720
    )

    def __init__(self, *args: object, summit: Summit, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.categories = {
            one.code: one for one in summit.categories.order_by("position", "id")
        }
        self.fields["category"].choices = [  # type: ignore[attr-defined]
            (code, str(one.name.said_in(lang))) for code, one in self.categories.items()
        ]


@with_role(Role.SECRETARIAT)
def pools(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and set the rules of each category; offer free places now."""
    form = PoolForm(request.POST if "category" in request.POST else None, summit=summit)
    if request.method == "POST" and "promote" in request.POST:
        offered = promote(summit, by=request.actor, at=request.at)
        messages.success(request, _("Offered: {n}.").format(n=len(offered)))
        return redirect("secretariat:pools", summit.code)
    if request.method == "POST" and form.is_valid():
        _set(request, form)
        messages.success(request, _("Kept."))
        return redirect("secretariat:pools", summit.code)
    context = {
        "summit": summit,
        "form": form,
        "rules": [(one, _deciders(one)) for one in form.categories.values()],
        "pools": [
            (one, waiting.in_line(one.pool)[:20]) for one in waiting.standings(summit)
        ],
    }
    return render(request, "secretariat/pools.html", context)


def _deciders(category: Category) -> str:
    named = category.deciders or [Role.SECRETARIAT]
    return ", ".join(str(DECIDERS.get(Role(one), one)) for one in named)


def _set(request: Asked, form: PoolForm) -> None:
    said = form.cleaned_data
    category = form.categories[said["category"]]
    vetting.set_rule(
        category,
        deciders=said["deciders"],
        needs_second=said["needs_second"],
        by=request.actor,
        at=request.at,
    )
    if said["seats"] is not None:
        waiting.set_pool(
            category,
            said["attendance"],
            seats=said["seats"],
            offer_hours=said["offer_hours"],
            by=request.actor,
            at=request.at,
        )
