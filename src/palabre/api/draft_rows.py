"""Drafts, sentences and what is said of them, as the API tells them."""

from palabre.api.draft_shapes import (
    ChangeShape,
    CheckShape,
    CiteShape,
    CommentShape,
    ComparedShape,
    DissentShape,
    FindShape,
    LeftOutShape,
    PlaceFoundShape,
    RedlinePieceShape,
    RedlineShape,
    ReplyShape,
    SentenceDetail,
    SentenceShape,
    VerdictShape,
    VersionShape,
)
from palabre.stages.outcomes import gate
from palabre.stages.outcomes.comparing import Comparison
from palabre.stages.outcomes.dissent import Dissent
from palabre.stages.outcomes.locating import Place
from palabre.stages.outcomes.models import (
    Comment,
    DraftVersion,
    Evidence,
    Point,
    Sentence,
)
from palabre.stages.outcomes.states import LeftOut


def sentence_told(one: Sentence) -> SentenceDetail:
    """Return a sentence with its evidence, checks and changes."""
    return SentenceDetail(
        **SentenceShape.from_orm(one).dict(),
        evidence=[_cite(each, one) for each in one.evidence.all()],
        checks=[_check(each) for each in one.checks],
        changes=[
            ChangeShape.from_orm(each) for each in one.versions.order_by("at", "id")
        ],
    )


def _cite(one: Evidence, sentence: Sentence) -> CiteShape:
    cite = gate.cite_of(one, sentence)
    return CiteShape(
        source=gate.code_of(one),
        start=one.start,
        end=one.end,
        quote=one.quote,
        link=one.link,
        translation=cite.translation,
        translator=cite.translator,
    )


def verdict_told(verdict: str, checks: list[dict[str, object]]) -> VerdictShape:
    """Return what the gate says."""
    return VerdictShape(verdict=verdict, checks=[_check(one) for one in checks])


def _check(one: dict[str, object]) -> CheckShape:
    return CheckShape(
        rule=str(one["rule"]), passed=bool(one["passed"]), told=str(one.get("told", ""))
    )


def place_told(one: Place) -> PlaceFoundShape:
    """Return words of a record that a sentence may rest on."""
    return PlaceFoundShape(
        source=one.source.code,
        start=one.start,
        end=one.end,
        quote=one.words,
        share=one.share,
    )


def comment_told(one: Comment) -> CommentShape:
    """Return a comment with its answers and what became of it."""
    return CommentShape(
        code=one.code,
        sentence=one.sentence.code,
        quote=one.quote,
        about=one.about,
        text=one.text,
        at=one.at,
        author=one.author,
        replies=[ReplyShape.from_orm(each) for each in one.replies.all()],
        disposition=one.disposition,
        reason=one.reason,
        settled_at=one.settled_at,
        settled_by=one.settled_by,
    )


def version_told(one: DraftVersion) -> VersionShape:
    """Return a frozen version without its content."""
    return VersionShape(
        name=f"{one.draft.code}.{one.number}",
        number=one.number,
        kind=one.kind,
        note=one.note,
        at=one.at,
        by=one.by,
        sha256=one.sha256,
    )


def dissent_told(looked: Dissent) -> DissentShape:
    """Return who disagrees, and where that was looked for."""
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


def redline_told(compared: Comparison) -> RedlineShape:
    """Return two versions against each other."""
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


def left_out_told(one: Point) -> LeftOutShape:
    """Return a point that is not in the text."""
    return LeftOutShape(
        point=one.code,
        theme=one.theme.code if one.theme else "",
        function=one.function,
        text=one.told,
        why=LeftOut(one.left_out),
        weight=one.weight,
        voices=one.counts.get("voices", 0),
        sessions=one.counts.get("sessions", 0),
    )
