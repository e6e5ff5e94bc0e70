"""Retention: answers and documents purge themselves when their time is over.

Each question says how many days after the edition its answer is kept; the worker asks
once a day. What is gone stays named as gone, so that nobody wonders.
"""

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.rights import require
from palabre.stages.accreditation import documents, photos
from palabre.stages.accreditation.documents import Safe
from palabre.stages.accreditation.form_models import (
    AnswerSheet,
    Document,
    FormVersion,
    Interest,
    RegistrationDraft,
)
from palabre.stages.accreditation.forms import questions_of
from palabre.stages.journal import operations as journal
from palabre.stages.summits.models import Summit

INTEREST_DAYS = 365
"""Days after the edition until an expression of interest is forgotten."""

DRAFT_DAYS = 30
"""Days after the edition until what was typed and never handed in is forgotten."""


@dataclass(frozen=True, slots=True)
class Purged:
    """What a purge took away."""

    n_answers: int = 0
    n_documents: int = 0
    n_drafts: int = 0
    n_interests: int = 0

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing was due."""
        return self == Purged()


def purge_due(summit: Summit, *, safe: Safe, by: Actor, at: datetime) -> Purged:
    """Delete every answer, document and draft of an edition whose time is over.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.retention.purged`` with what went, if anything did.
    """
    act = "accreditation.retention.purged"
    require(by.is_system, act)
    ended = ended_at(summit)
    n_answers, fields = _purge_answers(summit, ended, at)
    n_documents = _purge_documents(summit, ended, safe=safe, by=by, at=at)
    purged = Purged(
        n_answers,
        n_documents,
        _purge_drafts(summit, ended, at),
        _purge_interests(summit, ended, at),
    )
    if not purged.is_nothing:
        journal.record(
            act,
            f"summit:{summit.code}",
            by=by,
            at=at,
            summit=summit.code,
            fields=sorted(fields),
            answers=purged.n_answers,
            documents=purged.n_documents,
            drafts=purged.n_drafts,
            interests=purged.n_interests,
        )
    return purged


def ended_at(summit: Summit) -> datetime:
    """Return the midnight with which an edition is over, in its zone."""
    following = summit.ends_on + timedelta(days=1)
    return datetime.combine(following, time(), ZoneInfo(summit.zone))


def _purge_answers(
    summit: Summit, ended: datetime, at: datetime
) -> tuple[int, set[str]]:
    n = 0
    fields: set[str] = set()
    for version in summit.form_versions.order_by("number"):
        due = _due(version, ended, at)
        sheets = AnswerSheet.objects.filter(version=version).order_by("id")
        for sheet in sheets if due else ():
            gone = due & sheet.answers.keys()
            if not gone:
                continue
            sheet.answers = {
                key: said for key, said in sheet.answers.items() if key not in gone
            }
            sheet.purged = sorted({*sheet.purged, *gone})
            sheet.save(update_fields=["answers", "purged"])
            n, fields = n + len(gone), fields | gone
    return n, fields


def _due(version: FormVersion, ended: datetime, at: datetime) -> set[str]:
    return {
        one.key
        for one in questions_of(version)
        if one.keep_days is not None and at >= ended + timedelta(days=one.keep_days)
    }


def _purge_documents(
    summit: Summit, ended: datetime, *, safe: Safe, by: Actor, at: datetime
) -> int:
    due = {
        key
        for version in summit.form_versions.order_by("number")
        for key in _due(version, ended, at)
    }
    if at >= ended + timedelta(days=photos.KEEP_DAYS):
        due.add(photos.PHOTO)
    if at >= ended + timedelta(days=INTEREST_DAYS):
        due.add(Interest.QUESTION)
    found = Document.objects.select_related("summit").filter(
        summit=summit, question__in=due, purged_at__isnull=True
    )
    many = list(found.order_by("id"))
    for one in many:
        documents.drop(one, safe=safe, by=by, at=at)
    return len(many)


def _purge_drafts(summit: Summit, ended: datetime, at: datetime) -> int:
    if at < ended + timedelta(days=DRAFT_DAYS):
        return 0
    with transaction.atomic():
        return RegistrationDraft.objects.filter(summit=summit).delete()[0]


def _purge_interests(summit: Summit, ended: datetime, at: datetime) -> int:
    if at < ended + timedelta(days=INTEREST_DAYS):
        return 0
    with transaction.atomic():
        return Interest.objects.filter(summit=summit).delete()[0]
