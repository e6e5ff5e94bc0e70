"""Live sessions: captions to follow, captions to send, asking for the floor."""

from datetime import datetime

from ninja import Query, Router, Schema
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code
from palabre.kernel.refusals import Refused
from palabre.stages.live import queries
from palabre.stages.live.captions import CAPTION_LIMIT, LABEL_LIMIT, CaptionFacts
from palabre.stages.live.models import Cue, RequestForFloor, Sitting
from palabre.stages.live.states import SittingState
from palabre.stages.programme import queries as programme
from palabre.stages.programme.models import Session
from palabre.stages.summits import queries as summits
from palabre.web.requests import Asked
from palabre.workflows.take_captions import take_captions

router = Router(tags=["live"])


class After(Schema):
    """Which captions are wanted: those after the last one that was seen."""

    after: int = Field(0, ge=0, le=2_000_000_000)
    limit: int = Field(200, ge=1, le=500)


class SpeakerShape(Schema):
    """Who had the floor, as the list of speakers named them."""

    name: str
    organization: str
    group: str
    country: str


class CueShape(Schema):
    """One caption with its speaker, if the floor log knows."""

    number: int
    at: datetime
    lang: str
    text: str
    speaker: SpeakerShape | None


class CuesShape(Schema):
    """The captions after a number, and whether more may come."""

    state: SittingState
    last: int
    cues: list[CueShape]


class CueIn(Schema):
    """One caption as its source sends it.

    ``label`` is whom the source names as the voice; ``source_id`` is its own number:
    with it, sending twice is harmless.
    """

    text: str = Field(min_length=1, max_length=CAPTION_LIMIT)
    at: datetime | None = None
    lang: str = Field("en", max_length=12)
    label: str | None = Field(None, max_length=LABEL_LIMIT)
    source: str = Field("api", max_length=40)
    source_id: str = Field("", max_length=64)


class CuesIn(Schema):
    """Captions in the order they were said."""

    cues: list[CueIn] = Field(max_length=200)


class CuesKept(Schema):
    """How many captions were new, and the number of the last of them."""

    n_kept: int
    last: int


@router.get(
    "/editions/{summit}/sessions/{code}/cues",
    response=CuesShape,
    operation_id="cues",
)
def cues(request: Asked, summit: Code, code: Code, wanted: Query[After]) -> CuesShape:
    """Follow a session: the captions after a number."""
    sitting = queries.sitting_of(session_at(summit, code))
    if sitting is None:
        return CuesShape(state=SittingState.SCHEDULED, last=wanted.after, cues=[])
    found = queries.cues_after(sitting, wanted.after, limit=wanted.limit)
    last = found[-1].number if found else wanted.after
    return CuesShape(
        state=SittingState(sitting.state),
        last=last,
        cues=[cue_shape(one) for one in found],
    )


@router.post(
    "/editions/{summit}/sessions/{code}/cues",
    response=CuesKept,
    auth=KNOWN,
    operation_id="send_cues",
)
def send_cues(request: Asked, summit: Code, code: Code, given: CuesIn) -> CuesKept:
    """Send captions to a session that is open."""
    sitting = sitting_at(summit, code)
    facts = [_caption(one, request.at) for one in given.cues]
    kept = take_captions(sitting, facts, by=request.actor, at=request.at)
    return CuesKept(n_kept=len(kept), last=kept[-1].number if kept else 0)


def session_at(summit: str, code: str) -> Session:
    """Return a session of an edition, or refuse with ``not-found``."""
    return programme.session_by_code(summits.by_code(summit), code)


def sitting_at(summit: str, code: str) -> Sitting:
    """Return the sitting of a session that was opened, or refuse."""
    found = queries.sitting_of(session_at(summit, code))
    if found is None:
        raise Refused("wrong-state", act="sitting", state=SittingState.SCHEDULED)
    return found


def _caption(given: CueIn, at: datetime) -> CaptionFacts:
    said_at = given.at if given.at and given.at.tzinfo else at
    return CaptionFacts(
        given.text, said_at, given.lang, given.label, given.source, given.source_id
    )


def cue_shape(one: Cue) -> CueShape:
    """Return a caption as the API tells it."""
    return CueShape(
        number=one.number,
        at=one.at,
        lang=one.lang,
        text=one.text,
        speaker=_speaker(one.statement.request) if one.statement else None,
    )


def _speaker(one: RequestForFloor) -> SpeakerShape:
    return SpeakerShape(
        name=one.name,
        organization=one.organization.code if one.organization else "",
        group=one.group,
        country=one.country,
    )
