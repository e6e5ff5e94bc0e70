"""Drafts at the Chair's desk: read, edit and comment, under the rights of the pages.

Signing is left to a person at the desk.
"""

from datetime import datetime
from typing import TypedDict

from ninja import Query, Router, Status

from palabre.api import draft_rows as rows
from palabre.api.doors import KNOWN
from palabre.api.draft_shapes import (
    CommentIn,
    CommentShape,
    DissentShape,
    DraftIn,
    DraftShape,
    EditIn,
    FreezeIn,
    LeftOutShape,
    MergeIn,
    MoveIn,
    OrderIn,
    OrderShape,
    PlaceFoundShape,
    ReasonIn,
    RedlineShape,
    RemarkIn,
    ReplyIn,
    SentenceDetail,
    SentenceShape,
    SettleIn,
    SplitIn,
    TakeIn,
    TextIn,
    VerdictShape,
    VersionShape,
    WholeDraft,
    WriteIn,
)
from palabre.api.shapes import Code, Page, Paging, Word, part_found, part_of
from palabre.kernel.actors import Actor
from palabre.stages.outcomes import (
    adding,
    clearing,
    commenting,
    comparing,
    editing,
    freezing,
    gate,
    locating,
    orders,
    queries,
    undoing,
)
from palabre.stages.outcomes.dissent import dissent_of
from palabre.stages.outcomes.holding import clean, in_the_type_of
from palabre.stages.outcomes.models import Draft, Sentence, SummaryOrder
from palabre.stages.outcomes.ordering import Where
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows.draft_summary import draft_summary
from palabre.workflows.tell_desk import tell_changed

router = Router(tags=["drafts"], auth=KNOWN)

DRAFTS = "/editions/{summit}/drafts"
DRAFT = f"{DRAFTS}/{{code}}"
ORDERS = "/editions/{summit}/draft-orders"
SENTENCE = f"{DRAFT}/sentences/{{sentence}}"
COMMENT = f"{DRAFT}/comments/{{comment}}"


class By(TypedDict):
    """Who acts, and when."""

    by: Actor
    at: datetime


# drafts ------------------------------------------------------------------------------
@router.get(DRAFTS, response=Page[DraftShape], operation_id="drafts")
def drafts(request: Asked, summit: Code, paging: Query[Paging]) -> Page[DraftShape]:
    """List the drafts of an edition, newest first."""
    found = queries.drafts_of(request.actor, summits.by_code(summit))
    n, part = part_of(found, paging)
    return Page(n=n, items=[DraftShape.from_orm(one) for one in part])


@router.post(DRAFTS, response=WholeDraft, operation_id="make_draft")
def make_draft(request: Asked, summit: Code, given: DraftIn) -> WholeDraft:
    """Draft the text anew in a language; the one before is superseded, not lost."""
    edition = summits.by_code(summit)
    made = draft_summary(edition, lang=given.lang, **_by(request))
    return _whole(made)


@router.get(ORDERS, response=Page[OrderShape], operation_id="draft_orders")
def draft_orders(
    request: Asked, summit: Code, paging: Query[Paging]
) -> Page[OrderShape]:
    """List the drafts that are being made, and those of a day that could not be."""
    edition = summits.by_code(summit)
    found = orders.orders_at_desk(request.actor, edition, at=request.at)
    n, part = part_of(found, paging)
    return Page(n=n, items=[OrderShape.from_orm(one) for one in part])


@router.post(ORDERS, response={202: OrderShape}, operation_id="order_draft")
def order_draft(request: Asked, summit: Code, given: OrderIn) -> Status[SummaryOrder]:
    """Order a draft that the worker makes, with the price of every bound."""
    edition = summits.by_code(summit)
    made = orders.order_draft(
        edition, given.lang, with_model=given.with_model, **_by(request)
    )
    return Status(202, made)


@router.get(DRAFT, response=WholeDraft, operation_id="draft")
def draft(request: Asked, summit: Code, code: Code) -> WholeDraft:
    """Tell a draft with its sentences."""
    return _whole(_draft(request, summit, code))


@router.post(f"{DRAFT}/pass", response=WholeDraft, operation_id="pass_draft")
def pass_draft(request: Asked, summit: Code, code: Code, given: RemarkIn) -> WholeDraft:
    """Clear a draft where it lies and pass it on."""
    found = _draft(request, summit, code)
    clearing.pass_on(found, remark=given.remark, **_by(request))
    return _whole(_draft(request, summit, code))


@router.post(f"{DRAFT}/give-back", response=WholeDraft, operation_id="give_draft_back")
def give_draft_back(
    request: Asked, summit: Code, code: Code, given: RemarkIn
) -> WholeDraft:
    """Give a draft back to the step before, with the reason."""
    found = _draft(request, summit, code)
    clearing.give_back(found, reason=given.remark, **_by(request))
    return _whole(_draft(request, summit, code))


