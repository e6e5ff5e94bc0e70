"""Expressing interest: the page of who belongs to no delegation."""

from functools import partial

from django import forms as django_forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.stages.accreditation import documents, interests, queries
from palabre.stages.accreditation.form_models import Interest
from palabre.stages.accreditation.interests import InterestFacts
from palabre.stages.accreditation.states import INTEREST_MOVES, InterestState
from palabre.stages.accreditation.stating import shut_window
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.people.models import Person
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.participant.registration import person_here
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.long_select import LongSelect
from palabre.workflows.document_safe import documents_safe
from palabre.workflows.express_interest import express_interest


class InterestForm(django_forms.Form):
    """Who one is, what one does, and what one hopes to bring."""

    entity = django_forms.CharField(
        label=_("Your organization, project or network"), max_length=200
    )
    group = django_forms.ChoiceField(label=_("Stakeholder group"))
    country = django_forms.ChoiceField(label=_("Country"), widget=LongSelect)
    official_email = django_forms.EmailField(
        label=_("Official address of it, if it has one"), required=False
    )
    entity_since = django_forms.DateField(
        label=_("Founded on"),
        required=False,
        widget=django_forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    link = django_forms.URLField(
        label=_("A page that tells of your work"),
        max_length=300,
        required=False,
        assume_scheme="https",
    )
    came_before = django_forms.CharField(
        label=_("Meetings you took part in before"), max_length=400, required=False
    )
    goals = django_forms.CharField(
        label=_("What you hope to contribute"),
        max_length=4000,
        widget=django_forms.Textarea(attrs={"rows": 6}),
    )
    paper = django_forms.FileField(
        label=_("A document about it"),
        required=False,
        help_text=_("PDF, JPEG or PNG, 5 MB at most."),
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        lang = get_language() or "en"
        empty = [("", "—")]
        self.fields["group"].choices = [*empty, *choices.groups(lang)]  # type: ignore[attr-defined]
        self.fields["country"].choices = [*empty, *choices.countries(lang)]  # type: ignore[attr-defined]

    def facts(self) -> InterestFacts:
        """Return what was typed."""
        said = self.cleaned_data
        on = said["entity_since"]
        return InterestFacts(
            entity=said["entity"],
            goals=said["goals"],
            group=said["group"],
            country=said["country"],
            official_email=said["official_email"],
            entity_since=on.isoformat() if on else "",
            link=said["link"],
            came_before=said["came_before"],
        )


@signed_in
def interest(request: Asked, summit: str) -> HttpResponse:
    """Say who one is and what one would bring; or see what became of it."""
    edition = summits.by_code(summit)
    person = person_here(request)
    if queries.registration_of(person.pk, edition) is not None:
        return redirect("participant:register", edition.code)
    there = interests.interest_of(person.pk, edition)
    form = InterestForm(
        request.POST or None, request.FILES or None, initial=_said(there, person)
    )
    if request.method == "POST" and form.is_valid():
        made = attempt(form, lambda: _file(request, edition, person, form))
        if made is not None:
            messages.success(request, _("Sent. You are told what becomes of it."))
            return redirect("participant:interest", edition.code)
    shut = shut_window(edition, at=request.at)
    may_write = there is None or INTEREST_MOVES.may("file", there.state)
    context = {
        "summit": edition,
        "form": form if may_write else None,
        "interest": there,
        "papers": interests.papers_of(there) if there else [],
        "shut": shut,
        "is_coming": shut is not None and request.at < shut.starts_at,
        "is_open": shut is None
        and there is not None
        and there.state in {InterestState.INVITED, InterestState.AFFILIATED},
    }
    return render(request, "participant/interest.html", context)


def _said(there: Interest | None, person: Person) -> dict[str, str]:
    if there is None:
        return {"country": person.country}
    names = InterestFacts.__dataclass_fields__
    return {name: getattr(there, name) for name in names}


def _file(
    request: Asked, edition: Summit, person: Person, form: InterestForm
) -> Interest | None:
    given = form.cleaned_data.get("paper")
    if given is not None:
        upload = documents.Upload(
            Interest.QUESTION, given.name, given.read(MOST_BYTES + 1)
        )
        keep = partial(
            documents.keep,
            edition,
            person,
            upload,
            safe=documents_safe(),
            by=request.actor,
            at=request.at,
        )
        if attempt(form, keep) is None:
            return None
    return express_interest(
        edition,
        person,
        form.facts(),
        lang=get_language() or "en",
        by=request.actor,
        at=request.at,
    )
