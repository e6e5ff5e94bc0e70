"""Lists of those who allow a use, handed out as a file."""

import csv
import io

from django.http import HttpResponse

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
    file = io.StringIO()
    csv.writer(file).writerows([agreement.COLUMNS, *rows])
    name = f"{summit.code}-{use}.csv"
    return attachment(file.getvalue().encode("utf-8-sig"), name, "text/csv")