# sentences ---------------------------------------------------------------------------
@router.get(SENTENCE, response=SentenceDetail, operation_id="sentence")
def sentence(
    request: Asked, summit: Code, code: Code, sentence: Code
) -> SentenceDetail:
    """Tell a sentence with its evidence."""
    return rows.sentence_told(_sentence(request, summit, code, sentence))


@router.patch(SENTENCE, response=SentenceDetail, operation_id="edit_sentence")
def edit(
    request: Asked, summit: Code, code: Code, sentence: Code, given: EditIn
) -> SentenceDetail:
    """Put other words; edits of different words are woven, others are refused."""
    found = _sentence(request, summit, code, sentence)
    editing.edit_sentence(found, **given.dict(), **_by(request))
    return _changed(request, found)


@router.post(f"{SENTENCE}/check", response=VerdictShape, operation_id="check_sentence")
def check(
    request: Asked, summit: Code, code: Code, sentence: Code, given: TextIn
) -> VerdictShape:
    """Say what the gate would say of other words; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    words = in_the_type_of(found.draft, clean(given.text), found.text)
    if words != found.text:
        found.text, found.writer = words, "person"
    return rows.verdict_told(*gate.judge(found))


@router.post(
    f"{SENTENCE}/override", response=SentenceDetail, operation_id="override_sentence"
)
def override(
    request: Asked, summit: Code, code: Code, sentence: Code, given: ReasonIn
) -> SentenceDetail:
    """Let a sentence stand with a reason that is printed."""
    found = _sentence(request, summit, code, sentence)
    editing.override(found, **given.dict(), **_by(request))
    return _changed(request, found)


@router.post(f"{SENTENCE}/drop", response=SentenceDetail, operation_id="drop_sentence")
def drop(
    request: Asked, summit: Code, code: Code, sentence: Code, given: ReasonIn
) -> SentenceDetail:
    """Leave a sentence out, with a reason."""
    found = _sentence(request, summit, code, sentence)
    editing.drop(found, **given.dict(), **_by(request))
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/restore", response=SentenceDetail, operation_id="restore_sentence"
)
def restore(request: Asked, summit: Code, code: Code, sentence: Code) -> SentenceDetail:
    """Take a sentence in again."""
    found = _sentence(request, summit, code, sentence)
    editing.restore(found, **_by(request))
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/merge", response=SentenceDetail, operation_id="merge_sentences"
)
def merge(
    request: Asked, summit: Code, code: Code, sentence: Code, given: MergeIn
) -> SentenceDetail:
    """Make one sentence of two, on the evidence of both."""
    found = _sentence(request, summit, code, sentence)
    other = queries.sentence_of(found.draft, given.other)
    told = given.dict(exclude={"other"})
    editing.merge(found, other, **told, **_by(request))
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/split", response=list[SentenceDetail], operation_id="split_sentence"
)
def split(
    request: Asked, summit: Code, code: Code, sentence: Code, given: SplitIn
) -> list[SentenceDetail]:
    """Make two sentences of one, both on its evidence."""
    found = _sentence(request, summit, code, sentence)
    made = editing.split(found, **given.dict(), **_by(request))
    return [_changed(request, one) for one in made]


@router.post(f"{SENTENCE}/move", response=SentenceDetail, operation_id="move_sentence")
def move(
    request: Asked, summit: Code, code: Code, sentence: Code, given: MoveIn
) -> SentenceDetail:
    """Move a sentence, or undo its last move."""
    found = _sentence(request, summit, code, sentence)
    if given.way == "back":
        undoing.move_back(found, **_by(request))
    elif given.way is not None:
        editing.move(found, given.way, **_by(request))
    else:
        editing.move_to(found, given.section, **_by(request))
    return _changed(request, found)


@router.get(f"{SENTENCE}/dissent", response=DissentShape, operation_id="dissent")
def dissent(request: Asked, summit: Code, code: Code, sentence: Code) -> DissentShape:
    """Tell who disagrees with a sentence, and where that was looked for."""
    found = _sentence(request, summit, code, sentence)
    return rows.dissent_told(dissent_of(found))


@router.post(
    f"{DRAFT}/places", response=list[PlaceFoundShape], operation_id="find_places"
)
def find_places(
    request: Asked, summit: Code, code: Code, given: TextIn
) -> list[PlaceFoundShape]:
    """Find words in the records that a sentence could rest on, likeliest first."""
    found = locating.places_for(_draft(request, summit, code), clean(given.text))
    return [rows.place_told(one) for one in found]


@router.post(
    f"{DRAFT}/sentences", response=SentenceDetail, operation_id="write_sentence"
)
def write_sentence(
    request: Asked, summit: Code, code: Code, given: WriteIn
) -> SentenceDetail:
    """Write a sentence of one's own on chosen words and figures; the gate judges it."""
    found = _draft(request, summit, code)
    keys = [f"{one.source}:{one.start}:{one.end}" for one in given.places]
    made = adding.write_sentence(
        found,
        given.text,
        where=Where(given.after, given.section, given.is_paragraph),
        places=locating.places_of(found, keys),
        figures=given.figures,
        reason=given.reason,
        **_by(request),
    )
    return _changed(request, made)


