"""What an edition asks of its reports: deadline, reminders, clearance, headings."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import SessionType
from palabre.stages.reports import rulebook
from palabre.stages.reports.models import ReportingRules
from palabre.stages.reports.states import ORDER
from palabre.stages.reports.templates import template_of
from palabre.stages.summits.models import Summit
from palabre.web.drafting.words import HEADINGS
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.house_roles import HOUSE_ROLES
from palabre.web.ui.names import named
from palabre.web.ui.words import words_for

MOST_STEPS = 3
for_secretariat = with_role(Role.SECRETARIAT)


class RulesForm(forms.Form):
    """The rules of one edition."""

    due_hours = forms.IntegerField(
        label=gettext_lazy("Hours after the session"),
        help_text=gettext_lazy("24 is a day, 336 two weeks."),
        min_value=1,
    )
    remind_hours = forms.CharField(
        label=gettext_lazy("Reminders, hours before the deadline"),
        help_text=gettext_lazy(
            "Whole hours with commas between, e.g. 72, 24, 0. Empty: none."
        ),
        required=False,
        max_length=80,
    )
    speaker_hours = forms.IntegerField(
        label=gettext_lazy("Hours in which speakers answer"),
        help_text=gettext_lazy("From the moment they are asked about quoted words."),
        min_value=1,
    )
    first = forms.ChoiceField(label=gettext_lazy("Cleared by"), choices=())
    second = forms.ChoiceField(
        label=gettext_lazy("then by"), choices=(), required=False
    )
    third = forms.ChoiceField(
        label=gettext_lazy("and then by"), choices=(), required=False
    )

    def __init__(self, given: QueryDict | None, initial: dict[str, object]) -> None:
        super().__init__(given, initial=initial)
        roles = [(str(role), str(name)) for role, name in HOUSE_ROLES.items()]
        self.fields["first"].choices = roles  # type: ignore[attr-defined]
        for name in ("second", "third"):
            field = self.fields[name]
            field.choices = [("", "–"), *roles]  # type: ignore[attr-defined]

    def clean_remind_hours(self) -> tuple[int, ...]:
        """Return the hours as numbers."""
        told = str(self.cleaned_data["remind_hours"]).replace(";", ",")
        parts = [one.strip() for one in told.split(",") if one.strip()]
        if not all(one.isdecimal() and len(one) <= 5 for one in parts):
            raise forms.ValidationError(_("Give whole hours with commas between."))
        return tuple(int(one) for one in parts)

    def facts(self) -> rulebook.RulesFacts:
        """Return what was set."""
        said = self.cleaned_data
        steps = (said["first"], said["second"], said["third"])
        return rulebook.RulesFacts(
            due_hours=said["due_hours"],
            speaker_hours=said["speaker_hours"],
            remind_hours=said["remind_hours"],
            clearing_roles=tuple(one for one in steps if one),
        )


@for_secretariat
def report_rules(request: Asked, summit: Summit) -> HttpResponse:
    """Show and set the rules of an edition's reports."""
    kept = rulebook.rules_of(summit)
    given = request.POST if request.method == "POST" else None
    form = RulesForm(given, _initial(kept))
    if given is not None and form.is_valid():
        made = attempt(
            form,
            lambda: rulebook.set_rules(
                summit, form.facts(), by=request.actor, at=request.at
            ),
        )
        if made is not None:
            messages.success(request, _("Kept."))
            return redirect("secretariat:report-rules", summit.code)
    types = summit.session_types.order_by("position", "code")
    context = {
        "summit": summit,
        "form": form,
        "is_set": kept.pk is not None,
        "types": [(kind, _headings(kind)) for kind in types],
    }
    return render(request, "secretariat/report_rules.html", context)


def _initial(kept: ReportingRules) -> dict[str, object]:
    steps = [*kept.clearing_roles, "", "", ""][:MOST_STEPS]
    return {
        "due_hours": kept.due_hours,
        "speaker_hours": kept.speaker_hours,
        "remind_hours": ", ".join(map(str, kept.remind_hours)),
        **dict(zip(("first", "second", "third"), steps, strict=True)),
    }


def _headings(kind: SessionType) -> list[tuple[str, bool]]:
    template = template_of(kind)
    return [
        (named(HEADINGS, one), one in template.required) for one in template.headings
    ]


@for_secretariat
def report_template(request: Asked, summit: Summit, type: str) -> HttpResponse:  # noqa: A002 - the address's word
    """Show and set which headings the reports of a type of session have."""
    kind = summit.session_types.filter(code=type).first()
    if kind is None:
        raise Refused("not-found", what="type", code=type)
    refused = ""
    if request.method == "POST":
        try:
            _set(request, kind)
        except Refused as refusal:
            refused = words_for(refusal)
        else:
            messages.success(request, _("Kept."))
            return redirect("secretariat:report-rules", summit.code)
    template = template_of(kind)
    context = {
        "summit": summit,
        "type": kind,
        "refused": refused,
        "rows": [
            (
                one,
                named(HEADINGS, one),
                "required"
                if one in template.required
                else "asked"
                if one in template.headings
                else "no",
            )
            for one in ORDER
        ],
    }
    status = 409 if refused else 200
    return render(request, "secretariat/report_template.html", context, status=status)


def _set(request: Asked, kind: SessionType) -> None:
    told = {one: request.POST.get(f"heading-{one}", "no") for one in ORDER}
    rulebook.set_template(
        kind,
        headings=[one for one, said in told.items() if said in {"asked", "required"}],
        required=[one for one, said in told.items() if said == "required"],
        by=request.actor,
        at=request.at,
    )
