"""Calling an operation from a form, so that nothing typed is lost when it says no."""

from collections.abc import Callable
from typing import TypeVar

from django.forms import Form
from django.utils.translation import gettext as _

from palabre.kernel.refusals import Refused
from palabre.web.ui.words import words_for

Made = TypeVar("Made")


def attempt(form: Form, act: Callable[[], Made]) -> Made | None:
    """Run an act; a refusal becomes an error beside its field and None.

    A fact named ``field`` puts the words beside that field, if the form has it; one
    named ``fields`` marks each of several fields as still missing.
    """
    try:
        return act()
    except Refused as refused:
        field = refused.facts.get("field")
        place = str(field) if field in form.fields else None
        form.add_error(place, _words_beside(form, place, refused))
        _mark_missing(form, refused.facts.get("fields"))
        return None


def _words_beside(form: Form, place: str | None, refused: Refused) -> str:
    """Return a refusal's words; beside its field they call it as the page does."""
    if place is None:
        return str(words_for(refused))
    if refused.code == "field-missing":
        return _("Please fill this in.")
    named = {**refused.facts, "field": form.fields[place].label or place}
    return str(words_for(Refused(refused.code, **named)))


def _mark_missing(form: Form, fields: object) -> None:
    for name in fields if isinstance(fields, (list, tuple)) else ():
        if name in form.fields:
            form.add_error(name, _("Please fill this in."))
