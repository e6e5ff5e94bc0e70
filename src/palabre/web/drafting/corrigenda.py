"""Issuing a corrigendum: choose a sentence, say what it should say and why."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import correcting, queries
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.rules import may_sign
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.words import words_for


@with_role(Role.CHAIR)
def corrigendum(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show the form; with POST issue the corrigendum."""
    require(may_sign(request.actor, summit), "outcomes.summary.corrected")
    issue = _issue(request, summit, code)
    if request.method == "POST":
        return _corrected(request, summit, issue)
    return _form(request, summit, issue, request.GET.get("sentence", ""))


def _issue(request: Asked, summit: Summit, code: str) -> Issue:
    draft = queries.draft_by_code(request.actor, summit, code)
    found = Issue.objects.filter(draft=draft).first()
    if found is None:
        raise Refused("not-found", what="issue", code=code)
    found.draft, found.summit = draft, summit
    return found


def _form(
    request: Asked, summit: Summit, issue: Issue, chosen: str, told: str = ""
) -> HttpResponse:
    now = correcting.text_now(issue)
    if chosen and chosen not in now:
        raise Refused("not-found", what="sentence", code=chosen)
    given = request.POST
    context = {
        "summit": summit,
        "issue": issue,
        "document": slug(issue.symbol),
        "sentences": list(now.items()),
        "chosen": chosen,
        "reads": now.get(chosen, ""),
        "text": given.get("text", now.get(chosen, "")),
        "reason": given.get("reason", ""),
        "override": given.get("override", ""),
        "told": told,
    }
    status = 409 if told else 200
    return render(request, "drafting/corrigendum.html", context, status=status)


def _corrected(request: Asked, summit: Summit, issue: Issue) -> HttpResponse:
    given = request.POST
    correction = correcting.Correction(
        given.get("sentence", ""), given.get("text", ""), given.get("override", "")
    )
    try:
        made = correcting.correct(
            issue,
            [correction],
            reason=given.get("reason", ""),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        told = words_for(refused)
        return _form(request, summit, issue, correction.sentence, told)
    messages.success(request, _("Issued as %(symbol)s.") % {"symbol": made.symbol})
    return redirect("public:issue", summit.code, slug(issue.symbol), issue.lang)
