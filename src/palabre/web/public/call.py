"""The open call: its window, and the open points of the last edition to start from."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.stages.calls import queries as calls
from palabre.stages.calls.models import Call
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked


def call(request: Asked, summit: str) -> HttpResponse:
    """Show the call that is open, the next one, or the last one."""
    edition = summits.by_code(summit)
    found = calls.current_call(edition, at=request.at)
    told = {
        "summit": edition,
        "call": found,
        "window": _window(found, request) if found else "",
        "themes": list(summits.themes_of(edition)),
    }
    return render(request, "public/call.html", told)


def _window(found: Call, request: Asked) -> str:
    """Return ``coming``, ``open`` or ``closed``."""
    if request.at < found.opens_at:
        return "coming"
    return "open" if request.at < found.closes_at else "closed"
