"""Doors of views: who must be signed in, or hold a role, to see a page at all."""

from collections.abc import Callable
from functools import wraps

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
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


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
