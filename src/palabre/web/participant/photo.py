"""One's photograph for the badge: handed in, seen, taken back."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import photos
from palabre.stages.accreditation.documents import Upload
from palabre.stages.accreditation.uploads import MOST_BYTES
from palabre.stages.people import consents
from palabre.stages.people.consents import Use, Way
from palabre.stages.summits import queries as summits
from palabre.web.participant.registration import person_here
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import picture
from palabre.web.ui.words import words_for
from palabre.workflows import change_consent
from palabre.workflows.document_safe import documents_safe


@signed_in
def photo(request: Asked, summit: str) -> HttpResponse:
    """Show the photograph; take another, or take it back."""
    edition, person = summits.by_code(summit), person_here(request)
    told = ""
    if request.method == "POST":
        try:
            _change(request, summit)
        except Refused as refused:
            told = str(words_for(refused))
        else:
            return redirect("participant:photo", summit)
    context = {
        "summit": edition,
        "photo": photos.photo_of(edition, person),
        "refusal": told,
        "wording": consents.wordings()[Use.PHOTO],
    }
    return render(request, "participant/photo.html", context)


def _change(request: Asked, summit: str) -> None:
    edition, person = summits.by_code(summit), person_here(request)
    safe = documents_safe()
    if "drop" in request.POST:
        change_consent.take_back(
            edition, person, Use.PHOTO, safe=safe, by=request.actor, at=request.at
        )
        messages.success(request, _("Your photograph is deleted."))
        return
    file = request.FILES.get("photo")
    if file is None:
        raise Refused("upload-empty", file=_("The photograph"))
    upload = Upload(photos.PHOTO, file.name or "", file.read(MOST_BYTES + 1))
    photos.keep_photo(
        edition, person, upload, safe=safe, by=request.actor, at=request.at
    )
    change_consent.allow(
        edition,
        person,
        Use.PHOTO,
        lang=get_language() or "en",
        way=Way.UPLOAD,
        by=request.actor,
        at=request.at,
    )
    messages.success(request, _("Your photograph is kept for the badge."))


@signed_in
def picture_of(request: Asked, summit: str) -> HttpResponse:
    """Return one's own photograph."""
    edition, person = summits.by_code(summit), person_here(request)
    found = photos.photo_of(edition, person)
    if found is None:
        raise Refused("not-found", what="photo", code=summit)
    return picture(photos.read_photo(found, safe=documents_safe(), by=request.actor))
