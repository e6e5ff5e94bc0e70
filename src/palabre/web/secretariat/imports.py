"""Bringing a schedule file into the draft: looked over first, taken over then.

The file is read, its columns and what would come of it are shown, and nothing is kept
of it but the file itself, for a day, under its own fingerprint.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django import forms
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from palabre.engines.formats.schedule import columns
from palabre.engines.formats.schedule.reading import read_schedule, refuse_documents
from palabre.engines.formats.schedule.values import Schedule
from palabre.engines.formats.tables import Table, read_table
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked
from palabre.web.ui import kept_files
from palabre.web.ui.access import with_role
from palabre.web.ui.acting import attempt
from palabre.web.ui.note_words import note_words
from palabre.web.ui.words import words_for
from palabre.workflows.import_schedule import ScheduleResult, bring_in, tried

SHOWN = 12
"""Events and rows of a table that the preview shows."""

N_ROWS = 3
"""Rows of a table that show what its columns hold."""

MOST_NOTES = 100
FIELD_NAMES = {
    "title": gettext_lazy("Title"),
    "subtitle": gettext_lazy("Subtitle"),
    "id": gettext_lazy("Number"),
    "code": gettext_lazy("Code"),
    "date": gettext_lazy("Day"),
    "start": gettext_lazy("Begins at"),
    "end": gettext_lazy("Ends at"),
    "minutes": gettext_lazy("Minutes"),
    "room": gettext_lazy("Room"),
    "venue": gettext_lazy("Venue"),
    "speakers": gettext_lazy("Speakers"),
    "moderators": gettext_lazy("Moderators"),
    "organisers": gettext_lazy("Organizers"),
    "kind": gettext_lazy("Type"),
    "lang": gettext_lazy("Language"),
    "track": gettext_lazy("Track"),
    "action_lines": gettext_lazy("Action Lines"),
    "abstract": gettext_lazy("Abstract"),
    "description": gettext_lazy("Description"),
    "url": gettext_lazy("Address"),
}
"""Fields of a table that a person may assign to another column."""


class FileForm(forms.Form):
    """The file to bring in."""

    file = forms.FileField(
        label=gettext_lazy("Schedule file"),
        help_text=gettext_lazy(
            "Schedule XML or JSON (frab, pentabarf, pretalx), Indico JSON, iCalendar, "
            "CSV or XLSX. Nothing is changed before you have seen what would come of it."
        ),
    )


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a table and the column that holds it."""

    name: str
    label: object
    column: str


@dataclass(frozen=True, slots=True)
class Look:
    """What a file is and what would come of it.

    Without schedule and result where nobody can tell yet which column of a table holds
    the titles; ``rows`` show what its columns hold.
    """

    key: str
    name: str
    schedule: Schedule | None
    result: ScheduleResult | None
    fields: tuple[Field, ...]
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    clashes: tuple[tuple[int, str], ...]
    notes: tuple[tuple[int, str], ...]


@with_role(Role.SECRETARIAT)
def programme_import(request: Asked, *, summit: Summit) -> HttpResponse:
    """Take a file, show what would come of it, and bring it in when told to."""
    if request.method != "POST":
        return _page(request, summit, FileForm())
    key = request.POST.get("key", "")
    if not key:
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return _page(request, summit, form)
        uploaded = form.cleaned_data["file"]
        look = attempt(form, lambda: _uploaded(request, summit, uploaded))
        return _page(request, summit, form, look)
    return _again(request, summit, key)


def _again(request: Asked, summit: Summit, key: str) -> HttpResponse:
    name, mapped = request.POST.get("name", "")[:200], _mapped(request)
    try:
        if "take" not in request.POST:
            look = _look(request, summit, key, name, mapped)
            return _page(request, summit, FileForm(), look)
        result = _taken(request, summit, key, name, mapped)
    except Refused as refused:
        messages.error(request, words_for(refused))
        return redirect("secretariat:programme-import", summit.code)
    if not result.n_new and not result.n_changed:
        messages.success(
            request,
            _("Every session of the file is here already: nothing was changed."),
        )
        return redirect("secretariat:board", summit.code)
    told = _("Sessions added: %(new)s; changed: %(changed)s. They stand in the draft.")
    messages.success(request, told % {"new": result.n_new, "changed": result.n_changed})
    return redirect("secretariat:board", summit.code)


def _uploaded(request: Asked, summit: Summit, uploaded: "UploadedFile[bytes]") -> Look:
    key = kept_files.keep(uploaded, at=request.at)
    return _look(request, summit, key, uploaded.name or "", {})


def _look(
    request: Asked, summit: Summit, key: str, name: str, mapped: Mapping[str, str]
) -> Look:
    content = kept_files.content_of(key)
    refuse_documents(name, content)
    table = _table(name, content)
    names = table.columns if table else ()
    used = mapped or columns.mapping(names)
    schedule = result = None
    if not table or "title" in used:
        schedule = _read(summit, name, content, mapped)
        result = tried(schedule, code=summit.code, by=request.actor, at=request.at)
    notes = result.notes if result else ()
    rows = table.rows[:N_ROWS] if table else ()
    return Look(
        key=key,
        name=name,
        schedule=schedule,
        result=result,
        fields=tuple(
            Field(field, label, used.get(field, ""))
            for field, label in FIELD_NAMES.items()
        )
        if names
        else (),
        columns=names,
        rows=tuple(tuple(cells[one] for one in names) for _, cells in rows),
        clashes=tuple(
            (one.line, note_words(one)) for one in notes if one.kind == "clash"
        )[:MOST_NOTES],
        notes=tuple(
            (one.line, note_words(one)) for one in notes if one.kind != "clash"
        )[:MOST_NOTES],
    )


def _taken(
    request: Asked, summit: Summit, key: str, name: str, mapped: Mapping[str, str]
) -> ScheduleResult:
    schedule = _read(summit, name, kept_files.content_of(key), mapped)
    result = bring_in(schedule, code=summit.code, by=request.actor, at=request.at)
    kept_files.forget(key)
    return result


def _read(
    summit: Summit, name: str, content: bytes, mapped: Mapping[str, str]
) -> Schedule:
    zone = ZoneInfo(summit.zone)
    table = _table(name, content) if mapped else None
    if table:
        mapped = _with_the_rest(table.columns, mapped)
    return read_schedule(
        name, content, zone=zone, code=summit.code, mapped=mapped or None
    )


def _with_the_rest(names: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return a mapping with the fields that nobody is asked about, by their names."""
    chosen = set(mapped.values())
    rest = {
        field: column
        for field, column in columns.mapping(names).items()
        if field not in FIELD_NAMES and column not in chosen
    }
    return {**rest, **mapped}


def _table(name: str, content: bytes) -> Table | None:
    """Return a file's rows and columns; None where it is no table."""
    try:
        head = content.lstrip()[:1]
        if head in {b"<", b"{", b"["} or content[:15].upper() == b"BEGIN:VCALENDAR":
            return None
        return read_table(name, content, known=columns.KNOWN)
    except Refused:
        return None


def _mapped(request: Asked) -> dict[str, str]:
    asked = {name: request.POST.get(f"column-{name}", "") for name in FIELD_NAMES}
    return {name: column for name, column in asked.items() if column}


def _page(
    request: Asked, summit: Summit, form: forms.Form, look: Look | None = None
) -> HttpResponse:
    told = {
        "summit": summit,
        "form": form,
        "look": look,
        "shown": look.schedule.events[:SHOWN] if look and look.schedule else (),
    }
    return render(request, "secretariat/import.html", told)
