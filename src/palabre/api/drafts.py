"""Drafts at the Chair's desk: read, edit and comment, under the rights of the pages.

Signing is left to a person at the desk.
"""

from ninja import Query, Router

from palabre.api.doors import KNOWN
from palabre.api.draft_shapes import (
    ChangeShape,
    CheckShape,
    CiteShape,
    CommentIn,
    CommentShape,
    ComparedShape,
    DissentShape,
    DraftShape,
    EditIn,
    FindShape,
    FreezeIn,
    LeftOutShape,
    MergeIn,
    MoveIn,
    ReasonIn,
    RedlinePieceShape,
    RedlineShape,
    SentenceDetail,
    SentenceShape,
    SettleIn,
    SplitIn,
    TakeIn,
    TextIn,
    VerdictShape,
    VersionShape,
    WholeDraft,
)
from palabre.api.shapes import Code, Page, Paging, Word, part_found, part_of
from palabre.stages.outcomes import (
    commenting,
    comparing,
    editing,
    freezing,
    gate,
    queries,
)
from palabre.stages.outcomes.dissent import dissent_of
from palabre.stages.outcomes.holding import clean
from palabre.stages.outcomes.models import (
    Comment,
    Draft,
    DraftVersion,
    Evidence,
    Sentence,
)
from palabre.stages.outcomes.states import LeftOut
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows.tell_desk import tell_changed

router = Router(tags=["drafts"], auth=KNOWN)

DRAFT = "/editions/{summit}/drafts/{code}"
SENTENCE = f"{DRAFT}/sentences/{{sentence}}"


@router.get(
    "/editions/{summit}/drafts", response=Page[DraftShape], operation_id="drafts"
)
def drafts(request: Asked, summit: Code, paging: Query[Paging]) -> Page[DraftShape]:
    """List the drafts of an edition, newest first."""
    found = queries.drafts_of(request.actor, summits.by_code(summit))
    n, part = part_of(found, paging)
    return Page(n=n, items=[DraftShape.from_orm(one) for one in part])


@router.get(DRAFT, response=WholeDraft, operation_id="draft")
def draft(request: Asked, summit: Code, code: Code) -> WholeDraft:
    """Tell a draft with its sentences."""
    found = _draft(request, summit, code)
    rows = found.sentences.order_by("position")
    return WholeDraft(
        **DraftShape.from_orm(found).dict(),
        sentences=[SentenceShape.from_orm(one) for one in rows],
    )


@router.get(SENTENCE, response=SentenceDetail, operation_id="sentence")
def sentence(
    request: Asked, summit: Code, code: Code, sentence: Code
) -> SentenceDetail:
    """Tell a sentence with its evidence."""
    return _detail(_sentence(request, summit, code, sentence))


@router.patch(SENTENCE, response=SentenceDetail, operation_id="edit_sentence")
def edit(
    request: Asked, summit: Code, code: Code, sentence: Code, given: EditIn
) -> SentenceDetail:
    """Put other words; edits of different words are woven, others are refused."""
    found = _sentence(request, summit, code, sentence)
    editing.edit_sentence(
        found,
        given.text,
        revision=given.revision,
        reason=given.reason,
        by=request.actor,
        at=request.at,
    )
    return _changed(request, found)


@router.post(f"{SENTENCE}/check", response=VerdictShape, operation_id="check_sentence")
def check(
    request: Asked, summit: Code, code: Code, sentence: Code, given: TextIn
) -> VerdictShape:
    """Say what the gate would say of other words; nothing is kept."""
    found = _sentence(request, summit, code, sentence)
    found.text, found.writer = clean(given.text), "person"
    verdict, checks = gate.judge(found)
    return VerdictShape(verdict=verdict, checks=[_check(one) for one in checks])


@router.post(
    f"{SENTENCE}/override", response=SentenceDetail, operation_id="override_sentence"
)
def override(
    request: Asked, summit: Code, code: Code, sentence: Code, given: ReasonIn
) -> SentenceDetail:
    """Let a sentence stand with a reason that is printed."""
    found = _sentence(request, summit, code, sentence)
    editing.override(
        found,
        reason=given.reason,
        revision=given.revision,
        by=request.actor,
        at=request.at,
    )
    return _changed(request, found)


