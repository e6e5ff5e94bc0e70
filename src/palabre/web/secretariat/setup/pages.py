"""What the pages of setting up share: one form, rows of forms, the way back."""

from collections.abc import Callable, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.forms import BaseFormSet, formset_factory
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.acting import attempt

BLANK = 3
"""Empty rows under a list; saving gives as many again."""

Initial = Sequence[dict[str, object]]


class LocalMoment(forms.DateTimeField):
    """An instant, typed in the zone of the edition (the view makes it current)."""

    widget = forms.DateTimeInput(
        format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}
    )

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            input_formats=["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S"], **kwargs
        )


def in_zone(summit: Summit) -> timezone.override:
    """Return a context in which forms read and write an edition's own time."""
    return timezone.override(ZoneInfo(summit.zone))


def rows_of(
    form: type[forms.Form],
    *,
    given: Any,
    initial: Initial,
    prefix: str = "rows",
    blank: int = BLANK,
    **kwargs: Any,
) -> Any:
    """Return rows of a form: those there are, then a few empty ones."""
    made = formset_factory(
        form, formset=_Rows, extra=blank, can_delete=True, max_num=500, absolute_max=600
    )
    return made(given, initial=initial, prefix=prefix, form_kwargs=kwargs)


class _Rows(BaseFormSet):  # type: ignore[type-arg]  # generic in its stubs alone
    """Rows that say “remove” beside each, and give those that were filled."""

    deletion_widget = forms.CheckboxInput

    def add_fields(self, form: forms.Form, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["DELETE"].label = _("Remove")

    def filled(self) -> list[dict[str, Any]]:
        """Return what was typed in each row that is not empty and not removed."""
        return [
            one.cleaned_data
            for one in self.forms
            if one.cleaned_data and not one.cleaned_data.get("DELETE")
        ]


def keep(
    request: Asked,
    summit: Summit,
    form: forms.Form,
    act: Callable[[], object],
    *,
    to: str = "secretariat:setup",
) -> HttpResponse | None:
    """Run an act once the form is right; None when something must be mended."""
    if not form.is_valid() or not attempt(form, lambda: (act(), True)):
        return None
    messages.success(request, _("Kept."))
    return redirect(to, summit.code)


def show(
    request: Asked, summit: Summit, template: str, title: str, **told: object
) -> HttpResponse:
    """Show a page of setting up under its title."""
    told |= {"summit": summit, "title": title}
    return render(request, f"secretariat/setup/{template}.html", told)
