"""The registration form's desk: questions edited, looked at, published."""

from collections.abc import Mapping, Sequence

from django import forms as django_forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import forms
from palabre.stages.accreditation.questions import (
    Differences,
    Kind,
    Question,
    Readers,
    differences,
    fitting,
)
from palabre.stages.accreditation.standard import standard_form
from palabre.stages.accreditation.states import Attendance
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.question_forms import told
from palabre.web.ui.tags import page_lang

NEW = "new"

KINDS = {
    Kind.TEXT: _("A line"),
    Kind.LONG_TEXT: _("A paragraph"),
    Kind.CHOICE: _("One of several"),
    Kind.CHOICES: _("Several of several"),
    Kind.YES_NO: _("Yes or no"),
    Kind.DATE: _("A date"),
    Kind.NUMBER: _("A number"),
    Kind.EMAIL: _("An e-mail address"),
    Kind.URL: _("A web address"),
    Kind.COUNTRY: _("A country"),
    Kind.FILE: _("A document"),
}
READERS = {
    Readers.VETTERS: _("Everybody who decides"),
    Readers.SECRETARIAT: _("The secretariat alone"),
    Readers.PROTOCOL: _("Protocol alone"),
}
MODES = {Attendance.ON_SITE: _("On site"), Attendance.ONLINE: _("Online")}


class QuestionEditForm(django_forms.Form):
    """One question: words, kind, whom it meets, how long the answer is kept."""

    key = django_forms.CharField(
        label=_("Short name"),
        max_length=40,
        help_text=_("Stays the same over the years, so that editions can be compared."),
    )
    kind = django_forms.ChoiceField(label=_("Kind"), choices=list(KINDS.items()))
    section = django_forms.CharField(
        label=_("Section"),
        max_length=60,
        required=False,
        help_text=_("Questions of one section stand on one page."),
    )
    is_required = django_forms.BooleanField(label=_("Must be answered"), required=False)
    choices = django_forms.CharField(
        label=_("Choices"),
        required=False,
        widget=django_forms.Textarea(attrs={"rows": 5}),
        help_text=_("One a line: value | words in each language, in the order above."),
    )
    categories = django_forms.MultipleChoiceField(
        label=_("Categories"),
        required=False,
        widget=django_forms.CheckboxSelectMultiple,
        help_text=_("None chosen: asked of everybody."),
    )
    modes = django_forms.MultipleChoiceField(
        label=_("Taking part"),
        required=False,
        choices=list(MODES.items()),
        widget=django_forms.CheckboxSelectMultiple,
        help_text=_("None chosen: asked of everybody."),
    )
    when_key = django_forms.ChoiceField(label=_("Only after"), required=False)
    when_values = django_forms.CharField(
        label=_("… was answered with"),
        required=False,
        help_text=_("Values, separated by commas; yes or no."),
    )
    readers = django_forms.ChoiceField(
        label=_("Who reads it"), choices=list(READERS.items())
    )
    keep_days = django_forms.IntegerField(
        label=_("Delete so many days after the edition"),
        required=False,
        min_value=0,
        max_value=3650,
    )

    def __init__(
        self,
        *args: object,
        summit: Summit,
        earlier: Sequence[Question],
        **kwargs: object,
    ) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        for name, label in (
            ("label", _("Question")),
            ("help", _("Help")),
            ("purpose", _("Why it is asked")),
        ):
            for lang, language in settings.LANGUAGES:
                self.fields[f"{name}_{lang}"] = django_forms.CharField(
                    label=f"{label} ({language})",
                    required=False,
                    widget=django_forms.Textarea(
                        attrs={"rows": 2, "lang": lang, "dir": "auto"}
                    ),
                )
        self.fields["categories"].choices = [  # type: ignore[attr-defined]
            (one.code, one.name.said_in("en"))
            for one in summit.categories.order_by("position", "id")
        ]
        self.fields["when_key"].choices = [  # type: ignore[attr-defined]
            ("", "—"),
            *((one.key, one.label.said_in("en")) for one in earlier),
        ]
        words = [
            f"{name}_{lang}"
            for name in ("label", "help", "purpose")
            for lang, _l in settings.LANGUAGES
        ]
        self.order_fields(["key", *words])

    def question(self) -> Question:
        """Return the question that the fields describe."""
        said = self.cleaned_data
        return Question(
            key=said["key"],
            label=self._text("label"),
            help=self._text("help"),
            purpose=self._text("purpose"),
            kind=Kind(said["kind"]),
            section=said["section"].strip(),
            is_required=said["is_required"],
            choices=_choices(said["choices"]),
            categories=tuple(said["categories"]),
            modes=tuple(said["modes"]),
            when_key=said["when_key"],
            when_values=tuple(
                one.strip() for one in said["when_values"].split(",") if one.strip()
            ),
            keep_days=said["keep_days"],
            readers=Readers(said["readers"]),
        )

    def _text(self, name: str) -> Text:
        words = {
            lang: self.cleaned_data[f"{name}_{lang}"].strip()
            for lang, _language in settings.LANGUAGES
        }
        there = {lang: said for lang, said in words.items() if said}
        original = "en" if "en" in there or not there else next(iter(there))
        return Text(there, original)


def _choices(typed: str) -> tuple[tuple[str, Text], ...]:
    found = []
    langs = [lang for lang, _language in settings.LANGUAGES]
    for line in typed.splitlines():
        value, *names = (part.strip() for part in line.split("|"))
        if value:
            said = {
                lang: name for lang, name in zip(langs, names, strict=False) if name
            }
            found.append(
                (
                    value,
                    Text(
                        said or {"en": value},
                        "en" if "en" in said or not said else next(iter(said)),
                    ),
                )
            )
    return tuple(found)


