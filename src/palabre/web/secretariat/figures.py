"""Definitions of figures and their releases: write, preview, publish, correct."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.figures.definition import Definition
from palabre.engines.figures.reading import LONGEST, read
from palabre.engines.figures.telling import told
from palabre.engines.figures.vocabulary import RECORDS, field_of
from palabre.kernel.actors import Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import figure_orders as orders
from palabre.stages.outcomes import figures as counted
from palabre.stages.outcomes.counting import writing
from palabre.stages.outcomes.counting.definitions import (
    Defined,
    definition_in,
    history,
    named_by,
    names_in,
)
from palabre.stages.outcomes.counting.evaluating import count
from palabre.stages.outcomes.counting.released import (
    figures_in,
    latest,
    release_of,
    releases,
)
from palabre.stages.outcomes.figure_models import FigureOrder
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.figure_words import shown_table
from palabre.web.ui.texts import add_text, initial_of, text_of
from palabre.web.ui.words import words_for
from palabre.workflows.release_figures import order_figures

EXAMPLE = """\
count registrations
where state is accredited and attendance is online
distinct by person
as of now
split by region, gender
"""


class FigureForm(forms.Form):
    """A figure: its key, its name in each language, its definition, and why."""

    key = forms.CharField(
        label=gettext_lazy("Key in addresses"),
        max_length=40,
        help_text=gettext_lazy("Small letters, digits and hyphens; it stays for good."),
    )
    source = forms.CharField(
        label=gettext_lazy("Definition"),
        max_length=LONGEST,
        widget=forms.Textarea(
            attrs={"rows": 8, "dir": "ltr", "lang": "en", "spellcheck": "false"}
        ),
    )
    note = forms.CharField(
        label=gettext_lazy("Why it changes"), max_length=300, required=False
    )

    def __init__(self, *args: Any, summit: Summit, is_new: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.languages = _languages(summit)
        add_text(self, "label", gettext_lazy("Name"), languages=self.languages)
        if not is_new:
            del self.fields["key"]
        self.order_fields(["key", *(f"label_{one}" for one in self.languages)])

    def facts(self, key: str, kept: Text) -> writing.FigureFacts:
        """Return what was typed."""
        said = self.cleaned_data
        label = text_of(said, "label", languages=self.languages, kept=kept)
        return writing.FigureFacts(
            said.get("key", key), label, said["source"], said["note"]
        )


class ReleaseForm(forms.Form):
    """A release that corrects another says which, and what was wrong."""

    corrects = forms.ChoiceField(label=gettext_lazy("Corrects"), required=False)
    reason = forms.CharField(
        label=gettext_lazy("What was wrong"), max_length=1000, required=False
    )

    def __init__(self, *args: Any, numbers: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        rows = [(str(one), _("release {n}").format(n=one)) for one in numbers]
        self.fields["corrects"].choices = [  # type: ignore[attr-defined]
            ("", _("nothing: a new release")),
            *rows,
        ]


@with_role(Role.SECRETARIAT)
def figures(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show every definition with its number now and as released; order a release."""
    made = releases(summit)
    form = ReleaseForm(
        request.POST if request.method == "POST" else None,
        numbers=[one.number for one in made],
    )
    if request.method == "POST" and form.is_valid():
        done = _refused_beside(form, "", lambda: _order(request, summit, form))
        if done is not None:
            _tell(request, done)
            return redirect("secretariat:figures", summit.code)
    last = latest(summit)
    known = figures_in(last) if last else {}
    live = counted.figures(summit, at=request.at)
    found = orders.orders_of(request.actor, summit)
    context = {
        "summit": summit,
        "rows": [(one, known.get(key)) for key, one in live.items()],
        "releases": made,
        "form": form,
        "orders": [(one, _why_not(one)) for one in found],
        "is_open": any(one.done_at is None for one in found),
    }
    return render(request, "secretariat/figures.html", context)


def _order(request: Asked, summit: Summit, form: ReleaseForm) -> FigureOrder:
    number = form.cleaned_data["corrects"]
    return order_figures(
        summit,
        is_trial="trial" in request.POST,
        corrects=release_of(summit, int(number)) if number else None,
        reason=form.cleaned_data["reason"],
        by=request.actor,
        at=request.at,
    )