@router.post(f"{SENTENCE}/drop", response=SentenceDetail, operation_id="drop_sentence")
def drop(
    request: Asked, summit: Code, code: Code, sentence: Code, given: ReasonIn
) -> SentenceDetail:
    """Leave a sentence out, with a reason."""
    found = _sentence(request, summit, code, sentence)
    editing.drop(
        found,
        reason=given.reason,
        revision=given.revision,
        by=request.actor,
        at=request.at,
    )
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/restore", response=SentenceDetail, operation_id="restore_sentence"
)
def restore(request: Asked, summit: Code, code: Code, sentence: Code) -> SentenceDetail:
    """Take a sentence in again."""
    found = _sentence(request, summit, code, sentence)
    editing.restore(found, by=request.actor, at=request.at)
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/merge", response=SentenceDetail, operation_id="merge_sentences"
)
def merge(
    request: Asked, summit: Code, code: Code, sentence: Code, given: MergeIn
) -> SentenceDetail:
    """Make one sentence of two, on the evidence of both."""
    found = _sentence(request, summit, code, sentence)
    editing.merge(
        found,
        queries.sentence_of(found.draft, given.other),
        text=given.text,
        revision=given.revision,
        by=request.actor,
        at=request.at,
    )
    return _changed(request, found)


@router.post(
    f"{SENTENCE}/split", response=list[SentenceDetail], operation_id="split_sentence"
)
def split(
    request: Asked, summit: Code, code: Code, sentence: Code, given: SplitIn
) -> list[SentenceDetail]:
    """Make two sentences of one, both on its evidence."""
    found = _sentence(request, summit, code, sentence)
    made = editing.split(
        found,
        given.first,
        given.second,
        revision=given.revision,
        by=request.actor,
        at=request.at,
    )
    return [_changed(request, one) for one in made]


@router.post(f"{SENTENCE}/move", response=SentenceDetail, operation_id="move_sentence")
def move(
    request: Asked, summit: Code, code: Code, sentence: Code, given: MoveIn
) -> SentenceDetail:
    """Move a sentence."""
    found = _sentence(request, summit, code, sentence)
    if given.way is not None:
        editing.move(found, given.way, by=request.actor, at=request.at)
    else:
        editing.move_to(found, given.section, by=request.actor, at=request.at)
    return _changed(request, found)


@router.get(f"{SENTENCE}/dissent", response=DissentShape, operation_id="dissent")
def dissent(request: Asked, summit: Code, code: Code, sentence: Code) -> DissentShape:
    """Tell who disagrees with a sentence, and where that was looked for."""
    looked = dissent_of(_sentence(request, summit, code, sentence))
    return DissentShape(
        finds=[
            FindShape(
                tie=one.tie,
                source=one.code,
                quote=one.quote,
                lang=one.lang,
                who=one.who,
                group=one.group,
                session=one.session.code if one.session else "",
                n_shared=one.n_shared,
            )
            for one in looked.finds
        ],
        n_sessions=looked.n_sessions,
        n_turns=looked.n_turns,
        n_lines=looked.n_lines,
        n_unread=looked.n_unread,
        is_cut=looked.is_cut,
    )


@router.post(
    f"{SENTENCE}/comments", response=CommentShape, operation_id="comment_sentence"
)
def comment(
    request: Asked, summit: Code, code: Code, sentence: Code, given: CommentIn
) -> CommentShape:
    """Say something of a sentence."""
    found = _sentence(request, summit, code, sentence)
    made = commenting.comment(
        found, given.text, quote=given.quote, by=request.actor, at=request.at
    )
    tell_changed(found.draft, found.code, by=request.actor, at=request.at)
    return _comment(made)


