"""Full addresses that letters carry, made where a request says who we are."""

from collections.abc import Callable

from django.urls import reverse

from palabre.stages.programme.models import Session
from palabre.stages.reports.models import SessionReport
from palabre.web.requests import Asked


def quotes_link(request: Asked) -> Callable[[SessionReport, str], str]:
    """Return what makes the address of a speaker's quoted words."""

    def link(found: SessionReport, token: str) -> str:
        session = found.session
        parts = [session.summit.code, session.code, token]
        return request.build_absolute_uri(reverse("drafting:quotes", args=parts))

    return link


def report_link(request: Asked) -> Callable[[Session], str]:
    """Return what makes the address of a rapporteur's page."""

    def link(session: Session) -> str:
        parts = [session.summit.code, session.code]
        return request.build_absolute_uri(reverse("drafting:report", args=parts))

    return link
