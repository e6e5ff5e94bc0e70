"""A report in another language: each line beside what it says there, kept at once."""

from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from palabre.kernel.languages import UN_LANGUAGES, direction, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import queries as programme
from palabre.stages.reports import queries, rules, translations
from palabre.stages.reports.models import LineTranslation, ReportLine, SessionReport
from palabre.stages.reports.states import LineKind
from palabre.stages.summits import queries as summits
from palabre.web.drafting.reading import headings_of
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.words import words_for

LINE, TOLD = "line-", "told-"
"""Begin the names of the fields: the line as it was shown, and what it says here."""


@dataclass(frozen=True, slots=True)
class Row:
    """A line and what is typed, or stands, beside it."""

    line: ReportLine
    text: str
    kept: LineTranslation | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A heading with its lines to be translated."""

    title: str
    rows: tuple[Row, ...]


@signed_in
def translation(request: Asked, summit: str, code: str, lang: str) -> HttpResponse:
    """Show a report's lines with their words in a language, and keep what is typed.

    Raises Refused: ``not-found``, ``not-allowed``.
    """
    session = programme.session_by_code(summits.by_code(summit), code)
    require(rules.may_translate(request.actor, session), "reports.lines.translated")
    found = queries.report_of(request.actor, session)
    if found is None or lang not in UN_LANGUAGES or lang == primary(found.lang):
        raise Refused("not-found", what="report", code=code)
    if request.method != "POST":
        return _page(request, found, lang)
    try:
        made = translations.translate_lines(
            found,
            lang,
            _typed(request),
            translator=request.POST.get("translator", ""),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        return _page(request, found, lang, refused=words_for(refused))
    messages.success(request, _kept(len(made)))
    return redirect("drafting:report-in", summit, code, lang)


def _kept(n: int) -> str:
    if not n:
        return _("Nothing has changed.")
    told = ngettext("%(n)d line is kept.", "%(n)d lines are kept.", n)
    return told % {"n": n}


def _typed(request: Asked) -> dict[str, str]:
    """Return what was typed for each line, by the line as the form showed it."""
    return {
        str(before): request.POST.get(f"{TOLD}{name.removeprefix(LINE)}", "")
        for name, before in request.POST.items()
        if name.startswith(LINE)
    }


def _page(
    request: Asked, report: SessionReport, lang: str, *, refused: str = ""
) -> HttpResponse:
    session = report.session
    held = translations.lines_in(lang, report.translations.all())
    sheets = [
        Sheet(one.title, tuple(_row(request, line, held) for line in one.lines))
        for one in headings_of(report)
        if one.kind != LineKind.QUOTATION
    ]
    latest = max(held.values(), key=lambda one: (one.at, one.pk), default=None)
    typed = request.POST.get("translator")
    told = {
        "summit": session.summit,
        "session": session,
        "report": report,
        "lang_to": lang,
        "dir_to": direction(lang),
        "dir_from": direction(report.lang),
        "sheets": sheets,
        "n_lines": sum(len(one.rows) for one in sheets),
        "n_kept": sum(row.kept is not None for one in sheets for row in one.rows),
        "tongues": [one for one in UN_LANGUAGES if one != primary(report.lang)],
        "translator": typed
        if typed is not None
        else latest.translator
        if latest
        else "",
        "refused": refused,
    }
    status = 409 if refused else 200
    return render(request, "drafting/report_translation.html", told, status=status)


def _row(request: Asked, line: ReportLine, held: dict[str, LineTranslation]) -> Row:
    kept = held.get(line.text)
    typed = request.POST.get(f"{TOLD}{line.code}")
    return Row(line, typed if typed is not None else kept.text if kept else "", kept)
