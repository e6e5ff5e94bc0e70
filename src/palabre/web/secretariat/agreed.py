"""Lists of those who allow a use, handed out as a file."""

from django.http import HttpResponse

from palabre.engines.formats.sheets import CSV, to_csv
from palabre.kernel.actors import Role
from palabre.stages.accreditation import agreement
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.downloads import attachment


@with_role(Role.SECRETARIAT)
def agreed(request: Asked, *, summit: Summit, use: str) -> HttpResponse:
    """Hand out who allows a use now, as CSV; the journal keeps who took it."""
    rows = agreement.who_allows(summit, use, by=request.actor, at=request.at)
    content = to_csv(agreement.COLUMNS, rows)
    return attachment(content, f"{summit.code}-{use}.csv", CSV)
