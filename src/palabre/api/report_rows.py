"""Session reports as the API tells them."""

from collections.abc import Iterator

from palabre.api.report_shapes import (
    AskedSpeakerShape,
    BoardShape,
    ClearanceShape,
    LineShape,
    PlaceShape,
    QuoteShape,
    ReopeningShape,
    ReportShape,
    ReportTagShape,
    WorkLineShape,
    WorkReportShape,
)
from palabre.api.shapes import words
from palabre.stages.reports import quotes
from palabre.stages.reports.board import BoardRow, due_at
from palabre.stages.reports.models import QuoteRequest, ReportLine, SessionReport
from palabre.stages.reports.rulebook import due_of
from palabre.stages.reports.states import QuoteState, ReportState
from palabre.stages.reports.templates import template_of
from palabre.stages.summits.states import TagStatus
from palabre.stages.summits.suggesting import shelf_for
from palabre.workflows.decide_tags import subject_from


def report_told(one: SessionReport) -> ReportShape:
    """Return a cleared report."""
    return ReportShape(
        session=one.session.code,
        title=words(one.session.title),
        lang=one.lang,
        rapporteur=one.rapporteur.name if one.rapporteur else "",
        cleared_at=one.cleared_at,
        reopened=list(_reopened(one)),
        lines=[
            LineShape(
                code=line.code,
                kind=line.kind,
                text=line.text,
                is_machine=line.is_machine,
            )
            for line in one.lines.all()
        ],
    )


def work_told(one: SessionReport) -> WorkReportShape:
    """Return a report as its writers see it."""
    session = one.session
    template = template_of(session.type)
    asked = quotes.answers_of(one)
    return WorkReportShape(
        session=session.code,
        state=ReportState(one.state),
        lang=one.lang,
        rapporteur=one.rapporteur.name if one.rapporteur else "",
        version=one.versions.count(),
        drafted_at=one.drafted_at,
        filed_at=one.filed_at,
        cleared_at=one.cleared_at,
        due_at=due_at(session, due_of(session.summit)),
        return_reason=one.return_reason,
        headings=list(template.headings),
        required=list(template.required),
        lines=[_line(line, quotes.answer_to(line, asked)) for line in one.lines.all()],
        tags=[
            ReportTagShape(
                framework=tag.item.framework.code,
                item=tag.item.code,
                status=TagStatus(tag.status),
                reason=tag.reason,
            )
            for tag in one.tags.all()
        ],
        suggested=list(_suggested(one)),
        clearances=[
            ClearanceShape(role=each.role, by=each.by, at=each.at)
            for each in one.clearances.order_by("at", "id")
        ],
        reopened=list(_reopened(one)),
    )


def _reopened(one: SessionReport) -> Iterator[ReopeningShape]:
    for each in sorted(one.reopenings.all(), key=lambda row: (row.at, row.pk)):
        yield ReopeningShape(at=each.at, reason=each.reason, version=each.version)


def _line(line: ReportLine, asked: QuoteRequest | None) -> WorkLineShape:
    return WorkLineShape(
        code=line.code,
        kind=line.kind,
        text=line.text,
        is_machine=line.is_machine,
        place=_place(line),
        asked=QuoteState(asked.state) if asked else None,
        corrected_to=_corrected(asked),
    )


def _corrected(asked: QuoteRequest | None) -> str:
    return asked.correction.after if asked and asked.correction else ""


def _place(line: ReportLine) -> PlaceShape | None:
    turn = line.intervention
    if turn is None or line.start is None or line.end is None:
        return None
    return PlaceShape(
        turn=turn.code,
        start=line.start,
        end=line.end,
        quote=line.quote,
        lang=turn.lang,
        speaker=turn.person.name if turn.person else turn.label,
        starts_ms=turn.starts_ms,
    )


def _suggested(one: SessionReport) -> Iterator[ReportTagShape]:
    subject = subject_from(one.session.summit, one)
    for offer in subject.offers(shelf_for([subject.key])):
        yield ReportTagShape(
            framework=offer.item.framework.code,
            item=offer.item.code,
            status=TagStatus.SUGGESTED,
            reason=offer.reason,
        )


def board_row_told(row: BoardRow) -> BoardShape:
    """Return a session on the status board."""
    return BoardShape(
        session=row.session.code,
        title=words(row.session.title),
        state=row.state,
        due_at=row.due_at,
        is_late=row.is_late,
        n_lines=row.n_lines,
        n_records=row.n_records,
        rapporteurs=[one.name for one in row.rapporteurs],
        n_asked=row.n_asked,
        n_answered=row.n_answered,
        waits_for=row.waits_for,
        cleared_as=list(row.cleared_as),
        reminded_at=row.reminded_at,
        is_unreached=row.is_unreached,
    )


def speaker_told(one: quotes.QuotedSpeaker, link: str) -> AskedSpeakerShape:
    """Return a quoted speaker with what has become of the question."""
    return AskedSpeakerShape(
        person=one.person.code,
        name=one.person.name,
        n_asked=one.n_asked,
        n_answered=one.n_answered,
        until=one.until,
        has_address=one.has_address,
        link=link,
    )


def quote_told(one: QuoteRequest) -> QuoteShape:
    """Return quoted words with what their speaker said of them."""
    return QuoteShape(
        id=one.pk,
        quote=one.quote,
        lang=one.intervention.lang,
        state=QuoteState(one.state),
        until=one.until,
        corrected_to=_corrected(one),
        set_aside=one.set_aside_reason,
    )