# comments ----------------------------------------------------------------------------
@router.post(
    f"{SENTENCE}/comments", response=CommentShape, operation_id="comment_sentence"
)
def comment(
    request: Asked, summit: Code, code: Code, sentence: Code, given: CommentIn
) -> CommentShape:
    """Say something of a sentence."""
    found = _sentence(request, summit, code, sentence)
    made = commenting.comment(found, **given.dict(), **_by(request))
    tell_changed(found.draft, found.code, **_by(request))
    return rows.comment_told(made)


@router.get(
    f"{DRAFT}/comments", response=Page[CommentShape], operation_id="draft_comments"
)
def comments(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[CommentShape]:
    """List the comments of a draft in order of the text."""
    n, part = part_of(queries.comments_of(_draft(request, summit, code)), paging)
    return Page(n=n, items=[rows.comment_told(one) for one in part])


@router.post(
    f"{COMMENT}/replies", response=CommentShape, operation_id="reply_to_comment"
)
def reply_to_comment(
    request: Asked, summit: Code, code: Code, comment: Code, given: ReplyIn
) -> CommentShape:
    """Answer a comment; what became of it stays as it is."""
    found = queries.comment_of(_draft(request, summit, code), comment)
    commenting.reply(found, given.text, **_by(request))
    tell_changed(found.draft, found.sentence.code, **_by(request))
    return rows.comment_told(queries.comment_of(found.draft, comment))


@router.post(f"{COMMENT}/settle", response=CommentShape, operation_id="settle_comment")
def settle(
    request: Asked, summit: Code, code: Code, comment: Code, given: SettleIn
) -> CommentShape:
    """Say what becomes of a comment."""
    found = queries.comment_of(_draft(request, summit, code), comment)
    return rows.comment_told(commenting.settle(found, **given.dict(), **_by(request)))


# versions ----------------------------------------------------------------------------
@router.get(
    f"{DRAFT}/versions", response=Page[VersionShape], operation_id="draft_versions"
)
def versions(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[VersionShape]:
    """List the frozen versions of all drafts in this language, newest first."""
    n, part = part_of(queries.versions_of(_draft(request, summit, code)), paging)
    return Page(n=n, items=[rows.version_told(one) for one in part])


@router.post(f"{DRAFT}/versions", response=VersionShape, operation_id="freeze_draft")
def freeze(request: Asked, summit: Code, code: Code, given: FreezeIn) -> VersionShape:
    """Freeze a draft as it stands under a name."""
    found = _draft(request, summit, code)
    made = freezing.freeze(found, **given.dict(), **_by(request))
    return rows.version_told(made)


@router.get(f"{DRAFT}/redline", response=RedlineShape, operation_id="redline")
def redline(
    request: Asked, summit: Code, code: Code, old: Word = "", new: Word = ""
) -> RedlineShape:
    """Compare two versions by name: the zero draft and the text now, unless named."""
    found = _draft(request, summit, code)
    older = queries.version_of(found, old or f"{code}.1").content
    now = comparing.content_of(found)
    newer = queries.version_of(found, new).content if new else now
    return rows.redline_told(
        comparing.compare(comparing.lines_of(older), comparing.lines_of(newer))
    )


# points ------------------------------------------------------------------------------
@router.get(f"{DRAFT}/left-out", response=Page[LeftOutShape], operation_id="left_out")
def left_out(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[LeftOutShape]:
    """List the points that are not in the text, weightiest first, and why."""
    n, part = part_found(queries.left_out_of(_draft(request, summit, code)), paging)
    return Page(n=n, items=[rows.left_out_told(one) for one in part])


@router.post(
    f"{DRAFT}/left-out/take-in", response=SentenceDetail, operation_id="take_in"
)
def take_in(request: Asked, summit: Code, code: Code, given: TakeIn) -> SentenceDetail:
    """Take a point in that was left out; the gate judges its sentence."""
    found = _draft(request, summit, code)
    point = queries.point_of(found, given.point)
    made = editing.take_in(point, section=given.section, **_by(request))
    return _changed(request, made)


# what every act needs ----------------------------------------------------------------
def _by(request: Asked) -> By:
    return {"by": request.actor, "at": request.at}


def _draft(request: Asked, summit: str, code: str) -> Draft:
    return queries.draft_at_desk(request.actor, summits.by_code(summit), code)


def _sentence(request: Asked, summit: str, code: str, sentence: str) -> Sentence:
    return queries.sentence_of(_draft(request, summit, code), sentence)


def _whole(found: Draft) -> WholeDraft:
    sentences = found.sentences.order_by("position")
    return WholeDraft(
        **DraftShape.from_orm(found).dict(),
        sentences=[SentenceShape.from_orm(one) for one in sentences],
    )


def _changed(request: Asked, sentence: Sentence) -> SentenceDetail:
    tell_changed(sentence.draft, sentence.code, **_by(request))
    return rows.sentence_told(queries.sentence_of(sentence.draft, sentence.code))
