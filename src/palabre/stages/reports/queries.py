"""Reading records and reports, filtered by who sees."""

from collections.abc import Sequence

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.db.models.functions import Length

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.reports import rules
from palabre.stages.reports.models import (
    Intervention,
    PassageTranslation,
    ReportClearance,
    ReportLine,
    ReportTag,
    SessionReport,
    Source,
)
from palabre.stages.reports.states import ReportState
from palabre.stages.summits.models import Summit


def report_of(actor: Actor, session: Session) -> SessionReport | None:
    """Return a session's report: cleared for everybody, earlier for who works on it.

    Those are its writers, and whoever clears it.
    """
    found = _rich().filter(session=session).first()
    if found is None or found.state == ReportState.CLEARED:
        return found
    works = rules.may_write(actor, session) or rules.may_see_board(
        actor, session.summit
    )
    return found if works else None


def clearances_of(report: SessionReport) -> list[ReportClearance]:
    """Return the clearances that were given to a report, in their order."""
    return list(report.clearances.order_by("at", "id"))


def is_cleared(session: Session) -> bool:
    """Tell whether a session's report is done and public."""
    return SessionReport.objects.filter(
        session=session, state=ReportState.CLEARED
    ).exists()


def cleared_reports(summit: Summit) -> QuerySet[SessionReport]:
    """Return the cleared reports of an edition with their lines, by session code."""
    return (
        _rich()
        .filter(session__summit=summit, state=ReportState.CLEARED)
        .order_by("session__code")
    )


def reports_of(actor: Actor, summit: Summit) -> QuerySet[SessionReport]:
    """Return every report of an edition for the secretariat, by session code."""
    if not rules.may_clear(actor, summit):
        raise Refused("not-allowed", act="reports.reports.read")
    return _rich().filter(session__summit=summit).order_by("session__code")


def counts_by_state(summit: Summit) -> dict[str, int]:
    """Return how many reports stand in each state, and ``missing`` ones."""
    rows = (
        SessionReport.objects.filter(
            session__summit=summit, session__state=SessionState.PLANNED
        )
        .values("state")
        .annotate(n=Count("id"))
        .order_by("state")
    )
    counts = {row["state"]: row["n"] for row in rows}
    n_sessions = summit.sessions.filter(state=SessionState.PLANNED).count()
    return counts | {"missing": max(0, n_sessions - sum(counts.values()))}


def transcripts_of(session: Session) -> QuerySet[Source]:
    """Return the transcripts of a session with their turns in order."""
    turns = Intervention.objects.select_related("person", "organization").order_by(
        "position"
    )
    return (
        Source.objects.filter(session=session)
        .prefetch_related(Prefetch("interventions", turns))
        .order_by("imported_at", "id")
    )


def records_of(session: Session) -> QuerySet[Source]:
    """Return the records of a session with their length, oldest first."""
    return (
        Source.objects.filter(session=session)
        .annotate(n_signs=Sum(Length("interventions__text")))
        .order_by("imported_at", "id")
    )


def turns_of(records: Sequence[Source]) -> QuerySet[Intervention]:
    """Return the turns of records with who took them, in order."""
    return (
        Intervention.objects.select_related("source__session", "person", "organization")
        .prefetch_related("corrections", "translations")
        .filter(source__in=records)
        .order_by("source_id", "position")
    )


def cleared_reports_listed(summit: Summit) -> QuerySet[SessionReport]:
    """Return the cleared reports of an edition for a list, by session code."""
    return (
        SessionReport.objects.filter(session__summit=summit, state=ReportState.CLEARED)
        .select_related("session", "session__type")
        .order_by("session__code")
    )


def items_reported(summit: Summit) -> dict[int, int]:
    """Return how many cleared reports name each item, by the item's key."""
    rows = (
        ReportTag.objects.filter(
            report__session__summit=summit, report__state=ReportState.CLEARED
        )
        .values("item")
        .annotate(n=Count("id"))
        .order_by("item")
    )
    return {row["item"]: row["n"] for row in rows}


def interventions_of(summit: Summit) -> QuerySet[Intervention]:
    """Return every turn of an edition, by source and position.

    A week has ten thousand turns and a hundred sources: each source, session, person and
    organization is read once and shared. ``given`` holds a turn's translations.
    """
    given = PassageTranslation.objects.order_by("at", "id")
    return (
        Intervention.objects.prefetch_related(
            "source__session",
            "person",
            "organization",
            Prefetch("translations", given, to_attr="given"),
        )
        .filter(source__summit=summit)
        .order_by("source_id", "position")
    )


def intervention_in_context(code: str, *, n: int = 2) -> list[Intervention]:
    """Return a turn with its ``n`` neighbours on either side, in order.

    Raises Refused: ``not-found``.
    """
    found = Intervention.objects.filter(code=code).first()
    if found is None:
        raise Refused("not-found", what="intervention", code=code)
    return list(
        Intervention.objects.select_related(
            "source__session__placement__room__venue", "person", "organization"
        )
        .filter(
            source=found.source_id,
            position__gte=found.position - n,
            position__lte=found.position + n,
        )
        .order_by("position")
    )


def _rich() -> QuerySet[SessionReport]:
    lines = ReportLine.objects.select_related(
        "intervention__person",
        "intervention__organization",
        "intervention__source__session",
    )
    lines = lines.prefetch_related("intervention__translations").order_by("position")
    return SessionReport.objects.select_related(
        "session__summit__series", "session__type", "rapporteur"
    ).prefetch_related(
        Prefetch("lines", lines),
        "tags__item__framework",
        "translations",
        "reopenings",
    )
