"""What an edition keeps about people, until when, and what has purged itself.

Whoever runs the edition answers for it: the list says for each question when its
answers go, and the reports what went, when, and how much. Nothing personal stands here.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.rights import require
from palabre.stages.accreditation import photos
from palabre.stages.accreditation.forms import questions_of
from palabre.stages.accreditation.retention import (
    DRAFT_DAYS,
    INTEREST_DAYS,
    ended_at,
)
from palabre.stages.journal import queries as journal
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

ACT = "accreditation.retention.purged"
NOTES = "protocol.notes.purged"
MOST_REPORTS = 100

PHOTOS, DRAFTS, INTERESTS = "photos", "drafts", "interests"
"""What is kept besides the answers to questions."""


@dataclass(frozen=True, slots=True)
class Kept:
    """One thing that is kept: a question's answers, or one of the words above."""

    key: str
    label: Text | None
    keep_days: int | None
    until: datetime | None
    is_over: bool


@dataclass(frozen=True, slots=True)
class Report:
    """What one purge took away."""

    at: datetime
    fields: tuple[str, ...]
    n_answers: int
    n_documents: int
    n_drafts: int
    n_interests: int
    n_notes: int


def kept(summit: Summit, *, by: Actor, at: datetime) -> list[Kept]:
    """Return what is kept and until when, what goes first first.

    A question that was in an earlier version of the form stands here too: its answers
    are kept as it said then.

    Raises Refused: ``not-allowed``.
    """
    require(may_run(by, summit), "accreditation.retention.read")
    asked: dict[tuple[str, int | None], Text] = {}
    for version in summit.form_versions.filter(published_at__isnull=False):
        for one in questions_of(version):
            asked[one.key, one.keep_days] = one.label
    many: list[tuple[str, Text | None, int | None]] = [
        (key, label, days) for (key, days), label in asked.items()
    ]
    many += [
        (PHOTOS, None, photos.KEEP_DAYS),
        (DRAFTS, None, DRAFT_DAYS),
        (INTERESTS, None, INTEREST_DAYS),
    ]
    made = [_kept(summit, *one, at=at) for one in many]
    return sorted(made, key=lambda one: (one.keep_days is None, one.keep_days or 0))


def _kept(
    summit: Summit, key: str, label: Text | None, days: int | None, *, at: datetime
) -> Kept:
    until = None if days is None else ended_at(summit) + timedelta(days=days)
    return Kept(key, label, days, until, is_over=until is not None and at >= until)


def reports(summit: Summit, *, by: Actor) -> list[Report]:
    """Return what every purge took away, the last first.

    Raises Refused: ``not-allowed``.
    """
    require(may_run(by, summit), "accreditation.retention.read")
    lines = [
        line
        for act in (ACT, NOTES)
        for line in journal.page_of(summit.code, act=act, n=MOST_REPORTS)
    ]
    lines.sort(key=lambda line: line.pk, reverse=True)
    return [_report(line.at, line.facts) for line in lines]


def _report(at: datetime, facts: dict[str, object]) -> Report:
    fields = facts.get("fields", [])
    assert isinstance(fields, list)
    n = {name: int(str(facts.get(name, 0))) for name in NUMBERS}
    return Report(at, tuple(fields), *n.values())


NUMBERS = ("answers", "documents", "drafts", "interests", "notes")
