"""Classes of badge of an edition: as what somebody registers, and where it admits."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.stages.accreditation.categories import keep_categories
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.lists import NamedForm, list_page, named_row
from palabre.web.ui import colours
from palabre.web.ui.access import with_role
from palabre.web.ui.texts import initial_of
from palabre.workflows.found_edition import COLOURS, ZONES
from palabre.workflows.found_edition import categories as usual

Class = tuple[str, Text, str, Sequence[str]]


class CategoryForm(NamedForm):
    """A row of the classes of badge."""

    colour = forms.RegexField(
        "^#[0-9a-fA-F]{6}$",
        label=gettext_lazy("Colour"),
        initial=COLOURS[0],
        widget=forms.TextInput(attrs={"type": "color"}),
    )
    zones = forms.CharField(
        label=gettext_lazy("Zones it admits to, separated by commas"),
        initial=", ".join(ZONES),
        max_length=300,
    )

    def clean_colour(self) -> str:
        """Take a colour on which the badge's white words can be read."""
        colour = str(self.cleaned_data["colour"]).lower()
        if colours.contrast(colours.WHITE, colours.read(colour)) < colours.ENOUGH:
            raise forms.ValidationError(_("White words cannot be read on it: darker."))
        return colour

    def clean_zones(self) -> list[str]:
        """Return the codes of the zones, each once."""
        named = str(self.cleaned_data["zones"]).split(",")
        found = dict.fromkeys(slug(one, longest=40) for one in named)
        zones = [one for one in found if one]
        if not zones:
            raise forms.ValidationError(_("Name one zone at least."))
        return zones


@with_role(Role.SECRETARIAT)
def categories(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the classes of badge; the usual ones where there are none."""
    found = summit.categories.order_by("position", "id")
    there = {one.code: one for one in found}
    classes: list[Class] = [
        (one.code, one.name, one.colour, one.zones) for one in there.values()
    ]

    def act(rows: Any) -> None:
        wanted = [
            (*named_row(one, summit, there), one["colour"], one["zones"])
            for one in rows.filled()
        ]
        keep_categories(summit, wanted, by=request.actor, at=request.at)

    note = (
        ""
        if there
        else _(
            "There is none yet, so nobody can register. These are the usual ones: look "
            "them over and keep them."
        )
    )
    rows = [_row(one, summit) for one in classes or usual()]
    title = _("Categories of participants")
    return list_page(request, summit, CategoryForm, rows, title, act, note=note)


def _row(one: Class, summit: Summit) -> dict[str, object]:
    code, name, colour, zones = one
    told: dict[str, object] = {
        "code": code,
        "colour": colour.lower(),
        "zones": ", ".join(zones),
    }
    return told | initial_of("name", name, summit.languages)
