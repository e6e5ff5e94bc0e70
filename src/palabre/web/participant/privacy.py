"""What is kept about oneself: what one allows, who opened it, all of it, its erasure."""

import json
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import own, own_data
from palabre.stages.accreditation.photos import photo_of
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way, Wording
from palabre.stages.people.models import Consent, Person
from palabre.stages.programme.wanted import own_attending
from palabre.stages.protocol.queries import own_records
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.participant.registration import person_here
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import attachment
from palabre.web.ui.words import words_for
from palabre.workflows import change_consent
from palabre.workflows.document_safe import documents_safe
from palabre.workflows.erase_person import erase_person, what_stays

RECORDS = {
    "Proposal": gettext_lazy("Proposals"),
    "SessionRole": gettext_lazy("Roles in sessions"),
    "RequestForFloor": gettext_lazy("Requests for the floor and statements"),
    "Question": gettext_lazy("Questions"),
    "Intervention": gettext_lazy("Statements in transcripts"),
    "SessionReport": gettext_lazy("Session reports"),
    "Initiative": gettext_lazy("Initiatives"),
}
"""What the public records are called on the page."""


@dataclass(frozen=True, slots=True)
class Allowed:
    """A use in an edition, and the consent that stands, if one does."""

    wording: Wording
    consent: Consent | None


@signed_in
def privacy(request: Asked) -> HttpResponse:
    """Show what one allows and who opened what is closed; lead to export and erasure."""
    person = person_here(request)
    editions = [one.summit for one in own.registrations_of(request.actor)]
    context = {
        "readings": own_data.readings_of(request.actor),
        "editions": [(one, _allowed(person, one)) for one in editions],
        "history": consents.history(person),
        "names": {str(use): one.name for use, one in consents.wordings().items()},
    }
    return render(request, "participant/privacy.html", context)


def _allowed(person: Person, summit: Summit) -> list[Allowed]:
    there = consents.standing(person, summit.code)
    return [
        Allowed(wording, there.get(use)) for use, wording in consents.wordings().items()
    ]


@signed_in
def consent(request: Asked, summit: str) -> HttpResponse:
    """Allow a use or take it back, at once."""
    edition, person = summits.by_code(summit), person_here(request)
    use = request.POST.get("use", "")
    if request.method == "POST" and "withdraw" in request.POST:
        change_consent.take_back(
            edition,
            person,
            use,
            safe=documents_safe(),
            by=request.actor,
            at=request.at,
        )
        messages.success(request, _("Taken back. It holds from now on, everywhere."))
    elif (
        request.method == "POST" and use == Use.PHOTO and not photo_of(edition, person)
    ):
        return redirect("participant:photo", summit)
    elif request.method == "POST":
        change_consent.allow(
            edition,
            person,
            use,
            lang=get_language() or "en",
            way=Way.PAGE,
            by=request.actor,
            at=request.at,
        )
        messages.success(request, _("Kept, with the words you agreed to."))
    return redirect("participant:privacy")


@signed_in
def export(request: Asked) -> HttpResponse:
    """Hand out everything that is kept about the person who asks."""
    kept = own_data.export_of(request.actor)
    kept["high_level_lists"] = own_records(request.actor)
    kept["presence"] = own_attending(request.actor)
    content = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    return attachment(content.encode(), "my-data.json", "application/json")


@signed_in
def erase(request: Asked) -> HttpResponse:
    """Tell what goes, what stays and why; erase when it is confirmed."""
    person, told = person_here(request), ""
    if request.method == "POST":
        if "sure" not in request.POST:
            told = _("Say that you are sure: it cannot be undone.")
        else:
            try:
                erase_person(
                    person, safe=documents_safe(), by=request.actor, at=request.at
                )
            except Refused as refused:
                told = str(words_for(refused))
            else:
                logout(request)
                messages.success(request, _("Your data is erased."))
                return redirect("participant:sign-in")
    stays = what_stays(person)
    context = {
        "refusal": told,
        "stays": [(RECORDS.get(one, one), n) for one, n in stays.records.items()],
    }
    return render(request, "participant/erase.html", context)
