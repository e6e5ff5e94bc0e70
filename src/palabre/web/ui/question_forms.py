"""A form's questions as fields on a page, and what is typed as answers."""

from collections.abc import Mapping, Sequence

from django import forms
from django.forms.boundfield import BoundField
from django.http import HttpRequest
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _

from palabre.kernel.languages import comma
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.questions import (
    LONGEST,
    Answer,
    Kind,
    Question,
    Readers,
)
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.web.ui import choices
from palabre.web.ui.long_select import LongSelect
from palabre.web.ui.tags import spoken
from palabre.web.ui.words import words_for

PREFIX = "a"

READERS = {
    Readers.VETTERS: _("Read by those who check applications."),
    Readers.PROTOCOL: _("Read by protocol alone."),
    Readers.SECRETARIAT: _("Read by the secretariat alone; each reading is noted."),
}

SECTIONS = {
    "standing": _("Your standing"),
    "media": _("Media"),
    "high-level": _("High-level participation"),
    "travel": _("Travel"),
    "stay": _("Your stay"),
    "exhibition": _("Exhibition"),
    "interpretation": _("Interpretation"),
    "accompanying": _("Accompanying person"),
    "service": _("Service on the spot"),
    "": _("Questions"),
}
"""Titles of the sections that the house proposes; others stand as written."""


def section_title(name: str) -> str:
    """Return what stands above a section."""
    return str(SECTIONS.get(name, name))


class QuestionForm(forms.Form):
    """Fields for some questions; whether an answer is good, the questions say."""

    def __init__(
        self,
        questions: Sequence[Question],
        *args: object,
        kept: Mapping[str, str] | None = None,
        **kwargs: object,
    ) -> None:
        super().__init__(*args, prefix=PREFIX, **kwargs)  # type: ignore[arg-type,misc]
        self.questions = {one.key: one for one in questions}
        lang = get_language() or "en"
        for one in questions:
            self.fields[one.key] = _field(one, lang, (kept or {}).get(one.key, ""))

    def answers(self) -> dict[str, Answer]:
        """Return what was typed, sound or not, without the files."""
        typed: dict[str, Answer] = {}
        for key, one in self.questions.items():
            name = self.add_prefix(key)
            if one.kind is Kind.CHOICES:
                typed[key] = self.data.getlist(name)  # type: ignore[attr-defined]
            elif one.kind is not Kind.FILE:
                typed[key] = self.data.get(name, "")
        return typed

    def mark(self, bad: Mapping[str, Refused]) -> bool:
        """Put refusals beside their fields; tell whether there were any."""
        marked = [key for key in bad if key in self.fields]
        for key in marked:
            self.add_error(key, words_for(bad[key]))
        return bool(marked)

    def rows(self) -> list[tuple[BoundField, Question, str]]:
        """Return each field with its question and the sentence of its condition."""
        return [
            (self[key], one, self._condition(one))
            for key, one in self.questions.items()
        ]

    def _condition(self, question: Question) -> str:
        other = self.questions.get(question.when_key)
        if other is None:
            return ""
        lang = get_language() or "en"
        named = dict(_choices_of(other, lang))
        told = comma(lang).join(
            str(named.get(one, one)) for one in question.when_values
        )
        return gettext("Only if “%(question)s” is: %(answers)s") % {
            "question": other.label.said_in(lang),
            "answers": told,
        }


def uploads_of(request: HttpRequest, form: QuestionForm) -> list[Upload]:
    """Return each file that came with a form."""
    return [
        Upload(key, file.name or "", file.read(MOST_BYTES + 1))
        for key in form.questions
        if (file := request.FILES.get(form.add_prefix(key))) is not None
    ]


def told(question: Question, answer: Answer, lang: str) -> str:
    """Return an answer as people read it."""
    named = dict(_choices_of(question, lang))
    many = [answer] if isinstance(answer, str) else answer
    return comma(lang).join(str(named.get(one, one)) for one in many)


def _choices_of(question: Question, lang: str) -> list[tuple[str, str]]:
    if question.kind is Kind.YES_NO:
        return [("yes", gettext("Yes")), ("no", gettext("No"))]
    if question.kind is Kind.COUNTRY:
        return choices.countries(lang)
    return [(value, str(name.said_in(lang))) for value, name in question.choices]


def _field(question: Question, lang: str, kept: str) -> forms.Field:
    told = {
        "label": spoken(question.label),
        "required": False,
        "help_text": _help(question, kept),
    }
    longest = LONGEST.get(question.kind, LONGEST["text"])
    named = _choices_of(question, lang)
    match question.kind:
        case Kind.CHOICE | Kind.COUNTRY:
            listed = [("", "—"), *named]
            return forms.ChoiceField(choices=listed, widget=LongSelect, **told)  # type: ignore[arg-type]
        case Kind.YES_NO:
            return forms.ChoiceField(choices=named, widget=forms.RadioSelect, **told)  # type: ignore[arg-type]
        case Kind.CHOICES:
            boxes = forms.CheckboxSelectMultiple
            return forms.MultipleChoiceField(choices=named, widget=boxes, **told)  # type: ignore[arg-type]
        case Kind.FILE:
            picker = forms.FileInput(
                attrs={"accept": ".pdf,image/jpeg,image/png,image/webp"}
            )
            return forms.FileField(widget=picker, **told)  # type: ignore[arg-type]
        case _:
            return forms.CharField(widget=_widget(question, longest), **told)  # type: ignore[arg-type]


def _widget(question: Question, longest: int) -> forms.Widget:
    limits = {"maxlength": longest}
    match question.kind:
        case Kind.LONG_TEXT:
            return forms.Textarea(attrs={"rows": 6, **limits})
        case Kind.DATE:
            return forms.DateInput(attrs={"type": "date"})
        case Kind.EMAIL:
            return forms.EmailInput(attrs=limits)
        case Kind.URL:
            return forms.URLInput(attrs={"placeholder": "https://", **limits})
        case Kind.NUMBER:
            return forms.TextInput(attrs={"inputmode": "decimal", **limits})
        case _:
            return forms.TextInput(attrs=limits)


def _help(question: Question, kept: str) -> SafeString:
    parts: list[str] = [spoken(question.help), spoken(question.purpose)]
    if question.is_sensitive:
        parts.append(str(READERS[question.readers]))
    if question.keep_days is not None:
        days = gettext("Deleted %(n)s days after the edition.")
        parts.append(days % {"n": question.keep_days})
    if kept:
        parts.append(
            gettext("Handed in: %(name)s. A new file replaces it.") % {"name": kept}
        )
    if not question.is_required:
        parts.append(gettext("Optional."))
    return format_html_join(" ", "{}", ((part,) for part in parts if part))