def _why_not(one: FigureOrder) -> str:
    refused = orders.why_not(one)
    return words_for(refused) if refused else ""


def _tell(request: Asked, done: FigureOrder) -> None:
    """Say what became of an order: done at once, refused, or with the worker."""
    if done.told:
        messages.error(request, _why_not(done))
    elif done.release is not None:
        number = done.release.number
        messages.success(request, _("Released: number {n}.").format(n=number))
    elif done.done_at is None:
        messages.success(
            request, _("Ordered. The worker counts; it stands here when it is done.")
        )


@require_POST
@with_role(Role.SECRETARIAT)
def figures_again(request: Asked, *, summit: Summit, number: int) -> HttpResponse:
    """Order once more what failed."""
    one = orders.order_of(request.actor, summit, number)
    try:
        orders.retry(one, by=request.actor, at=request.at)
        messages.success(
            request, _("Ordered. The worker counts; it stands here when it is done.")
        )
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        messages.error(request, words_for(refused))
    return redirect("secretariat:figures", summit.code)


@with_role(Role.SECRETARIAT)
def figure_new(request: Asked, *, summit: Summit) -> HttpResponse:
    """Write a figure that the edition did not have."""
    return _edit(request, summit, None)


@with_role(Role.SECRETARIAT)
def figure_edit(request: Asked, *, summit: Summit, key: str) -> HttpResponse:
    """Change a figure's definition; every version stays."""
    one = definition_in(summit, key)
    if request.method == "POST" and "retire" in request.POST:
        reason = request.POST.get("reason", "")
        try:
            writing.retire(summit, key, reason=reason, by=request.actor, at=request.at)
        except Refused as refused:
            messages.error(request, words_for(refused))
            return redirect("secretariat:figure-edit", summit.code, key)
        messages.success(request, _("Taken off the pages; its history stays."))
        return redirect("secretariat:figures", summit.code)
    return _edit(request, summit, one)


def _edit(request: Asked, summit: Summit, one: Defined | None) -> HttpResponse:
    key, kept = (one.key, one.label) if one else ("", Text())
    form = FigureForm(
        request.POST or None,
        summit=summit,
        is_new=one is None,
        initial={"source": str(one.counts) if one else EXAMPLE}
        | initial_of("label", kept, _languages(summit)),
    )
    preview = _preview(one.counts, summit) if one else None
    if request.method == "POST" and form.is_valid():
        facts = form.facts(key, kept)
        counts = _refused_beside(form, "source", lambda: read(facts.source))
        preview = _preview(counts, summit) if counts else None
        if counts and "keep" in request.POST:
            done = _refused_beside(
                form,
                "source",
                lambda: writing.define(summit, facts, by=request.actor, at=request.at),
            )
            if done is not None:
                messages.success(
                    request, _("Kept as version {n}.").format(n=done.number)
                )
                return redirect("secretariat:figure-edit", summit.code, done.key)
    context = {
        "summit": summit,
        "form": form,
        "definition": one,
        "preview": preview,
        "history": history(summit, key) if one else [],
        "records": [
            (record, [field_of(name) for name in record.fields])
            for record in RECORDS.values()
        ],
    }
    return render(request, "secretariat/figure_edit.html", context)


def _languages(summit: Summit) -> list[str]:
    """Return the edition's languages, the page's own first."""
    here = get_language() or "en"
    return sorted(summit.languages or ["en", "fr"], key=lambda one: one != here)


def _preview(counts: Definition, summit: Summit) -> dict[str, Any]:
    """Return what a definition would count now, in words and in numbers."""
    names = names_in(summit)
    unsaved = Defined("preview", Text({"en": "–"}), counts)

    return {
        "words": told(counts, named_by(names)),
        "value": count(counts, summit),
        "strange": writing.strange_codes(counts, summit),
        "tables": [
            shown_table(one, names, figure=_("Preview"), key="preview")
            for one in counted.live_tables(summit, unsaved)
        ],
        "is_personal": counts.is_personal,
    }


def _refused_beside(form: forms.Form, field: str, act: Callable[[], Any]) -> Any:
    """Run an act; what is refused stands beside its field, and nothing is lost."""
    try:
        return act()
    except Refused as refused:
        named = str(refused.facts.get("field") or field)
        place = named if named in form.fields else None
        form.add_error(place, words_for(refused))
        return None
