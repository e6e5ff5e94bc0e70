"""How pages look: the colour of an edition, light or dark, the gallery."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.summits import queries as summits
from palabre.web.context import THEME_COOKIE, THEMES
from palabre.web.public.samples import samples
from palabre.web.requests import Asked
from palabre.web.ui import colours

YEAR = 60 * 60 * 24 * 365


@cache_control(public=True, max_age=3600)
def accent(_: Asked, summit: str) -> HttpResponse:
    """Serve an edition's colour as a style sheet."""
    written = colours.sheet(summits.listed_by_code(summit).accent)
    return HttpResponse(written, content_type="text/css; charset=utf-8")


@csrf_exempt  # sets nothing but a preference; keeps pages free of tokens
@require_POST
def theme(request: Asked) -> HttpResponse:
    """Keep whether this reader likes light or dark pages, and go back."""
    answer = HttpResponseRedirect(_way_back(request))
    wanted = request.POST.get("theme", "")
    if wanted in THEMES:
        answer.set_cookie(THEME_COOKIE, wanted, max_age=YEAR, samesite="Lax")
    else:
        answer.delete_cookie(THEME_COOKIE, samesite="Lax")
    return answer


def _way_back(request: Asked) -> str:
    asked = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(asked, {request.get_host()})
    return asked if is_ours else "/"


def gallery(request: Asked) -> HttpResponse:
    """Show every component, in this language; only where the house is built."""
    if not settings.DEBUG:
        raise Refused("not-found", what="page")
    return render(request, "public/gallery.html", samples())
