"""The page of a session: its record, who takes part, what it is about."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.safestring import mark_safe

from palabre.stages.live import queries as live
from palabre.stages.live.rules import may_add_document
from palabre.stages.live.values import document_row
from palabre.stages.programme import queries as programme
from palabre.stages.protocol import queries as protocol
from palabre.stages.protocol.messages import SHAPES
from palabre.stages.protocol.states import Shape
from palabre.stages.reports import queries as reports
from palabre.stages.reports import rules
from palabre.stages.reports.reopening import is_reopened
from palabre.stages.reports.states import ReportState
from palabre.stages.summits import queries as summits
from palabre.web.public.exports import json_ld_of
from palabre.web.requests import Asked


def session(request: Asked, summit: str, code: str) -> HttpResponse:
    """Show a session as the programme has it, its report and its live room."""
    edition = summits.by_code(summit)
    record = programme.session_record(edition, code)
    report = reports.report_of(request.actor, record.session)
    told: dict[str, object] = {
        "summit": edition,
        "record": record,
        "session": record.session,
        "held": record.held,
        "is_over": record.held is not None and record.held.ends_at <= request.at,
        "json_ld": mark_safe(json_ld_of(edition, code)),  # noqa: S308 - escaped there
        "documents": [document_row(one) for one in live.documents_of(record.session)],
        "may_add_document": may_add_document(request.actor, record.session),
        "sitting": live.sitting_of(record.session),
        "has_transcript": reports.records_of(record.session).exists(),
        "has_report": report is not None and report.state == ReportState.CLEARED,
    }
    if request.actor.is_known and not told["has_report"]:
        told["writes_report"] = rules.may_write(request.actor, record.session)
    if not told["has_report"]:
        told["is_reopened"] = is_reopened(record.session)
    plans = protocol.plans_of(request.actor, record.session)
    if plans is not None:
        told["keeps_places"] = True
        told["plans"] = [(one, SHAPES[Shape(one.shape)]) for one in plans]
    return render(request, "public/session.html", told)