def _initial(one: Question) -> dict[str, object]:
    langs = [lang for lang, _language in settings.LANGUAGES]
    words = {
        f"{name}_{lang}": text.words.get(lang, "")
        for name, text in (
            ("label", one.label),
            ("help", one.help),
            ("purpose", one.purpose),
        )
        for lang in langs
    }
    return words | {
        "key": one.key,
        "kind": one.kind,
        "section": one.section,
        "is_required": one.is_required,
        "choices": "\n".join(
            " | ".join([value, *(name.words.get(lang, "") for lang in langs)])
            for value, name in one.choices
        ),
        "categories": list(one.categories),
        "modes": list(one.modes),
        "when_key": one.when_key,
        "when_values": ", ".join(one.when_values),
        "readers": one.readers,
        "keep_days": one.keep_days,
    }


@with_role(Role.SECRETARIAT)
def questions(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the questions as they will be; move, remove, publish them."""
    if request.method == "POST":
        _change(request, summit)
        return redirect("secretariat:questions", summit.code)
    live, edited = forms.published(summit), forms.being_edited(summit)
    now = forms.questions_of(edited or live)
    before = forms.questions_of(live)
    kinds = {
        one.code: str(one.name.said_in(page_lang()))
        for one in summit.categories.order_by("position", "id")
    }
    by_key = {one.key: one for one in now}
    rows = [
        (
            one,
            KINDS[one.kind],
            READERS[one.readers],
            _asked_of(one, kinds),
            _condition(one, by_key),
        )
        for one in now
    ]
    context = {
        "summit": summit,
        "rows": rows,
        "live": live,
        "edited": edited,
        "changes": _named(differences(before, now), before, now) if edited else [],
        "earlier": _against_last_edition(summit, now),
    }
    return render(request, "secretariat/questions.html", context)


def _asked_of(one: Question, kinds: Mapping[str, str]) -> str:
    """Return which categories and which way of taking part meet a question, in words."""
    parts = [
        ", ".join(kinds.get(code, code) for code in one.categories),
        ", ".join(str(MODES[Attendance(mode)]) for mode in one.modes),
    ]
    return " · ".join(part for part in parts if part)


def _condition(one: Question, by_key: Mapping[str, Question]) -> tuple[str, str]:
    """Return the question that another waits for, and the answers it waits for."""
    asked = by_key.get(one.when_key)
    if asked is None:
        return one.when_key, ", ".join(one.when_values)
    said = [told(asked, value, page_lang()) for value in one.when_values]
    return str(asked.label.said_in(page_lang())), ", ".join(said)


def _named(
    found: Differences, old: Sequence[Question], new: Sequence[Question]
) -> list[tuple[str, list[str]]]:
    """Return what is new, changed and gone between two forms, by the questions' words."""
    labels = {
        one.key: str(one.label.said_in(page_lang())) or one.key for one in (*old, *new)
    }
    parts = (
        (gettext("New:"), found.added),
        (gettext("Changed:"), found.changed),
        (gettext("Gone:"), found.removed),
    )
    return [(word, [labels[key] for key in keys]) for word, keys in parts if keys]


def _against_last_edition(
    summit: Summit, now: Sequence[Question]
) -> list[tuple[str, list[str]]]:
    previous = Summit.objects.filter(next_summit=summit).first()
    version = forms.published(previous) if previous else None
    if version is None:
        return []
    before = forms.questions_of(version)
    return _named(differences(before, now), before, now)


def _change(request: Asked, summit: Summit) -> None:
    act, key = request.POST.get("act", ""), request.POST.get("key", "")
    if act == "publish":
        version = forms.publish(summit, by=request.actor, at=request.at)
        told = _("Version {n} is published. Earlier answers keep their version.")
        messages.success(request, told.format(n=version.number))
        return
    now = forms.questions_of(forms.being_edited(summit) or forms.published(summit))
    if act == "standard":
        there = {one.key for one in now}
        now += [one for one in standard_form() if one.key not in there]
    else:
        now = _moved(now, act, key)
    codes = summit.categories.values_list("code", flat=True).order_by("id")
    forms.edit(summit, fitting(now, codes), by=request.actor, at=request.at)


def _moved(now: list[Question], act: str, key: str) -> list[Question]:
    place = next((n for n, one in enumerate(now) if one.key == key), None)
    if place is None:
        raise Refused("not-found", what="question", code=key)
    one = now.pop(place)
    if act == "up":
        now.insert(max(place - 1, 0), one)
    elif act == "down":
        now.insert(place + 1, one)
    elif act != "remove":
        raise Refused("field-unknown", field="act", value=act)
    return now


@with_role(Role.SECRETARIAT)
def question(request: Asked, *, summit: Summit, key: str) -> HttpResponse:
    """Edit one question, or write a new one."""
    now = forms.questions_of(forms.being_edited(summit) or forms.published(summit))
    place = next((n for n, one in enumerate(now) if one.key == key), None)
    if place is None and key != NEW:
        raise Refused("not-found", what="question", code=key)
    form = QuestionEditForm(
        request.POST or None,
        summit=summit,
        earlier=now if place is None else now[:place],
        initial={} if place is None else _initial(now[place]),
    )
    if request.method == "POST" and form.is_valid():
        if place is None:
            now.append(form.question())
        else:
            now[place] = form.question()
        act = lambda: forms.edit(summit, now, by=request.actor, at=request.at)  # noqa: E731
        if attempt(form, act) is not None:
            messages.success(request, _("Kept. Publish when the form is ready."))
            return redirect("secretariat:questions", summit.code)
    context = {"summit": summit, "form": form, "is_new": place is None}
    return render(request, "secretariat/question.html", context)
