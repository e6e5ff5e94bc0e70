"""Adding to a report that was begun by hand what its transcript gives, once there is one.

What stands in the report stays as it is: the drafted lines come after it.
"""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.reports import operations as reports
from palabre.stages.reports import rules
from palabre.stages.reports.facts import LineFacts
from palabre.stages.reports.models import ReportLine, SessionReport
from palabre.stages.reports.states import ORDER, REPORT_MOVES, LineKind
from palabre.workflows.draft_session_report import drafted_lines


def may_add(report: SessionReport) -> bool:
    """Tell whether a report was begun with an empty sheet and has no drafted line."""
    first = report.versions.order_by("number").first()
    return (
        REPORT_MOVES.may("correct", report.state)
        and first is not None
        and not first.lines
        and not any(line.is_machine for line in report.lines.all())
    )


def add_drafted_lines(report: SessionReport, *, by: Actor, at: datetime) -> int:
    """Add the lines that the transcript gives; return how many.

    Raises Refused: ``not-allowed``, ``report-exists`` if it was drafted before,
    ``nothing-to-draft``, ``report-changed``. Journal: ``reports.report.corrected``.
    """
    require(rules.may_write(by, report.session), "reports.report.corrected")
    if not may_add(report):
        raise Refused("report-exists")
    after = report.versions.count()
    standing = [_facts(line) for line in report.lines.order_by("position")]
    places = {_place(one) for one in standing}
    drafted, _ = drafted_lines(report.session, report.lang)
    added = [one for one in drafted if _place(one) not in places]
    if not added:
        raise Refused("nothing-to-draft")
    whole = sorted(
        [*standing, *added], key=lambda one: list(ORDER).index(LineKind(one.kind))
    )
    reports.correct(report, whole, after=after, by=by, at=at)
    return len(added)


def _place(one: LineFacts) -> tuple[str, int | None, int | None, int | None]:
    turn = one.intervention
    return one.kind, turn.pk if turn else None, one.start, one.end


def _facts(line: ReportLine) -> LineFacts:
    return LineFacts(
        LineKind(line.kind),
        line.text,
        is_machine=line.is_machine,
        intervention=line.intervention,
        start=line.start,
        end=line.end,
        quote=line.quote,
    )