@router.get(
    f"{DRAFT}/comments", response=Page[CommentShape], operation_id="draft_comments"
)
def comments(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[CommentShape]:
    """List the comments of a draft in order of the text."""
    n, part = part_of(queries.comments_of(_draft(request, summit, code)), paging)
    return Page(n=n, items=[_comment(one) for one in part])


@router.post(
    f"{DRAFT}/comments/{{comment}}/settle",
    response=CommentShape,
    operation_id="settle_comment",
)
def settle(
    request: Asked, summit: Code, code: Code, comment: Code, given: SettleIn
) -> CommentShape:
    """Say what becomes of a comment."""
    found = queries.comment_of(_draft(request, summit, code), comment)
    return _comment(
        commenting.settle(
            found,
            given.disposition,
            reason=given.reason,
            by=request.actor,
            at=request.at,
        )
    )


@router.get(
    f"{DRAFT}/versions", response=Page[VersionShape], operation_id="draft_versions"
)
def versions(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[VersionShape]:
    """List the frozen versions of all drafts in this language, newest first."""
    n, part = part_of(queries.versions_of(_draft(request, summit, code)), paging)
    return Page(n=n, items=[_version(one) for one in part])


@router.post(f"{DRAFT}/versions", response=VersionShape, operation_id="freeze_draft")
def freeze(request: Asked, summit: Code, code: Code, given: FreezeIn) -> VersionShape:
    """Freeze a draft as it stands under a name."""
    found = _draft(request, summit, code)
    made = freezing.freeze(
        found, given.kind, remark=given.remark, by=request.actor, at=request.at
    )
    return _version(made)


@router.get(f"{DRAFT}/redline", response=RedlineShape, operation_id="redline")
def redline(
    request: Asked, summit: Code, code: Code, old: Word = "", new: Word = ""
) -> RedlineShape:
    """Compare two versions by name: the zero draft and the text now, unless named."""
    found = _draft(request, summit, code)
    now = comparing.content_of(found)
    newer = queries.version_of(found, new).content if new else now
    compared = comparing.compare(
        comparing.lines_of(queries.version_of(found, old or f"{code}.1").content),
        comparing.lines_of(newer),
    )
    return RedlineShape(
        n_in=compared.n_in,
        n_out=compared.n_out,
        n_by_fate=dict(compared.n_by_fate),
        sentences=[
            ComparedShape(
                code=one.code,
                section=one.section,
                fate=one.fate,
                was_moved=one.was_moved,
                pieces=[
                    RedlinePieceShape(change=piece.change, words=piece.words)
                    for piece in one.pieces
                ],
            )
            for one in compared.lines
        ],
    )


@router.get(f"{DRAFT}/left-out", response=Page[LeftOutShape], operation_id="left_out")
def left_out(
    request: Asked, summit: Code, code: Code, paging: Query[Paging]
) -> Page[LeftOutShape]:
    """List the points that are not in the text, weightiest first, and why."""
    found = queries.left_out_of(_draft(request, summit, code))
    n, part = part_found(found, paging)
    return Page(
        n=n,
        items=[
            LeftOutShape(
                point=one.code,
                theme=one.theme.code if one.theme else "",
                function=one.function,
                text=one.told,
                why=LeftOut(one.left_out),
                weight=one.weight,
                voices=one.counts.get("voices", 0),
                sessions=one.counts.get("sessions", 0),
            )
            for one in part
        ],
    )


@router.post(
    f"{DRAFT}/left-out/take-in", response=SentenceDetail, operation_id="take_in"
)
def take_in(request: Asked, summit: Code, code: Code, given: TakeIn) -> SentenceDetail:
    """Take a point in that was left out; the gate judges its sentence."""
    found = _draft(request, summit, code)
    point = queries.point_of(found, given.point)
    made = editing.take_in(
        point, section=given.section, by=request.actor, at=request.at
    )
    return _changed(request, made)


def _draft(request: Asked, summit: str, code: str) -> Draft:
    return queries.draft_at_desk(request.actor, summits.by_code(summit), code)


def _sentence(request: Asked, summit: str, code: str, sentence: str) -> Sentence:
    return queries.sentence_of(_draft(request, summit, code), sentence)


def _changed(request: Asked, sentence: Sentence) -> SentenceDetail:
    tell_changed(sentence.draft, sentence.code, by=request.actor, at=request.at)
    return _detail(queries.sentence_of(sentence.draft, sentence.code))


def _detail(one: Sentence) -> SentenceDetail:
    return SentenceDetail(
        **SentenceShape.from_orm(one).dict(),
        evidence=[_cite(each) for each in one.evidence.all()],
        checks=[_check(each) for each in one.checks],
        changes=[
            ChangeShape.from_orm(each) for each in one.versions.order_by("at", "id")
        ],
    )


def _cite(one: Evidence) -> CiteShape:
    return CiteShape(
        source=gate.code_of(one),
        start=one.start,
        end=one.end,
        quote=one.quote,
        link=one.link,
    )


def _check(one: dict[str, object]) -> CheckShape:
    return CheckShape(
        rule=str(one["rule"]), passed=bool(one["passed"]), told=str(one.get("told", ""))
    )


def _comment(one: Comment) -> CommentShape:
    return CommentShape(
        code=one.code,
        sentence=one.sentence.code,
        quote=one.quote,
        about=one.about,
        text=one.text,
        at=one.at,
        author=one.author,
        disposition=one.disposition,
        reason=one.reason,
        settled_at=one.settled_at,
        settled_by=one.settled_by,
    )


def _version(one: DraftVersion) -> VersionShape:
    return VersionShape(
        name=f"{one.draft.code}.{one.number}",
        number=one.number,
        kind=one.kind,
        note=one.note,
        at=one.at,
        by=one.by,
        sha256=one.sha256,
    )
