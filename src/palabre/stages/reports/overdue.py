"""Which sessions are over and have no report yet."""

from datetime import datetime

from django.db.models import QuerySet

from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.reports.models import SessionReport
from palabre.stages.summits.models import Summit


def sessions_without_report(summit: Summit, *, at: datetime) -> QuerySet[Session]:
    """Return the sessions that ended before an instant and have no report."""
    reported = SessionReport.objects.filter(session__summit=summit).values("session")
    return (
        Session.objects.filter(
            summit=summit, state=SessionState.PLANNED, placement__ends_at__lte=at
        )
        .exclude(pk__in=reported)
        .order_by("placement__ends_at", "code")
    )
