"""Expressions of interest: one's own, and those that somebody decides on."""

from datetime import datetime

from ninja import Router, Schema, Status
from pydantic import Field

from palabre.api.doors import KNOWN, person_of
from palabre.api.shapes import Code
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation import interests
from palabre.stages.accreditation.form_models import Interest
from palabre.stages.accreditation.states import InterestState
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows import answer_interest as answering

router = Router(tags=["accreditation"], auth=KNOWN)
OWN = "/editions/{summit}/interest"
QUEUE = "/editions/{summit}/vetting/interests"


class InterestIn(Schema):
    """Who one is, and what one would bring."""

    entity: str = Field(max_length=200)
    goals: str = Field(max_length=4000)
    group: str = Field(max_length=30)
    country: str = Field(max_length=2)
    official_email: str = Field("", max_length=254)
    entity_since: str = Field("", max_length=10)
    link: str = Field("", max_length=300)
    came_before: str = Field("", max_length=400)


class InterestShape(Schema):
    """An expression of interest, and what became of it."""

    code: str
    person: str
    state: str
    entity: str
    goals: str
    group: str
    country: str
    official_email: str
    entity_since: str
    link: str
    came_before: str
    filed_at: datetime
    reason: str


class AnswerIn(Schema):
    """``invite``, ``affiliate`` with an organization, or ``decline`` with a reason."""

    act: str
    organization: str = Field("", max_length=180)
    reason: str = Field("", max_length=4000)


@router.get(OWN, response=InterestShape, operation_id="own_interest")
def own_interest(request: Asked, summit: Code) -> InterestShape:
    """Tell what one said, and what became of it."""
    edition = summits.by_code(summit)
    found = interests.interest_of(person_of(request).pk, edition)
    if found is None:
        raise Refused("not-found", what="interest", code=summit)
    return _shape(found)


@router.post(OWN, response={201: InterestShape}, operation_id="file_interest")
def file_interest(
    request: Asked, summit: Code, given: InterestIn
) -> Status[InterestShape]:
    """Express interest, or mend what was said while nobody has decided."""
    made = interests.file_interest(
        summits.by_code(summit),
        person_of(request),
        interests.InterestFacts(**given.dict()),
        by=request.actor,
        at=request.at,
    )
    return Status(201, _shape(made))


@router.get(QUEUE, response=list[InterestShape], operation_id="interests_to_vet")
def interests_to_vet(
    request: Asked, summit: Code, state: InterestState = InterestState.FILED
) -> list[InterestShape]:
    """List the interests that one decides on, the oldest first."""
    edition = summits.by_code(summit)
    found = interests.interests_to_vet(request.actor, edition, state)
    return [_shape(one) for one in found]


@router.post(
    QUEUE + "/{code}/answer", response=InterestShape, operation_id="answer_interest"
)
def answer_interest(
    request: Asked, summit: Code, code: Code, given: AnswerIn
) -> InterestShape:
    """Invite, affiliate or decline; the letter waits until a human has read it."""
    found = interests.interest_for(request.actor, summits.by_code(summit), code)
    done = answering.answer_interest(
        found,
        given.act,
        organization=given.organization,
        reason=given.reason,
        by=request.actor,
        at=request.at,
    )
    return _shape(done)


def _shape(one: Interest) -> InterestShape:
    said = {name: getattr(one, name) for name in InterestIn.model_fields}
    return InterestShape(
        code=one.code,
        person=one.person.name,
        state=one.state,
        filed_at=one.filed_at,
        reason=one.reason,
        **said,
    )
