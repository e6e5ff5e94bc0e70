"""The journal of an edition: who did what to what, when; and whether it holds."""

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.actors import Role
from palabre.stages.journal import queries
from palabre.stages.journal.models import Entry
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role

PAGE = 100
EMPTY: tuple[object, ...] = (None, "", [], {})
LONGEST_ID = 18
"""Digits of the largest key that every database holds."""


@with_role(Role.SECRETARIAT)
def journal(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the lines, newest first, of all or of one subject; check the chain."""
    subject, act = request.GET.get("subject", ""), request.GET.get("act", "")
    before = request.GET.get("before", "")
    lines = queries.page_of(
        summit.code,
        subject=subject,
        act=act,
        before=int(before)
        if before.isdecimal() and len(before) <= LONGEST_ID
        else None,
        n=PAGE + 1,
    )
    told = {
        "summit": summit,
        "entries": [(one, _facts(one)) for one in lines[:PAGE]],
        "older": lines[PAGE - 1].pk if len(lines) > PAGE else None,
        "subject": subject,
        "act": act,
    }
    if "check" in request.GET:
        told["broken"] = queries.first_break()
        told["is_checked"] = True
    return render(request, "secretariat/journal.html", told)


def _facts(entry: Entry) -> list[tuple[str, object]]:
    """Return what an act notes; a fact that is empty says nothing."""
    found = sorted(entry.facts.items())
    return [(name, fact) for name, fact in found if fact not in EMPTY]
