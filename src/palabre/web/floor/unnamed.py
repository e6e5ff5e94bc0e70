"""What is somebody's own without a name: only their browser knows that it is.

Under the Chatham House Rule the house keeps no link between a person and a request for
the floor. The browser that asked keeps its code, sealed for whoever is signed in there;
it forgets it when it is closed. A program has no cookies: it gets what is sealed with
the answer and sends it back in a header.
"""

from dataclasses import replace

from django.conf import settings
from django.core import signing
from django.http import HttpResponse

from palabre.kernel.actors import Actor
from palabre.web.requests import Asked

COOKIE = "floor-unnamed"
LIFE_SECONDS = 24 * 3600
HEADER = "Palabre-Own"
KEPT = 40
"""Requests and questions of one browser; the oldest go first."""


def holding(request: Asked, actor: Actor) -> Actor:
    """Return an actor with what this browser can prove to be theirs."""
    held = _held(request, actor)
    return replace(actor, grants=frozenset(held)) if held else actor


def proof(actor: Actor, grant: str) -> str:
    """Return what a program sends back in `HEADER`: it proves a grant for a day."""
    return signing.dumps([grant], salt=_salt(actor))


def remember(request: Asked, response: HttpResponse, grant: str) -> None:
    """Let the browser keep what was made without a name."""
    held = [*_held(request, request.actor), grant][-KEPT:]
    response.set_cookie(
        COOKIE,
        signing.dumps(held, salt=_salt(request.actor)),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Lax",
    )


def _held(request: Asked, actor: Actor) -> list[str]:
    sent = [one.strip() for one in request.headers.get(HEADER, "").split(",")][:KEPT]
    given = [request.COOKIES.get(COOKIE, ""), *sent]
    if actor.person_id is None:
        return []
    return [grant for one in given if one for grant in _opened(one, actor)]


def _opened(sealed: str, actor: Actor) -> list[str]:
    """Return what is sealed for an actor; nothing of what is not, or is too old."""
    try:
        held = signing.loads(sealed, salt=_salt(actor), max_age=LIFE_SECONDS)
    except signing.BadSignature:
        return []
    return [str(one) for one in held]


def _salt(actor: Actor) -> str:
    return f"palabre.floor.unnamed.{actor.person_id}"
