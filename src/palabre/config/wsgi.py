"""Django's WSGI application, with a shorter way for programs that bring a token.

A request with a bearer token and no cookie has no session, no form and no browser: what
guards those would find nothing to do, and costs a tenth of a registration at a rush.
"""

import os
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest
from django.urls import ResolverMatch, get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palabre.config.settings")

Environ = dict[str, Any]


class ProgramHandler(WSGIHandler):
    """Django's handler with the middleware that a program's request needs."""

    def load_middleware(self, *given: bool, **named: bool) -> None:
        """Build the chain from ``MIDDLEWARE_FOR_PROGRAMS``."""
        for_people = settings.MIDDLEWARE
        settings.MIDDLEWARE = settings.MIDDLEWARE_FOR_PROGRAMS
        try:
            super().load_middleware(*given, **named)
        finally:
            settings.MIDDLEWARE = for_people

    def resolve_request(self, request: HttpRequest) -> ResolverMatch:
        """Return what answers an address; the same one is not looked for again."""
        found = _what_answers(request.path_info)
        request.resolver_match = found
        return found


@lru_cache(maxsize=512)
def _what_answers(path: str) -> ResolverMatch:
    """Return what answers an address of the API, which is the same in each language."""
    return get_resolver().resolve(path)


def is_program(environ: Environ) -> bool:
    """Tell whether a request comes with a token and without a browser's cookies."""
    return (
        environ["PATH_INFO"].startswith("/api/")
        and environ.get("HTTP_AUTHORIZATION", "")[:7].lower() == "bearer "
        and "HTTP_COOKIE" not in environ
    )


for_people = get_wsgi_application()
for_programs = ProgramHandler()


def application(environ: Environ, start_response: Any) -> Iterable[bytes]:
    """Answer a person or a program."""
    handler = for_programs if is_program(environ) else for_people
    return handler(environ, start_response)
