"""Shapes of session reports and records: what is read, what is sent in."""

from datetime import datetime
from typing import Annotated

from ninja import Schema
from pydantic import Field, StringConstraints

from palabre.api.shapes import Code, Words
from palabre.stages.reports.operations import LINE_LIMIT
from palabre.stages.reports.states import LineKind, QuoteState, ReportState
from palabre.stages.summits.states import TagStatus

LONGEST_REASON = 300
LONGEST_WORDS = 2_000
MOST_LINES = 400
LONGEST_FILE = 6 * 1024 * 1024

Reason = Annotated[str, StringConstraints(max_length=LONGEST_REASON)]


class LineShape(Schema):
    """One sentence under its heading."""

    code: str
    kind: str
    text: str
    is_machine: bool


class ReopeningShape(Schema):
    """That a cleared report was taken up again, and which version had been cleared."""

    at: datetime
    reason: str
    version: int


class ReportShape(Schema):
    """What happened in a session; ``reopened`` tells when it was taken up again."""

    session: str
    title: Words
    lang: str
    rapporteur: str
    cleared_at: datetime | None
    reopened: list[ReopeningShape]
    lines: list[LineShape]


class PlaceShape(Schema):
    """Words of a record: ``text[start:end]`` of a turn is the quote."""

    turn: str
    start: int
    end: int
    quote: str
    lang: str
    speaker: str
    starts_ms: int | None


class WorkLineShape(LineShape):
    """A line with the words it rests on, and what their speaker says of them."""

    place: PlaceShape | None
    asked: QuoteState | None
    corrected_to: str


class ReportTagShape(Schema):
    """What a report says its session was about, or may say, and why."""

    framework: str
    item: str
    status: TagStatus
    reason: str


class ClearanceShape(Schema):
    """The approval of a role."""

    role: str
    by: str
    at: datetime


class WorkReportShape(Schema):
    """A report as its writers see it. ``version`` goes with every change of lines."""

    session: str
    state: ReportState
    lang: str
    rapporteur: str
    version: int
    drafted_at: datetime
    filed_at: datetime | None
    cleared_at: datetime | None
    due_at: datetime | None
    return_reason: str
    headings: list[str]
    required: list[str]
    lines: list[WorkLineShape]
    tags: list[ReportTagShape]
    suggested: list[ReportTagShape]
    clearances: list[ClearanceShape]
    reopened: list[ReopeningShape]


class LineIn(Schema):
    """A line as it should stand.

    ``code`` keeps the words of a line that stands; ``turn``, ``start`` and ``end`` rest
    it on words of the session's records. Without a ``text`` those words are turned
    into reported speech.
    """

    kind: LineKind
    text: str = Field("", max_length=LINE_LIMIT)
    code: str = Field("", max_length=60)
    turn: str = Field("", max_length=60)
    start: int | None = Field(None, ge=0)
    end: int | None = Field(None, ge=0)


class LinesIn(Schema):
    """Every line of a report in order, over the version that was read.

    ``is_nobody`` says that no name in them is somebody's who took part in a session
    under the Chatham House Rule.
    """

    version: int = Field(ge=0)
    lines: list[LineIn] = Field(max_length=MOST_LINES)
    is_nobody: bool = False


class ReportTagIn(Schema):
    """An item with the reason in one line."""

    framework: Code
    item: Code
    reason: str = Field(max_length=LONGEST_REASON)


class ReportTagsIn(Schema):
    """Everything that the session was about."""

    tags: list[ReportTagIn] = Field(max_length=100)


class BeginIn(Schema):
    """A report from the records, or an empty sheet."""

    is_empty: bool = False
    lang: str = Field("", pattern=r"^(?:[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$")


class ReturnIn(Schema):
    """Why a report goes back, or a correction does not stand."""

    reason: str = Field(max_length=LONGEST_WORDS)


class BoardShape(Schema):
    """A session on the status board."""

    session: str
    title: Words
    state: str
    due_at: datetime | None
    is_late: bool
    n_lines: int
    n_records: int
    rapporteurs: list[str]
    n_asked: int
    n_answered: int
    waits_for: str
    cleared_as: list[str]
    reminded_at: datetime | None
    is_unreached: bool


class BoardPage(Schema):
    """The status board: "187 of 204 filed", and the sessions that were asked for."""

    n_sessions: int
    n_filed: int
    n_cleared: int
    n: int
    items: list[BoardShape]


