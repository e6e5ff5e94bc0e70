"""Registering those one answers for: a minister, who comes along, a service's staff."""

from collections.abc import Sequence

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import UN_LANGUAGES
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import forms, returning, surrogates, tokens, vetting
from palabre.stages.accreditation import questions as asking
from palabre.stages.accreditation.models import Category, Registration
from palabre.stages.accreditation.questions import Kind, Question
from palabre.stages.accreditation.states import REGISTRATION_MOVES, Attendance
from palabre.stages.accreditation.stating import is_over, shut_window
from palabre.stages.accreditation.surrogates import ANSWERED_FOR
from palabre.stages.protocol.queries import names_of, ranks_of
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.participant.registration import not_now, person_here
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.question_forms import QuestionForm
from palabre.workflows import leave_and_return as leaving
from palabre.workflows.register_for_another import OtherFacts, register_for_another
from palabre.workflows.vet import take_up

OWN = "surrogate"
"""The question that is answered by who asks."""


class OtherForm(django_forms.Form):
    """Who comes, as what, from where; the questions of the class follow."""

    name = django_forms.CharField(
        label=_("Name"), max_length=200, help_text=_("As in the passport.")
    )
    native = django_forms.CharField(
        label=_("Name in its own script"), max_length=200, required=False
    )
    title = django_forms.CharField(
        label=_("Form of address"), max_length=60, required=False
    )
    rank = django_forms.ChoiceField(label=_("Rank"), required=False)
    post = django_forms.CharField(label=_("Function"), max_length=180, required=False)
    organization = django_forms.CharField(
        label=_("Ministry or organization"), max_length=180, required=False
    )
    group = django_forms.ChoiceField(label=_("Stakeholder group"))
    country = django_forms.ChoiceField(label=_("Country"))
    attendance = django_forms.ChoiceField(
        label=_("Taking part"),
        choices=[(Attendance.ON_SITE, _("On site")), (Attendance.ONLINE, _("Online"))],
    )
    languages = django_forms.MultipleChoiceField(
        label=_("Languages spoken"),
        required=False,
        widget=django_forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: object, category: Category, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.category = category
        lang = get_language() or "en"
        ranks = names_of(ranks_of(category.summit), lang)
        offered = {
            "rank": [("", "—"), *ranks.items()],
            "group": choices.groups(lang),
            "country": [("", "—"), *choices.countries(lang)],
            "languages": choices.languages(UN_LANGUAGES, lang),
        }
        for name, many in offered.items():
            self.fields[name].choices = many  # type: ignore[attr-defined]

    def facts(self) -> OtherFacts:
        """Return what was said."""
        said = dict(self.cleaned_data)
        said["languages"] = tuple(said["languages"])
        return OtherFacts(category=self.category, **said)


@signed_in
def others(request: Asked, summit: str) -> HttpResponse:
    """List whom one answers for, with where each stands; take one back."""
    edition = summits.by_code(summit)
    found = surrogates.answered_for(request.actor, edition)
    if request.method == "POST":
        messages.success(request, _act(request, found))
        return redirect("participant:others", edition.code)
    shut = shut_window(edition, at=request.at)
    appealed = vetting.may_be_appealed(found, request.at)
    back = returning.who_may_come_back(request.actor, found, at=request.at)
    context = {
        "summit": edition,
        "shut": shut,
        "is_coming": shut is not None and request.at < shut.starts_at,
        "rows": [
            (
                one,
                REGISTRATION_MOVES.may("withdraw", one.state)
                and not is_over(edition, request.at),
                one.pk in back,
                one.pk in appealed,
            )
            for one in found
        ],
        "classes": [
            one
            for one in edition.categories.order_by("position", "id")
            if one.code in ANSWERED_FOR and shut is None
        ],
    }
    return render(request, "participant/others.html", context)


def _act(request: Asked, found: Sequence[Registration]) -> str:
    """Take one back or up again, take up a place, or appeal; return what to say."""
    if "appeal" in request.POST:
        one = _one(found, request.POST["appeal"])
        words = request.POST.get(f"words-{one.code}", "")
        vetting.appeal(one, words, by=request.actor, at=request.at)
        return gettext("Your appeal is filed; somebody else decides it.")
    if "take" in request.POST:
        one = _one(found, request.POST["take"])
        key = tokens.key_at(settings.BADGE_KEY)
        take_up(one, key=key, by=request.actor, at=request.at)
        return gettext("The place is taken up.")
    if "again" in request.POST:
        one = _one(found, request.POST["again"])
        leaving.come_back(one, by=request.actor, at=request.at)
        if one.delegation_id:
            return gettext("Nominated again. The delegation confirms it next.")
        return gettext("Registered again. Accreditation follows.")
    one = _one(found, request.POST.get("back", ""))
    leaving.take_back(one, by=request.actor, at=request.at)
    return gettext("Taken back.")


def _one(found: Sequence[Registration], code: str) -> Registration:
    for one in found:
        if one.code == code:
            return one
    raise Refused("not-found", what="registration", code=code)


@signed_in
def other_new(request: Asked, summit: str, category: str) -> HttpResponse:
    """Register somebody one answers for, with the questions of the class of badge."""
    edition = summits.by_code(summit)
    kind = edition.categories.filter(code=category).first()
    if kind is None or category not in ANSWERED_FOR:
        raise Refused("not-found", what="category", code=category)
    if shut_window(edition, at=request.at) is not None:
        return not_now(request, edition)
    form = OtherForm(request.POST or None, category=kind)
    asked = QuestionForm(_questions(edition, category), request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = None
        if not _is_marked(form, asked):
            made = attempt(form, lambda: _register(request, edition, form, asked))
        if made is not None:
            messages.success(request, _("Registered. Accreditation follows."))
            return redirect("participant:others", edition.code)
    context = {"summit": edition, "category": kind, "form": form, "asked": asked}
    return render(request, "participant/other_new.html", context)


def _register(
    request: Asked, edition: Summit, form: OtherForm, asked: QuestionForm
) -> Registration:
    return register_for_another(
        edition,
        form.facts(),
        person_here(request),
        answers=asked.answers(),
        by=request.actor,
        at=request.at,
    )


def _is_marked(form: OtherForm, asked: QuestionForm) -> bool:
    """Mark what is wrong with the answers; tell whether anything is."""
    asked.is_valid()
    met = asking.meeting(
        list(asked.questions.values()),
        category=form.category.code,
        mode=form.cleaned_data["attendance"],
    )
    return asked.mark(asking.cleaned(met, asked.answers())[1])


def _questions(edition: Summit, category: str) -> list[Question]:
    """Return what the class is asked on site, files and who answers left out."""
    met = asking.meeting(
        forms.questions_of(forms.published(edition)),
        category=category,
        mode=Attendance.ON_SITE,
    )
    return [one for one in met if one.kind is not Kind.FILE and one.key != OWN]
