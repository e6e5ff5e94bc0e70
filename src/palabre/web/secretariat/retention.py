"""What is kept about people, until when, and the reports of what purged itself."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _

from palabre.kernel.actors import Role
from palabre.stages.accreditation import kept
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role

BESIDES = {
    kept.PHOTOS: _("Photographs for badges"),
    kept.DRAFTS: _("Forms that were begun and not handed in"),
    kept.INTERESTS: _("Expressions of interest and what came with them"),
}


@with_role(Role.SECRETARIAT)
def retention(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what goes when, and what has gone."""
    many = kept.kept(summit, by=request.actor, at=request.at)
    labels = {one.key: one.label for one in many}
    context = {
        "summit": summit,
        "kept": [(one, BESIDES.get(one.key, "")) for one in many],
        "reports": [
            (one, [(key, labels.get(key)) for key in one.fields])
            for one in kept.reports(summit, by=request.actor)
        ],
    }
    return render(request, "secretariat/retention.html", context)
