"""Lists of an edition in their order: themes, and types of session."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import SessionType
from palabre.stages.summits.models import Summit, Theme
from palabre.stages.summits.queries import themes_of
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.calendar import NoForm
from palabre.web.secretariat.setup.pages import keep, rows_of, show
from palabre.web.ui.access import with_role
from palabre.web.ui.tags import page_lang
from palabre.web.ui.texts import add_text, initial_of, text_of
from palabre.workflows.set_agenda import set_agenda, set_types

Row = TypeVar("Row", bound=tuple[Any, ...])
"""A code, a name, and what else a list says of it."""


class NamedForm(forms.Form):
    """A row with a name in each language; an empty code is made from the name."""

    code = forms.SlugField(
        label=gettext_lazy("Code"), required=False, max_length=40, allow_unicode=True
    )

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_text(
            self,
            "name",
            gettext_lazy("Name"),
            languages=languages,
            is_required=True,
        )
        self.order_fields([name for name in self.fields if name.startswith("name_")])


class TypeForm(NamedForm):
    """A row of the types of session."""

    minutes = forms.IntegerField(
        label=gettext_lazy("Minutes"), min_value=5, max_value=720
    )
    is_high_level = forms.BooleanField(label=gettext_lazy("High level"), required=False)


@with_role(Role.SECRETARIAT)
def themes(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the themes of the agenda, in their order."""
    there = {one.code: one for one in themes_of(summit)}

    def act(rows: Any) -> None:
        wanted = each_once(named_row(one, summit, there) for one in rows.filled())
        set_agenda(summit, wanted, by=request.actor, at=request.at)

    return list_page(
        request, summit, NamedForm, _themes(summit, there), _("Themes"), act
    )


def _themes(summit: Summit, there: dict[str, Theme]) -> list[dict[str, object]]:
    return [
        {"code": one.code} | initial_of("name", one.name, summit.languages)
        for one in there.values()
    ]


@with_role(Role.SECRETARIAT)
def types(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the types of session, in their order."""
    rows_there = summit.session_types.order_by("position", "id")
    there = {one.code: one for one in rows_there}

    def act(rows: Any) -> None:
        wanted = each_once(
            (*named_row(one, summit, there), one["minutes"], one["is_high_level"])
            for one in rows.filled()
        )
        set_types(summit, wanted, by=request.actor, at=request.at)

    title = _("Types of session")
    return list_page(request, summit, TypeForm, _types(summit, there), title, act)


def _types(summit: Summit, there: dict[str, SessionType]) -> list[dict[str, object]]:
    return [
        {
            "code": one.code,
            "minutes": one.minutes,
            "is_high_level": one.is_high_level,
        }
        | initial_of("name", one.name, summit.languages)
        for one in there.values()
    ]


def list_page(  # noqa: PLR0913 - a page of rows has these parts
    request: Asked,
    summit: Summit,
    form: type[forms.Form],
    initial: list[dict[str, object]],
    title: str,
    act: Any,
    *,
    note: str = "",
) -> HttpResponse:
    """Show a list of rows under its title, with a note above it; keep what is sent."""
    given = request.POST or None
    rows = rows_of(form, given=given, initial=initial, languages=summit.languages)
    whole = NoForm(given)
    if request.method == "POST" and rows.is_valid():
        kept = keep(request, summit, whole, lambda: act(rows))
        if kept is not None:
            return kept
    return show(request, summit, "rows", title, rows=rows, whole=whole, note=note)


def each_once(rows: Iterable[Row]) -> list[Row]:
    """Return rows by their codes; the later of two would take the first one's place.

    Raises Refused: ``name-twice``.
    """
    found: dict[str, Row] = {}
    for row in rows:
        code, name, *_rest = row
        if code in found:
            raise Refused("name-twice", name=str(name.said_in(page_lang())))
        found[code] = row
    return list(found.values())


def named_row(told: dict[str, Any], summit: Summit, there: Any) -> tuple[str, Text]:
    """Return the code and the name of a row; what other languages said is kept."""
    kept = there.get(told["code"])
    name = text_of(
        told,
        "name",
        languages=summit.languages,
        kept=kept.name if kept else Text(),
    )
    code = told["code"] or slug(str(name.said_in("en")), longest=40)
    return code or "other", name
