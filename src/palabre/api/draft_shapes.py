"""Shapes of the Chair's desk: drafts, sentences, comments, versions, what is sent in."""

from datetime import datetime
from typing import Literal

from ninja import Schema
from pydantic import Field

from palabre.stages.outcomes.dissent import Tie
from palabre.stages.outcomes.holding import LONGEST, LONGEST_NOTE
from palabre.stages.outcomes.models import SummaryOrder
from palabre.stages.outcomes.ordering import Way
from palabre.stages.outcomes.states import Disposition, LeftOut, VersionKind


class DraftShape(Schema):
    """A draft and how it stands."""

    code: str
    number: int
    lang: str
    title: str
    state: str
    lies_with: str
    made_at: datetime
    signed_at: datetime | None
    signed_by: str
    signed_hash: str


class SentenceShape(Schema):
    """A sentence as it stands. ``revision`` goes with every edit of it."""

    code: str
    section: str
    section_title: str
    paragraph: int
    text: str
    writer: str
    verdict: str
    override_reason: str
    is_dropped: bool
    drop_reason: str
    revision: int
    changed_at: datetime | None
    changed_by: str


class WholeDraft(DraftShape):
    """A draft with every sentence, those left out too."""

    sentences: list[SentenceShape]


class CiteShape(Schema):
    """Words that a sentence rests on: ``source`` is a turn's or a line's code.

    With a translation where the sentence shows the one given with the record.
    """

    source: str
    start: int
    end: int
    quote: str
    link: str
    translation: str = ""
    translator: str = ""


class ChangeShape(Schema):
    """A change of a sentence."""

    act: str
    at: datetime
    author: str
    reason: str
    before: str
    after: str
    revision: int


class CheckShape(Schema):
    """One check of the gate."""

    rule: str
    passed: bool
    told: str


class SentenceDetail(SentenceShape):
    """A sentence with its evidence, checks and changes."""

    evidence: list[CiteShape]
    checks: list[CheckShape]
    changes: list[ChangeShape]


class VerdictShape(Schema):
    """What the gate would say of a text; nothing is kept."""

    verdict: str
    checks: list[CheckShape]


class ReplyShape(Schema):
    """An answer to a comment."""

    author: str
    at: datetime
    text: str


class CommentShape(Schema):
    """A comment, the sentence it is about, its answers, and what became of it."""

    code: str
    sentence: str
    quote: str
    about: str
    text: str
    at: datetime
    author: str
    replies: list[ReplyShape]
    disposition: str
    reason: str
    settled_at: datetime | None
    settled_by: str


class VersionShape(Schema):
    """A frozen version: ``name`` is what a redline takes."""

    name: str
    number: int
    kind: str
    note: str
    at: datetime
    by: str
    sha256: str


class RedlinePieceShape(Schema):
    """Words that share a fate: same, in, out."""

    change: str
    words: str


class ComparedShape(Schema):
    """A sentence in two versions."""

    code: str
    section: str
    fate: str
    was_moved: bool
    pieces: list[RedlinePieceShape]


class RedlineShape(Schema):
    """Two versions against each other, with counts of words and of sentences."""

    n_in: int
    n_out: int
    n_by_fate: dict[str, int]
    sentences: list[ComparedShape]


class LeftOutShape(Schema):
    """A point that is not in the text, the sentence that would tell it, and why not."""

    point: str
    theme: str
    function: str
    text: str
    why: LeftOut
    weight: float
    voices: int
    sessions: int


class FindShape(Schema):
    """Words of difference, and how they are tied to the sentence."""

    tie: Tie
    source: str
    quote: str
    lang: str
    who: str
    group: str
    session: str
    n_shared: int


class DissentShape(Schema):
    """Who disagrees, and where that was looked for."""

    finds: list[FindShape]
    n_sessions: int
    n_turns: int
    n_lines: int
    n_unread: int
    is_cut: bool


class TextIn(Schema):
    """Words for the gate to judge."""

    text: str = Field(max_length=LONGEST)


class EditIn(TextIn):
    """Other words, and the revision they were written against."""

    revision: int
    reason: str = Field("", max_length=LONGEST_NOTE)


class MergeIn(TextIn):
    """One text for two sentences, and the revisions it was written against."""

    revision: int
    other: str = Field(max_length=40)
    other_revision: int | None = None


class SplitIn(Schema):
    """Two texts for one sentence."""

    revision: int
    first: str = Field(max_length=LONGEST)
    second: str = Field(max_length=LONGEST)


class MoveIn(Schema):
    """A step up or down, or back, else a section to whose end the sentence goes.

    ``back`` undoes the last move that was not undone yet.
    """

    way: Way | Literal["back"] | None = None
    section: str = Field("", max_length=60)


class ReasonIn(Schema):
    """Why, and the revision that was on the screen."""

    reason: str = Field(max_length=LONGEST_NOTE)
    revision: int


class CommentIn(Schema):
    """A comment on a sentence, or on words of it."""

    text: str = Field(max_length=LONGEST_NOTE)
    quote: str = Field("", max_length=LONGEST)


class ReplyIn(Schema):
    """An answer to a comment."""

    text: str = Field(max_length=LONGEST_NOTE)


class RemarkIn(Schema):
    """What is said as a draft goes on, or why it goes back."""

    remark: str = Field("", max_length=500)


class DraftIn(Schema):
    """The language of a draft that is made anew."""

    lang: str = Field("en", pattern=r"^[a-z]{2}$")


class OrderIn(DraftIn):
    """A draft that is made in the background; ``with_model`` where one is set."""

    with_model: bool = False


class OrderShape(Schema):
    """A draft that was ordered: waiting, made, or ``told`` why it could not be."""

    lang: str
    with_model: bool
    asked_by: str
    asked_at: datetime
    taken_at: datetime | None
    done_at: datetime | None
    draft: str = Field("", description="Code of the draft, when it is made.")
    told: str = Field("", description="Code of what kept it from being made.")

    @staticmethod
    def resolve_draft(order: SummaryOrder) -> str:
        """Return the code of the draft that came of it."""
        return order.draft.code if order.draft else ""


class PlaceIn(Schema):
    """Words of a record: ``source`` is a turn's or a line's code."""

    source: str = Field(max_length=60)
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class WriteIn(TextIn):
    """A sentence of one's own: after another, else at the end of a section."""

    after: str = Field("", max_length=40)
    section: str = Field("", max_length=60)
    is_paragraph: bool = False
    places: list[PlaceIn] = Field([], max_length=12)
    figures: list[str] = Field(
        [], max_length=6, description="Figures of the draft that its numbers stand for."
    )
    reason: str = Field("", max_length=LONGEST_NOTE)


class PlaceFoundShape(Schema):
    """Words that a sentence could rest on; ``share`` of its content words."""

    source: str
    start: int
    end: int
    quote: str
    share: float


class SettleIn(Schema):
    """What becomes of a comment, and why."""

    disposition: Disposition
    reason: str = Field("", max_length=LONGEST_NOTE)


class FreezeIn(Schema):
    """What a version is called."""

    kind: VersionKind
    remark: str = Field("", max_length=300)


class TakeIn(Schema):
    """A point to take in; at the end of its theme unless a section is named."""

    point: str = Field(max_length=60)
    section: str = Field("", max_length=60)
