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
from palabre.stages.accreditation.zones import (
    name_missing,
    names_in,
    set_zones,
    zone_names,
    zones_of,
)
from palabre.stages.people.queries import folded
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.lists import (
    NamedForm,
    each_once,
    list_page,
    named_row,
)
from palabre.web.ui import colours
from palabre.web.ui.access import with_role
from palabre.web.ui.tags import page_lang
from palabre.web.ui.texts import initial_of
from palabre.workflows.found_edition import COLOURS, ZONE_NAMES, ZONES
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
        max_length=600,
        help_text=gettext_lazy("By name. A name that is new becomes a zone."),
    )

    def clean_colour(self) -> str:
        """Take a colour on which the badge's white words can be read."""
        colour = str(self.cleaned_data["colour"]).lower()
        if colours.contrast(colours.WHITE, colours.read(colour)) < colours.ENOUGH:
            raise forms.ValidationError(_("White words cannot be read on it: darker."))
        return colour

    def clean_zones(self) -> list[str]:
        """Return the zones as they are named, each once."""
        named = (one.strip() for one in str(self.cleaned_data["zones"]).split(","))
        zones = [one for one in dict.fromkeys(named) if slug(one, longest=40)]
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
        filled, known = rows.filled(), _known(summit)
        wanted = each_once(
            (*_named(one, summit, there), one["colour"], _codes(one, known))
            for one in filled
        )
        fresh = {
            code: _unnamed(code, named)
            for one in filled
            for code, named in zip(_codes(one, known), one["zones"], strict=True)
        }
        keep_categories(summit, wanted, by=request.actor, at=request.at)
        name_missing(summit, fresh.items(), by=request.actor, at=request.at)

    note = (
        ""
        if there
        else _(
            "There is none yet, so nobody can register. These are the usual ones: look "
            "them over and keep them."
        )
    )
    names = zone_names(summit, page_lang())
    names = {code: _usual_name(code) for code in ZONES} | names
    rows = [_row(one, summit, names) for one in classes or usual()]
    title = _("Categories of participants")
    return list_page(request, summit, CategoryForm, rows, title, act, note=note)


def _named(
    row: dict[str, Any], summit: Summit, there: dict[str, Any]
) -> tuple[str, Text]:
    """Return the code and name of a class; a new one that is usual has its usual code.

    The questions that the class is asked, and who may ask for it, go by the code.
    """
    code, name = named_row(row, summit, there)
    if row["code"]:
        return code, name
    said = {folded(one) for one in name.words.values()}
    for one, usual_name, *_rest in usual():
        is_usual = said & {folded(word) for word in usual_name.words.values()}
        if is_usual and one not in there:
            return one, name
    return code, name


def _usual_name(code: str) -> str:
    return str(ZONE_NAMES[code].said_in(page_lang()))


def _unnamed(code: str, named: str) -> Text:
    """Return the name of a zone that has none yet: the usual one, or as typed."""
    if code in ZONE_NAMES:
        return ZONE_NAMES[code]
    return Text({page_lang(): named}, page_lang())


def _known(summit: Summit) -> dict[str, str]:
    """Return the codes of the zones by all their names, folded."""
    usual_ones = [(code, name) for code, name in ZONE_NAMES.items()]
    named = [*usual_ones, *((one.code, one.name) for one in zones_of(summit))]
    return {
        folded(said): code
        for code, name in named
        for said in (*name.words.values(), code)
    }


def _codes(row: dict[str, Any], known: dict[str, str]) -> list[str]:
    return [known.get(folded(one)) or slug(one, longest=40) for one in row["zones"]]


def _row(one: Class, summit: Summit, names: dict[str, str]) -> dict[str, object]:
    code, name, colour, zones = one
    told: dict[str, object] = {
        "code": code,
        "colour": colour.lower(),
        "zones": ", ".join(names_in(zones, names)),
    }
    return told | initial_of("name", name, summit.languages)


@with_role(Role.SECRETARIAT)
def zones(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change what the zones are called that classes of badge open."""
    there = {one.code: one for one in zones_of(summit)}
    opened = {code: Text({"en": code}) for code in zone_names(summit, page_lang())}
    named = opened | {code: one.name for code, one in there.items()}

    def act(rows: Any) -> None:
        wanted = each_once(named_row(one, summit, there) for one in rows.filled())
        set_zones(summit, wanted, by=request.actor, at=request.at)

    rows: list[dict[str, object]] = [
        {"code": code} | initial_of("name", name, summit.languages)
        for code, name in named.items()
    ]
    note = _("These names stand on badges and are told at the gates.")
    return list_page(request, summit, NamedForm, rows, _("Zones"), act, note=note)
