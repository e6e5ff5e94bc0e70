"""One's own agenda: starred sessions, with or without an account, as a page and a feed.

The key of an agenda is kept in a cookie of this browser, and is the address of its
feed: whoever has the address reads the agenda, as with any private calendar.
"""

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries as programme
from palabre.stages.programme import stars
from palabre.stages.programme.models import Agenda
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.public.exports import calendar_of
from palabre.web.requests import Asked

YEAR_SECONDS = 365 * 24 * 60 * 60


def agenda(request: Asked, summit: str) -> HttpResponse:
    """Show one's own agenda, its clashes, and the address of its feed."""
    edition = summits.by_code(summit)
    return _page(request, edition, _own(request, edition))


def agenda_shared(request: Asked, summit: str, token: str) -> HttpResponse:
    """Show the agenda of a link, on another device or to somebody else."""
    edition = summits.by_code(summit)
    return _page(request, edition, _opened(edition, token))


def agenda_feed(_: Asked, summit: str, token: str) -> HttpResponse:
    """Send an agenda as a calendar; calendars that subscribe see every release."""
    edition = summits.by_code(summit)
    found = _opened(edition, token)
    listing = programme.listing(edition)
    rows = stars.rows_of(found, listing.rows)
    answer = calendar_of(edition, listing, rows, f"{edition.code}-agenda.ics")
    answer["Cache-Control"] = "private, max-age=300"
    answer["Referrer-Policy"] = "no-referrer"
    return answer


# Only the browser's own cookie opens the agenda, and it is same-site: a stranger's page
# cannot send it (RFC 6265bis section 5.6.7); so pages stay the same for all.
@csrf_exempt
@require_POST
def agenda_star(request: Asked, summit: str, code: str) -> HttpResponse:
    """Put a session into one's agenda, or take it out again (``out=1``)."""
    edition = summits.by_code(summit)
    _refuse_strangers(request)
    own = _own(request, edition)
    if request.POST.get("out"):
        if own is not None:
            stars.unstar(own, code)
    else:
        own = stars.star(
            edition,
            code,
            by=request.actor,
            at=request.at,
            token=_token(request, edition),
        )
    answer = redirect(_next(request, edition))
    if own is not None and request.COOKIES.get(_cookie(edition)) != own.token:
        answer.set_cookie(
            _cookie(edition),
            own.token,
            max_age=YEAR_SECONDS,
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE,
        )
    return answer


def _page(request: Asked, edition: Summit, found: Agenda | None) -> HttpResponse:
    listing = programme.listing(edition)
    rows = stars.rows_of(found, listing.rows)
    feed = ""
    if found is not None:
        feed = settings.ORIGIN + reverse(
            "public:agenda-feed", args=[edition.code, found.token]
        )
    own = _own(request, edition)
    told = {
        "summit": edition,
        "agenda": found,
        "is_own": found is None or (own is not None and own.pk == found.pk),
        "rows": [row for row in rows if row.held],
        "gone": [row for row in rows if row.held is None],
        "clashes": stars.overlapping(rows),
        "feed": feed,
        "webcal": feed.replace("https://", "webcal://").replace("http://", "webcal://"),
        "link": settings.ORIGIN
        + reverse("public:agenda-shared", args=[edition.code, found.token])
        if found
        else "",
    }
    answer = render(request, "public/agenda.html", told)
    answer["Cache-Control"] = "private, no-store"
    return answer


def _own(request: Asked, edition: Summit) -> Agenda | None:
    return stars.agenda_of(edition, by=request.actor, token=_token(request, edition))


def _opened(edition: Summit, token: str) -> Agenda:
    found = stars.agenda_by_token(edition, token)
    if found is None:
        raise Refused("not-found", what="agenda")
    return found


def _token(request: Asked, edition: Summit) -> str:
    return request.COOKIES.get(_cookie(edition), "")[:64]


def _cookie(edition: Summit) -> str:
    return f"agenda-{edition.code}"


def _refuse_strangers(request: Asked) -> None:
    """Refuse a form that another site's page sent (Fetch Metadata, W3C)."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in {
        "same-origin",
        "none",
    }:
        raise Refused("not-allowed", act="programme.session.starred")


def _next(request: Asked, edition: Summit) -> str:
    wanted = request.POST.get("next", "")
    if url_has_allowed_host_and_scheme(wanted, {request.get_host()}):
        return wanted
    return reverse("public:agenda", args=[edition.code])
