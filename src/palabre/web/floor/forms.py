"""Forms of the floor."""

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from palabre.stages.live.messages import KINDS
from palabre.stages.live.posts import POST_LIMIT


class AskForm(forms.Form):
    """Asking for the floor for oneself."""

    kind = forms.ChoiceField(label=_("What for"), choices=list(KINDS.items()))
    is_remote = forms.BooleanField(label=_("I take part online"), required=False)


class AddForm(forms.Form):
    """Putting somebody on the list by hand: a name is enough."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("What for"), choices=list(KINDS.items()))
    is_remote = forms.BooleanField(label=_("Takes part online"), required=False)


class CaptionForm(forms.Form):
    """One caption as it is typed; ``number`` keeps a double click from doubling it."""

    text = forms.CharField(
        label=_("What is said"),
        max_length=POST_LIMIT,
        widget=forms.Textarea(
            attrs={"rows": 3, "autofocus": True, "autocomplete": "off"}
        ),
        help_text=_("Begin with “>> NAME:” when somebody else speaks."),
    )
    lang = forms.ChoiceField(label=_("Language"))
    number = forms.CharField(widget=forms.HiddenInput, max_length=40)

    def __init__(
        self,
        given: QueryDict | None,
        *,
        initial: dict[str, str],
        languages: list[tuple[str, str]],
    ) -> None:
        super().__init__(given, initial=initial)
        self.fields["lang"].choices = languages  # type: ignore[attr-defined]
