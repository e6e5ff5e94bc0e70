"""What the glossary doubts in a session's records, and a person's decision."""

from enum import StrEnum

from ninja import Router, Schema
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code
from palabre.engines.synthesis.glossary.propose import Sign
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports import glossary
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked

router = Router(tags=["glossary"])


class HeardShape(Schema):
    """Words that may have been misheard; ``key`` names them in a decision."""

    key: str
    turn: str
    start: int
    end: int
    before: str
    after: str
    score: float
    signs: list[Sign]


class GlossaryShape(Schema):
    """What is proposed for a session's records; nothing of it has been applied."""

    session: str
    proposals: list[HeardShape]


class HeardAct(StrEnum):
    """What a person decides."""

    ACCEPT = "accept"
    EVERYWHERE = "everywhere"
    DISMISS = "dismiss"


class HeardIn(Schema):
    """A decision about one proposal."""

    key: str = Field(max_length=120)
    act: HeardAct


@router.get(
    "/editions/{summit}/sessions/{code}/glossary",
    response=GlossaryShape,
    auth=KNOWN,
    operation_id="glossary",
)
def proposals_heard(request: Asked, summit: Code, code: Code) -> GlossaryShape:
    """Tell what may have been misheard in a session."""
    return _shape(request, _session(summit, code))


@router.post(
    "/editions/{summit}/sessions/{code}/glossary",
    response=GlossaryShape,
    auth=KNOWN,
    operation_id="put_right",
)
def put_right(request: Asked, summit: Code, code: Code, told: HeardIn) -> GlossaryShape:
    """Accept a proposal, here or everywhere in the session, or dismiss it."""
    session = _session(summit, code)
    if told.act == HeardAct.DISMISS:
        glossary.dismiss(session, told.key, by=request.actor, at=request.at)
    else:
        everywhere = told.act == HeardAct.EVERYWHERE
        glossary.accept(
            session, told.key, everywhere=everywhere, by=request.actor, at=request.at
        )
    return _shape(request, session)


def _session(summit: str, code: str) -> Session:
    return programme.session_by_code(summits.by_code(summit), code)


def _shape(request: Asked, session: Session) -> GlossaryShape:
    return GlossaryShape(
        session=session.code,
        proposals=[
            HeardShape(
                key=one.key,
                turn=one.turn.code,
                start=one.proposal.span.start,
                end=one.proposal.span.end,
                before=one.proposal.before,
                after=one.proposal.after,
                score=one.proposal.score,
                signs=list(one.proposal.signs),
            )
            for one in glossary.proposals_of(request.actor, session)
        ],
    )
