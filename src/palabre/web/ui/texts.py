"""Form fields of a text that exists in several languages: one field a language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language

from palabre.kernel.languages import Text, direction
from palabre.web.ui.names import language_name

OPEN = 2
"""Languages shown at once; the others stand behind a fold."""


@dataclass(frozen=True, slots=True)
class TextRow:
    """The bound fields of one text: those shown at once, and those folded away."""

    label: str
    shown: list[BoundField]
    folded: list[BoundField]


class AnyOf(forms.CharField):
    """A field that may be empty as long as one of its fellows says something."""

    def __init__(self, form: forms.Form, fellows: Sequence[str], **told: Any) -> None:
        super().__init__(**told)
        self.form, self.fellows = form, fellows

    def clean(self, value: Any) -> Any:
        """Refuse where no language says anything."""
        said = (self.form.data.get(self.form.add_prefix(one)) for one in self.fellows)
        if not any(str(one or "").strip() for one in said):
            raise forms.ValidationError(self.error_messages["required"], "required")
        return super().clean(value)


def add_text(  # noqa: PLR0913 - a field has these parts
    form: forms.Form,
    name: str,
    label: object,
    *,
    languages: Sequence[str],
    is_required: bool = False,
    rows: int = 0,
    max_length: int = 300,
) -> None:
    """Add a field a language to a form; where it must be said, any language does."""
    shown_in = get_language() or "en"
    many = [f"{name}_{lang}" for lang in languages]
    for place, lang in enumerate(languages):
        attrs = {"lang": lang, "dir": direction(lang)}
        widget: forms.Widget = (
            forms.Textarea(attrs=attrs | {"rows": rows})
            if rows
            else forms.TextInput(attrs=attrs)
        )
        told: dict[str, Any] = {
            "label": f"{label} ({language_name(lang, shown_in)})",
            "required": False,
            "max_length": max_length,
            "widget": widget,
        }
        form.fields[f"{name}_{lang}"] = (
            AnyOf(form, many, **told)
            if is_required and place == 0
            else forms.CharField(**told)
        )


def text_of(
    cleaned: Mapping[str, object], name: str, *, languages: Sequence[str], kept: Text
) -> Text:
    """Return what was typed, with the languages that the form does not show."""
    words = {tag: said for tag, said in kept.words.items() if tag not in languages}
    for lang in languages:
        said = str(cleaned.get(f"{name}_{lang}") or "").strip()
        if said:
            words[lang] = said
    first = next((lang for lang in languages if lang in words), "")
    original = kept.original if kept.original in words else first or kept.original
    return Text(words, original)


def initial_of(name: str, kept: Text, languages: Sequence[str]) -> dict[str, object]:
    """Return what the fields of a text start from."""
    return {f"{name}_{lang}": kept.words.get(lang, "") for lang in languages}


def row_of(
    form: forms.Form, name: str, label: object, languages: Sequence[str]
) -> TextRow:
    """Return the bound fields of a text for a template."""
    bound = [form[f"{name}_{lang}"] for lang in languages]
    return TextRow(str(label), bound[:OPEN], bound[OPEN:])
