"""The gate as an app: a page that is kept on the device, its worker, its manifest."""

import hashlib

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.csrf import ensure_csrf_cookie

from palabre import __version__
from palabre.kernel.actors import Role
from palabre.stages.accreditation import snapshots, tokens
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role

FILES = (
    "css/tokens.css",
    "css/base.css",
    "css/components.css",
    "css/gate.css",
    "icon.svg",
    "js/gate/app.js",
    "vendor/jsqr/jsQR.js",
    "fonts/source-sans-3-latin.woff2",
    "fonts/source-serif-4-latin.woff2",
    "fonts/noto-naskh-arabic.woff2",
)
"""What the page needs; the browser keeps it all at the first visit."""

MODULES = ("js/gate/codes.js", "js/gate/camera.js", "js/gate/store.js")
"""Imported by their plain names, which no hash stands in."""


@with_role(Role.GATE, Role.SECRETARIAT)
@ensure_csrf_cookie
def app(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the gate that works without the network."""
    code = {"summit": summit.code}
    snapshot = reverse("api-v1:gate_snapshot", kwargs=code)
    told = {
        "summit": summit,
        "key": snapshots.public_key(tokens.key_at(settings.BADGE_KEY)),
        "snapshot_url": f"{snapshot}?lang={get_language()}",
        "scans_url": reverse("api-v1:take_scans", kwargs=code),
        "words": words(),
    }
    return render(request, "gate/app.html", told)


def words() -> dict[str, str]:
    """Return what the page says by itself, in the page's language."""
    return {
        "admit": _("Admit"),
        "again": _("Admit: seen earlier today"),
        "back": _("Admit: comes back in"),
        "out": _("Out"),
        "online": _("connected"),
        "offline": _("without network"),
        "signed-out": _("The server does not know this gate: sign in again."),
        "list": _("List of"),
        "badges": _("badges:"),
        "waiting": _("scans to send:"),
        "old": _("The list is old: connect soon."),
        "unsigned": _("This browser cannot check signatures; the server does."),
        "grounds": _("Grounds"),
        "no-list": _("There is no list yet: connect once."),
        "no-camera": _("The camera cannot be used. Type or scan the code."),
        "badge-unknown": _("Unknown here: send to the desk"),
        "badge-forged": _("Wrong signature: do not admit"),
        "badge-revoked": _("Revoked: do not admit"),
        "badge-expired": _("Its days are over: do not admit"),
        "badge-online": _("This person is registered online only. Send to the desk."),
        "zone-closed": _("Not for this zone"),
    }


@with_role(Role.GATE, Role.SECRETARIAT)
def worker(request: Asked, *, summit: Summit) -> HttpResponse:
    """Return the script that keeps the page on the device."""
    modules = [f"{settings.STATIC_URL}{one}" for one in MODULES]
    page = reverse("gate:app", args=[summit.code])
    kept = [page, *map(static, FILES), *modules]
    mark = hashlib.sha256("\n".join(kept).encode()).hexdigest()[:12]
    told = {"kept": kept, "version": __version__, "mark": mark}
    answer = render(request, "gate/worker.js", told, content_type="text/javascript")
    answer["Cache-Control"] = "no-cache"
    return answer


@with_role(Role.GATE, Role.SECRETARIAT)
def manifest(_request: Asked, *, summit: Summit) -> JsonResponse:
    """Return what a phone needs to install the gate."""
    start = reverse("gate:app", args=[summit.code])
    name = str(summit.name.said_in(get_language() or "en"))
    told = {
        "name": f"{_('Gate')} · {name}",
        "short_name": _("Gate"),
        "start_url": start,
        "scope": reverse("gate:gate", args=[summit.code]),
        "display": "standalone",
        "background_color": "#fbfaf6",
        "theme_color": summit.accent,
        "icons": [{"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"}],
    }
    return JsonResponse(told, content_type="application/manifest+json")
