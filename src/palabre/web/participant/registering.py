"""Registering step by step: each step is kept as it is typed, and nothing is lost."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import carrying, documents, forms, queries
from palabre.stages.accreditation import questions as asking
from palabre.stages.accreditation.form_models import (
    Document,
    Interest,
    RegistrationDraft,
)
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.questions import Answer, Kind, Question
from palabre.stages.people.consents import Use, wordings
from palabre.stages.people.consents import standing as standing_consents
from palabre.stages.people.models import Person
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.participant.registration import (
    RegistrationForm,
    may_begin,
    not_now,
    person_here,
    register_with,
    standing,
)
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.downloads import attachment
from palabre.web.ui.question_forms import (
    QuestionForm,
    section_title,
    told,
    uploads_of,
)
from palabre.web.ui.tags import listed
from palabre.web.ui.words import words_for
from palabre.workflows.carry_over import carry_over
from palabre.workflows.document_safe import documents_safe


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the way: its number from 0, title, whether one is there."""

    number: int
    title: str
    is_current: bool
    is_done: bool


@dataclass(frozen=True, slots=True)
class Way:
    """A person's way through the form of an edition."""

    summit: Summit
    person: Person
    draft: RegistrationDraft
    sections: list[tuple[str, list[Question]]]

    @property
    def met(self) -> list[Question]:
        """Return every question that this person may meet."""
        return [one for _, many in self.sections for one in many]

    def shown(self, number: int) -> list[Question]:
        """Return the questions of a step: those asked, and those that hang on them."""
        here = self.sections[number - 1][1]
        keys = {one.key for one in here}
        is_asked = {one.key for one in asking.asked(self.met, self.draft.answers)}
        return [one for one in here if one.key in is_asked or one.when_key in keys]


@signed_in
def register(request: Asked, summit: str) -> HttpResponse:
    """Say who comes and how; or see where one's registration stands."""
    edition = summits.by_code(summit)
    there = queries.registration_of(request.actor.person_id, edition)
    if there is not None:
        return standing(request, edition, there)
    person = person_here(request)
    if not may_begin(edition, at=request.at):
        return not_now(request, edition)
    draft = forms.draft_of(edition, person)
    known = {"country": person.country, "family_name": person.family_name}
    kept = known | (draft.facts if draft else {})
    form = RegistrationForm(request.POST or None, summit=edition, initial=kept)
    if request.method == "POST" and "carry" in request.POST:
        carry_over(
            edition,
            person,
            lang=get_language() or "en",
            by=request.actor,
            at=request.at,
        )
        messages.success(request, _("Filled in. Look it over before you go on."))
        return redirect("participant:register", edition.code)
    if request.method == "POST":
        done = _first_step_done(request, edition, person, form)
        if done is not None:
            return done
    context = {
        "summit": edition,
        "form": form,
        "draft": draft,
        "steps": _steps_from(edition, kept, 0),
        "before": _to_carry(person, edition),
        "carrying": wordings()[Use.CARRY_OVER],
    }
    return render(request, "participant/register.html", context)


def _to_carry(person: Person, edition: Summit) -> Registration | None:
    """Return the last accreditation, unless it was taken over already."""
    if Use.CARRY_OVER in standing_consents(person, edition.code):
        return None
    return carrying.accredited_before(person.pk, edition)


def _typed(form: RegistrationForm) -> dict[str, Answer]:
    """Return the first step as typed: a list only where many may be chosen."""
    data = form.data
    return {
        name: data.getlist(name) if name == "languages" else data.get(name, "")  # type: ignore[attr-defined]
        for name in form.fields
    }


