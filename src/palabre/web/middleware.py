"""Who acts and when, set once; and how a refusal becomes a page."""

from collections.abc import Callable
from itertools import chain

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import (
    RequestDataTooBig,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.db import DataError
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_vary_headers
from django.utils.translation import activate, get_language_from_request

from palabre.kernel.actors import NOBODY, Actor, Role
from palabre.kernel.refusals import Refused
from palabre.stages.people.models import Account
from palabre.stages.summits import queries as summits
from palabre.web.ui.words import words_for

API = "/api/"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)

Next = Callable[[HttpRequest], HttpResponse]

STATUS = {
    "not-allowed": 403,
    "not-found": 404,
    "edition-not-over": 404,
    "figure-unknown": 404,
    "sign-in-needed": 403,
    "form-not-ours": 403,
    "body-too-large": 413,
    "fields-too-many": 413,
    "files-too-many": 413,
}
"""Refusals that are not a conflict (409)."""


class ActorMiddleware:
    """Set ``request.actor`` and ``request.at``, the only clock of a request."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Name who asks, and note when."""
        request.at = timezone.now()  # type: ignore[attr-defined]
        request.actor = actor_of(request)  # type: ignore[attr-defined]
        return self.get_response(request)


class ProgramMiddleware:
    """Set the instant for a program; its token says who it is, at the API's door.

    It is answered in the language it asks for, and told how long the answer is; it is
    sent to no other address.
    """

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Note when; nobody asks until the token is read."""
        request.at = timezone.now()  # type: ignore[attr-defined]
        request.user = AnonymousUser()
        request.actor = NOBODY  # type: ignore[attr-defined]
        request.LANGUAGE_CODE = language = get_language_from_request(request)
        activate(language)
        answer = self.get_response(request)
        answer.headers.setdefault("Content-Language", language)
        patch_vary_headers(answer, ["Accept-Language"])
        if not answer.streaming and not answer.has_header("Content-Length"):
            answer.headers["Content-Length"] = str(len(answer.content))
        return answer


def actor_of(request: HttpRequest) -> Actor:
    """Return who stands behind a request, with roles."""
    account = request.user
    if not isinstance(account, Account) or account.person is None:
        return NOBODY
    grants = frozenset(
        (Role(role), code) for role, code in summits.roles_of(account.person)
    )
    return Actor(person_id=account.person.pk, name=account.person.name, roles=grants)


class RefusalMiddleware:
    """Turn a `Refused` that no view caught into a page that says what to do."""

    def __init__(self, get_response: Next) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, unless more was sent than is taken."""
        if not request.path.startswith(API):
            try:
                request.POST  # noqa: B018 - the first look reads the body
                request.GET  # noqa: B018 - likewise the address
            except TOO_MUCH as error:
                if "GET" not in vars(request):
                    request.GET = QueryDict()  # the page looks too
                request._mark_post_parse_error()  # type: ignore[attr-defined]  # noqa: SLF001
                return _page(request, too_much(request, error))
        return self.get_response(request)

    def process_exception(
        self, request: HttpRequest, exception: Exception
    ) -> HttpResponse | None:
        """Answer a refusal in words; leave everything else alone.

        Nothing has a name with a NUL in it; PostgreSQL refuses to look for one.
        """
        if isinstance(exception, DataError) and _holds_nul(request):
            return _page(request, Refused("not-found", what="address"))
        return _page(request, exception) if isinstance(exception, Refused) else None


def _holds_nul(request: HttpRequest) -> bool:
    sent = (*request.GET.lists(), *request.POST.lists())
    return any(
        "\0" in one for one in (request.path, *chain(*(many for _, many in sent)))
    )


def form_not_ours(
    request: HttpRequest,
    reason: str = "",  # noqa: ARG001 - Django gives it
) -> HttpResponse:
    """Answer a form that lacks this site's key; ``reason`` is Django's, for its log."""
    return _page(request, Refused("form-not-ours"))


def too_much(request: HttpRequest, error: Exception) -> Refused:
    """Return why a body, its fields or its files are more than what is taken."""
    if isinstance(error, TooManyFieldsSent):
        limit = settings.DATA_UPLOAD_MAX_NUMBER_FIELDS
        return Refused("fields-too-many", limit=limit)
    if isinstance(error, TooManyFilesSent):
        return Refused("files-too-many", limit=settings.DATA_UPLOAD_MAX_NUMBER_FILES)
    limit_bytes = settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    return Refused(
        "body-too-large",
        n_bytes=int(request.headers.get("Content-Length") or 0),
        limit_bytes=limit_bytes,
        limit_mb=round(limit_bytes / 1e6, 1),
    )


def _page(request: HttpRequest, refused: Refused) -> HttpResponse:
    status = STATUS.get(refused.code, 409)
    told = {"told": words_for(refused), "code": refused.code, "status": status}
    return render(request, "refused.html", told, status=status)
