"""Issuing a corrigendum: choose sentences, say what they should say and why."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from palabre.kernel.actors import Role
from palabre.kernel.codes import slug
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import correcting, queries, reissuing
from palabre.stages.outcomes.models import Issue
from palabre.stages.outcomes.rules import may_sign
from palabre.stages.summits.models import Summit
from palabre.web.drafting.gate_words import in_words
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.words import words_for

MOST = 40
"""Sentences of one corrigendum; more is a new document."""


@dataclass(frozen=True, slots=True)
class Row:
    """A chosen sentence: as it reads, and what was typed."""

    code: str
    reads: str
    text: str
    override: str


@with_role(Role.CHAIR)
def corrigendum(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show the form; with POST issue the corrigendum."""
    require(may_sign(request.actor, summit), "outcomes.summary.corrected")
    issue = _issue(request, summit, code)
    if request.method == "POST":
        return _corrected(request, summit, issue)
    return _form(request, summit, issue, request.GET.getlist("sentence"))


def _issue(request: Asked, summit: Summit, code: str) -> Issue:
    draft = queries.draft_by_code(request.actor, summit, code)
    found = Issue.objects.filter(draft=draft).first()
    if found is None:
        raise Refused("not-found", what="issue", code=code)
    found.draft, found.summit = draft, summit
    return found


def _form(
    request: Asked,
    summit: Summit,
    issue: Issue,
    chosen: list[str],
    told: str = "",
    *,
    holds_names: bool = False,
) -> HttpResponse:
    now = reissuing.text_now(issue)
    codes = list(dict.fromkeys(chosen))[:MOST]
    for code in codes:
        if code not in now:
            raise Refused("not-found", what="sentence", code=code)
    given = request.POST
    context = {
        "summit": summit,
        "issue": issue,
        "document": slug(issue.symbol),
        "sentences": list(now.items()),
        "rows": [
            Row(
                code,
                now[code],
                given.get(f"text-{code}", now[code]),
                given.get(f"override-{code}", ""),
            )
            for code in codes
        ],
        "reason": given.get("reason", ""),
        "told": told,
        "holds_names": holds_names,
    }
    status = 409 if told else 200
    return render(request, "drafting/corrigendum.html", context, status=status)


def _told(refused: Refused) -> str:
    """Return a refusal with what the gate found wrong in the reader's language."""
    checks = refused.facts.get("checks")
    if not isinstance(checks, list):
        return words_for(refused)
    told = " ".join(in_words(str(one))[0] for one in checks).removesuffix(".")
    return words_for(Refused(refused.code, **(refused.facts | {"told": told})))


def _corrected(request: Asked, summit: Summit, issue: Issue) -> HttpResponse:
    given = request.POST
    codes = list(dict.fromkeys(given.getlist("sentence")))[:MOST]
    corrections = [
        correcting.Correction(
            code, given.get(f"text-{code}", ""), given.get(f"override-{code}", "")
        )
        for code in codes
    ]
    try:
        made = correcting.correct(
            issue,
            corrections,
            reason=given.get("reason", ""),
            is_nobody=bool(given.get("nobody")),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        told = _told(refused)
        place = str(refused.facts.get("sentence", ""))
        if len(codes) > 1 and place in codes:
            told = f"{place}: {told}"
        holds_names = refused.code == "names-in-words"
        return _form(request, summit, issue, codes, told, holds_names=holds_names)
    messages.success(request, _("Issued as %(symbol)s.") % {"symbol": made.symbol})
    return redirect("public:issue", summit.code, slug(issue.symbol), issue.lang)
