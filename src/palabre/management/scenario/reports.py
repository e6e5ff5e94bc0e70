"""Loading a scenario's reports: drafted, filed, cleared, as a rapporteur would."""

from datetime import datetime, timedelta

from palabre.kernel.actors import Actor, Role
from palabre.management.scenario.read import Scenario, Table
from palabre.management.scenario.sessions import Cast, items
from palabre.stages.people.models import Person
from palabre.stages.programme.models import Session
from palabre.stages.reports import operations as reports
from palabre.stages.reports import translations
from palabre.stages.reports.declarations import declaration
from palabre.stages.reports.facts import LineFacts, TagFacts
from palabre.stages.reports.models import SessionReport
from palabre.stages.reports.states import LineKind
from palabre.stages.summits.catalogue import ACTION_LINES, GOALS
from palabre.stages.summits.models import RoleGrant, Summit

HEADINGS = {
    "key_issues": LineKind.KEY_ISSUE,
    "achievements": LineKind.ACHIEVEMENT,
    "challenges": LineKind.CHALLENGE,
    "trends": LineKind.TREND,
    "way_forward": LineKind.WAY_FORWARD,
    "announcements": LineKind.ANNOUNCEMENT,
    "consensus": LineKind.CONSENSUS,
    "no_consensus": LineKind.NO_CONSENSUS,
    "takeaways": LineKind.TAKEAWAY,
}


def load_reports(
    scenario: Scenario, sessions: dict[str, Session], cast: Cast, *, by: Actor
) -> int:
    """File and clear the reports that the scenario holds; return how many."""
    told = [table for table in scenario.sessions if table.get("report")]
    clerk = None
    for table in told:
        session = sessions[table["code"]]
        at = ended_at(session) + timedelta(hours=2)
        lang = table["report"].get("lang", "en")
        report = reports.draft_report(
            session,
            _lines(table["report"]),
            lang=lang,
            rapporteur=_rapporteur(table, cast),
            tags=[
                TagFacts(item, declaration(lang))
                for item in (
                    *items(ACTION_LINES, table.get("action_lines", [])),
                    *items(GOALS, table.get("goals", [])),
                )
            ],
            by=by,
            at=at,
        )
        report = reports.file_report(report, by=by, at=at + timedelta(hours=1))
        clerk = clerk or _clerk(session.summit, by)
        _translate(report, table["report"], by=clerk, at=at + timedelta(hours=2))
        reports.clear_report(report, by=clerk, at=at + timedelta(hours=4))
    return len(told)


def _translate(report: SessionReport, table: Table, *, by: Actor, at: datetime) -> None:
    """Give a report its lines in the languages that the scenario has them in."""
    lines = _lines(table)
    for lang, told in sorted(table.get("translations", {}).items()):
        translations.translate_lines(
            report,
            lang,
            {
                here.text: there.text
                for here, there in zip(lines, _lines(told), strict=True)
            },
            translator=told.get("by", ""),
            by=by,
            at=at,
        )


def _clerk(summit: Summit, by: Actor) -> Actor:
    """Return the secretariat as who clears: its name stands under every report."""
    granted = RoleGrant.objects.filter(summit=summit, role=Role.SECRETARIAT)
    first = granted.select_related("person").order_by("id").first()
    if first is None:
        return by
    roles = frozenset({(Role.SECRETARIAT, summit.code)})
    return Actor(first.person_id, first.person.name, roles)


def ended_at(session: Session) -> datetime:
    """Return when a session ended, or the last evening if it was never placed."""
    placement = getattr(session, "placement", None)
    if placement is not None:
        ends_at: datetime = placement.ends_at
        return ends_at
    last = session.summit.ends_on
    return datetime.combine(last, datetime.min.time()).astimezone() + timedelta(
        hours=18
    )


def _lines(report: Table) -> list[LineFacts]:
    return [
        LineFacts(kind, text)
        for heading, kind in HEADINGS.items()
        for text in report.get(heading, ())
    ]


def _rapporteur(table: Table, cast: Cast) -> Person | None:
    for one in table.get("people", ()):
        if one["role"] == "rapporteur":
            return cast.person(one["name"])
    return None
