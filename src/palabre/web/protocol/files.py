"""The high-level list from a file with a preview, and back out as a file."""

from django.contrib import messages
from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _

from palabre.engines.formats.sheets import CSV, XLSX, to_csv, to_xlsx
from palabre.kernel.actors import Role
from palabre.kernel.refusals import Refused
from palabre.stages.people.queries import folded
from palabre.stages.protocol import notes, queries, rules
from palabre.stages.protocol.lists import read_list, rows_of
from palabre.stages.summits.models import Summit
from palabre.web.protocol.dignitaries import seal_here
from palabre.web.protocol.telling import rank_names
from palabre.web.requests import Asked
from palabre.web.ui.access import with_role
from palabre.web.ui.downloads import attachment
from palabre.web.ui.words import words_for
from palabre.workflows.list_dignitaries import list_dignitaries

PREVIEW_SECONDS = 3600
SALT = "palabre.dignitaries"
WHY = {
    "missing": _("name and rank must be there"),
    "unknown": _("not one of the words known here"),
    "country": _("no country of that name or code"),
    "email": _("no e-mail address"),
    "too-long": _("too long"),
    "twice": _("already on the list or twice in the file"),
    "when": _("no date and time, as 2026-05-25 09:40, with or without a zone"),
    "date": _("no date, as 2026-05-25"),
    "language": _("no language known by that name or tag"),
    "leaves-first": _("the departure is before the arrival"),
}


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def list_import(request: Asked, *, summit: Summit) -> HttpResponse:
    """Read a list, show what is wrong cell by cell, and keep the good rows."""
    if request.method == "POST" and "rows" in request.POST:
        return _take_rows(request, summit)
    context: dict[str, object] = {"summit": summit}
    if request.method == "POST":
        context |= _preview(request, summit)
    context["may_note"] = rules.may_open_notes(request.actor, summit)
    return render(request, "protocol/import.html", context)


def _preview(request: Asked, summit: Summit) -> dict[str, object]:
    file = request.FILES.get("list")
    if file is None:
        return {"refused": gettext("Choose a file first.")}
    there = list(queries.dignitaries_of(request.actor, summit))
    known = {folded(one.person.name) for one in there}
    known |= {one.person.email for one in there if one.person.email}
    try:
        read = read_list(
            file.name or "list",
            file.read(),
            ranks=queries.ranks_of(summit),
            zone=summit.zone,
            there=known,
            may_note=rules.may_open_notes(request.actor, summit),
        )
    except Refused as refused:
        return {"refused": words_for(refused)}
    names = rank_names(summit)
    return {
        "read": read,
        "wrong": [(one, WHY[one.why]) for one in read.wrong],
        "good": [
            (row, names[row["rank"]], row.get("arrives_at", "").replace("|", " "))
            for row in read.good
        ],
        "rows": signing.dumps(list(read.good), salt=SALT, compress=True),
    }


def _take_rows(request: Asked, summit: Summit) -> HttpResponse:
    try:
        rows = signing.loads(request.POST["rows"], salt=SALT, max_age=PREVIEW_SECONDS)
    except signing.BadSignature as error:
        raise Refused("import-stale") from error
    made = list_dignitaries(
        summit, rows, seal=seal_here(), by=request.actor, at=request.at
    )
    said = ngettext("%(n)s put on the list.", "%(n)s put on the list.", len(made))
    messages.success(request, said % {"n": len(made)})
    return redirect("protocol:desk", summit.code)


@with_role(Role.PROTOCOL, Role.SECRETARIAT)
def list_export(request: Asked, *, summit: Summit) -> HttpResponse:
    """Hand out the list in order of precedence; with notes for protocol on POST."""
    listed = list(queries.dignitaries_of(request.actor, summit))
    order = queries.in_precedence(listed, queries.rules_of(summit))
    ordered = [one for one, _ in order]
    opened = None
    if request.method == "POST":
        opened = notes.open_many(
            ordered, seal=seal_here(), by=request.actor, at=request.at
        )
    heads, rows = rows_of(ordered, opened)
    return table_file(request, f"high-level-{summit.code}", heads, rows)


def table_file(
    request: Asked, name: str, heads: list[str], rows: list[list[str]]
) -> HttpResponse:
    """Return a table as the kind of file that the address asks for."""
    if request.GET.get("as") == "csv":
        return attachment(to_csv(heads, rows), f"{name}.csv", CSV)
    return attachment(to_xlsx("Palabre", heads, rows), f"{name}.xlsx", XLSX)
