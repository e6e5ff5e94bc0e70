"""What an edition keeps about people until when, and what has purged itself."""

from datetime import UTC, datetime

from ninja import Router, Schema

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Words, words
from palabre.stages.accreditation import kept
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked

router = Router(tags=["accreditation"], auth=KNOWN)


class KeptShape(Schema):
    """Answers to a question, or ``photos``, ``drafts``, ``interests``.

    Without ``until`` nothing of it goes by itself.
    """

    key: str
    label: Words | None
    keep_days: int | None
    until: datetime | None
    is_over: bool


class PurgeShape(Schema):
    """What one purge took away: the questions, and how many of what. Nobody's name."""

    at: datetime
    fields: list[str]
    answers: int
    documents: int
    drafts: int
    interests: int
    notes: int


class RetentionShape(Schema):
    """What goes when, what goes first first; what has gone, the last first."""

    kept: list[KeptShape]
    purges: list[PurgeShape]


@router.get(
    "/editions/{summit}/retention", response=RetentionShape, operation_id="retention"
)
def retention(request: Asked, summit: Code) -> RetentionShape:
    """Tell what is kept about people until when, and the report of each purge."""
    edition = summits.by_code(summit)
    many = kept.kept(edition, by=request.actor, at=request.at)
    reports = kept.reports(edition, by=request.actor)
    return RetentionShape(
        kept=[_kept(one) for one in many], purges=[_purge(one) for one in reports]
    )


def _kept(one: kept.Kept) -> KeptShape:
    return KeptShape(
        key=one.key,
        label=words(one.label) if one.label else None,
        keep_days=one.keep_days,
        until=one.until.astimezone(UTC) if one.until else None,
        is_over=one.is_over,
    )


def _purge(one: kept.Report) -> PurgeShape:
    return PurgeShape(
        at=one.at,
        fields=list(one.fields),
        answers=one.n_answers,
        documents=one.n_documents,
        drafts=one.n_drafts,
        interests=one.n_interests,
        notes=one.n_notes,
    )
