"""The desk beside the gate: find a bearer, print a badge, replace one that is lost."""

from urllib.parse import urlencode

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, get_language_bidi
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.engines.formats import badges as printed
from palabre.engines.formats.badges import BadgeFrame, PrintedBadge
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import photos, printing, scans, snapshots, tokens
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.downloads import picture
from palabre.web.ui.tags import dates
from palabre.workflows.document_safe import documents_safe


@with_role(Role.GATE, Role.SECRETARIAT)
def desk(request: Asked, *, summit: Summit) -> HttpResponse:
    """Find bearers by name, organization or serial."""
    words = request.GET.get("q", "")
    found = printing.badges_named(request.actor, summit, words)
    told = {
        "summit": summit,
        "q": words,
        "badges": found,
        "pictured": photos.pictured(summit, found),
        "n_inside": snapshots.n_inside(summit, at=request.at),
    }
    return render(request, "gate/desk.html", told)


@with_role(Role.GATE, Role.SECRETARIAT)
@require_POST
def lost(request: Asked, *, summit: Summit, serial: str) -> HttpResponse:
    """Take a lost badge out of use and issue another."""
    badge = printing.badge_at_desk(request.actor, summit, serial)
    gone = scans.revoke_lost(badge, by=request.actor, at=request.at)
    key = tokens.key_at(settings.BADGE_KEY)
    scans.issue_again(gone, key=key, by=request.actor, at=request.at)
    messages.success(request, _("The lost badge admits nowhere; print the new one."))
    found = urlencode({"q": badge.registration.person.name})
    return redirect(f"{reverse('gate:desk', args=[summit.code])}?{found}")


@with_role(Role.GATE, Role.SECRETARIAT)
def badge_pdf(request: Asked, *, summit: Summit, serial: str) -> HttpResponse:
    """Return one badge to print."""
    lang, safe = get_language() or "en", documents_safe()
    made = printing.printed_badge(request.actor, summit, serial, lang, safe=safe)
    return _pdf(summit, made)


@with_role(Role.GATE, Role.SECRETARIAT)
def photo(request: Asked, *, summit: Summit, serial: str) -> HttpResponse:
    """Show the photograph beside a badge."""
    badge = printing.badge_at_desk(request.actor, summit, serial)
    found = photos.photo_of(summit, badge.registration.person)
    if found is None:
        raise Refused("not-found", what="photo", code=serial)
    content = photos.read_photo(found, safe=documents_safe(), by=request.actor)
    return picture(content)


@with_role(Role.SECRETARIAT)
def badges_pdf(request: Asked, *, summit: Summit) -> HttpResponse:
    """Return every badge of the edition, or of a category, to print."""
    lang, kind = get_language() or "en", request.GET.get("category", "")
    many = printing.printed_badges(
        request.actor, summit, lang, safe=documents_safe(), category=kind
    )
    return _pdf(summit, many, on_a4="a4" in request.GET)


def _pdf(
    summit: Summit, badges: list[PrintedBadge], *, on_a4: bool = False
) -> HttpResponse:
    lang = get_language() or "en"
    frame = BadgeFrame(
        title=str(summit.name.said_in(lang)),
        dates=dates(summit),
        place=str(summit.city.said_in(lang)),
        accent=summit.accent,
        is_rtl=get_language_bidi(),
    )
    content = printed.badges_pdf(badges, frame, on_a4=on_a4)
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="badges-{summit.code}.pdf"'
    return answer
