"""Session reports: cleared ones for everybody; every act on them for who may do it.

A speaker's sealed link is the way of quoted words: sent as a bearer token, it acts for
that speaker and opens nothing else.
"""

from ninja import Query, Router
from pydantic import Field

from palabre.api.doors import KNOWN, SpeakerLink
from palabre.api.report_rows import (
    board_row_told,
    quote_told,
    report_told,
    speaker_told,
    work_told,
)
from palabre.api.report_shapes import (
    AnswerIn,
    AskedShape,
    AskedSpeakerShape,
    BeginIn,
    BoardPage,
    LineIn,
    LinesIn,
    LinesToldIn,
    LineToldShape,
    QuoteShape,
    RemindedShape,
    ReportShape,
    ReportTagsIn,
    ReturnIn,
    RulesShape,
    SessionsIn,
    TemplateShape,
    WorkReportShape,
)
from palabre.api.shapes import Code, Page, Paging, Word, part_found, part_of
from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session, SessionType
from palabre.stages.reports import board as boards
from palabre.stages.reports import operations as acts
from palabre.stages.reports import queries, quotes, rulebook, rules, translations
from palabre.stages.reports.facts import TagFacts
from palabre.stages.reports.models import LineTranslation, QuoteRequest, SessionReport
from palabre.stages.reports.states import LineKind, ReportState
from palabre.stages.reports.templates import template_of
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import FrameworkItem, Summit
from palabre.stages.summits.states import TagStatus
from palabre.web.requests import Asked
from palabre.web.ui.addresses import quotes_link, report_link
from palabre.workflows import file_report as filing
from palabre.workflows import reopen_report as reopening
from palabre.workflows import return_report as returning
from palabre.workflows.draft_session_report import draft_session_report
from palabre.workflows.remind_rapporteurs import remind_by_hand
from palabre.workflows.rest_on_words import Given, lines_given
from palabre.workflows.set_words_aside import set_words_aside

router = Router(tags=["reports"])
EDITION = "/editions/{summit}/reports"
REPORT = "/editions/{summit}/sessions/{code}/report"


# what everybody reads ----------------------------------------------------------------
@router.get(EDITION, response=Page[ReportShape], operation_id="reports")
def reports(request: Asked, summit: Code, paging: Query[Paging]) -> Page[ReportShape]:
    """List the cleared reports, by code of the session."""
    n, found = part_found(queries.cleared_reports(summits.by_code(summit)), paging)
    return Page(n=n, items=[report_told(one) for one in found])


