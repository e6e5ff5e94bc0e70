"""What an edition is: names, days, zone, languages, place, baseline, colour."""

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.http import HttpResponse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.kernel.languages import UN_LANGUAGES, Text
from palabre.stages.summits import amending
from palabre.stages.summits.models import Summit
from palabre.stages.summits.operations import SummitPlan
from palabre.web.participant.forms import country_choices
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import keep, show
from palabre.web.ui.access import with_role
from palabre.web.ui.names import language_name
from palabre.web.ui.texts import add_text, initial_of, row_of, text_of

TEXTS = {
    "name": (gettext_lazy("Name"), 0),
    "tagline": (gettext_lazy("Motto"), 0),
    "city": (gettext_lazy("City"), 0),
    "country_name": (gettext_lazy("Host country, as it is written"), 0),
    "baseline": (gettext_lazy("Plan from which progress is counted"), 0),
    "invitation": (gettext_lazy("Invitation to the next edition"), 4),
}
LONGEST = 2000
_DATE = {"type": "date"}


class FactsForm(forms.Form):
    """What an edition is; a text has one field a language."""

    starts_on = forms.DateField(
        label=gettext_lazy("First day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )
    ends_on = forms.DateField(
        label=gettext_lazy("Last day"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs=_DATE),
    )
    zone = forms.ChoiceField(label=gettext_lazy("Time zone"))
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"), widget=forms.CheckboxSelectMultiple
    )
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    baseline_year = forms.IntegerField(
        label=gettext_lazy("Year from which progress is counted"),
        required=False,
        min_value=1900,
        max_value=2100,
    )
    accent = forms.RegexField(
        label=gettext_lazy("Colour"),
        regex=r"^#[0-9a-fA-F]{6}$",
        widget=forms.TextInput(attrs={"type": "color"}),
        help_text=gettext_lazy("It is deepened where words would be hard to read."),
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.summit = summit
        self.tags = tuple(summit.languages) or ("en",)
        for name, (label, rows) in TEXTS.items():
            add_text(
                self,
                name,
                label,
                languages=self.tags,
                is_required=name == "name",
                rows=rows,
                max_length=LONGEST if rows else 300,
            )
        lang = get_language() or "en"
        offered = dict.fromkeys((*UN_LANGUAGES, *self.tags))
        zones = sorted(available_timezones())
        self.fields["zone"].choices = [(one, one) for one in zones]  # type: ignore[attr-defined]
        self.fields["languages"].choices = [  # type: ignore[attr-defined]
            (tag, language_name(tag, lang)) for tag in offered
        ]
        self.fields["country"].choices = [("", "—"), *country_choices()]  # type: ignore[attr-defined]

    def texts(self) -> list[object]:
        """Return the fields of each text, for the template."""
        return [row_of(self, name, told[0], self.tags) for name, told in TEXTS.items()]

    def plain(self) -> list[object]:
        """Return the fields that stand once."""
        names = ("starts_on", "ends_on", "zone", "country", "baseline_year", "accent")
        return [self[name] for name in names]

    def plan(self) -> SummitPlan:
        """Return the edition as it was typed."""
        summit, cleaned = self.summit, self.cleaned_data
        return SummitPlan(
            code=summit.code,
            starts_on=cleaned["starts_on"],
            ends_on=cleaned["ends_on"],
            zone=cleaned["zone"],
            languages=self._languages(),
            country=cleaned["country"],
            chair_style=summit.chair_style,
            baseline_year=cleaned["baseline_year"],
            processes=tuple(summit.processes),
            accent=cleaned["accent"],
            is_fictional=summit.is_fictional,
            is_listed_only=summit.is_listed_only,
            **self._texts(),
        )

    def _languages(self) -> tuple[str, ...]:
        """Return the languages chosen: those there first, so that the first stays."""
        chosen = self.cleaned_data["languages"]
        kept = [tag for tag in self.tags if tag in chosen]
        return (*kept, *(tag for tag in chosen if tag not in kept))

    def _texts(self) -> dict[str, Text]:
        return {
            name: text_of(
                self.cleaned_data,
                name,
                languages=self.tags,
                kept=getattr(self.summit, name),
            )
            for name in TEXTS
        }


@with_role(Role.SECRETARIAT)
def facts(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change what the edition is."""
    form = FactsForm(request.POST or None, summit=summit, initial=_initial(summit))
    if request.method == "POST":
        kept = keep(
            request,
            summit,
            form,
            lambda: amending.amend(
                summit, form.plan(), by=request.actor, at=request.at
            ),
        )
        if kept is not None:
            return kept
    return show(request, summit, "facts", _("What it is"), form=form)


def _initial(summit: Summit) -> dict[str, object]:
    names = ("starts_on", "ends_on", "zone", "languages", "country", "baseline_year")
    told: dict[str, object] = {name: getattr(summit, name) for name in names}
    told["accent"] = summit.accent
    for name in TEXTS:
        told |= initial_of(name, getattr(summit, name), summit.languages or ("en",))
    return told
