"""Doors of views: who must be signed in, or hold a role, to see a page at all."""

from collections.abc import Callable
from functools import wraps
from urllib.parse import urlsplit, urlunsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse

from palabre.kernel.actors import Role
from palabre.kernel.rights import require
from palabre.stages.summits import queries as summits

View = Callable[..., HttpResponse]


def signed_in(view: View) -> View:
    """Send strangers to sign in, and back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not request.actor.is_known:  # type: ignore[attr-defined]
            return redirect_to_login(_way_back(request))
        return view(request, *args, **kwargs)

    return guarded


def _way_back(request: HttpRequest) -> str:
    """Return where to go after signing in: to the page that an act was done on.

    The address of the act itself shows no page.
    """
    came_from = urlsplit(request.headers.get("Referer", ""))
    is_ours = came_from.netloc == request.get_host()
    if request.method in {"GET", "HEAD"} or not is_ours or not came_from.path:
        return request.get_full_path()
    return urlunsplit(("", "", came_from.path, came_from.query, ""))


def with_role(*roles: Role) -> Callable[[View], View]:
    """Open a view of an edition to holders of one of the roles.

    The view takes ``summit`` (a code) as keyword; it gets the edition's record.
    """

    def guard(view: View) -> View:
        @wraps(view)
        @signed_in
        def guarded(
            request: HttpRequest, *args: object, summit: str, **kwargs: object
        ) -> HttpResponse:
            edition = summits.listed_by_code(summit)
            is_allowed = request.actor.holds_any(  # type: ignore[attr-defined]
                frozenset(roles), edition.code
            )
            require(is_allowed, f"web.{view.__name__}.opened")
            return view(request, *args, summit=edition, **kwargs)

        return guarded

    return guard