def _first_step_done(
    request: Asked, edition: Summit, person: Person, form: RegistrationForm
) -> HttpResponse | None:
    """Register at once if no question is asked; else keep what was typed and go on.

    What was typed is kept too where the form or the registration is refused.
    """
    is_kept = "keep" in request.POST
    is_sound = not is_kept and form.is_valid()
    is_more = is_sound and bool(_sections(edition, form.cleaned_data))
    if is_sound and not is_more:
        made = attempt(form, lambda: register_with(request, edition, person, form, {}))
        if made is not None:
            messages.success(request, _("You are registered. Accreditation follows."))
            return redirect("participant:register", edition.code)
    typed = _typed(form)
    forms.keep_draft(edition, person, facts=typed, by=request.actor, at=request.at)
    if is_kept:
        return _kept(request, edition)
    if is_more:
        return redirect("participant:register-step", edition.code, 1)
    return None


@signed_in
def step(request: Asked, summit: str, number: int) -> HttpResponse:
    """Answer the questions of one section."""
    way = _way(request, summit)
    if way is None:
        return redirect("participant:register", summit)
    if not may_begin(way.summit, at=request.at):
        return not_now(request, way.summit)
    if number == len(way.sections) + 1:
        return _review(request, way)
    if not 1 <= number <= len(way.sections):
        raise Refused("not-found", what="step", code=number)
    shown = way.shown(number)
    if not shown and request.method == "GET":
        return redirect("participant:register-step", summit, number + 1)
    form = QuestionForm(
        shown,
        request.POST if request.method == "POST" else None,
        initial=way.draft.answers,
        kept=_names(way.draft.answers, shown),
    )
    if request.method == "POST" and _take(request, way, form):
        is_kept = "keep" in request.POST
        further = redirect("participant:register-step", summit, number + 1)
        return _kept(request, way.summit) if is_kept else further
    context = {
        "summit": way.summit,
        "form": form,
        "draft": way.draft,
        "title": section_title(way.sections[number - 1][0]),
        "before": number - 1,
        "steps": _steps(way.sections, number),
    }
    return render(request, "participant/register_step.html", context)


def _take(request: Asked, way: Way, form: QuestionForm) -> bool:
    """Keep what was typed and handed in; tell whether one may go on."""
    typed = form.answers()
    form.is_valid()
    for upload in uploads_of(request, form):
        code = attempt(form, partial(_upload, request, way, upload))
        if code:
            typed[upload.question] = code
    way.draft.answers.update(typed)
    forms.keep_draft(
        way.summit, way.person, answers=typed, by=request.actor, at=request.at
    )
    if "keep" in request.POST:
        return not form.errors
    _, bad = asking.cleaned(way.met, way.draft.answers)
    fresh = set(form.questions) - set(form.errors)  # a file refused is no answer either
    form.mark({key: bad[key] for key in bad if key in fresh})
    return not form.errors


