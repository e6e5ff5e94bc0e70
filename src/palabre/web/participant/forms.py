"""Forms of sign-in, joining and one's own account."""

from django import forms
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from palabre.web.ui import choices


class SignInForm(forms.Form):
    """An address, and a password by those who have set one."""

    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    password = forms.CharField(
        label=_("Password"),
        required=False,
        strip=False,
        help_text=_("Leave it empty to get a link by e-mail that signs you in."),
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class JoinForm(forms.Form):
    """What a stranger says of themselves."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=200,
        help_text=_("As it should stand on a badge, in the order you use."),
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    email = forms.EmailField(
        label=_("E-mail address"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    organization = forms.CharField(
        label=_("Organization"),
        max_length=200,
        required=False,
        help_text=_("For whom you speak; leave it empty if for yourself."),
        widget=forms.TextInput(attrs={"autocomplete": "organization"}),
    )
    country = forms.ChoiceField(label=_("Country"), required=False)

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["country"].choices = [("", "—"), *country_choices()]  # type: ignore[attr-defined]


class PasswordForm(forms.Form):
    """A password for one's own account."""

    password = forms.CharField(
        label=_("New password"),
        strip=False,
        help_text=_("At least twelve characters; a sentence is easy to remember."),
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )


def country_choices() -> list[tuple[str, str]]:
    """Return every State by its name in the page's language, in that order."""
    return choices.countries(get_language() or "en")
