"""Session reports that were cleared."""

from datetime import datetime

from ninja import Query, Router, Schema

from palabre.api.shapes import Code, Page, Paging, Words, part_found, words
from palabre.kernel.actors import NOBODY
from palabre.kernel.refusals import Refused
from palabre.stages.programme import queries as programme
from palabre.stages.reports import queries
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked

router = Router(tags=["reports"])


class LineShape(Schema):
    """One sentence under its heading."""

    code: str
    kind: str
    text: str
    is_machine: bool


class ReportShape(Schema):
    """What happened in a session."""

    session: str
    title: Words
    lang: str
    rapporteur: str
    cleared_at: datetime | None
    lines: list[LineShape]


@router.get(
    "/editions/{summit}/reports", response=Page[ReportShape], operation_id="reports"
)
def reports(request: Asked, summit: Code, paging: Query[Paging]) -> Page[ReportShape]:
    """List the cleared reports, by code of the session."""
    n, found = part_found(queries.cleared_reports(summits.by_code(summit)), paging)
    return Page(n=n, items=[_report(one) for one in found])


@router.get(
    "/editions/{summit}/sessions/{code}/report",
    response=ReportShape,
    operation_id="report",
)
def report(request: Asked, summit: Code, code: Code) -> ReportShape:
    """Tell the cleared report of a session."""
    session = programme.session_by_code(summits.by_code(summit), code)
    found = queries.report_of(NOBODY, session)
    if found is None:
        raise Refused("not-found", what="report", code=code)
    return _report(found)


def _report(one: SessionReport) -> ReportShape:
    return ReportShape(
        session=one.session.code,
        title=words(one.session.title),
        lang=one.lang,
        rapporteur=one.rapporteur.name if one.rapporteur else "",
        cleared_at=one.cleared_at,
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
