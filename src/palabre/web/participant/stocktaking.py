"""Entering an initiative, and saying what became of a commitment."""

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import Text, primary
from palabre.kernel.rights import require
from palabre.stages.people.models import Person
from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.stocktaking import queries, rules
from palabre.stages.stocktaking.models import Initiative
from palabre.stages.stocktaking.states import InitiativeKind
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem, Summit
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt

KINDS = {
    InitiativeKind.PROJECT: _("Project"),
    InitiativeKind.PROGRAMME: _("Programme"),
    InitiativeKind.TRAINING: _("Training"),
    InitiativeKind.CONFERENCE: _("Conference"),
    InitiativeKind.WEBSITE: _("Website"),
    InitiativeKind.GUIDELINE: _("Guideline"),
    InitiativeKind.TOOLKIT: _("Toolkit"),
}


class InitiativeForm(forms.Form):
    """What an entry of the register says."""

    title = forms.CharField(label=_("Title"), max_length=200)
    entity = forms.CharField(label=_("Entity"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    group = forms.ChoiceField(label=_("Stakeholder group"))
    country = forms.ChoiceField(label=_("Country"), required=False)
    year = forms.IntegerField(label=_("Year it began"), min_value=1900, max_value=2200)
    action_line = forms.ChoiceField(label=_("Action Line"))
    goals = forms.MultipleChoiceField(
        label=_("Sustainable Development Goals"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    description = forms.CharField(
        label=_("Description"),
        help_text=_("150 to 200 words."),
        widget=forms.Textarea,
        max_length=4000,
    )
    results = forms.CharField(
        label=_("Results, in words and numbers"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=2000,
        required=False,
    )
    url = forms.URLField(label=_("Address"), required=False, assume_scheme="https")

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        self.lines = _items(ACTION_LINES)
        self.all_goals = _items(GOALS)
        empty = [("", "—")]
        self._offer("group", [*empty, *choices.groups(lang)])
        self._offer("country", [*empty, *choices.countries(lang)])
        self._offer("action_line", [*empty, *_named(self.lines, lang)])
        self._offer("goals", _named(self.all_goals, lang))

    def _offer(self, field: str, offered: list[tuple[str, str]]) -> None:
        self.fields[field].choices = offered  # type: ignore[attr-defined]


def _items(framework: str) -> dict[str, FrameworkItem]:
    found = FrameworkItem.objects.filter(framework__code=framework, parent=None)
    return {one.code: one for one in found.order_by("position")}


def _named(items: dict[str, FrameworkItem], lang: str) -> list[tuple[str, str]]:
    return [(code, f"{code} · {one.name.said_in(lang)}") for code, one in items.items()]


@signed_in
def initiative_new(request: Asked, summit: str) -> HttpResponse:
    """Enter an initiative; a moderator publishes it."""
    edition = summits.by_code(summit)
    form = InitiativeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _enter(edition, form, request))
        if made is not None:
            messages.success(request, _("Thank you. It is published once it was read."))
            return redirect("public:initiative", edition.code, made.code)
    context = {"summit": edition, "form": form}
    return render(request, "participant/initiative_form.html", context)


def _enter(summit: Summit, form: InitiativeForm, request: Asked) -> Initiative:
    stated = form.cleaned_data
    lang = primary(get_language() or "en")
    facts = stocktaking.InitiativeFacts(
        title=Text({lang: stated["title"]}, lang),
        description=Text({lang: stated["description"]}, lang),
        results=Text({lang: stated["results"]} if stated["results"] else {}, lang),
        entity=stated["entity"],
        group=stated["group"],
        country=stated["country"],
        kind=stated["kind"],
        year=stated["year"],
        url=stated["url"],
        action_line=form.lines[stated["action_line"]],
        goals=[form.all_goals[code] for code in stated["goals"]],
        submitted_by=Person.objects.filter(pk=request.actor.person_id or 0).first(),
        is_fictional=summit.is_fictional,
    )
    return stocktaking.enter_initiative(
        summit.series, facts, by=request.actor, at=request.at
    )


class ProgressForm(forms.Form):
    """What became of a commitment."""

    text = forms.CharField(
        label=_("What has been done?"), widget=forms.Textarea(attrs={"rows": 4})
    )
    share = forms.IntegerField(
        label=_("Progress in per cent"), required=False, min_value=0, max_value=100
    )
    url = forms.URLField(label=_("Evidence"), required=False, assume_scheme="https")


@signed_in
def progress(request: Asked, summit: str, code: str) -> HttpResponse:
    """Say what became of a commitment."""
    edition = summits.by_code(summit)
    commitment = queries.commitment_by_code(edition, code)
    require(
        rules.may_update(request.actor, commitment), "stocktaking.commitment.updated"
    )
    form = ProgressForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: stocktaking.update_progress(
                commitment, **form.cleaned_data, by=request.actor, at=request.at
            ),
        )
        if made is not None:
            return redirect("public:commitment", edition.code, code)
    context = {"summit": edition, "commitment": commitment, "form": form}
    return render(request, "participant/progress.html", context)
