"""What is kept about oneself: who opened it, and all of it as a file."""

import json

from django.http import HttpResponse
from django.shortcuts import render

from palabre.stages.accreditation import own_data
from palabre.stages.protocol.queries import own_records
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.downloads import attachment


@signed_in
def privacy(request: Asked) -> HttpResponse:
    """Show who opened what is closed, and lead to the export."""
    context = {"readings": own_data.readings_of(request.actor)}
    return render(request, "participant/privacy.html", context)


@signed_in
def export(request: Asked) -> HttpResponse:
    """Hand out everything that is kept about the person who asks."""
    kept = own_data.export_of(request.actor)
    kept["high_level_lists"] = own_records(request.actor)
    content = json.dumps(kept, ensure_ascii=False, indent=1, sort_keys=True)
    return attachment(content.encode(), "my-data.json", "application/json")
