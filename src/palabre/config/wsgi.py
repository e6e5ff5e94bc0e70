"""Django's WSGI application, with a shorter way for programs that bring a token.

A request with a bearer token and no cookie has no session, no form and no browser: what
guards those would find nothing to do, and costs a tenth of a registration at a rush.
"""

import os
from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.wsgi import get_wsgi_application

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
