"""What an edition asks of its reports: deadlines, reminders, clearance, templates."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme.models import SessionType
from palabre.stages.reports import rules
from palabre.stages.reports.models import (
    DUE_HOURS,
    SPEAKER_HOURS,
    ReportingRules,
    ReportTemplate,
    clearing_roles,
    remind_hours,
)
from palabre.stages.reports.states import ORDER
from palabre.stages.summits.models import Summit

LONGEST_HOURS = 365 * 24
MOST_REMINDERS = 6


@dataclass(frozen=True, slots=True)
class RulesFacts:
    """Hours after a session's end, hours before the deadline, and who clears."""

    due_hours: int = DUE_HOURS
    speaker_hours: int = SPEAKER_HOURS
    remind_hours: tuple[int, ...] = field(default_factory=lambda: tuple(remind_hours()))
    clearing_roles: tuple[str, ...] = field(
        default_factory=lambda: tuple(clearing_roles())
    )


def rules_of(summit: Summit) -> ReportingRules:
    """Return the rules of an edition; the usual ones, unsaved, if none were set."""
    kept: ReportingRules | None = getattr(summit, "reporting_rules", None)
    return kept or ReportingRules()


def due_of(summit: Summit) -> timedelta:
    """Return how long after its end the report of a session is due."""
    return timedelta(hours=rules_of(summit).due_hours)


def set_rules(
    summit: Summit, facts: RulesFacts, *, by: Actor, at: datetime
) -> ReportingRules:
    """Set when reports are due, when people are reminded, and who clears.

    Raises Refused: ``not-allowed``, ``hours-out-of-range``, ``reminders-too-many``,
    ``role-unknown``, ``clearing-role-missing``. Journal: ``reports.rules.set``.
    """
    act = "reports.rules.set"
    require(rules.may_clear(by, summit), act)
    _check(facts)
    values = {
        "due_hours": facts.due_hours,
        "speaker_hours": facts.speaker_hours,
        "remind_hours": sorted(set(facts.remind_hours), reverse=True),
        "clearing_roles": list(dict.fromkeys(facts.clearing_roles)),
    }
    with transaction.atomic():
        kept, _ = ReportingRules.objects.update_or_create(
            summit=summit, defaults=values
        )
        journal.record(act, "rules", by=by, at=at, summit=summit.code, **values)
    return kept


def _check(facts: RulesFacts) -> None:
    hours = (
        ("due_hours", facts.due_hours, 1),
        ("speaker_hours", facts.speaker_hours, 1),
        *(("remind_hours", one, 0) for one in facts.remind_hours),
    )
    for name, value, least in hours:
        if not least <= value <= LONGEST_HOURS:
            raise Refused(
                "hours-out-of-range", field=name, least=least, most=LONGEST_HOURS
            )
    if len(set(facts.remind_hours)) > MOST_REMINDERS:
        raise Refused("reminders-too-many", limit=MOST_REMINDERS, field="remind_hours")
    if not facts.clearing_roles:
        raise Refused("clearing-role-missing", field="clearing_roles")
    for role in facts.clearing_roles:
        if role not in set(Role):
            raise Refused("role-unknown", role=role, field="clearing_roles")


def set_template(
    kind: SessionType,
    *,
    headings: Collection[str],
    required: Collection[str],
    by: Actor,
    at: datetime,
) -> ReportTemplate:
    """Set which headings the reports of a type of session have, and must have.

    Raises Refused: ``not-allowed``, ``heading-unknown``, ``headings-missing``.
    Journal: ``reports.template.set``.
    """
    act = "reports.template.set"
    require(rules.may_clear(by, kind.summit), act)
    for one in (*headings, *required):
        if one not in ORDER:
            raise Refused("heading-unknown", kind=one)
    wanted = {*headings, *required}
    if not wanted:
        raise Refused("headings-missing", field="headings")
    values = {
        "headings": [one for one in ORDER if one in wanted],
        "required": [one for one in ORDER if one in required],
    }
    with transaction.atomic():
        kept, _ = ReportTemplate.objects.update_or_create(type=kind, defaults=values)
        journal.record(
            act, f"type:{kind.code}", by=by, at=at, summit=kind.summit.code, **values
        )
    return kept
