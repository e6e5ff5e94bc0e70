"""The register since the baseline year, indicators, and commitments with their words."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language

from palabre.stages.stocktaking import operations as stocktaking
from palabre.stages.stocktaking import queries, rules
from palabre.stages.summits import queries as summits
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import FrameworkItem
from palabre.web.requests import Asked
from palabre.web.ui import choices
from palabre.web.ui.paging import page_of

PAGE = 24


def register(request: Asked, summit: str) -> HttpResponse:
    """Show the published entries, filtered."""
    edition = summits.by_code(summit)
    wanted = queries.Filter(
        **{name: request.GET.get(name, "") for name in queries.Filter.__slots__}
    )
    found = queries.published(edition.series, wanted)
    lang = get_language() or "en"
    lines = _items(ACTION_LINES)
    name_of = {one.code: one.name for one in lines}
    n_by_line = [
        (code, name_of.get(code, ""), n)
        for code, n in queries.counts_by_line(edition.series)
    ]
    context = {
        "summit": edition,
        "page": page_of(found, request.GET.get("page"), PAGE),
        "wanted": wanted,
        "lines": lines,
        "goals": _items(GOALS),
        "groups": choices.groups(lang),
        "countries": choices.countries(lang),
        "baseline": stocktaking.baseline_year(edition.series),
        "n_by_line": n_by_line,
        "most": max((n for *_, n in n_by_line), default=1),
        "indicators": queries.indicators(edition.series),
    }
    return render(request, "public/stocktaking.html", context)


def _items(framework: str) -> list[FrameworkItem]:
    found = FrameworkItem.objects.filter(framework__code=framework, parent=None)
    return list(found.order_by("position"))


def initiative(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show one entry of the register."""
    edition = summits.by_code(summit)
    found = queries.initiative_for(request.actor, code)
    context = {"summit": edition, "initiative": found}
    return render(request, "public/initiative.html", context)


def commitments(request: Asked, summit: str) -> HttpResponse:
    """Show what was promised in an edition, each with the words that say so."""
    edition = summits.by_code(summit)
    context = {"summit": edition, "commitments": list(queries.commitments(edition))}
    return render(request, "public/commitments.html", context)


def commitment(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show one commitment: who, what, by when, the words, and its progress."""
    edition = summits.by_code(summit)
    found = queries.commitment_by_code(edition, code)
    source = found.line or found.intervention
    said = source.text if source else ""
    context = {
        "summit": edition,
        "commitment": found,
        "before": said[: found.start],
        "after": said[found.end :],
        "updates": list(found.updates.order_by("-at", "-id")),
        "may_update": rules.may_update(request.actor, found),
    }
    return render(request, "public/commitment.html", context)
