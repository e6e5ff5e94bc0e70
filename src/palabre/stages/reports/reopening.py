"""A cleared report taken up again, by those who cleared it, for a reason all can read.

What had been cleared stays as a version with its clearances; the report needs each of
them again. A line that a text rests on keeps its words for it when it is taken out.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme.models import Session
from palabre.stages.reports import rules
from palabre.stages.reports.facts import LineFacts
from palabre.stages.reports.models import ReportLine, ReportReopening, SessionReport
from palabre.stages.reports.plain import plain
from palabre.stages.reports.states import REPORT_MOVES, ReportState
from palabre.stages.reports.unattributed import check_unnamed

FAR = 100_000
"""Positions that no report has: where lines wait while others are put in order."""


def reopen_report(
    report: SessionReport, *, reason: str, by: Actor, at: datetime
) -> SessionReport:
    """Take a cleared report up again; it is no evidence until it is cleared anew.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words`` under the Chatham House Rule.
    Journal: ``reports.report.reopened`` with the version that had been cleared.
    """
    act = "reports.report.reopened"
    session = report.session
    require(rules.may_return(by, session.summit), act)
    reason = plain(reason)
    if not reason:
        raise Refused("reason-missing", field="reason")
    check_unnamed(session, reason, field="reason")
    with transaction.atomic():
        locked = SessionReport.objects.select_for_update(of=("self",)).get(pk=report.pk)
        locked.state = REPORT_MOVES.after("reopen", locked.state)
        version = locked.versions.count()
        ReportReopening.objects.create(
            report=locked,
            at=at,
            by=by.name,
            reason=reason,
            version=version,
            clearances=[
                {"role": one.role, "by": one.by, "at": one.at.isoformat()}
                for one in locked.clearances.order_by("at", "id")
            ],
        )
        locked.clearances.all().delete()
        locked.cleared_at, locked.cleared_by = None, ""
        locked.return_reason = reason
        locked.save()
        journal.record(
            act,
            f"report:{session.code}",
            by=by,
            at=at,
            summit=session.summit.code,
            reason=reason,
            version=version,
        )
    return SessionReport.objects.select_related("session__summit").get(pk=report.pk)


def reopenings_of(session: Session) -> list[ReportReopening]:
    """Return when a session's report was taken up again, the last one first."""
    rows = ReportReopening.objects.filter(report__session=session)
    return list(rows.order_by("-at", "-id"))


def is_reopened(session: Session) -> bool:
    """Tell whether a report that was public is being put right at present."""
    rows = ReportReopening.objects.filter(report__session=session)
    return rows.exclude(report__state=ReportState.CLEARED).exists()


def clear_away(
    report: SessionReport, lines: Sequence[LineFacts], *, at: datetime
) -> dict[int, ReportLine]:
    """Delete the lines of a report; what something rests on is only taken out.

    Returns
    -------
    dict of int to ReportLine
        The lines that something rests on and that ``lines`` has as they were, by their
        new place.
    """
    kept: dict[int, ReportLine] = {}
    for line in _uncited_gone(report):
        place = next(
            (
                at_place
                for at_place, one in enumerate(lines)
                if at_place not in kept and _is_same(line, one)
            ),
            None,
        )
        row = ReportLine.objects.filter(pk=line.pk)
        if place is None:
            row.update(withdrawn_at=at)
        else:
            kept[place] = line
            row.update(position=FAR + line.position)
    return kept


def _uncited_gone(report: SessionReport) -> list[ReportLine]:
    try:
        with transaction.atomic():
            report.lines.all().delete()
    except ProtectedError:
        return [line for line in report.lines.order_by("position") if not _gone(line)]
    return []


def _gone(line: ReportLine) -> bool:
    try:
        with transaction.atomic():
            ReportLine.objects.get(pk=line.pk).delete()
    except ProtectedError:
        return False
    return True


def _is_same(line: ReportLine, other: LineFacts) -> bool:
    return (line.kind, line.text, line.intervention_id, line.start, line.end) == (
        other.kind,
        other.text.strip(),
        other.intervention.pk if other.intervention else None,
        other.start,
        other.end,
    )
