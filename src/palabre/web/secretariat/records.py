"""Records of an edition: brought in, looked over, their speakers named."""

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from palabre.kernel.actors import Role
from palabre.stages.summits.models import Summit
from palabre.web.drafting import record_files, record_pages
from palabre.web.drafting.record_desks import RecordDesk
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role

for_secretariat = with_role(Role.SECRETARIAT)


@for_secretariat
def records(request: Asked, summit: Summit) -> HttpResponse:
    """Show the labels that nobody answers to, with who they may be."""
    return record_pages.shown(request, RecordDesk(summit))


@for_secretariat
def records_import(request: Asked, summit: Summit) -> HttpResponse:
    """Take files, show what would come of each record, bring them in when told to."""
    return record_files.brought(request, RecordDesk(summit))


@require_POST
@for_secretariat
def name(request: Asked, summit: Summit) -> HttpResponse:
    """Say who stands behind a label of a record, or that nobody can know."""
    return record_pages.named(request, RecordDesk(summit))


@require_POST
@for_secretariat
def withdraw(request: Asked, summit: Summit) -> HttpResponse:
    """Take a record back that nothing rests on: a wrong file, or a wrong session."""
    return record_pages.withdrawn(request, RecordDesk(summit))