class RulesShape(Schema):
    """What an edition asks of its reports; reminders are hours before the deadline."""

    due_hours: int = Field(ge=1)
    speaker_hours: int = Field(ge=1)
    remind_hours: list[int] = Field(max_length=20)
    clearing_roles: list[Code] = Field(max_length=10)


class TemplateShape(Schema):
    """The headings that reports of a type of session have, and must have."""

    headings: list[LineKind]
    required: list[LineKind]


class SessionsIn(Schema):
    """Codes of sessions."""

    sessions: list[Code] = Field(max_length=1_000)


class SentShape(Schema):
    """How many letters wait in the outbox to be read over."""

    n: int


class RemindedShape(SentShape):
    """The same, with the codes of the sessions that were left alone, and why."""

    no_rapporteur: list[str]
    no_address: list[str]
    not_owed: list[str]


class AskedShape(SentShape):
    """The same, with the names of quoted speakers whom no letter reaches."""

    no_address: list[str]


class AskedSpeakerShape(Schema):
    """A quoted speaker who was asked; ``link`` is there for the secretariat alone."""

    person: str
    name: str
    n_asked: int
    n_answered: int
    until: datetime
    has_address: bool
    link: str


class QuoteShape(Schema):
    """Words that a report quotes, for their speaker to confirm or correct."""

    id: int
    quote: str
    lang: str
    state: QuoteState
    until: datetime
    corrected_to: str
    set_aside: str = Field(
        description="Why the secretariat set the speaker's correction aside."
    )


class AnswerIn(Schema):
    """How the words were meant; the same words confirm them."""

    id: int
    words: str = Field(max_length=LONGEST_WORDS)


class UnnamedShape(Schema):
    """A label in a record whom nobody of the edition answers to, with candidates."""

    record: int
    file: str
    session: str
    label: str
    n_turns: int
    first_words: str
    candidates: list["CandidateShape"]


class CandidateShape(Schema):
    """Somebody who may stand behind a label."""

    person: str
    name: str
    nearness: float
    is_of_session: bool
    had_the_floor: bool


class SpeakerIn(Schema):
    """Who spoke: a person's code, or nobody who can be known."""

    label: str = Field(max_length=200)
    person: str = Field("", max_length=60)
    is_kept: bool = False


class SettledShape(Schema):
    """How many turns a decision settled."""

    n: int


class CorrectionIn(Schema):
    """What should stand at a place of a turn; the record keeps its own words."""

    turn: str = Field(max_length=60)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    after: str = Field(max_length=LONGEST_WORDS)


class CorrectionShape(Schema):
    """A version beside the words of a record."""

    turn: str
    start: int
    end: int
    before: str
    after: str
    author: str
    at: datetime


class LineToldIn(Schema):
    """A line as it stands in the report, and what it says in the language."""

    line: str = Field(max_length=LONGEST_WORDS)
    text: str = Field(max_length=LONGEST_WORDS)


class LinesToldIn(Schema):
    """Lines of a report in another language, and who translated."""

    lines: list[LineToldIn] = Field(max_length=500)
    translator: str = Field(default="", max_length=200)


class LineToldShape(Schema):
    """What a line says in a language, who translated, and who kept it when."""

    line: str
    text: str
    translator: str
    author: str
    at: datetime


class TranslationIn(Schema):
    """The translation of a passage of a turn, and who translated."""

    turn: str = Field(max_length=60)
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    lang: str = Field(max_length=12)
    text: str = Field(max_length=LONGEST_WORDS)
    translator: str = Field(default="", max_length=200)


class TranslationShape(Schema):
    """A version of a translation beside the words of a record."""

    turn: str
    start: int
    end: int
    before: str
    lang: str
    text: str
    translator: str
    author: str
    at: datetime


class FileIn(Schema):
    """A file that holds records; ``content`` is Base64."""

    name: str = Field(min_length=1, max_length=200)
    content: str = Field(max_length=LONGEST_FILE)


class FilesIn(Schema):
    """Files that hold records; sessions are found by code, name, title and date.

    ``session`` brings all of them into that session, as its rapporteur may; a record
    that tells another session is left out.
    """

    files: list[FileIn] = Field(max_length=50)
    session: Code | None = None


class NoteShape(Schema):
    """What was mended or left out of a file."""

    file: str
    line: int
    code: str
    told: str
    kind: str


class BroughtShape(Schema):
    """What came of records that were sent in."""

    n_read: int
    n_mended: int
    n_refused: int
    n_known: int
    n_unmatched: int
    records: list[int]
    unnamed: list[str]
    notes: list[NoteShape]