@router.get(REPORT, response=ReportShape, operation_id="report")
def report(request: Asked, summit: Code, code: Code) -> ReportShape:
    """Tell the cleared report of a session."""
    session = programme.session_by_code(summits.by_code(summit), code)
    found = queries.report_of(NOBODY, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    return report_told(found)


# the rapporteur ----------------------------------------------------------------------
@router.get(
    f"{REPORT}/work", response=WorkReportShape, auth=KNOWN, operation_id="report_work"
)
def report_work(request: Asked, summit: Code, code: Code) -> WorkReportShape:
    """Tell a report as its writers see it, with the words behind every line."""
    return work_told(_held(request, summit, code))


@router.post(REPORT, response=WorkReportShape, auth=KNOWN, operation_id="begin_report")
def begin_report(
    request: Asked, summit: Code, code: Code, given: BeginIn
) -> WorkReportShape:
    """Draft a report from the records, or begin an empty sheet."""
    session = _session(summit, code)
    if given.is_empty:
        lang = given.lang or session.lang or "en"
        acts.draft_report(session, [], lang=lang, by=request.actor, at=request.at)
    else:
        draft_session_report(session, lang=given.lang, by=request.actor, at=request.at)
    return work_told(_held(request, summit, code))


@router.put(
    f"{REPORT}/lines", response=WorkReportShape, auth=KNOWN, operation_id="keep_lines"
)
def keep_lines(
    request: Asked, summit: Code, code: Code, given: LinesIn
) -> WorkReportShape:
    """Put every line of a report; what stood there is kept as a version."""
    found = _held(request, summit, code)
    require(rules.may_write(request.actor, found.session), "reports.report.corrected")
    lines = lines_given(found, [_given(one) for one in given.lines])
    acts.correct(
        found,
        lines,
        after=given.version,
        is_nobody=given.is_nobody,
        by=request.actor,
        at=request.at,
    )
    return work_told(_held(request, summit, code))


@router.put(
    f"{REPORT}/tags",
    response=WorkReportShape,
    auth=KNOWN,
    operation_id="set_report_tags",
)
def set_report_tags(
    request: Asked, summit: Code, code: Code, given: ReportTagsIn
) -> WorkReportShape:
    """Say what a session was about, each item with its reason."""
    found = _held(request, summit, code)
    tags = [
        TagFacts(_item(one.framework, one.item), one.reason, TagStatus.CONFIRMED)
        for one in given.tags
    ]
    acts.set_tags(found, tags, by=request.actor, at=request.at)
    return work_told(_held(request, summit, code))


@router.get(
    f"{REPORT}/translations/{{lang}}",
    response=list[LineToldShape],
    auth=KNOWN,
    operation_id="report_translation",
)
def report_translation(
    request: Asked, summit: Code, code: Code, lang: Word
) -> list[LineToldShape]:
    """Tell the lines of a report that were put into a language."""
    found = _held(request, summit, code)
    held = translations.lines_in(lang, found.translations.all())
    return [_line_told(held[one.text]) for one in found.lines.all() if one.text in held]


@router.put(
    f"{REPORT}/translations/{{lang}}",
    response=list[LineToldShape],
    auth=KNOWN,
    operation_id="translate_report",
)
def translate_report(
    request: Asked, summit: Code, code: Code, lang: Word, given: LinesToldIn
) -> list[LineToldShape]:
    """Put lines of a report into a language; the report keeps its own words."""
    made = translations.translate_lines(
        _held(request, summit, code),
        lang,
        {one.line: one.text for one in given.lines},
        translator=given.translator,
        by=request.actor,
        at=request.at,
    )
    return list(map(_line_told, made))


def _line_told(one: LineTranslation) -> LineToldShape:
    return LineToldShape(
        line=one.before,
        text=one.text,
        translator=one.translator,
        author=one.author,
        at=one.at,
    )


@router.post(
    f"{REPORT}/file", response=WorkReportShape, auth=KNOWN, operation_id="file_report"
)
def file_report(request: Asked, summit: Code, code: Code) -> WorkReportShape:
    """File a report; letters to quoted speakers wait in the outbox."""
    found = _held(request, summit, code)
    filing.file_report(
        found, link=quotes_link(request), by=request.actor, at=request.at
    )
    return work_told(_held(request, summit, code))


@router.post(
    f"{REPORT}/ask", response=AskedShape, auth=KNOWN, operation_id="ask_speakers"
)
def ask_speakers(request: Asked, summit: Code, code: Code) -> AskedShape:
    """Ask the quoted speakers who were not asked yet."""
    found = _held(request, summit, code)
    link = quotes_link(request)
    n = filing.ask_speakers(found, link=link, by=request.actor, at=request.at)
    rows = quotes.speakers_of(found, by=request.actor)
    return AskedShape(
        n=n, no_address=[str(one.person.name) for one in quotes.unreached(rows)]
    )


@router.get(
    f"{REPORT}/asked",
    response=list[AskedSpeakerShape],
    auth=KNOWN,
    operation_id="asked_speakers",
)
def asked_speakers(request: Asked, summit: Code, code: Code) -> list[AskedSpeakerShape]:
    """Tell which quoted speakers were asked, and who answered."""
    found = _held(request, summit, code)
    link = quotes_link(request)
    return [
        speaker_told(one, link(found, one.token) if one.token else "")
        for one in quotes.speakers_of(found, by=request.actor)
    ]


# who clears --------------------------------------------------------------------------
@router.post(
    f"{REPORT}/return",
    response=WorkReportShape,
    auth=KNOWN,
    operation_id="return_report",
)
def return_report(
    request: Asked, summit: Code, code: Code, given: ReturnIn
) -> WorkReportShape:
    """Give a report back to its rapporteur, with the reason."""
    found = _held(request, summit, code)
    returning.return_report(
        found,
        reason=given.reason,
        link=report_link(request),
        by=request.actor,
        at=request.at,
    )
    return work_told(_held(request, summit, code))


@router.post(
    f"{REPORT}/reopen",
    response=WorkReportShape,
    auth=KNOWN,
    operation_id="reopen_report",
)
def reopen_report(
    request: Asked, summit: Code, code: Code, given: ReturnIn
) -> WorkReportShape:
    """Take a cleared report up again, with the reason; its public page says so."""
    reopening.reopen_report(
        _held(request, summit, code),
        reason=given.reason,
        link=report_link(request),
        by=request.actor,
        at=request.at,
    )
    return work_told(_held(request, summit, code))


@router.post(
    f"{REPORT}/lines/{{line}}/set-aside",
    response=WorkReportShape,
    auth=KNOWN,
    operation_id="set_correction_aside",
)
def set_correction_aside(
    request: Asked, summit: Code, code: Code, line: Word, given: ReturnIn
) -> WorkReportShape:
    """Set aside what a speaker put in the place of a line's words, with the reason."""
    found = _held(request, summit, code)
    row = next((one for one in found.lines.all() if one.code == line), None)
    asked = quotes.answer_to(row, quotes.answers_of(found)) if row else None
    if asked is None:
        raise Refused("not-found", what="quotation", code=line)
    set_words_aside(
        asked,
        reason=given.reason,
        link=quotes_link(request),
        by=request.actor,
        at=request.at,
    )
    return work_told(_held(request, summit, code))


@router.post(
    f"{REPORT}/clear", response=WorkReportShape, auth=KNOWN, operation_id="clear_report"
)
def clear_report(request: Asked, summit: Code, code: Code) -> WorkReportShape:
    """Give a report the clearances that are the actor's to give."""
    acts.clear_report(_held(request, summit, code), by=request.actor, at=request.at)
    return work_told(_held(request, summit, code))


# the secretariat ---------------------------------------------------------------------
class BoardWanted(Paging):
    """What a reader of the board looks for; an empty field asks nothing."""

    state: Word = ""
    type: Word = ""
    theme: Word = ""
    day: Word = ""
    words: Word = ""
    is_late: bool = Field(default=False)
    is_unassigned: bool = Field(default=False)


@router.get(
    f"{EDITION}/board", response=BoardPage, auth=KNOWN, operation_id="reports_board"
)
def reports_board(
    request: Asked, summit: Code, wanted: Query[BoardWanted]
) -> BoardPage:
    """Tell where every report stands."""
    edition = summits.by_code(summit)
    asked = boards.Wanted(**wanted.dict(exclude={"limit", "offset"}))
    rows = boards.board_of(request.actor, edition, wanted=asked, at=request.at)
    counts = queries.counts_by_state(edition)
    n_cleared = counts.get(ReportState.CLEARED, 0)
    n, part = part_of(rows, wanted)
    return BoardPage(
        n_sessions=sum(counts.values()),
        n_filed=counts.get(ReportState.FILED, 0) + n_cleared,
        n_cleared=n_cleared,
        n=n,
        items=[board_row_told(one) for one in part],
    )


@router.post(
    f"{EDITION}/reminders",
    response=RemindedShape,
    auth=KNOWN,
    operation_id="remind_rapporteurs",
)
def remind_reports(request: Asked, summit: Code, given: SessionsIn) -> RemindedShape:
    """Queue reminders for the named sessions that owe a report."""
    done = remind_by_hand(
        summits.by_code(summit),
        given.sessions,
        link=report_link(request),
        by=request.actor,
        at=request.at,
    )
    return RemindedShape(
        n=done.n,
        no_rapporteur=list(done.no_rapporteur),
        no_address=list(done.no_address),
        not_owed=list(done.not_owed),
    )


@router.get(
    f"{EDITION}/rules", response=RulesShape, auth=KNOWN, operation_id="report_rules"
)
def report_rules(request: Asked, summit: Code) -> RulesShape:
    """Tell what an edition asks of its reports."""
    edition = summits.by_code(summit)
    require(rules.may_see_board(request.actor, edition), "reports.rules.read")
    return _rules(edition)


@router.put(
    f"{EDITION}/rules", response=RulesShape, auth=KNOWN, operation_id="set_report_rules"
)
def set_report_rules(request: Asked, summit: Code, given: RulesShape) -> RulesShape:
    """Set deadline, reminders, the speakers' window, and who clears."""
    edition = summits.by_code(summit)
    facts = rulebook.RulesFacts(
        given.due_hours,
        given.speaker_hours,
        tuple(given.remind_hours),
        tuple(given.clearing_roles),
    )
    rulebook.set_rules(edition, facts, by=request.actor, at=request.at)
    return _rules(summits.by_code(summit))


@router.get(
    f"{EDITION}/templates/{{type}}",
    response=TemplateShape,
    auth=KNOWN,
    operation_id="report_template",
)
def report_template(request: Asked, summit: Code, type: Code) -> TemplateShape:  # noqa: A002
    """Tell the headings of the reports of a type of session."""
    kind = _type(summits.by_code(summit), type)
    require(rules.may_see_board(request.actor, kind.summit), "reports.rules.read")
    return _template(kind)


@router.put(
    f"{EDITION}/templates/{{type}}",
    response=TemplateShape,
    auth=KNOWN,
    operation_id="set_report_template",
)
def set_report_template(
    request: Asked,
    summit: Code,
    type: Code,  # noqa: A002 - as in the address
    given: TemplateShape,
) -> TemplateShape:
    """Set the headings of the reports of a type of session."""
    kind = _type(summits.by_code(summit), type)
    rulebook.set_template(
        kind,
        headings=given.headings,
        required=given.required,
        by=request.actor,
        at=request.at,
    )
    return _template(kind)


# a speaker, by a sealed link ---------------------------------------------------------
@router.get(
    "/quoted-words",
    response=list[QuoteShape],
    auth=SpeakerLink(),
    operation_id="quoted_words",
)
def quoted_words(request: Asked) -> list[QuoteShape]:
    """Tell a speaker the words that a report quotes."""
    return [quote_told(one) for one in _asked(request)]


@router.post(
    "/quoted-words",
    response=list[QuoteShape],
    auth=SpeakerLink(),
    operation_id="answer_quoted_words",
)
def answer_words(request: Asked, given: AnswerIn) -> list[QuoteShape]:
    """Confirm or correct quoted words, within the window."""
    found = next((one for one in _asked(request) if one.pk == given.id), None)
    if found is None:
        raise Refused("not-found", what="quotation", code=str(given.id))
    quotes.correct_quote(found, given.words, by=request.actor, at=request.at)
    return [quote_told(one) for one in _asked(request)]


def _asked(request: Asked) -> list[QuoteRequest]:
    return quotes.requests_of(request.auth)  # type: ignore[attr-defined]


# shapes ------------------------------------------------------------------------------
def _session(summit: str, code: str) -> Session:
    return programme.session_by_code(summits.by_code(summit), code)


def _held(request: Asked, summit: str, code: str) -> SessionReport:
    """Return a report to who works on it; its writers, and whoever clears."""
    session = _session(summit, code)
    is_board = rules.may_see_board(request.actor, session.summit)
    works = rules.may_write(request.actor, session) or is_board
    require(works, "reports.report.opened")
    found = queries.report_of(request.actor, session)
    if found is None:
        raise Refused("report-missing")
    return found


def _given(one: LineIn) -> Given:
    return Given(one.kind, one.text, one.code, one.turn, one.start, one.end)


def _item(framework: str, code: str) -> FrameworkItem:
    found = summits.items_of(framework).filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="item", code=code)
    return found


def _type(summit: Summit, code: str) -> SessionType:
    found = summit.session_types.select_related("summit").filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="session type", code=code)
    return found


def _rules(summit: Summit) -> RulesShape:
    kept = rulebook.rules_of(summit)
    return RulesShape(
        due_hours=kept.due_hours,
        speaker_hours=kept.speaker_hours,
        remind_hours=kept.remind_hours,
        clearing_roles=kept.clearing_roles,
    )


def _template(kind: SessionType) -> TemplateShape:
    found = template_of(kind)
    return TemplateShape(
        headings=[LineKind(one) for one in found.headings],
        required=[LineKind(one) for one in found.required],
    )
