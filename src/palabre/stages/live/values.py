"""What readers of a live session get: plain rows, the same for page and stream."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from palabre.kernel.languages import Text, direction
from palabre.stages.live.messages import CATEGORIES, KINDS, sentence_of
from palabre.stages.live.models import (
    Cue,
    Poll,
    Question,
    RequestForFloor,
    SessionDocument,
    Sitting,
    Statement,
)
from palabre.stages.live.order import Reason
from palabre.stages.live.polls import counts
from palabre.stages.live.states import OrderCategory, PollState, RequestKind
from palabre.stages.people.models import Organization

OVERTIME_SHOWN = timedelta(hours=1)
"""Nobody needs to be told that a statement is two hours over its time."""


@dataclass(frozen=True, slots=True)
class CueRow:
    """One caption with its voice.

    ``is_new_voice`` says that the voice is another than the caption's before.
    """

    number: int
    at: datetime
    lang: str
    text: str
    speaker: str = ""
    organization: Text = field(default_factory=Text)
    is_new_voice: bool = False

    @property
    def dir(self) -> str:
        """Return the writing direction of the words."""
        return direction(self.lang)

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {
            "number": self.number,
            "text": self.text,
            "lang": self.lang,
            "dir": self.dir,
            "speaker": self.speaker,
            "organization": dict(self.organization.words),
            "at": self.at.isoformat(timespec="seconds"),
        }


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document of a session, as it is listed."""

    code: str
    title: str
    lang: str
    kind: str
    n_kilobytes: int

    @property
    def dir(self) -> str:
        """Return the writing direction of its title."""
        return direction(self.lang)

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {
            "code": self.code,
            "title": self.title,
            "lang": self.lang,
            "dir": self.dir,
            "kind": self.kind,
            "kilobytes": self.n_kilobytes,
        }


def document_row(one: SessionDocument) -> DocumentRow:
    """Return a document as it is listed."""
    kind = one.media_type.rpartition("/")[2].upper()
    size = max(1, round(one.n_bytes / 1000))
    return DocumentRow(one.code, one.title, one.lang, kind, size)


@dataclass(frozen=True, slots=True)
class FloorRow:
    """Who has the floor, since when, for how long."""

    speaker: str
    organization: Text
    kind: str
    since: datetime
    limit_seconds: int
    grace_seconds: int = 0
    is_cut_off: bool = False
    lang: str = ""
    is_remote: bool = False
    on_behalf: str = ""
    code: str = ""

    @property
    def kind_name(self) -> str:
        """Return what the floor was asked for, in the page's language."""
        return str(KINDS[RequestKind(self.kind)])

    def seconds_left(self, at: datetime) -> int | None:
        """Return what is left of the time, negative when over; None long after."""
        gone = at - self.since
        limit = timedelta(seconds=self.limit_seconds)
        if gone > limit + OVERTIME_SHOWN:
            return None
        return int((limit - max(gone, timedelta())).total_seconds())

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {
            "speaker": self.speaker,
            "organization": dict(self.organization.words),
            "kind": self.kind,
            "since": self.since.isoformat(timespec="seconds"),
            "limit": self.limit_seconds,
            "grace": self.grace_seconds,
            "cuts": self.is_cut_off,
            "lang": self.lang,
            "remote": self.is_remote,
            "behalf": self.on_behalf,
        }


@dataclass(frozen=True, slots=True)
class ListRow:
    """Somebody who waits for the floor. ``person_id`` stays in the house."""

    code: str
    name: str
    organization: Text
    kind: str
    country: str = ""
    is_remote: bool = False
    person_id: int | None = None
    lang: str = ""
    on_behalf: str = ""
    category: str = ""
    n_skipped: int = 0
    reasons: tuple[Reason, ...] = ()

    @property
    def kind_name(self) -> str:
        """Return what the floor is asked for, in the page's language."""
        if self.category:
            return str(CATEGORIES[OrderCategory(self.category)])
        return str(KINDS[RequestKind(self.kind)])

    @property
    def is_point(self) -> bool:
        """Tell whether it may interrupt."""
        return self.kind == RequestKind.POINT_OF_ORDER

    @property
    def why(self) -> str:
        """Return why it stands where it stands, in a sentence."""
        return " ".join(sentence_of(one) for one in self.reasons)

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {
            "name": self.name,
            "organization": dict(self.organization.words),
            "kind": self.kind,
            "remote": self.is_remote,
            "lang": self.lang,
            "behalf": self.on_behalf,
            "why": [one.as_json() for one in self.reasons],
        }


