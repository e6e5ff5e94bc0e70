"""The rapporteur's page: the report beside the transcript it rests on."""

from collections import Counter
from dataclasses import replace

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from palabre.kernel.languages import UN_LANGUAGES, primary
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live.queries import asked_in_writing
from palabre.stages.people.queries import reachable
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports import (
    orders,
    queries,
    quotes,
    records,
    rules,
    translations,
)
from palabre.stages.reports.board import due_at
from palabre.stages.reports.models import (
    QuoteRequest,
    ReportClearance,
    ReportLine,
    SessionReport,
)
from palabre.stages.reports.rulebook import due_of
from palabre.stages.reports.states import REPORT_MOVES, QuoteState
from palabre.stages.reports.templates import template_of
from palabre.stages.summits import queries as summits
from palabre.web.drafting import report_form
from palabre.web.drafting.reading import transcript_of
from palabre.web.drafting.report_form import Typed
from palabre.web.drafting.sheets import (
    bits_of,
    cited_places,
    sheets_of,
    tags_shown,
)
from palabre.web.drafting.words import HEADINGS, REPORTS
from palabre.web.requests import Asked
from palabre.web.ui.access import signed_in
from palabre.web.ui.addresses import quotes_link
from palabre.web.ui.house_roles import HOUSE_ROLES
from palabre.web.ui.names import named
from palabre.web.ui.tags import listed
from palabre.web.ui.words import words_for
from palabre.workflows import add_drafted_lines as adding
from palabre.workflows import file_report as filing
from palabre.workflows.draft_session_report import (
    LAID_OUT,
    declared,
    draft_session_report,
)
from palabre.workflows.set_words_aside import set_words_aside

BESIDE_THE_RECORD = frozenset({"mended", "translated"})
"""Fields whose words stand beside the record, where nobody's name is kept at all."""

Words = tuple[str, int | None, int | None, int | None]
"""What a line rests on: its heading, the turn, and the place in it."""


