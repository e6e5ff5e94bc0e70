"""Versions of a draft: freeze one, compare two."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import comparing, freezing, queries, rules
from palabre.stages.outcomes.models import Draft, DraftVersion
from palabre.stages.outcomes.states import DRAFT_MOVES
from palabre.stages.summits.models import Summit
from palabre.web.drafting.desk import at_desk
from palabre.web.drafting.words import FATES, VERSIONS, told_of
from palabre.web.requests import Asked
from palabre.web.ui.names import named

NOW = "now"
"""What stands for the text as it is, where a version is chosen."""


@at_desk
def versions(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show the frozen versions, and two of them compared if they were chosen."""
    draft = queries.draft_by_code(request.actor, summit, code)
    frozen = queries.versions_of(draft)
    old, new = request.GET.get("from", ""), request.GET.get("to", NOW)
    compared = _compared(draft, old, new) if old else None
    only = request.GET.get("only", "")
    may_freeze = rules.may_draft(request.actor, summit)
    context = {
        "summit": summit,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "versions": [(one, named(VERSIONS, one.kind), name_of(one)) for one in frozen],
        "old": old or _usual(draft, frozen),
        "new": new,
        "compared": compared,
        "sections": _sections(compared, only),
        "fates": _fates(compared),
        "only": only,
        "may_freeze": may_freeze and DRAFT_MOVES.may("edit", draft.state),
        "kinds": [(str(one), named(VERSIONS, one)) for one in sorted(freezing.BY_HAND)],
    }
    return render(request, "drafting/versions.html", context)


def _usual(draft: Draft, frozen: Sequence[DraftVersion]) -> str:
    """Return the version that is compared with unless another is chosen."""
    own = [one for one in frozen if one.draft_id == draft.pk]
    return name_of(own[0]) if own else ""


def name_of(one: DraftVersion) -> str:
    """Return what a version is called in an address."""
    return f"{one.draft.code}.{one.number}"


def _compared(draft: Draft, old: str, new: str) -> comparing.Comparison:
    return comparing.compare(_lines(draft, old), _lines(draft, new))


def _lines(draft: Draft, wanted: str) -> tuple[comparing.Line, ...]:
    if wanted == NOW:
        return comparing.lines_of(comparing.content_of(draft))
    return comparing.lines_of(queries.version_of(draft, wanted).content)


def _sections(
    compared: comparing.Comparison | None, only: str
) -> list[tuple[str, list[comparing.Compared]]]:
    """Return the sections to show: with ``only``, those where something changed."""
    if compared is None:
        return []
    lines = compared.changes if only else compared.lines
    return list(comparing.sections_of(lines))


def _fates(compared: comparing.Comparison | None) -> list[tuple[str, str, int]]:
    if compared is None:
        return []
    return [(one, named(FATES, one), n) for one, n in compared.n_by_fate.items() if n]


@require_POST
@at_desk
def freeze(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Freeze the draft as it stands under a name."""
    draft = queries.draft_by_code(request.actor, summit, code)
    kind, remark = request.POST.get("kind", ""), request.POST.get("remark", "")
    try:
        made = freezing.freeze(
            draft, kind, remark=remark, by=request.actor, at=request.at
        )
        told = _("Kept as version %(n)s.") % {"n": made.number}
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, told_of(refused))
    return redirect("drafting:versions", summit.code, code)
