"""Questions in writing, polls, presence and corrected captions."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from django.http import HttpResponse
from ninja import Router, Schema, Status
from ninja.params.functions import Header
from pydantic import Field

from palabre.api.doors import KNOWN, person_of
from palabre.api.live import CueShape, cue_shape, session_at, sitting_at
from palabre.api.shapes import Code
from palabre.kernel.refusals import Refused
from palabre.stages.live import polls, presence, queries, questions
from palabre.stages.live.models import Poll, Question
from palabre.stages.live.questions import QUESTION_LIMIT, QuestionFacts
from palabre.stages.live.rules import OF_QUESTION
from palabre.stages.live.states import Place
from palabre.stages.live.undo import POLLS, QUESTIONS, Stamp
from palabre.stages.live.values import poll_row, question_row
from palabre.stages.live.voices import person_to_ask
from palabre.stages.summits import queries as summits
from palabre.web.floor.seats import place_or_refuse
from palabre.web.floor.unnamed import HEADER, holding, proof, remember
from palabre.web.requests import Asked
from palabre.web.ui.limits import count_try
from palabre.workflows import run_floor
from palabre.workflows.correct_captions import correct_captions
from palabre.workflows.tell_vote import tell_vote

router = Router(tags=["live"])

OWN: Any = Header("", alias=HEADER)
"""What proves that a question without a name is one's own; read by `holding`."""


class QuestionShape(Schema):
    """A question that is shown; nobody learns who asked an anonymous one."""

    code: str
    text: str
    lang: str
    words: dict[str, str]
    name: str
    n_votes: int
    is_pinned: bool
    state: str
    answer: str
    answered_by: str
    to: str = Field(description="Name of whom it is put to, empty for everybody.")


class AskedShape(QuestionShape):
    """A question as it was asked.

    ``own`` comes once, where no name is kept (the Chatham House Rule): for a day the
    header ``Palabre-Own`` proves with it that the question is one's own.
    """

    own: str = ""


class QuestionIn(Schema):
    """A question, in which language, with a name or without."""

    text: str = Field(min_length=1, max_length=QUESTION_LIMIT)
    lang: str = Field("en", max_length=12)
    is_anonymous: bool = False
    to: str = Field("", max_length=20, description="Code of whom it is put to.")


class QuestionAct(StrEnum):
    """What a moderator does with a question."""

    SHOW = "show"
    HIDE = "hide"
    PIN = "pin"
    UNPIN = "unpin"
    ANSWER = "answer"
    MERGE = "merge"
    TRANSLATE = "translate"


class QuestionActIn(Schema):
    """An act on a question; what it does not need is left alone."""

    act: QuestionAct
    text: str = Field("", max_length=4000)
    lang: str = Field("en", max_length=12)
    into: str = Field("", max_length=12)
    key: str = Field("", max_length=64)


class VoteShape(Schema):
    """Whether one's wish stands now."""

    stands: bool


class PollShape(Schema):
    """A poll; its counts once it is closed."""

    code: str
    text: str
    options: list[str]
    is_open: bool
    quorum: int
    n_votes: int
    counts: list[int]
    n_present: int | None
    is_valid: bool


class PollIn(Schema):
    """What the room is asked."""

    text: str = Field(min_length=1, max_length=300)
    options: list[str] = Field(min_length=2, max_length=10)
    quorum: int = Field(0, ge=0, le=1_000_000)


class ChoiceIn(Schema):
    """Which answer, counted from 0."""

    option: int = Field(ge=0, le=9)


class PlaceIn(Schema):
    """Where one takes part."""

    place: Place = Place.ONLINE


class PresenceShape(Schema):
    """Until when one is counted as present."""

    place: str
    since: datetime
    until: datetime


class MinutesShape(Schema):
    """Minutes of presence, by code of session."""

    minutes: dict[str, int]


class CorrectionIn(Schema):
    """What a caption should read."""

    text: str = Field(min_length=1, max_length=2000)


AT = "/editions/{summit}/sessions/{code}"


@router.get(f"{AT}/questions", response=list[QuestionShape], operation_id="questions")
def asked(request: Asked, summit: Code, code: Code) -> list[QuestionShape]:
    """Read the questions that are shown, then those that were answered."""
    found = queries.asked_in_writing(session_at(summit, code))
    return [_question(one) for one in found]


@router.post(
    f"{AT}/questions",
    response={201: AskedShape},
    auth=KNOWN,
    operation_id="ask_question",
)
def ask_question(
    request: Asked,
    response: HttpResponse,
    summit: Code,
    code: Code,
    given: QuestionIn,
    own: str = OWN,
) -> Status[AskedShape]:
    """Ask in writing; the moderator decides whether it is shown."""
    sitting = sitting_at(summit, code)
    who = f"question/{sitting.pk}/{request.actor.person_id}"
    count_try(request, "question", who, at=request.at)
    to = person_to_ask(sitting.session, given.to)
    facts = QuestionFacts(given.text, given.lang, given.is_anonymous, to)
    by = holding(request, request.actor)
    made = questions.ask(sitting, facts, by=by, at=request.at)
    told = AskedShape(**_question(made).dict())
    if made.asker_id is None:
        grant = f"{OF_QUESTION}{made.code}"
        remember(request, response, grant)
        told.own = proof(request.actor, grant)
    return Status(201, told)


@router.post(
    f"{AT}/questions/{{question}}/vote",
    response=VoteShape,
    auth=KNOWN,
    operation_id="vote_question",
)
def vote_question(
    request: Asked, summit: Code, code: Code, question: Code
) -> VoteShape:
    """Wish to hear a question answered, or take the wish back."""
    sitting = sitting_at(summit, code)
    found = queries.question_by_code(sitting, question)

    def do() -> bool:
        return questions.vote(found, by=request.actor, at=request.at)

    return VoteShape(stands=tell_vote(sitting.session, do, at=request.at))