def cue_rows(cues: list[Cue]) -> list[CueRow]:
    """Return captions as rows, each marked where another voice begins."""
    rows: list[CueRow] = []
    before = None
    for cue in cues:
        voice = (cue.statement_id, cue.label if cue.statement_id is None else "")
        rows.append(cue_row(cue, is_new_voice=voice != before))
        before = voice
    return rows


def cue_row(cue: Cue, *, is_new_voice: bool = False) -> CueRow:
    """Return a caption as a row; its statement and organization are loaded."""
    request = cue.statement.request if cue.statement else None
    return CueRow(
        number=cue.number,
        at=cue.at,
        lang=cue.lang,
        text=cue.text,
        speaker=request.name if request else cue.label,
        organization=_name(request.organization if request else None),
        is_new_voice=is_new_voice,
    )


def floor_row(statement: Statement, sitting: Sitting) -> FloorRow:
    """Return a statement that is running as a row."""
    request = statement.request
    return FloorRow(
        speaker=request.name,
        organization=_name(request.organization),
        kind=request.kind,
        since=statement.started_at,
        limit_seconds=statement.limit_seconds,
        grace_seconds=sitting.grace_seconds,
        is_cut_off=sitting.is_cut_off,
        lang=request.lang,
        is_remote=request.is_remote,
        on_behalf=request.on_behalf,
        code=request.code,
    )


def list_row(request: RequestForFloor, reasons: tuple[Reason, ...] = ()) -> ListRow:
    """Return an entry of the list of speakers as a row."""
    return ListRow(
        code=request.code,
        name=request.name,
        organization=_name(request.organization),
        kind=request.kind,
        country=request.country,
        is_remote=request.is_remote,
        person_id=request.person_id,
        lang=request.lang,
        on_behalf=request.on_behalf,
        category=request.category,
        n_skipped=request.n_skipped,
        reasons=reasons,
    )


def _name(organization: Organization | None) -> Text:
    return organization.name if organization else Text()


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """A question as readers see it; nobody learns who asked an anonymous one."""

    code: str
    text: str
    lang: str
    words: dict[str, str]
    name: str
    n_votes: int
    is_pinned: bool
    state: str
    answer: str = ""
    answered_by: str = ""
    to: str = ""

    @property
    def dir(self) -> str:
        """Return the writing direction of the words."""
        return direction(self.lang)

    def translation(self, lang: str) -> str:
        """Return the words in another language, if somebody translated them."""
        return "" if lang == self.lang else self.words.get(lang, "")

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {
            "code": self.code,
            "text": self.text,
            "lang": self.lang,
            "dir": self.dir,
            "words": self.words,
            "name": self.name,
            "to": self.to,
            "votes": self.n_votes,
            "pinned": self.is_pinned,
        }


def question_row(question: Question) -> QuestionRow:
    """Return a question as a row; its votes are counted."""
    return QuestionRow(
        code=question.code,
        text=question.text,
        lang=question.lang,
        words=dict(question.words),
        name=question.name,
        n_votes=getattr(question, "n_votes", 0),
        is_pinned=question.is_pinned,
        state=question.state,
        answer=question.answer,
        answered_by=question.answered_by,
        to=question.to.name if question.to else "",
    )


@dataclass(frozen=True, slots=True)
class PollRow:
    """A poll as readers see it; the counts only once it is closed."""

    code: str
    text: str
    options: list[str]
    is_open: bool
    quorum: int
    n_votes: int
    counts: list[int]
    n_present: int | None = None

    @property
    def is_valid(self) -> bool:
        """Tell whether enough voted."""
        return self.n_votes >= self.quorum

    @property
    def results(self) -> list[tuple[str, int, int]]:
        """Return answer, votes, percent of the votes."""
        total = sum(self.counts) or 1
        return [
            (option, n, round(100 * n / total))
            for option, n in zip(self.options, self.counts, strict=True)
        ]

    def as_json(self) -> dict[str, object]:
        """Return what the stream carries."""
        return {"code": self.code, "open": self.is_open, "text": self.text}


def poll_row(poll: Poll) -> PollRow:
    """Return a poll as a row."""
    counted = counts(poll)
    is_open = poll.state == PollState.OPEN
    return PollRow(
        code=poll.code,
        text=poll.text,
        options=list(poll.options),
        is_open=is_open,
        quorum=poll.quorum,
        n_votes=sum(counted),
        counts=[0] * len(counted) if is_open else counted,
        n_present=poll.n_present,
    )
