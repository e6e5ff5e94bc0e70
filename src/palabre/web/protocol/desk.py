"""Protocol's desk: the high-level list in precedence, clashes, who could be on it."""

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import ngettext

from palabre.kernel.actors import Role
from palabre.stages.people.queries import folded
from palabre.stages.programme.drafts import draft_of
from palabre.stages.protocol import queries, rules
from palabre.stages.protocol.clashes import Clash, by_dignitary, clashes
from palabre.stages.protocol.gather import proposed
from palabre.stages.protocol.messages import SOURCES, STATES, sentences_of
from palabre.stages.protocol.models import Dignitary, DignitaryNotes
from palabre.stages.protocol.states import DignitaryState, Level, Source
from palabre.stages.summits.models import Summit
from palabre.web.protocol.telling import rank_names, told_clashes
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.paging import page_in
from palabre.workflows.list_dignitaries import gather_dignitaries

LISTED = 100
"""Dignitaries on a page."""


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def desk(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show the high-level list in order of precedence, each with the reason."""
    listed = list(queries.dignitaries_of(request.actor, summit))
    found = clashes(draft_of(summit, by=request.actor), listed)
    names, gone = rank_names(summit), _gone(listed)
    rows = [
        row
        for row in _rows(summit, listed, names, by_dignitary(found))
        if _is_wanted(row[0], request.GET)
    ]
    context = {
        "summit": summit,
        "page": page_in(rows, request.GET.get("page"), LISTED),
        "n_rows": len(rows),
        "n_listed": len(listed) - len(gone),
        "n_confirmed": sum(one.state == DignitaryState.CONFIRMED for one in listed),
        "n_bad": sum(one.level is Level.BAD for one in found),
        "n_warn": sum(one.level is Level.WARN for one in found),
        "n_proposed": len(proposed(request.actor, summit)),
        "gone": gone,
        "ranks": names.items(),
        "rank": request.GET.get("rank", ""),
        "q": request.GET.get("q", ""),
        "may_note": rules.may_open_notes(request.actor, summit),
        "noted": _noted(summit),
    }
    return render(request, "protocol/desk.html", context)


def _rows(
    summit: Summit,
    listed: list[Dignitary],
    names: dict[str, str],
    found: dict[str, list[Clash]],
) -> list[tuple[Dignitary, int, str, str, object, int, bool]]:
    order = queries.in_precedence(listed, queries.rules_of(summit))
    return [
        (
            one,
            placed.place,
            sentences_of(placed.reasons, names),
            names.get(one.rank.code, one.rank.code),
            STATES[DignitaryState(one.state)],
            len(found.get(one.code, ())),
            any(each.level is Level.BAD for each in found.get(one.code, ())),
        )
        for one, placed in order
    ]


def _is_wanted(one: Dignitary, asked: QueryDict) -> bool:
    rank = asked.get("rank", "")
    words = folded(asked.get("q", "")[:100]).split()
    told = folded(
        f"{one.person.name} {one.organization or ''} {one.country} {one.post}"
    )
    return (not rank or one.rank.code == rank) and all(word in told for word in words)


def _gone(listed: list[Dignitary]) -> list[Dignitary]:
    return [one for one in listed if one.state == DignitaryState.REPLACED]


def _noted(summit: Summit) -> set[int]:
    rows = DignitaryNotes.objects.filter(dignitary__summit=summit)
    return set(rows.order_by("id").values_list("dignitary_id", flat=True))


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def clash_list(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show what the timetable runs into, the gravest first."""
    listed = list(queries.dignitaries_of(request.actor, summit))
    found = clashes(draft_of(summit, by=request.actor), listed)
    told = told_clashes(found, summit)
    context = {
        "summit": summit,
        "bad": [one for one in told if one.level == Level.BAD],
        "warn": [one for one in told if one.level == Level.WARN],
    }
    return render(request, "protocol/clashes.html", context)


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def gather(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show who could be on the list; put the chosen on it."""
    if request.method == "POST":
        codes = request.POST.getlist("code")
        made = gather_dignitaries(summit, codes, by=request.actor, at=request.at)
        said = ngettext("%(n)s put on the list.", "%(n)s put on the list.", len(made))
        messages.success(request, said % {"n": len(made)})
        return redirect("protocol:desk", summit.code)
    names = rank_names(summit)
    found = proposed(request.actor, summit)
    context = {
        "summit": summit,
        "rows": [(one, names[one.rank], SOURCES[Source(one.source)]) for one in found],
    }
    return render(request, "protocol/gather.html", context)
