"""The records of one session: brought in and named by its own rapporteur."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palabre.web.drafting import record_files, record_pages
from palabre.web.drafting.record_desks import desk_of
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in


@signed_in
def records(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show what came in, and the labels that nobody answers to."""
    return record_pages.shown(request, desk_of(request, summit, code))


@signed_in
def records_import(request: Asked, summit: str, code: str) -> HttpResponse:
    """Take files, show what would come of each record, bring them in when told to."""
    return record_files.brought(request, desk_of(request, summit, code))


@require_POST
@signed_in
def name(request: Asked, summit: str, code: str) -> HttpResponse:
    """Say who stands behind a label of a record, or that nobody can know."""
    return record_pages.named(request, desk_of(request, summit, code))


@require_POST
@signed_in
def withdraw(request: Asked, summit: str, code: str) -> HttpResponse:
    """Take a record back that nothing rests on: a wrong file."""
    return record_pages.withdrawn(request, desk_of(request, summit, code))
