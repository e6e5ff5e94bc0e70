"""Who is behind an edition: hosts, co-organizers, the Chair, and everybody's roles."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Organization
from palabre.stages.people.queries import organization_named, person_by_code
from palabre.stages.summits import amending, grants
from palabre.stages.summits.messages import ROLES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import hosts_of
from palabre.stages.summits.states import HostKind
from palabre.web.requests import Asked
from palabre.web.secretariat.setup.pages import keep, show
from palabre.web.ui.access import with_role
from palabre.web.ui.texts import TextRow, add_text, initial_of, row_of, text_of
from palabre.workflows.appoint import Appointment, appoint
from palabre.workflows.name_hosts import HostsFacts, name_hosts


class HostsForm(forms.Form):
    """Organizations by name, one a line, first things first; the Chair by address."""

    hosts = forms.CharField(
        label=gettext_lazy("Hosts"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy(
            "One organization a line. One that is not known yet is entered."
        ),
    )
    co_organizers = forms.CharField(
        label=gettext_lazy("Co-organizers"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=gettext_lazy("One organization a line."),
    )
    chair_email = forms.EmailField(
        label=gettext_lazy("The Chair’s e-mail address"),
        required=False,
        help_text=gettext_lazy("Leave it empty to keep the Chair as it is."),
    )
    chair_name = forms.CharField(
        label=gettext_lazy("The Chair’s name, if new here"),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, summit: Summit, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tags = tuple(summit.languages)
        add_text(
            self,
            "chair_style",
            gettext_lazy("The Chair in full style"),
            languages=self.tags,
        )

    def texts(self) -> list[TextRow]:
        """Return the fields of the Chair's style, for the template."""
        label = _("The Chair in full style")
        return [row_of(self, "chair_style", label, self.tags)]

    def plain(self) -> list[object]:
        """Return the fields that stand once."""
        names = ("hosts", "co_organizers", "chair_email", "chair_name")
        return [self[name] for name in names]

    def names(self, field: str) -> list[str]:
        """Return the names that were typed, one a line."""
        lines = self.cleaned_data[field].splitlines()
        return [line.strip() for line in lines if line.strip()]


@with_role(Role.SECRETARIAT)
def hosts(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show and change who hosts, who co-organizes and who chairs."""
    form = HostsForm(request.POST or None, summit=summit, initial=_hosts(summit))
    if request.method == "POST":
        kept = keep(request, summit, form, lambda: _name(request, summit, form))
        if kept is not None:
            return kept
    title = _("Hosts and Chair")
    return show(request, summit, "facts", title, form=form, chair=summit.chair)


def _hosts(summit: Summit) -> dict[str, object]:
    found = hosts_of(summit)
    told: dict[str, object] = {
        "hosts": _lines(found[HostKind.HOST]),
        "co_organizers": _lines(found[HostKind.CO_ORGANIZER]),
    }
    return told | initial_of("chair_style", summit.chair_style, summit.languages)


def _lines(bodies: list[Organization]) -> str:
    return "\n".join(str(one.name.said_in("en")) for one in bodies)


def _name(request: Asked, summit: Summit, form: HostsForm) -> None:
    told = form.cleaned_data
    lang = form.tags[0] if form.tags else "en"
    chair = None
    if told["chair_email"]:
        chair = Appointment(told["chair_email"], Role.CHAIR, told["chair_name"], lang)
    facts = HostsFacts(
        hosts=[_body(name, lang) for name in form.names("hosts")],
        co_organizers=[_body(name, lang) for name in form.names("co_organizers")],
        chair=chair,
        chair_style=text_of(
            told, "chair_style", languages=form.tags, kept=summit.chair_style
        ),
    )
    name_hosts(
        summit, facts, url=sign_in_address(request), by=request.actor, at=request.at
    )


def _body(name: str, lang: str) -> Organization | Text:
    return organization_named(name) or Text({lang: name}, lang)


def sign_in_address(request: Asked) -> str:
    """Return where one signs in, without the language of who asks."""
    with override("en"):
        return request.build_absolute_uri(reverse("participant:sign-in"))


class RoleForm(forms.Form):
    """Whom to give which role."""

    email = forms.EmailField(label=gettext_lazy("E-mail address"))
    name = forms.CharField(
        label=gettext_lazy("Name, if new here"), required=False, max_length=200
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=[(one.value, ROLES[one]) for one in Role]
    )


@with_role(Role.SECRETARIAT)
def people(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show who holds which role, and give one."""
    form = RoleForm(request.POST or None)
    if request.method == "POST":
        kept = keep(
            request,
            summit,
            form,
            lambda: _appoint(request, summit, form),
            to="secretariat:setup-people",
        )
        if kept is not None:
            return kept
    held = [(one, ROLES[Role(one.role)]) for one in grants.grants_in(summit)]
    return show(request, summit, "people", _("People with roles"), form=form, held=held)


def _appoint(request: Asked, summit: Summit, form: RoleForm) -> None:
    told = form.cleaned_data
    lang = request.LANGUAGE_CODE
    wanted = Appointment(told["email"], Role(told["role"]), told["name"], lang)
    appoint(
        summit, wanted, url=sign_in_address(request), by=request.actor, at=request.at
    )


@with_role(Role.SECRETARIAT)
@require_POST
def revoke(request: Asked, *, summit: Summit) -> HttpResponse:
    """Take a role back."""
    role = request.POST.get("role", "")
    if role not in set(Role):
        raise Refused("field-unknown", field="role", value=role)
    person = person_by_code(request.POST.get("person", ""))
    amending.revoke(summit, person, Role(role), by=request.actor, at=request.at)
    messages.success(request, _("The role is taken back."))
    return redirect("secretariat:setup-people", summit.code)
