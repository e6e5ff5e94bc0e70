"""Protocol for those who keep it: ranks, the high-level list, plans, clashes."""

from datetime import datetime

from django.utils import translation
from ninja import Router, Schema, Status
from pydantic import Field

from palabre.api.doors import KNOWN
from palabre.api.shapes import Code
from palabre.kernel.languages import interface_language
from palabre.kernel.rights import require
from palabre.stages.programme.drafts import draft_of
from palabre.stages.protocol import clashes as meeting
from palabre.stages.protocol import queries, rules, seating, seats
from palabre.stages.protocol.messages import sentences_of
from palabre.stages.protocol.models import Dignitary, Seating, SeatMove
from palabre.stages.summits import queries as summits
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["protocol"])


class RankShape(Schema):
    """A line of an edition's table of precedence; place 1 is the highest."""

    code: str
    place: int
    name: dict[str, str]
    is_ministerial: bool
    needs_escort: bool


class DignitaryShape(Schema):
    """Somebody on the high-level list; notes never leave by this door."""

    code: str
    person: str
    name: str
    rank: str
    place: int
    why: str
    country: str
    post: str
    state: str
    is_observer: bool
    languages: list[str]
    arrives_at: datetime | None
    arrival: str
    departs_at: datetime | None
    departure: str
    escort: str


class ClashShape(Schema):
    """What the timetable runs into: codes to act on, names to read."""

    kind: str
    level: str
    dignitary: str
    name: str
    session: str
    other_session: str


class SeatShape(Schema):
    """A place of a plan, who has it if anybody, and why."""

    seat: int
    person: str
    name: str
    why: str
    is_by_hand: bool


class SeatingShape(Schema):
    """A plan of places or a speaking order."""

    code: str
    session: str
    title: str
    shape: str
    rule: str


class SeatingWhole(SeatingShape):
    """A plan with its places, and the names of who found none."""

    seats: list[SeatShape]
    without_seat: list[str]


class MoveIn(Schema):
    """A place given by hand; seat 0 leaves out, none gives back to the rule."""

    person: str = Field(max_length=12)
    seat: int | None = Field(None, ge=0)
    reason: str = Field(min_length=1, max_length=seating.LONGEST_REASON)


class MoveShape(Schema):
    """What was moved."""

    person: str
    was: int
    seat: int | None


@router.get(
    "/editions/{summit}/ranks", response=list[RankShape], operation_id="protocol_ranks"
)
def ranks(request: Asked, summit: Code) -> list[RankShape]:
    """Tell the edition's table of precedence, the highest first."""
    return [
        RankShape(
            code=one.code,
            place=one.position,
            name=dict(one.name.words),
            is_ministerial=one.is_ministerial,
            needs_escort=one.needs_escort,
        )
        for one in queries.ranks_of(summits.by_code(summit))
    ]


@router.get(
    "/editions/{summit}/high-level",
    response=list[DignitaryShape],
    auth=KNOWN,
    operation_id="high_level_list",
)
def high_level(request: Asked, summit: Code, lang: str = "en") -> list[DignitaryShape]:
    """Tell the high-level list in order of precedence, each with the reason."""
    edition = summits.by_code(summit)
    listed = list(queries.dignitaries_of(request.actor, edition))
    names = queries.names_of(queries.ranks_of(edition), lang)
    with translation.override(_lang(lang)):
        return [
            _dignitary(one, placed.place, sentences_of(placed.reasons, names))
            for one, placed in queries.in_precedence(listed, queries.rules_of(edition))
        ]


def _dignitary(one: Dignitary, place: int, why: str) -> DignitaryShape:
    return DignitaryShape(
        code=one.code,
        person=one.person.code,
        name=one.person.name,
        rank=one.rank.code,
        place=place,
        why=why,
        country=one.country,
        post=one.post,
        state=one.state,
        is_observer=one.is_observer,
        languages=one.languages,
        arrives_at=one.arrives_at,
        arrival=one.arrival,
        departs_at=one.departs_at,
        departure=one.departure,
        escort=one.escort,
    )


@router.get(
    "/editions/{summit}/protocol-clashes",
    response=list[ClashShape],
    auth=KNOWN,
    operation_id="protocol_clashes",
)
def protocol_clashes(request: Asked, summit: Code) -> list[ClashShape]:
    """Tell what of arrivals, escorts, languages and rooms the draft runs into."""
    edition = summits.by_code(summit)
    listed = list(queries.dignitaries_of(request.actor, edition))
    found = meeting.clashes(draft_of(edition, by=request.actor), listed)
    return [
        ClashShape(
            kind=one.kind,
            level=one.level,
            dignitary=one.dignitary.code,
            name=one.dignitary.person.name,
            session=one.session.row.code if one.session else "",
            other_session=one.other.row.code if one.other else "",
        )
        for one in found
    ]


@router.get(
    "/editions/{summit}/seatings",
    response=list[SeatingShape],
    auth=KNOWN,
    operation_id="seatings",
)
def seatings(request: Asked, summit: Code) -> list[SeatingShape]:
    """Tell the plans of places and speaking orders of an edition."""
    found = queries.seatings_of(request.actor, summits.by_code(summit))
    return [SeatingShape(**_facts(one)) for one in found]


@router.get(
    "/editions/{summit}/seatings/{code}",
    response=SeatingWhole,
    auth=KNOWN,
    operation_id="seating",
)
def seating_whole(
    request: Asked, summit: Code, code: Code, lang: str = "en"
) -> SeatingWhole:
    """Tell a plan with every place and its reason in a sentence."""
    edition = summits.by_code(summit)
    found = _seating(request, edition, code)
    here, _ = seats.seats_of(found)
    names = queries.names_of(queries.ranks_of(edition), lang)
    with translation.override(_lang(lang)):
        told = [
            SeatShape(
                seat=one.spot.number,
                person=one.entrant.code if one.entrant else "",
                name=one.entrant.name if one.entrant else "",
                why=sentences_of(one.reasons, names) if one.entrant else "",
                is_by_hand=one.is_fixed,
            )
            for one in here.seated
        ]
    return SeatingWhole(
        **_facts(found), seats=told, without_seat=[one.name for one in here.standing]
    )


@router.post(
    "/editions/{summit}/seatings/{code}/moves",
    response={201: MoveShape},
    auth=KNOWN,
    operation_id="move_seat",
)
def move_seat(
    request: Asked, summit: Code, code: Code, given: MoveIn
) -> Status[MoveShape]:
    """Give somebody a place by hand, or back to the rule; the reason is kept."""
    found = _seating(request, summits.by_code(summit), code)
    by, at = request.actor, request.at
    made: SeatMove
    if given.seat is None:
        made = seating.give_back(found, given.person, given.reason, by=by, at=at)
    else:
        made = seating.move(found, given.person, given.seat, given.reason, by=by, at=at)
    return Status(201, MoveShape(person=given.person, was=made.was, seat=made.seat))


def _seating(request: Asked, summit: Summit, code: str) -> Seating:
    require(rules.may_keep(request.actor, summit), "protocol.seatings.read")
    return queries.seating_for(request.actor, summit, code)


def _facts(one: Seating) -> dict[str, str]:
    return {
        "code": one.code,
        "session": one.session.code if one.session else "",
        "title": one.title,
        "shape": one.shape,
        "rule": one.rule,
    }


def _lang(asked: str) -> str:
    return interface_language(asked)