def _upload(request: Asked, way: Way, upload: documents.Upload) -> str:
    try:
        made = documents.keep(
            way.summit,
            way.person,
            upload,
            safe=documents_safe(),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        facts = {**refused.facts, "field": upload.question}
        raise Refused(refused.code, **facts) from refused
    return made.code


def _review(request: Asked, way: Way) -> HttpResponse:
    """Show everything once more, and hand it in."""
    form = RegistrationForm(_as_post(way.draft.facts), summit=way.summit)
    bad = asking.cleaned(way.met, way.draft.answers)[1]
    if request.method == "POST" and form.is_valid() and not bad:
        made = attempt(
            form,
            lambda: register_with(
                request, way.summit, way.person, form, way.draft.answers
            ),
        )
        if made is not None:
            messages.success(request, _("You are registered. Accreditation follows."))
            return redirect("participant:register", way.summit.code)
    form.is_valid()
    context = {
        "summit": way.summit,
        "form": form,
        "facts": [
            (one.label, _shown_fact(one)) for one in form if one.name != "is_listed"
        ],
        "parts": _parts(way, bad),
        "n_bad": len(bad) + bool(form.errors),
        "steps": _steps(way.sections, len(way.sections) + 1),
    }
    return render(request, "participant/register_review.html", context)


def _shown_fact(field: object) -> str:
    value = field.value()  # type: ignore[attr-defined]
    named = dict(getattr(field.field, "choices", ()))  # type: ignore[attr-defined]
    many = value if isinstance(value, list) else [value]
    return listed(named.get(one, one or "—") for one in many) or "—"


def _parts(
    way: Way, bad: Mapping[str, Refused]
) -> list[tuple[int, str, list[tuple[Question, str, str]]]]:
    """Return each step with question, answer and what is wrong with it."""
    lang = get_language() or "en"
    is_asked = {one.key for one in asking.asked(way.met, way.draft.answers)}
    answers = way.draft.answers
    names = _names(answers, way.met)
    parts = []
    for number, (name, many) in enumerate(way.sections, 1):
        rows = [
            (
                one,
                names.get(one.key) or told(one, answers.get(one.key, ""), lang),
                words_for(bad[one.key]) if one.key in bad else "",
            )
            for one in many
            if one.key in is_asked
        ]
        parts.append((number, section_title(name), rows))
    return parts


def _as_post(facts: Mapping[str, Answer]) -> QueryDict:
    data = QueryDict(mutable=True)
    for name, value in facts.items():
        data.setlist(name, value if isinstance(value, list) else [value])
    return data


def _way(request: Asked, summit: str) -> Way | None:
    edition = summits.by_code(summit)
    person = person_here(request)
    draft = forms.draft_of(edition, person)
    if draft is None or queries.registration_of(person.pk, edition) is not None:
        return None
    return Way(edition, person, draft, _sections(edition, draft.facts))


def _sections(
    edition: Summit, facts: Mapping[str, object]
) -> list[tuple[str, list[Question]]]:
    met = asking.meeting(
        forms.questions_of(forms.published(edition)),
        category=str(facts.get("category", "")),
        mode=str(facts.get("attendance", "")),
    )
    return asking.sections(met)


def _steps_from(edition: Summit, facts: Mapping[str, object], here: int) -> list[Step]:
    return _steps(_sections(edition, facts), here)


def _steps(sections: list[tuple[str, list[Question]]], here: int) -> list[Step]:
    """Return the steps, if there is more than one."""
    if not sections:
        return []
    names = [str(_("About you")), *(section_title(one) for one, _many in sections)]
    names.append(str(_("Look it over")))
    return [
        Step(number, name, number == here, number < here)
        for number, name in enumerate(names)
    ]


def _names(answers: Mapping[str, Answer], shown: list[Question]) -> dict[str, str]:
    """Return the names of documents that stand as answers."""
    codes = {
        str(answers[one.key]): one.key
        for one in shown
        if one.kind is Kind.FILE and answers.get(one.key)
    }
    if not codes:
        return {}
    found = Document.objects.filter(code__in=codes, purged_at__isnull=True)
    return {codes[one.code]: one.name for one in found.order_by("id")}


def _kept(request: Asked, edition: Summit) -> HttpResponse:
    """Answer that what was typed is kept: to a script in a word, to a person in full."""
    if request.headers.get("X-Keep") == "quiet":
        return HttpResponse(status=204)
    messages.success(request, _("Kept. Come back whenever you like, on any device."))
    return redirect("participant:register", edition.code)


def _is_sensitive(key: str, question: Question | None) -> bool:
    """Tell whether a document opens to few; what came with an interest is for vetters."""
    if key == Interest.QUESTION:
        return False
    return question is None or question.is_sensitive


@signed_in
def document(request: Asked, summit: str, code: str) -> HttpResponse:
    """Hand out a document as an attachment, to whoever may open it."""
    edition = summits.by_code(summit)
    found = (
        Document.objects.select_related("summit", "person")
        .filter(summit=edition, code=code)
        .first()
    )
    if found is None:
        raise Refused("not-found", what="document", code=code)
    asked = {one.key: one for one in forms.questions_of(forms.published(edition))}
    question = asked.get(found.question)
    opened = documents.open_(
        found,
        is_sensitive=_is_sensitive(found.question, question),
        safe=documents_safe(),
        by=request.actor,
        at=request.at,
    )
    return attachment(opened.content, opened.name, opened.media_type)
