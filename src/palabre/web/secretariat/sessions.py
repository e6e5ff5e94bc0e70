"""Adding a session by hand, and changing what one is and who takes part."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.stages.programme import queries
from palabre.stages.programme.models import Session
from palabre.stages.programme.seen import token_of
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.secretariat.session_form import (
    SessionForm,
    TakingForm,
    initial_session,
    initial_takings,
    taking,
)
from palabre.web.secretariat.setup.pages import rows_of
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.workflows import keep_session


@with_role(Role.SECRETARIAT)
def session_new(request: Asked, *, summit: Summit) -> HttpResponse:
    """Add a session that no proposal made: a ceremony, a side event."""
    return _session(request, summit, None)


@with_role(Role.SECRETARIAT)
def session_edit(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Change what a session is and who has a part in it."""
    return _session(request, summit, queries.session_by_code(summit, code))


def _session(request: Asked, summit: Summit, there: Session | None) -> HttpResponse:
    given = request.POST or None
    first = initial_session(there) if there else {}
    form = SessionForm(given, summit=summit, session=there, initial=first)
    takings = initial_takings(there) if there else []
    rows = rows_of(TakingForm, given=given, initial=takings)
    seen = request.POST.get("seen", "")
    if request.method == "POST" and rows.is_valid() and form.is_valid():
        seen = ""  # whoever is refused reads the session as it is now
        kept = attempt(form, lambda: _keep(request, summit, there, form, rows))
        if kept is not None:
            messages.success(request, _("%(code)s is kept.") % {"code": kept.code})
            return redirect("secretariat:placement", summit.code, kept.code)
    told = {
        "summit": summit,
        "form": form,
        "rows": rows,
        "session": there,
        "seen": seen or (token_of(there) if there else ""),
    }
    return render(request, "secretariat/session_form.html", told)


def _keep(
    request: Asked, summit: Summit, there: Session | None, form: SessionForm, rows: Any
) -> Session:
    cast = keep_session.Cast(
        form.bodies(), [taking(one, there) for one in rows.filled()]
    )
    if there is None:
        return keep_session.add_session(
            summit,
            form.facts(),
            cast=cast,
            by=request.actor,
            at=request.at,
        )
    return keep_session.amend_session(
        there,
        form.facts(),
        cast=cast,
        seen=request.POST.get("seen", ""),
        by=request.actor,
        at=request.at,
    )
