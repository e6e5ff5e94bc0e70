"""One's own page: roles, proposals, registrations, sessions, password."""

from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.debug import sensitive_post_parameters

from palabre.kernel.actors import Actor, Role
from palabre.stages.accreditation import own
from palabre.stages.calls import queries as calls
from palabre.stages.people import operations as people
from palabre.stages.programme import agendas
from palabre.stages.protocol.queries import sheets_of
from palabre.stages.reports.rules import may_see_board
from palabre.stages.summits import grants
from palabre.stages.summits.messages import ROLES
from palabre.stages.summits.models import Summit
from palabre.web.participant.forms import PasswordForm
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.acting import attempt
from palabre.web.ui.standing import of_proposal
from palabre.web.ui.tabs import DESKS, reverse_or_none

LONGEST = 50
"""More proposals than anybody writes; the list has an end all the same."""


@dataclass(frozen=True, slots=True)
class Held:
    """A role held in an edition, and the desk it opens."""

    summit: Summit
    name: object
    url: str | None


@signed_in
def me(request: Asked) -> HttpResponse:
    """Show one's own roles, delegations, proposals, registrations and sessions."""
    roles = _roles(request.actor)
    found = calls.proposals_of_proposer(request.actor)[:LONGEST]
    proposals = [of_proposal(one) for one in found]
    registrations = list(own.registrations_of(request.actor))
    delegations = list(own.delegations_of(request.actor))
    sheets = list(sheets_of(request.actor))
    parts = list(agendas.parts_of(request.actor))
    editions = [
        *(one.summit for one in roles),
        *(one.summit for one in registrations),
        *(one.summit for one in delegations),
        *(one.summit for one in sheets),
        *(one.proposal.call.summit for one in proposals),
        *(one.session.summit for one in parts),
    ]
    told = {
        "roles": roles,
        "proposals": proposals,
        "registrations": registrations,
        "delegations": delegations,
        "sheets": sheets,
        "parts": parts,
        "is_fictional": any(one.is_fictional for one in editions),
        "form": PasswordForm(),
    }
    return render(request, "participant/me.html", told)


@signed_in
@sensitive_post_parameters("password")
def password(request: Asked) -> HttpResponse:
    """Set one's own password."""
    form = PasswordForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _set(request, form):
        messages.success(request, _("Your password is set."))
        return redirect("participant:me")
    return render(request, "participant/password.html", {"form": form})


def _set(request: Asked, form: PasswordForm) -> bool:
    account = attempt(
        form,
        lambda: people.set_password(
            request.user,  # type: ignore[arg-type]
            form.cleaned_data["password"],
            by=request.actor,
            at=request.at,
        ),
    )
    if account is not None:
        update_session_auth_hash(request, account)
    return account is not None


def _roles(actor: Actor) -> list[Held]:
    """Return the roles of an actor by edition, with the desks they open.

    Who clears reports in another role finds where they stand beside that role.
    """
    desks = {role: name for role, name, _label in DESKS}
    held = list(grants.grants_of(actor))
    clears = {
        one.summit_id: one.summit
        for one in held
        if one.role not in _WITH_REPORTS and may_see_board(actor, one.summit)
    }
    boards = [
        Held(summit, _("Session reports"), url)
        for summit in clears.values()
        if (url := reverse_or_none("secretariat:reports", summit.code))
    ]
    roles = [
        Held(
            grant.summit,
            ROLES[Role(grant.role)],
            reverse_or_none(desks[Role(grant.role)], grant.summit.code)
            if grant.role in desks
            else None,
        )
        for grant in held
    ]
    return [*roles, *boards]


_WITH_REPORTS = frozenset({Role.SECRETARIAT, Role.RAPPORTEUR})
"""Roles whose own desk leads to the reports."""
