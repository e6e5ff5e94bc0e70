"""The calendar of an edition: its phases, typed in its own time; and its open call."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.kernel.actors import Role
from palabre.kernel.languages import Text
from palabre.stages.calls import operations as calls
from palabre.stages.calls import windows
from palabre.stages.calls.models import Call
from palabre.stages.calls.queries import calls_of
from palabre.stages.summits import amending
from palabre.stages.summits.amending import PhaseFacts
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import phases_of
from palabre.stages.summits.states import PhaseKind
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import (
    LocalMoment,
    in_zone,
    keep,
    rows_of,
    show,
)
from palabre.web.ui.access import with_role
from palabre.web.ui.names import PHASES
from palabre.web.ui.texts import add_text, initial_of, row_of, text_of

LONGEST = 5000


class PhaseForm(forms.Form):
    """A row of the calendar."""

    kind = forms.ChoiceField(
        label=gettext_lazy("Phase"),
        choices=[(kind.value, PHASES[kind]) for kind in PhaseKind],
    )
    starts_at = LocalMoment(label=gettext_lazy("Begins"))
    ends_at = LocalMoment(label=gettext_lazy("Ends"))

    def __init__(self, *args: Any, languages: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        add_text(
            self,
            "label",
            gettext_lazy("What it is called"),
            languages=languages,
            is_required=True,
        )

    def has_changed(self) -> bool:
        """Tell whether a row holds more than the first choice of its list."""
        return bool(set(self.changed_data) - {"kind"})


class NoForm(forms.Form):
    """Carries the words of a refusal that concerns all rows."""


@with_role(Role.SECRETARIAT)
def calendar(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change the phases of the edition."""
    with in_zone(summit):
        rows = rows_of(
            PhaseForm,
            given=request.POST or None,
            initial=_phases(summit),
            languages=summit.languages,
        )
        whole = NoForm(request.POST or None)
        if request.method == "POST" and rows.is_valid():
            kept = keep(request, summit, whole, lambda: _set(request, summit, rows))
            if kept is not None:
                return kept
        title = _("Calendar")
        return show(request, summit, "rows", title, rows=rows, whole=whole)


def _phases(summit: Summit) -> list[dict[str, object]]:
    return [
        {"kind": one.kind, "starts_at": one.starts_at, "ends_at": one.ends_at}
        | initial_of("label", one.label, summit.languages)
        for one in phases_of(summit)
    ]


def _set(request: Asked, summit: Summit, rows: Any) -> None:
    phases = [
        PhaseFacts(
            one["kind"],
            text_of(one, "label", languages=summit.languages, kept=Text()),
            one["starts_at"],
            one["ends_at"],
        )
        for one in rows.filled()
    ]
    amending.set_calendar(summit, phases, by=request.actor, at=request.at)


class CallForm(forms.Form):
    """What the call says and when it is open."""

    opens_at = LocalMoment(label=gettext_lazy("The call opens"))
    closes_at = LocalMoment(label=gettext_lazy("The call closes"))

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = tuple(summit.languages)
        add_text(
            self, "title", gettext_lazy("Title"), languages=self.tags, is_required=True
        )
        add_text(
            self,
            "about",
            gettext_lazy("What is asked for"),
            languages=self.tags,
            rows=6,
            max_length=LONGEST,
        )

    def texts(self) -> list[object]:
        """Return the fields of each text, for the template."""
        told = (("title", _("Title")), ("about", _("What is asked for")))
        return [row_of(self, name, label, self.tags) for name, label in told]

    def plain(self) -> list[object]:
        """Return the fields that stand once."""
        return [self["opens_at"], self["closes_at"]]

    def facts(self, kept: Call | None) -> windows.CallFacts:
        """Return the call as it was typed."""
        cleaned = self.cleaned_data
        title, about = (kept.title, kept.about) if kept else (Text(), Text())
        return windows.CallFacts(
            text_of(cleaned, "title", languages=self.tags, kept=title),
            text_of(cleaned, "about", languages=self.tags, kept=about),
            cleaned["opens_at"],
            cleaned["closes_at"],
        )


@with_role(Role.SECRETARIAT)
def call(request: Asked, *, summit: Summit) -> HttpResponse:
    """Open the call of the edition, or change it."""
    there = calls_of(summit).last()
    with in_zone(summit):
        form = CallForm(request.POST or None, summit=summit, initial=_call(there))
        if request.method == "POST":
            kept = keep(
                request, summit, form, lambda: _keep(request, summit, there, form)
            )
            if kept is not None:
                return kept
        return show(request, summit, "facts", _("Open call"), form=form)


def _call(there: Call | None) -> dict[str, object]:
    if there is None:
        return {}
    tags = there.summit.languages
    told: dict[str, object] = {"opens_at": there.opens_at, "closes_at": there.closes_at}
    texts = initial_of("title", there.title, tags) | initial_of(
        "about", there.about, tags
    )
    return told | texts


def _keep(request: Asked, summit: Summit, there: Call | None, form: CallForm) -> None:
    facts = form.facts(there)
    if there is not None:
        windows.amend_call(there, facts, by=request.actor, at=request.at)
        return
    calls.open_call(
        summit,
        title=facts.title,
        about=facts.about,
        opens_at=facts.opens_at,
        closes_at=facts.closes_at,
        by=request.actor,
        at=request.at,
    )
