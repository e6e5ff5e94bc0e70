"""Drafting the reports of sessions that closed: what the worker does with the queue."""

from datetime import datetime

from palabre.kernel.actors import system
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.reports import orders
from palabre.workflows.draft_session_report import draft_session_report

MOST = 20
"""Reports of one round; other work waits meanwhile."""


def draft_due_reports(*, at: datetime, limit: int = MOST) -> int:
    """Draft what is due; return how many reports were made.

    A session of which nothing can be drafted is done too, with the reason beside it; so
    is one that was cancelled meanwhile.

    Journal: ``reports.report.drafted``, one a report.
    """
    n_drafted = 0
    for _ in range(limit):
        order = orders.take_order(at=at)
        if order is None:
            break
        told = ""
        try:
            _check_held(order.session)
            draft_session_report(order.session, by=system("drafter"), at=at)
            n_drafted += 1
        except Refused as refused:
            told = refused.code
        orders.finish_order(order, told=told, at=at)
    return n_drafted


def _check_held(session: Session) -> None:
    if session.state == SessionState.CANCELLED:
        raise Refused("nothing-to-draft")
