"""Bringing records in: looked over first, placed by hand where needed, taken then."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy, ngettext

from palabre.engines.formats.intake import LIMIT_BYTES
from palabre.engines.formats.notes import Note, NoteKind
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit
from palabre.web.drafting.record_desks import RecordDesk
from palabre.web.requests import Asked
from palabre.web.ui import kept_files
from palabre.web.ui.note_words import note_words
from palabre.web.ui.record_words import format_name
from palabre.web.ui.words import words_for
from palabre.workflows.import_records import (
    Given,
    ImportResult,
    Looked,
    import_records,
    look_over_records,
)

MOST_NOTES = 100
LEFT_OUT = {NoteKind.REFUSED, NoteKind.LEFT_OUT}
MOST_FILES = 100
"""Files that one form may carry; more come in a ZIP."""

KINDS = {
    "transcript": gettext_lazy("Transcript"),
    "report": gettext_lazy("Report"),
    "statement": gettext_lazy("Statement"),
}


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that was looked over and waits: its key and its name."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class Row:
    """A record as the page shows it.

    ``typed`` is the session that a person gave; ``is_ticked`` says that a person means
    it for this session, whatever it tells itself.
    """

    record: Looked
    kind: object
    format: object
    is_asked: bool
    typed: str
    is_ticked: bool

    @property
    def may_tick(self) -> bool:
        """Tell whether a person is asked if the record is of this session."""
        return self.is_ticked or (self.record.is_others and not self.record.is_known)


@dataclass(frozen=True, slots=True)
class Look:
    """What files hold and what would come of them."""

    kept: tuple[Kept, ...]
    rows: tuple["Row", ...]
    result: ImportResult
    n_taken: int
    refused: tuple[tuple[Note, str], ...]
    mended: tuple[tuple[Note, str], ...]
    unknown: tuple[str, ...]


def brought(request: Asked, desk: RecordDesk) -> HttpResponse:
    """Take files, show what would come of each record, bring them in when told to."""
    if request.method != "POST":
        return _page(request, desk)
    try:
        kept = _kept(request)
        placed, unknown = _placed(request, desk)
        if "take" in request.POST and not unknown:
            return _taken(request, desk, kept, placed)
        return _page(request, desk, look=_look(request, desk, kept, placed, unknown))
    except Refused as refused:
        return _page(request, desk, refused=words_for(refused))


def _kept(request: Asked) -> list[Kept]:
    """Return the files of a form: those sent now, else those kept before."""
    sent: list[UploadedFile[bytes]] = request.FILES.getlist("files")
    if sent:
        return [
            Kept(kept_files.keep(one, at=request.at), one.name or "") for one in sent
        ]
    names = request.POST.getlist("name")
    kept = [
        Kept(key, name[:200])
        for key, name in zip(request.POST.getlist("key"), names, strict=False)
    ]
    if not kept:
        raise Refused("field-missing", field=gettext_lazy("Files"))
    return kept


def _given(kept: list[Kept]) -> Iterator[Given]:
    for one in kept:
        yield one.name, kept_files.content_of(one.key)


def _typed(request: Asked) -> dict[str, str]:
    """Return what a person typed as the session of records, by the record's label."""
    labels = request.POST.getlist("label")
    codes = (one.strip() for one in request.POST.getlist("session"))
    return {label: code for label, code in zip(labels, codes, strict=False) if code}


def _placed(request: Asked, desk: RecordDesk) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return the codes of the sessions that a person chose, and what is no code."""
    if desk.session:
        return dict.fromkeys(request.POST.getlist("here"), desk.session.code), ()
    sessions = desk.summit.sessions.values_list("code", flat=True)
    codes = {one.casefold(): one for one in sessions}
    typed = _typed(request)
    placed = {
        label: codes[told.casefold()]
        for label, told in typed.items()
        if told.casefold() in codes
    }
    unknown = {told for label, told in typed.items() if label not in placed}
    return placed, tuple(sorted(unknown))


def _look(
    request: Asked,
    desk: RecordDesk,
    kept: list[Kept],
    placed: dict[str, str],
    unknown: tuple[str, ...],
) -> Look:
    typed = _typed(request)
    looked, result = look_over_records(
        desk.summit,
        list(_given(kept)),
        by=request.actor,
        at=request.at,
        placed=placed,
        into=desk.session,
    )
    return Look(
        kept=tuple(kept),
        rows=tuple(
            Row(
                one,
                KINDS[one.kind],
                format_name(one.format),
                is_asked=desk.session is None
                and (one.label in typed or not (one.session or one.makes)),
                typed=typed.get(one.label, ""),
                is_ticked=one.label in placed,
            )
            for one in looked
        ),
        result=result,
        n_taken=sum(
            not one.is_known and bool(one.session or one.makes) for one in looked
        ),
        refused=_told(result.notes, LEFT_OUT),
        mended=_told(result.notes, {NoteKind.MENDED}),
        unknown=unknown,
    )


def _told(notes: list[Note], kinds: set[NoteKind]) -> tuple[tuple[Note, str], ...]:
    """Return the notes of some kinds with their words in the page's language."""
    some = [one for one in notes if one.kind in kinds][:MOST_NOTES]
    return tuple((one, note_words(one)) for one in some)


def _taken(
    request: Asked, desk: RecordDesk, kept: list[Kept], placed: dict[str, str]
) -> HttpResponse:
    came = import_records(
        desk.summit,
        _given(kept),
        by=request.actor,
        at=request.at,
        placed=placed,
        into=desk.session,
    )
    for one in kept:
        kept_files.forget(one.key)
    n = len(came.sources)
    told = ngettext("%(n)s record is in.", "%(n)s records are in.", n)
    messages.success(request, told % {"n": n})
    n_out = came.n_unmatched + came.n_refused
    if n_out:
        told = ngettext("%(n)s was left out.", "%(n)s were left out.", n_out)
        messages.warning(request, told % {"n": n_out})
    return redirect(desk.records)


def _page(
    request: Asked, desk: RecordDesk, *, look: Look | None = None, refused: str = ""
) -> HttpResponse:
    may_place = look and any(one.is_asked for one in look.rows)
    told = {
        "summit": desk.summit,
        "session": desk.session,
        "desk": desk,
        "may_tick": look and any(one.may_tick for one in look.rows),
        "look": look,
        "refused": refused,
        "sessions": _sessions(desk.summit) if may_place else (),
        "limit_mb": LIMIT_BYTES // 1_000_000,
        "most_files": MOST_FILES,
    }
    status = 400 if refused else 200
    template = f"{desk.audience}/records_import.html"
    return render(request, template, told, status=status)


def _sessions(summit: Summit) -> list[Session]:
    return list(Session.objects.filter(summit=summit).order_by("code"))
