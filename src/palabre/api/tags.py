"""Suggested tags: what a text seems to be about, and a person's decision."""

from enum import StrEnum

from ninja import Router, Schema

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code, Word, Words, words
from palabre.stages.summits import queries as summits
from palabre.stages.summits.states import TagStatus
from palabre.stages.summits.suggesting import Offer, shelf_for
from palabre.web.requests import Asked
from palabre.workflows.decide_tags import (
    Subject,
    TagKind,
    confirm_tag,
    dismiss_tag,
    item_key,
    reopen_tag,
    subject_of,
)

router = Router(tags=["tags"])


class TagPlace(Schema):
    """Where a word stands that made a suggestion: code points in a part of the text."""

    part: str
    start: int
    end: int
    words: str


class TagShape(Schema):
    """An Action Line, a goal or a target; ``item`` names it in a decision."""

    item: str
    name: Words
    status: TagStatus
    reason: str
    places: list[TagPlace]


class TagsShape(Schema):
    """What something carries, and what its words suggest; the latter is not public."""

    kind: TagKind
    code: str
    lang: str
    tags: list[TagShape]


class TagAct(StrEnum):
    """What a person decides."""

    CONFIRM = "confirm"
    DISMISS = "dismiss"
    REOPEN = "reopen"


class DecisionIn(Schema):
    """A decision about one suggestion."""

    item: Word
    act: TagAct


ACTS = {
    TagAct.CONFIRM: confirm_tag,
    TagAct.DISMISS: dismiss_tag,
    TagAct.REOPEN: reopen_tag,
}


@router.get(
    "/editions/{summit}/tags/{kind}/{code}",
    response=TagsShape,
    auth=KNOWN,
    operation_id="tags",
)
def tags(request: Asked, summit: Code, kind: TagKind, code: Code) -> TagsShape:
    """Tell the tags of something, those that its words suggest with their places."""
    edition = summits.by_code(summit)
    return _shape(subject_of(request.actor, edition, kind, code))


@router.post(
    "/editions/{summit}/tags/{kind}/{code}",
    response=TagsShape,
    auth=KNOWN,
    operation_id="decide_tag",
)
def decide(
    request: Asked, summit: Code, kind: TagKind, code: Code, told: DecisionIn
) -> TagsShape:
    """Confirm or dismiss a suggested tag, or take a dismissal back."""
    edition = summits.by_code(summit)
    subject = subject_of(request.actor, edition, kind, code)
    ACTS[told.act](subject, told.item, by=request.actor, at=request.at)
    return _shape(subject_of(request.actor, edition, kind, code))


def _shape(subject: Subject) -> TagsShape:
    offers = subject.offers(shelf_for([subject.key]))
    carried = [
        TagShape(
            item=item_key(tag.item),
            name=words(tag.item.name),
            status=TagStatus(tag.status),
            reason=tag.reason,
            places=[],
        )
        for tag in subject.tagged.tags.all()
    ]
    suggested = [_suggested(one) for one in offers]
    return TagsShape(
        kind=subject.kind,
        code=subject.code,
        lang=subject.lang,
        tags=[*carried, *suggested],
    )


def _suggested(one: Offer) -> TagShape:
    return TagShape(
        item=item_key(one.item),
        name=words(one.item.name),
        status=TagStatus.SUGGESTED,
        reason=one.reason,
        places=[
            TagPlace(part=part, start=span.start, end=span.end, words=said)
            for (part, span), said in zip(one.spans, one.words, strict=True)
        ],
    )
