"""The draft by person and by protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render

from palabre.kernel.actors import Role
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded
from palabre.stages.programme import weeks
from palabre.stages.programme.drafts import Draft
from palabre.stages.protocol import queries as protocol
from palabre.stages.protocol.clashes import clashes
from palabre.stages.protocol.models import Dignitary, ProtocolRank
from palabre.stages.summits.models import Summit
from palabre.web.protocol.telling import page_lang, told_clashes
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.paging import page_in
from palabre.workflows.ask_protocol import planned_draft

LISTED = 60
"""Persons on a page: those with problems first, then the busiest."""


@dataclass(frozen=True, slots=True)
class Ranked:
    """A rank with the weeks of those who hold it."""

    name: str
    weeks: tuple[weeks.PersonWeek, ...]


@with_role(Role.SECRETARIAT, Role.PROTOCOL)
def board_people(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show each person's week: sessions, gaps, travel, two places at once."""
    draft = planned_draft(request.actor, summit)
    q = request.GET.get("q", "").strip()[:100]
    found = weeks.weeks(draft)
    wanted = folded(q).split()
    shown = [one for one in found if all(word in folded(one.name) for word in wanted)]
    told = {
        "summit": summit,
        "page": page_in(shown, request.GET.get("page"), LISTED),
        "n": len(shown),
        "n_problems": sum(1 for one in found if one.n_problems),
        "q": q,
    }
    return render(request, "secretariat/board_people.html", told)


@with_role(Role.SECRETARIAT, Role.PROTOCOL)
def board_protocol(request: Asked, *, summit: Summit) -> HttpResponse:
    """Show where persons of rank are placed, in the order of protocol."""
    draft = planned_draft(request.actor, summit)
    listed = list(protocol.dignitaries_of(request.actor, summit))
    told = {
        "summit": summit,
        "ranks": _ranked(draft, protocol.ranks_of(summit), listed),
        "clashes": told_clashes(clashes(draft, listed), summit),
    }
    return render(request, "secretariat/board_protocol.html", told)


def _ranked(
    draft: Draft, ranks: Sequence[ProtocolRank], listed: Sequence[Dignitary]
) -> list[Ranked]:
    """Return the weeks of persons of rank: by the high-level list, else their record."""
    codes = {code for one in draft.sessions.values() for code in one.needed}
    held = dict(
        Person.objects.filter(code__in=codes)
        .exclude(rank="")
        .order_by("id")
        .values_list("code", "rank")
    )
    held |= {
        one.person.code: one.rank.code for one in listed if one.person.code in codes
    }
    found = {one.person: one for one in weeks.weeks(draft, held)}
    return [
        Ranked(str(rank.name.said_in(page_lang())), _weeks_of(found, held, rank.code))
        for rank in ranks
        if rank.code in held.values()
    ]


def _weeks_of(
    found: Mapping[str, weeks.PersonWeek], held: Mapping[str, str], rank: str
) -> tuple[weeks.PersonWeek, ...]:
    theirs = (
        found[code] for code, own in held.items() if own == rank and code in found
    )
    return tuple(sorted(theirs, key=lambda one: one.name))
