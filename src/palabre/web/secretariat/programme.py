"""Planning: what waits for a place, what is placed, releases."""

from itertools import groupby
from zoneinfo import ZoneInfo

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from palabre.engines.timetable.check import check
from palabre.kernel.actors import Role
from palabre.stages.programme import desk, optimisation
from palabre.stages.programme import queries as programme
from palabre.stages.programme.affected import affected
from palabre.stages.programme.clashes import heat, is_clash
from palabre.stages.programme.values import SessionRow
from palabre.stages.summits.models import Summit
from palabre.web.public import changes
from palabre.web.requests import Asked
from palabre.web.secretariat.engine_words import Sayer
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.workflows.ask_protocol import planned_draft, timetable_problem
from palabre.workflows.release_programme import (
    Published,
    release_programme,
    release_quietly,
)


class ReleaseForm(forms.Form):
    """A release has a name; without one it is numbered."""

    name = forms.CharField(
        label=gettext_lazy("Name of the release"),
        required=False,
        max_length=80,
        help_text=gettext_lazy("Such as “Draft for comments”; empty for a number."),
    )
    is_told = forms.BooleanField(
        label=gettext_lazy("Write to those whom it concerns"),
        required=False,
        initial=True,
        help_text=gettext_lazy(
            "Each gets what changed for them, with a calendar file. The letters wait "
            "in the outbox until somebody has read them."
        ),
    )


@with_role(Role.SECRETARIAT)
def index(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what waits for a place, what is placed by day, and the last release."""
    return _page(request, summit, ReleaseForm())


@with_role(Role.SECRETARIAT)
@require_POST
def release(request: Asked, *, summit: Summit) -> HttpResponse:
    """Freeze and publish the programme as it stands; write to whom it concerns."""
    form = ReleaseForm(request.POST)
    published = None
    if form.is_valid():
        published = attempt(form, lambda: _release(request, summit, form))
    if published is None:
        return _page(request, summit, form)
    name = published.release.name
    messages.success(request, _("Release “%(name)s” is public.") % {"name": name})
    if published.n_letters:
        told = ngettext(
            "%(n)s letter waits in the outbox to be read.",
            "%(n)s letters wait in the outbox to be read.",
            published.n_letters,
        )
        messages.success(request, told % {"n": published.n_letters})
    if published.n_unreachable:
        told = ngettext(
            "%(n)s person whom it concerns gave no address.",
            "%(n)s people whom it concerns gave no address.",
            published.n_unreachable,
        )
        messages.warning(request, told % {"n": published.n_unreachable})
    if published.violations:
        told = ngettext(
            "The independent check finds %(n)s broken rule in it.",
            "The independent check finds %(n)s broken rules in it.",
            len(published.violations),
        )
        messages.warning(request, told % {"n": len(published.violations)})
    return redirect("secretariat:programme", summit.code)


def _release(request: Asked, summit: Summit, form: ReleaseForm) -> Published:
    name, by, at = form.cleaned_data["name"], request.actor, request.at
    if not form.cleaned_data["is_told"]:
        return release_quietly(summit, name, by=by, at=at)
    return release_programme(
        summit,
        name,
        page_of=lambda code: (
            settings.ORIGIN + reverse("public:session", args=[summit.code, code])
        ),
        by=by,
        at=at,
    )


def _page(request: Asked, summit: Summit, form: forms.Form) -> HttpResponse:
    rows = programme.draft_listing(summit, by=request.actor).rows
    rooms = programme.rooms_of(summit)
    last = desk.last_release(summit)
    log = desk.unreleased_changes(summit)
    draft = planned_draft(request.actor, summit)
    hot = heat(draft)
    problem = timetable_problem(summit)
    verdict = check(problem, optimisation.solution_of(summit))
    sayer = Sayer(problem, draft)
    told = {
        "summit": summit,
        "unplaced": [row for row in rows if not row.held and not row.is_cancelled],
        "cancelled": [row for row in rows if row.is_cancelled],
        "days": by_day(rows, summit.zone),
        "form": form,
        "n_changes": len(log),
        "changes": changes.awaited(log, rooms=rooms, zone=summit.zone) if last else (),
        "concerned": affected(summit, log),
        "broken": [sayer.violation(one) for one in verdict.violations],
        "n_clashes": sum(1 for found in hot.values() if is_clash(found)),
        "last": changes.told(last, rooms=rooms, zone=summit.zone) if last else None,
    }
    return render(request, "secretariat/programme.html", told)


def by_day(
    rows: tuple[SessionRow, ...], zone: str
) -> list[tuple[object, list[SessionRow]]]:
    """Return placed rows by day, in a zone."""
    placed = [row for row in rows if row.held]
    local = ZoneInfo(zone)
    grouped = groupby(placed, key=lambda row: row.held.on(local) if row.held else None)
    return [(on, list(group)) for on, group in grouped]
