"""What is refused, as a problem (RFC 9457) with a stable code and plain facts."""

import json
from collections.abc import Callable, Mapping
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from ninja import NinjaAPI, Schema
from ninja.errors import AuthenticationError, HttpError, ValidationError

from palabre.kernel.refusals import Refused
from palabre.web.middleware import STATUS, TOO_MUCH, too_much
from palabre.web.ui.words import words_for

View = Callable[..., HttpResponseBase]
CONTENT_TYPE = "application/problem+json"
TITLES = {
    400: "Malformed",
    401: "Sign-in needed",
    403: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    409: "Refused",
    413: "Too large",
    422: "Not valid",
}


class Problem(Schema):
    """Why something was refused: a code for programs, a detail for people."""

    type: str
    title: str
    status: int
    detail: str
    code: str
    facts: dict[str, Any] = {}


def answer(
    status: int, code: str, detail: str, facts: Mapping[str, object] | None = None
) -> HttpResponse:
    """Return a problem as a response."""
    problem = {
        "type": f"urn:palabre:refusal:{code}",
        "title": TITLES.get(status, "Refused"),
        "status": status,
        "detail": detail,
        "code": code,
        "facts": dict(facts or {}),
    }
    content = json.dumps(problem, default=str, ensure_ascii=False)
    response = HttpResponse(content, content_type=CONTENT_TYPE, status=status)
    if status == 401:
        response["WWW-Authenticate"] = "Bearer"
    return response


def handle(api: NinjaAPI) -> None:
    """Teach an API to answer everything refused with problems."""
    api.exception_handler(Refused)(_refused)
    api.exception_handler(ValidationError)(_not_valid)
    api.exception_handler(AuthenticationError)(_not_known)
    api.exception_handler(HttpError)(_http_error)
    api.exception_handler(Http404)(_missing)
    for error in TOO_MUCH:
        api.exception_handler(error)(_too_much)


def missing(_request: HttpRequest, **_: object) -> HttpResponse:
    """Answer an address that the API does not have."""
    return _no(Refused("not-found", what="address"))


def with_methods_told(view: View) -> View:
    """Return a view whose refusal of a method is a problem, with those it takes."""

    @wraps(view)
    def told(request: HttpRequest, *given: Any, **named: Any) -> HttpResponseBase:
        response = view(request, *given, **named)
        if response.status_code != 405:
            return response
        allowed = response["Allow"]
        refused = Refused("method-not-allowed", method=request.method, allowed=allowed)
        problem = answer(405, refused.code, words_for(refused), refused.facts)
        problem["Allow"] = allowed
        return problem

    return told


def _refused(_: HttpRequest, refused: Refused) -> HttpResponse:
    return _no(refused)


def _no(refused: Refused) -> HttpResponse:
    status = STATUS.get(refused.code, 409)
    return answer(status, refused.code, words_for(refused), refused.facts)


def _not_valid(_: HttpRequest, error: ValidationError) -> HttpResponse:
    told = [
        {"at": ".".join(map(str, one["loc"])), "told": one["msg"]}
        for one in error.errors
    ]
    detail = "; ".join(f"{one['at']}: {one['told']}" for one in told)
    return answer(422, "not-valid", detail, {"errors": told})


def _not_known(_: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    return answer(401, "sign-in-needed", words_for(Refused("sign-in-needed")))


def _http_error(_: HttpRequest, error: HttpError) -> HttpResponse:
    code = {400: "malformed", 403: "not-allowed"}.get(error.status_code, "refused")
    return answer(error.status_code, code, str(error))


def _too_much(request: HttpRequest, error: Exception) -> HttpResponse:
    return _no(too_much(request, error))


def _missing(_: HttpRequest, _error: Http404) -> HttpResponse:
    return _no(Refused("not-found", what="address"))