@router.post(
    f"{AT}/questions/{{question}}/acts",
    response=QuestionShape,
    auth=KNOWN,
    operation_id="act_on_question",
)
def act_on_question(
    request: Asked, summit: Code, code: Code, question: Code, given: QuestionActIn
) -> QuestionShape:
    """Show, hide, pin, answer, merge or translate a question, as the moderator."""
    found = queries.question_by_code(sitting_at(summit, code), question)
    on = Stamp(request.actor, request.at, given.key)
    run_floor.act(
        found.sitting,
        f"question-{given.act}",
        lambda: _moderate(found, given, on),
        on=on,
        subject=found.text,
        parts=QUESTIONS,
    )
    return _question(queries.question_by_code(found.sitting, question))


def _moderate(found: Question, given: QuestionActIn, on: Stamp) -> Question:
    by, at = on.by, on.at
    if given.act == QuestionAct.ANSWER:
        return questions.answer(found, given.text, by=by, at=at)
    if given.act == QuestionAct.TRANSLATE:
        return questions.translate(found, given.lang, given.text, by=by, at=at)
    if given.act == QuestionAct.MERGE:
        other = queries.question_by_code(found.sitting, given.into)
        return questions.merge(found, other, by=by, at=at)
    return questions.moderate(found, given.act, by=by, at=at)


@router.get(f"{AT}/polls", response=list[PollShape], operation_id="polls")
def polls_held(request: Asked, summit: Code, code: Code) -> list[PollShape]:
    """Read a session's polls, the first first."""
    sitting = queries.sitting_of(session_at(summit, code))
    found = sitting.polls.order_by("opened_at", "id") if sitting else []
    return [_poll(one) for one in found]


@router.post(
    f"{AT}/polls", response={201: PollShape}, auth=KNOWN, operation_id="open_poll"
)
def open_poll(
    request: Asked, summit: Code, code: Code, given: PollIn
) -> Status[PollShape]:
    """Ask the room, as the moderator; one poll at a time."""
    sitting = sitting_at(summit, code)
    on = Stamp(request.actor, request.at)
    made = run_floor.act(
        sitting,
        "poll-opened",
        lambda: polls.open_poll(
            sitting,
            given.text,
            given.options,
            quorum=given.quorum,
            by=on.by,
            at=on.at,
        ),
        on=on,
        subject=given.text,
        parts=POLLS,
    )
    assert made is not None, "without a key an act is always done"
    return Status(201, _poll(made))


@router.post(
    f"{AT}/polls/{{poll}}/vote",
    response={204: None},
    auth=KNOWN,
    operation_id="vote_poll",
)
def vote_poll(
    request: Asked, summit: Code, code: Code, poll: Code, given: ChoiceIn
) -> None:
    """Answer a poll; the last answer counts."""
    found = _poll_at(summit, code, poll)
    polls.vote(found, given.option, by=request.actor, at=request.at)


@router.post(
    f"{AT}/polls/{{poll}}/close",
    response=PollShape,
    auth=KNOWN,
    operation_id="close_poll",
)
def close_poll(request: Asked, summit: Code, code: Code, poll: Code) -> PollShape:
    """Close a poll, as the moderator; its counts are there then."""
    found = _poll_at(summit, code, poll)
    on = Stamp(request.actor, request.at)
    run_floor.act(
        found.sitting,
        "poll-closed",
        lambda: polls.close_poll(found, by=on.by, at=on.at),
        on=on,
        subject=found.text,
        parts=POLLS,
    )
    return _poll(found)


@router.post(
    f"{AT}/presence", response=PresenceShape, auth=KNOWN, operation_id="be_present"
)
def be_present(
    request: Asked, summit: Code, code: Code, given: PlaceIn
) -> PresenceShape:
    """Count oneself as present this minute; in the room after a scan at a seat."""
    sitting = sitting_at(summit, code)
    place = place_or_refuse(request, sitting.session, given.place)
    kept = presence.be_present(sitting, place, by=request.actor, at=request.at)
    return PresenceShape(place=kept.place, since=kept.since, until=kept.until)


@router.get(
    "/editions/{summit}/presence",
    response=MinutesShape,
    auth=KNOWN,
    operation_id="own_presence",
)
def own_presence(request: Asked, summit: Code) -> MinutesShape:
    """Read one's own minutes of presence in an edition."""
    edition = summits.by_code(summit)
    return MinutesShape(minutes=presence.minutes_of(person_of(request), edition))


@router.post(
    f"{AT}/cues/{{number}}", response=CueShape, auth=KNOWN, operation_id="correct_cue"
)
def correct_cue(
    request: Asked, summit: Code, code: Code, number: int, given: CorrectionIn
) -> CueShape:
    """Correct a caption for all who follow and all who read later."""
    cue = queries.cue_by_number(sitting_at(summit, code), number)
    correct_captions(cue, given.text, by=request.actor, at=request.at)
    return cue_shape(queries.cue_by_number(cue.sitting, number))


def _poll_at(summit: str, code: str, poll: str) -> Poll:
    found = sitting_at(summit, code).polls.filter(code=poll).first()
    if found is None:
        raise Refused("not-found", what="poll", code=poll)
    return found


def _question(one: Question) -> QuestionShape:
    row = question_row(one)
    return QuestionShape(
        **{name: getattr(row, name) for name in QuestionShape.model_fields}
    )


def _poll(one: Poll) -> PollShape:
    row = poll_row(one)
    return PollShape(**{name: getattr(row, name) for name in PollShape.model_fields})
