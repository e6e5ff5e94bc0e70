"""Records and who spoke in them: what could not be matched waits for a person."""

from dataclasses import dataclass

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palabre.kernel.refusals import Refused
from palabre.stages.people import queries as people
from palabre.stages.reports import records as operations
from palabre.stages.reports import rules
from palabre.stages.reports.floor_log import had_the_floor
from palabre.stages.reports.models import Source
from palabre.stages.reports.somebody import somebody_called
from palabre.stages.reports.speakers import candidates, speakers_shown
from palabre.web.drafting.record_desks import RecordDesk
from palabre.web.requests import Asked
from palabre.web.ui.note_words import kept_note_words
from palabre.web.ui.record_words import format_name
from palabre.web.ui.words import words_for
from palabre.workflows.name_speaker import name_speaker

NOBODY = "nobody"
OTHER = "other"
EXCERPT = 240
PAGE = 20


def shown(request: Asked, desk: RecordDesk) -> HttpResponse:
    """Show the labels that nobody answers to, with who they may be."""
    actor, summit, session = request.actor, desk.summit, desk.session
    waiting = operations.open_labels(actor, summit, session)
    page = Paginator(waiting, PAGE).get_page(request.GET.get("page"))
    known = speakers_shown(actor, summit, session)
    rows = [
        (
            one,
            candidates(
                known,
                one.label,
                one.source.session_id,
                floor=had_the_floor(one.source, one.label),
            ),
            one.first.text[:EXCERPT],
        )
        for one in page.object_list
    ]
    context = {
        "summit": summit,
        "session": session,
        "desk": desk,
        "may_keep_names": rules.may_import(actor, summit),
        "rows": rows,
        "page": page,
        "n_waiting": len(waiting),
        "people": sorted({held[0].person.name for held in known.roles.values()}),
        "sources": _sources(request, desk),
    }
    return render(request, f"{desk.audience}/records.html", context)


@dataclass(frozen=True, slots=True)
class Kept:
    """A record that came in, and what its reader noted: (line, words)."""

    source: Source
    format: str
    notes: tuple[tuple[int, str], ...]


def _sources(request: Asked, desk: RecordDesk) -> list[Kept]:
    found = (
        operations.records_in(request.actor, desk.summit, desk.session)
        .select_related("session")
        .order_by("-imported_at", "-id")[:50]
    )
    return [
        Kept(
            one,
            format_name(one.format),
            tuple((note["line"], kept_note_words(note)) for note in one.notes),
        )
        for one in found
    ]


def named(request: Asked, desk: RecordDesk) -> HttpResponse:
    """Say who stands behind a label of a record, or that nobody can know."""
    posted = request.POST
    source = _source(request, desk)
    label, who = posted.get("label", ""), posted.get("person", "")
    try:
        n = _named(request, source, label, who)
    except Refused as refused:
        messages.error(request, words_for(refused))
    else:
        told = ngettext("%(n)s turn is settled.", "%(n)s turns are settled.", n)
        messages.success(request, told % {"n": n})
    return redirect(desk.records)


def withdrawn(request: Asked, desk: RecordDesk) -> HttpResponse:
    """Take a record back that nothing rests on: a wrong file, or a wrong session."""
    source = _source(request, desk)
    file = source.file
    try:
        operations.withdraw_source(source, by=request.actor, at=request.at)
    except Refused as refused:
        messages.error(request, words_for(refused))
    else:
        messages.success(request, _("“%(file)s” is taken back.") % {"file": file})
    return redirect(desk.records)


def _source(request: Asked, desk: RecordDesk) -> Source:
    """Return the record that a form names; another desk's is not found."""
    told = request.POST.get("source", "")
    records = operations.records_in(request.actor, desk.summit, desk.session)
    found = records.select_related("summit", "session").filter(pk=_number(told)).first()
    if found is None:
        raise Refused("not-found", what="source", code=told)
    return found


def _named(request: Asked, source: Source, label: str, who: str) -> int:
    if who == NOBODY:
        return operations.leave_unnamed(source, label, by=request.actor, at=request.at)
    other = request.POST.get("other", "").strip()
    if who in {"", OTHER} and not other:
        raise Refused("field-missing", field=_("Who it is"))
    is_typed = who in {"", OTHER}
    return name_speaker(
        source,
        label,
        somebody_called(source.summit, other)
        if is_typed
        else people.person_by_code(who),
        is_kept=bool(request.POST.get("keep")),
        by=request.actor,
        at=request.at,
    )


def _number(told: str) -> int:
    return int(told) if told.isdecimal() else 0
