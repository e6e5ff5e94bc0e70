"""Without a network: the service worker, and the manifest of an edition as an app."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.templatetags.static import static
from django.urls import reverse

from palabre.kernel.refusals import Refused
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.web.ui.tags import said

WORKER = "js/offline.js"


def worker(_: HttpRequest) -> HttpResponse:
    """Send the service worker from the root, so that it may serve every page."""
    found = finders.find(WORKER)
    if found is None:
        raise Refused("not-found", what="worker")
    return HttpResponse(
        Path(found).read_bytes(),
        content_type="text/javascript; charset=utf-8",
        headers={"Cache-Control": "no-cache", "Service-Worker-Allowed": "/"},
    )


def manifest(_: Asked, summit: str) -> JsonResponse:
    """Describe an edition's programme as an app for the home screen."""
    edition = summits.by_code(summit)
    start = reverse("public:programme", args=[edition.code])
    return JsonResponse(
        {
            "name": said(edition.name),
            "short_name": said(edition.name)[:24],
            "start_url": start,
            "scope": reverse("public:summit", args=[edition.code]),
            "id": start,
            "display": "minimal-ui",
            "theme_color": edition.accent,
            "background_color": "#fbfaf7",
            "icons": [
                {"src": static("icon.svg"), "sizes": "any", "type": "image/svg+xml"}
            ],
        },
        content_type="application/manifest+json",
    )
