"""Points that were left out, and who disagrees with one that is in the text."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from palabre.kernel.languages import direction
from palabre.kernel.refusals import Refused
from palabre.stages.outcomes import editing, queries, rules
from palabre.stages.outcomes.dissent import dissent_of
from palabre.stages.outcomes.models import Point
from palabre.stages.outcomes.states import DRAFT_MOVES
from palabre.stages.summits.models import Summit
from palabre.stages.summits.queries import themes_of
from palabre.web.drafting.desk import at_desk, back_to
from palabre.web.drafting.words import LEFT_OUT, TIES, told_of
from palabre.web.requests import Asked
from palabre.web.ui.names import named
from palabre.web.ui.paging import page_of
from palabre.workflows.tell_desk import tell_changed

ON_A_PAGE = 40


@at_desk
def left_out(request: Asked, summit: Summit, code: str) -> HttpResponse:
    """Show the points that are not in the text, why, and what would tell them."""
    draft = queries.draft_by_code(request.actor, summit, code)
    asked = {name: request.GET.get(name, "") for name in ("theme", "reason", "q")}
    found = queries.left_out_of(
        draft, theme=asked["theme"], reason=asked["reason"], words=asked["q"][:100]
    )
    page = page_of(found, request.GET.get("page"), ON_A_PAGE)
    lang = get_language() or "en"
    may_edit = rules.may_edit(request.actor, draft)
    context = {
        "summit": summit,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "page": page,
        "n": page.paginator.count,
        "rows": [_row(one) for one in page.object_list],
        "themes": [(one.code, one.name.said_in(lang)) for one in themes_of(summit)],
        "reasons": [(str(one), named(LEFT_OUT, one)) for one in LEFT_OUT],
        "may_edit": may_edit and DRAFT_MOVES.may("edit", draft.state),
        **asked,
    }
    return render(request, "drafting/left_out.html", context)


def _row(one: Point) -> tuple[Point, str]:
    return one, named(LEFT_OUT, one.left_out)


@require_POST
@at_desk
def take_in(request: Asked, summit: Summit, code: str, point: str) -> HttpResponse:
    """Take a point in; the desk opens at its sentence."""
    draft = queries.draft_by_code(request.actor, summit, code)
    found = queries.point_of(draft, point)
    try:
        made = editing.take_in(found, by=request.actor, at=request.at)
    except Refused as refused:
        if refused.code == "not-allowed":
            raise
        messages.error(request, told_of(refused))
        return redirect("drafting:left-out", summit.code, code)
    tell_changed(draft, made.code, by=request.actor, at=request.at)
    messages.success(request, _("Taken in, at the end of its section."))
    return back_to(summit, code, made.code)


@at_desk
def dissent(request: Asked, summit: Summit, code: str, sentence: str) -> HttpResponse:
    """Show who disagrees with a sentence, and where that was looked for."""
    draft = queries.draft_by_code(request.actor, summit, code)
    found = queries.sentence_of(draft, sentence)
    looked = dissent_of(found)
    is_part = request.headers.get("HX-Request") == "true"
    context = {
        "summit": summit,
        "draft": draft,
        "text_dir": direction(draft.lang),
        "sentence": found,
        "dissent": looked,
        "rows": [(one, named(TIES, one.tie)) for one in looked.finds],
    }
    name = "drafting/dissent.html" if is_part else "drafting/dissent_page.html"
    page = render(request, name, context)
    patch_vary_headers(page, ["HX-Request"])
    return page
