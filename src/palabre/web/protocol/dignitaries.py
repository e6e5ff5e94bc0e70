"""One on the high-level list: entered, corrected, confirmed, replaced; notes apart."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.kernel.sealing import Seal, seal_at
from palabre.stages.people.models import Person
from palabre.stages.people.queries import organization_named
from palabre.stages.programme import queries as programme
from palabre.stages.programme.drafts import draft_of
from palabre.stages.programme.participation import is_public
from palabre.stages.protocol import notes as noting
from palabre.stages.protocol import operations as protocol
from palabre.stages.protocol import queries, rules
from palabre.stages.protocol.clashes import clashes
from palabre.stages.protocol.messages import STATES
from palabre.stages.protocol.models import Dignitary
from palabre.stages.protocol.states import DignitaryState, Source
from palabre.stages.summits.models import Summit
from palabre.web.protocol.forms import DignitaryForm, NotesForm, initial_of
from palabre.web.protocol.telling import told_clashes
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.workflows.list_dignitaries import body_named, list_dignitaries


def seal_here() -> Seal:
    """Return the seal of this installation."""
    return seal_at(settings.DOCUMENTS_KEY)


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def dignitary_new(request: Asked, *, summit: Summit) -> HttpResponse:
    """Put somebody on the list by hand."""
    form = DignitaryForm(request.POST or None, summit=summit)
    if request.method == "POST" and form.is_valid():
        made = attempt(
            form,
            lambda: list_dignitaries(
                summit,
                [form.row()],
                source=Source.HAND,
                seal=seal_here(),
                by=request.actor,
                at=request.at,
            ),
        )
        if made:
            messages.success(request, _("On the list."))
            return redirect("protocol:dignitary", summit.code, made[0].code)
    context = {"summit": summit, "form": form}
    return render(request, "protocol/dignitary_new.html", context)


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def dignitary(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Show one of the list; correct, confirm, replace, strike off."""
    found = queries.dignitary_for(request.actor, summit, code)
    is_form = "name" in request.POST or "rank" in request.POST
    form = DignitaryForm(
        request.POST if is_form else None, summit=summit, initial=initial_of(found)
    )
    for name in ("name", "email"):
        form.fields[name].disabled = True
    if request.method == "POST":
        done = _act(request, found, form)
        if done is not None:
            messages.success(request, done)
            return redirect(*_way_on(request, summit, code))
    return render(request, "protocol/dignitary.html", _context(request, found, form))


def _way_on(request: Asked, summit: Summit, code: str) -> tuple[str, ...]:
    if request.POST.get("act") == "strike":
        return "protocol:desk", summit.code
    return "protocol:dignitary", summit.code, code


def _act(request: Asked, found: Dignitary, form: DignitaryForm) -> str | None:
    by, at = request.actor, request.at
    match request.POST.get("act"):
        case "confirm":
            protocol.confirm(found, by=by, at=at)
            return gettext("Confirmed.")
        case "strike":
            protocol.strike(found, by=by, at=at)
            return gettext("Struck off the list.")
        case "replace":
            code = request.POST.get("other", "")
            other = queries.dignitary_for(by, found.summit, code)
            protocol.replace_by(found, other, by=by, at=at)
            return gettext("Replaced.")
    return _amended(request, found, form) if form.is_valid() else None


def _amended(request: Asked, found: Dignitary, form: DignitaryForm) -> str | None:
    said = form.cleaned_data
    other = None
    if said["surrogate"]:
        other = Person.objects.filter(email=said["surrogate"].lower()).first()
        if other is None:
            form.add_error("surrogate", _("Nobody here has that address."))
            return None
    name = said["organization"].strip()
    body = organization_named(name) or (
        body_named(name, said["country"], by=request.actor, at=request.at)
        if name
        else None
    )
    facts = form.facts(found.person, body if name else None, other)
    done = attempt(
        form, lambda: protocol.amend(found, facts, by=request.actor, at=request.at)
    )
    return gettext("Kept.") if done is not None else None


def _context(
    request: Asked, found: Dignitary, form: DignitaryForm
) -> dict[str, object]:
    actor, summit = request.actor, found.summit
    may_note = rules.may_open_notes(actor, summit)
    listed = list(queries.dignitaries_of(actor, summit))
    here = [
        one
        for one in clashes(draft_of(summit, by=actor), listed)
        if one.dignitary.pk == found.pk
    ]
    return {
        "summit": summit,
        "dignitary": found,
        "state": STATES[DignitaryState(found.state)],
        "is_public": is_public(summit, found.person, programme.listing(summit).rows),
        "form": form,
        "clashes": told_clashes(here, summit),
        "others": [
            one
            for one in listed
            if one.pk != found.pk and one.state != DignitaryState.REPLACED
        ],
        "may_note": may_note,
        "has_notes": hasattr(found, "notes"),
        "readings": noting.readings_of(actor, found) if may_note else [],
    }


@with_role(Role.PROTOCOL)
@require_POST
def dignitary_notes(request: Asked, *, summit: Summit, code: str) -> HttpResponse:
    """Open the notes on somebody, which the journal notes; keep what is changed."""
    found = queries.dignitary_for(request.actor, summit, code)
    seal, by, at = seal_here(), request.actor, request.at
    if "diet" in request.POST:
        form = NotesForm(request.POST)
        if form.is_valid():
            noting.keep_notes(found, form.notes(), seal=seal, by=by, at=at)
            messages.success(request, _("The notes are sealed."))
            return redirect("protocol:dignitary", summit.code, code)
    else:
        opened = noting.open_notes(found, seal=seal, by=by, at=at)
        initial = {"diet": opened.diet, "security": opened.security}
        form = NotesForm(initial=initial)
    context = {"summit": summit, "dignitary": found, "form": form}
    return render(request, "protocol/notes.html", context)
