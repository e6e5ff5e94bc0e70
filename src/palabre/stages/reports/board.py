"""The status board of reports: what is missing, late, filed, cleared, and by when."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Count, Exists, Max, OuterRef, Q

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.people.models import Person
from palabre.stages.people.queries import folded, reachable
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import RoleInSession, SessionState
from palabre.stages.reports import rules
from palabre.stages.reports.models import (
    QuoteRequest,
    Reminder,
    ReportLine,
    SessionReport,
)
from palabre.stages.reports.rulebook import due_of
from palabre.stages.reports.states import QuoteState, ReportState
from palabre.stages.summits.models import Summit

MISSING = "missing"
OPEN = frozenset({MISSING, ReportState.DRAFTED, ReportState.RETURNED})
"""States in which a rapporteur still owes something."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a reader of the board looks for; an empty field asks nothing."""

    state: str = ""
    type: str = ""
    theme: str = ""
    day: str = ""
    words: str = ""
    is_late: bool = False
    is_unassigned: bool = False


@dataclass(frozen=True, slots=True)
class BoardRow:
    """A session on the status board, with its report if there is one.

    Parameters
    ----------
    waits_for : str
        The role whose clearance comes next.
    cleared_as : tuple of str
        The roles that have cleared it.
    is_unreached : bool
        No letter reaches any of its rapporteurs.
    """

    session: Session
    report: SessionReport | None
    state: str
    n_lines: int
    n_records: int
    due_at: datetime | None
    is_late: bool
    rapporteurs: tuple[Person, ...]
    n_asked: int
    n_answered: int
    waits_for: str
    cleared_as: tuple[str, ...] = ()
    reminded_at: datetime | None = None
    is_unreached: bool = False

    @property
    def is_filed(self) -> bool:
        """Tell whether the rapporteur has done what was to do."""
        return self.state not in OPEN


def board_of(
    actor: Actor, summit: Summit, *, wanted: Wanted | None = None, at: datetime
) -> list[BoardRow]:
    """Return the sessions of an edition with the state of their reports.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_see_board(actor, summit), "reports.reports.read")
    wanted = wanted or Wanted()
    due = due_of(summit)
    roles = rules.clearing_roles(summit)
    rows = [_row(one, due, roles, at) for one in _sessions(summit)]
    told = _reminded(summit)
    asked = _asked(summit)
    reached = reachable(one.pk for row in rows for one in row.rapporteurs)
    return [
        replace(
            row,
            n_asked=asked.get(row.session.pk, (0, 0))[0],
            n_answered=asked.get(row.session.pk, (0, 0))[1],
            reminded_at=told.get(row.session.pk),
            is_unreached=bool(row.rapporteurs)
            and not any(one.pk in reached for one in row.rapporteurs),
        )
        for row in rows
        if fits(row, wanted, summit)
    ]


def _reminded(summit: Summit) -> dict[int, datetime]:
    """Return when the rapporteurs of each session were reminded last."""
    rows = Reminder.objects.filter(session__summit=summit).values("session")
    last = rows.annotate(last=Max("at")).order_by("session")
    return {one["session"]: one["last"] for one in last}


def _asked(summit: Summit) -> dict[int, tuple[int, int]]:
    """Return how many quotations speakers were asked about, and how many they answered.

    Words that a report does not rest on any more are not counted.
    """
    standing = ReportLine.objects.filter(
        report=OuterRef("report"),
        intervention=OuterRef("intervention"),
        start=OuterRef("start"),
        end=OuterRef("end"),
    )
    rows = (
        QuoteRequest.objects.filter(Exists(standing), report__session__summit=summit)
        .values("report__session")
        .annotate(n=Count("id"), told=Count("id", filter=~Q(state=QuoteState.ASKED)))
        .order_by("report__session")
    )
    return {one["report__session"]: (one["n"], one["told"]) for one in rows}


def due_at(session: Session, due: timedelta) -> datetime | None:
    """Return when a session's report is due; None while it has no hour."""
    placement = getattr(session, "placement", None)
    if placement is None:
        return None
    ends_at: datetime = placement.ends_at
    return ends_at + due


def rapporteurs_of(
    session: Session, report: SessionReport | None
) -> tuple[Person, ...]:
    """Return who writes the report of a session: whoever took it up, then the others."""
    named = [report.rapporteur] if report and report.rapporteur else []
    held = [
        one.person
        for one in session.roles.all()
        if one.role == RoleInSession.RAPPORTEUR
    ]
    return tuple(dict.fromkeys([*named, *held]))


def _sessions(summit: Summit) -> Sequence[Session]:
    return list(
        Session.objects.filter(summit=summit, state=SessionState.PLANNED)
        .select_related("report__rapporteur", "placement", "type")
        .prefetch_related("roles__person", "themes", "report__clearances")
        .annotate(
            n_lines=Count("report__lines", distinct=True),
            n_records=Count("sources", distinct=True),
        )
        .defer("description")
        .order_by("placement__ends_at", "code")
    )


def _row(
    session: Session, due: timedelta, roles: Sequence[str], at: datetime
) -> BoardRow:
    report = getattr(session, "report", None)
    state = report.state if report else MISSING
    by_when = due_at(session, due)
    return BoardRow(
        session=session,
        report=report,
        state=state,
        n_lines=session.n_lines,  # type: ignore[attr-defined]  # annotated above
        n_records=session.n_records,  # type: ignore[attr-defined]
        due_at=by_when,
        is_late=state in OPEN and by_when is not None and by_when < at,
        rapporteurs=rapporteurs_of(session, report),
        n_asked=0,
        n_answered=0,
        waits_for=_waits_for(report, roles),
        cleared_as=_cleared_as(report),
    )


def _waits_for(report: SessionReport | None, roles: Sequence[str]) -> str:
    """Return the role whose clearance comes next."""
    if report is None or report.state != ReportState.FILED:
        return ""
    given = {one.role for one in report.clearances.all()}
    return next((str(role) for role in roles if role not in given), "")


def _cleared_as(report: SessionReport | None) -> tuple[str, ...]:
    """Return the roles that have cleared a report that others still clear."""
    if report is None or report.state != ReportState.FILED:
        return ()
    given = sorted(report.clearances.all(), key=lambda one: (one.at, one.pk))
    return tuple(one.role for one in given)


def fits(row: BoardRow, wanted: Wanted, summit: Summit) -> bool:
    """Tell whether a row is what a reader of the board looks for."""
    session = row.session
    return all(
        (
            not wanted.state or row.state == wanted.state,
            not wanted.type or session.type.code == wanted.type,
            not wanted.theme
            or any(one.code == wanted.theme for one in session.themes.all()),
            not wanted.day or _day(session, summit) == wanted.day,
            not wanted.is_late or row.is_late,
            not wanted.is_unassigned or not row.rapporteurs,
            not wanted.words or _says(row, folded(wanted.words)),
        )
    )


def _day(session: Session, summit: Summit) -> str:
    placement = getattr(session, "placement", None)
    if placement is None:
        return ""
    local = placement.starts_at.astimezone(ZoneInfo(summit.zone))
    return str(local.date().isoformat())


def _says(row: BoardRow, words: str) -> bool:
    told = (
        row.session.code,
        *row.session.title.words.values(),
        *(one.name for one in row.rapporteurs),
    )
    return any(words in folded(one) for one in told)