@signed_in
def report(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show the report to its writer, and keep what is written."""
    session = _session(request, summit, code)
    found = queries.report_of(request.actor, session)
    if request.method == "POST" and found is not None:
        return _kept(request, session, found)
    return _page(request, session, found, Typed())


def _page(
    request: Asked,
    session: Session,
    found: SessionReport | None,
    typed: Typed,
    *,
    refused: Refused | None = None,
) -> HttpResponse:
    template = template_of(session.type)
    lines = list(found.lines.all()) if found else []
    places = cited_places(lines)
    transcript = transcript_of(session, wanted=request.GET.get("record", ""))
    shown = transcript.shown if transcript else ()
    context = {
        "summit": session.summit,
        "session": session,
        "report": found,
        "state": named(REPORTS, found.state if found else "missing"),
        "sheets": sheets_of(found, template, typed) if found else (),
        "tags": tags_shown(found, typed) if found else None,
        "n_versions": found.versions.count() if found else 0,
        "refused": _words(refused) if refused else "",
        "holds_names": refused is not None
        and refused.code == "names-in-words"
        and refused.facts.get("field", "") not in BESIDE_THE_RECORD,
        "typed": typed,
        "headings": [(kind, named(HEADINGS, kind)) for kind in template.headings],
        "transcript": transcript,
        "tongues": UN_LANGUAGES,
        "records": [
            (
                source,
                [(row, bits_of(row.turn, places.get(row.turn.pk, ()))) for row in rows],
            )
            for source, rows in shown
        ],
        "asked": asked_in_writing(session),
        "due_at": due_at(session, due_of(session.summit)),
        "speakers": _speakers(request, found) if found else (),
        "corrections": _corrections(request, found) if found else (),
        "clearances": _clearances(found) if found else (),
        "is_awaited": found is None and orders.is_awaited(session, at=request.at),
        "may_add_drafted": found is not None
        and transcript is not None
        and adding.may_add(found),
        "is_laid_out": found is not None and primary(found.lang) in LAID_OUT,
        "may_keep_records": rules.may_keep_records(request.actor, session),
        "may_correct": found and REPORT_MOVES.may("correct", found.state),
        "may_file": found and REPORT_MOVES.may("file", found.state),
    }
    return render(
        request, "drafting/report.html", context, status=409 if refused else 200
    )


def _clearances(found: SessionReport) -> list[tuple[ReportClearance, str]]:
    """Return who has cleared a report, each with the name of the role."""
    given = queries.clearances_of(found)
    return [(one, named(HOUSE_ROLES, one.role)) for one in given]


def _speakers(
    request: Asked, found: SessionReport
) -> list[tuple[quotes.QuotedSpeaker, str]]:
    """Return the speakers asked, each with the link for whoever may hand it over."""
    link = quotes_link(request)
    return [
        (one, link(found, one.token) if one.token else "")
        for one in quotes.speakers_of(found, by=request.actor)
    ]


def _corrections(request: Asked, found: SessionReport) -> list[QuoteRequest]:
    """Return what speakers put in the place of their words, for who may set it aside."""
    if not rules.may_clear(request.actor, found.session.summit):
        return []
    asked = quotes.answers_of(found)
    return [one for one in asked.values() if one.state == QuoteState.CORRECTED]


def _session(request: Asked, summit: str, code: str) -> Session:
    session = programme.session_by_code(summits.by_code(summit), code)
    require(rules.may_write(request.actor, session), "reports.report.opened")
    return session


def _kept(request: Asked, session: Session, found: SessionReport) -> HttpResponse:
    typed = report_form.read(request.POST, found)
    before = Counter(_rests_on(line) for line in found.lines.all())
    act = request.POST.get("act", "keep")
    try:
        if act == "mend":
            _mend(request, session, typed)
            typed = replace(typed, words=(), mended="")
        elif act == "translate":
            _translate(request, session, typed)
            typed = replace(typed, words=(), translated="")
        elif act == "pick":
            report_form.check_chosen(typed)
        elif act == "bare":
            typed = report_form.without_names(typed, session)
        elif act == "file":
            report_form.check_seen(typed, found)
        kept = _keep(request, session, found, typed)
        told = _("Kept.")
        if act == "file":
            filing.file_report(
                kept, link=quotes_link(request), by=request.actor, at=request.at
            )
            told = _("Filed. It waits for clearance by: %(role)s.") % {
                "role": named(HOUSE_ROLES, rules.clearing_roles(session.summit)[0])
            } + _unreached(request, kept)
        elif act == "ask":
            n = filing.ask_speakers(
                kept, link=quotes_link(request), by=request.actor, at=request.at
            )
            told = _asked(request, kept, n) + _unreached(request, kept)
    except Refused as refused:
        fresh = queries.report_of(request.actor, session) or found
        again = report_form.read(request.POST, fresh)
        return _page(request, session, fresh, again, refused=refused)
    messages.success(request, told)
    back = reverse("drafting:report", args=[session.summit.code, session.code])
    return redirect(back + (_new_line(kept, before) if typed.words else ""))


def _new_line(kept: SessionReport, before: Counter[Words]) -> str:
    """Return where the line that words were made into stands on the page.

    The address names the field itself: a browser puts the focus there.
    Every line has a new code whenever the report is kept; what it rests on stays.
    """
    left = before.copy()
    for line in sorted(kept.lines.all(), key=lambda one: one.position):
        words = _rests_on(line)
        if line.intervention_id and not left[words]:
            return f"#l-{line.code}"
        left[words] -= 1
    return ""


def _rests_on(line: ReportLine) -> Words:
    return line.kind, line.intervention_id, line.start, line.end


def _asked(request: Asked, report: SessionReport, n: int) -> str:
    """Return how many letters wait; where none does, why."""
    if n:
        return ngettext(
            "%(n)s letter to a quoted speaker waits in the outbox.",
            "%(n)s letters to quoted speakers wait in the outbox.",
            n,
        ) % {"n": n}
    if quotes.speakers_of(report, by=request.actor):
        return _("No new letter waits: every quoted speaker who is known was asked.")
    return _(
        "Nobody was asked: no quotation of the report has a speaker who is known. Name "
        "the speakers in the record first."
    )


def _unreached(request: Asked, report: SessionReport) -> str:
    """Return whom no letter reaches and what can be done, in words; else nothing."""
    asked = quotes.unreached(quotes.speakers_of(report, by=request.actor))
    if not asked:
        return ""
    return _no_address(request, report.session, [one.person.name for one in asked])


def _no_address(request: Asked, session: Session, persons: list[str]) -> str:
    """Return who is told by hand, since no letter reaches them."""
    names = listed(persons)
    told = (
        _(
            "No address is known of %(names)s: hand over the link under “Quoted speakers”."
        )
        if rules.may_clear(request.actor, session.summit)
        else _(
            "No address is known of %(names)s: the secretariat hands over the link that "
            "it sees under “Quoted speakers”."
        )
    )
    return " " + told % {"names": names}


def _mend(request: Asked, session: Session, typed: Typed) -> None:
    """Put other words beside a ticked place of the record, as a version."""
    turn, start, end = report_form.place_to_mend(typed, session)
    records.correct_words(
        turn, start, end, after=typed.mended, by=request.actor, at=request.at
    )


def _translate(request: Asked, session: Session, typed: Typed) -> None:
    """Put a translation beside a ticked place of the record, as a version."""
    turn, start, end = report_form.place_to_mend(typed, session)
    translations.translate(
        turn,
        start,
        end,
        lang=typed.tongue,
        text=typed.translated,
        translator=typed.translator,
        by=request.actor,
        at=request.at,
    )


def _keep(
    request: Asked, session: Session, found: SessionReport, typed: Typed
) -> SessionReport:
    lines = report_form.lines_of(typed, found, session)
    tags = report_form.tags_of(typed, found)
    is_nobody = request.POST.get("act") == "nobody"
    kept = found
    if tags is not None:
        reports.set_tags(
            found, tags, is_nobody=is_nobody, by=request.actor, at=request.at
        )
    if report_form.has_changed(lines, found):
        kept = reports.correct(
            found,
            lines,
            after=typed.version,
            is_nobody=is_nobody,
            by=request.actor,
            at=request.at,
        )
    return kept


def _words(refused: Refused) -> str:
    if refused.code == "heading-required":
        kind = named(HEADINGS, str(refused.facts["kind"]))
        return words_for(Refused(refused.code, kind=kind))
    return words_for(refused)


@require_POST
@signed_in
def draft_new(request: Asked, summit: str, code: str) -> HttpResponse:
    """Draft the report from the transcript, or add its lines to an empty sheet."""
    session = _session(request, summit, code)
    begun = queries.report_of(request.actor, session)
    try:
        if begun is None:
            draft_session_report(session, by=request.actor, at=request.at)
        else:
            adding.add_drafted_lines(begun, by=request.actor, at=request.at)
        messages.success(request, _("Drafted. Every line shows the words it rests on."))
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("drafting:report", summit, code)


@require_POST
@signed_in
def begin(request: Asked, summit: str, code: str) -> HttpResponse:
    """Begin a report without a transcript: an empty sheet to write on."""
    session = _session(request, summit, code)
    lang = session.lang or "en"
    try:
        reports.draft_report(
            session,
            [],
            lang=lang,
            tags=declared(session, lang),
            by=request.actor,
            at=request.at,
        )
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("drafting:report", summit, code)


@require_POST
@signed_in
def file(request: Asked, summit: str, code: str) -> HttpResponse:
    """File the report as it stands."""
    session = _session(request, summit, code)
    found = queries.report_of(request.actor, session)
    if found is None:
        raise Refused("report-missing")
    filing.file_report(
        found, link=quotes_link(request), by=request.actor, at=request.at
    )
    return redirect("drafting:report", summit, code)


@require_POST
@signed_in
def quote_aside(request: Asked, summit: str, code: str, asked: int) -> HttpResponse:
    """Set a speaker's correction aside, with the reason."""
    session = _session(request, summit, code)
    found = queries.report_of(request.actor, session)
    one = found.quote_requests.filter(pk=asked).first() if found else None
    if one is None:
        raise Refused("not-found", what="quotation", code=str(asked))
    try:
        set_words_aside(
            one,
            reason=request.POST.get("reason", ""),
            link=quotes_link(request),
            by=request.actor,
            at=request.at,
        )
        told = _("Set aside: the words of the record stand again.")
        if not reachable([one.person_id]):
            told += _no_address(request, session, [one.person.name])
        messages.success(request, told)
    except Refused as refused:
        messages.error(request, words_for(refused))
    return redirect("drafting:report", summit, code)
