"""The rules with which an edition is planned: numbers, weights, ways, closed rooms."""

from datetime import datetime
from typing import Literal

from ninja import Router, Schema
from pydantic import Field

from palabre.api.board import BOARD, planned
from palabre.api.doors import KNOWN
from palabre.api.periods import PeriodIn, period_of, period_shape
from palabre.api.shapes import Code, Moment
from palabre.engines.timetable.preferences import PREFERENCES
from palabre.stages.people.models import Person
from palabre.stages.programme import planning, wanted
from palabre.stages.programme.wanted import Attending, Numbers
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["programme"])


class WayShape(Schema):
    """Minutes between two rooms (``venue/room``) or two venues, both ways."""

    one: str = Field(max_length=81)
    other: str = Field(max_length=81)
    minutes: int = Field(ge=0, le=240)


class RulesIn(Schema):
    """Numbers and weights by their codes; what is left out takes its usual value."""

    numbers: dict[str, int] = Field({}, max_length=60)
    weights: dict[str, int] = Field({}, max_length=60)
    themes: dict[str, Literal["", "spread", "gather"]] = Field({}, max_length=200)
    walks: list[WayShape] = Field([], max_length=2000)
    travels: list[WayShape] = Field([], max_length=200)


class NumberShape(Schema):
    """A number: its unit, what it may be, its usual value and the one that holds."""

    code: str
    unit: str
    least: int
    most: int
    usual: int
    value: int


class WeightShape(Schema):
    """What a preference costs, in minutes of harm: usually, and here."""

    code: str
    usual: int
    value: int


class RulesShape(Schema):
    """The rules that hold, and what they usually are."""

    numbers: list[NumberShape]
    weights: list[WeightShape]
    themes: dict[str, str]
    walks: list[WayShape]
    travels: list[WayShape]


class ClosureIn(Schema):
    """A time at which a room may not be used."""

    venue: Code
    room: Code
    starts_at: Moment
    ends_at: Moment
    reason: str = Field("", max_length=200)


class ClosureShape(Schema):
    """A time at which a room may not be used, in UTC."""

    venue: str
    room: str
    starts_at: datetime
    ends_at: datetime
    reason: str


class AttendingShape(Schema):
    """When a person can attend: no period means always, no zone means on site."""

    periods: list[PeriodIn] = Field([], max_length=60)
    zone: str = Field("", max_length=60)
    rest: int = Field(0, ge=0, le=480)


@router.get(
    BOARD + "/rules",
    response=RulesShape,
    auth=KNOWN,
    operation_id="planning_rules",
)
def planning_rules(request: Asked, summit: Code) -> RulesShape:
    """Tell the numbers and weights with which an edition is planned."""
    return _rules(planned(request, summit))


@router.put(
    BOARD + "/rules",
    response=RulesShape,
    auth=KNOWN,
    operation_id="set_planning_rules",
)
def set_planning_rules(request: Asked, summit: Code, given: RulesIn) -> RulesShape:
    """Set them as a whole; what is left out takes its usual value."""
    edition = planned(request, summit)
    told = Numbers(
        given.numbers,
        given.weights,
        dict(given.themes),
        tuple((one.one, one.other, one.minutes) for one in given.walks),
        tuple((one.one, one.other, one.minutes) for one in given.travels),
    )
    planning.set_rules(edition, told, by=request.actor, at=request.at)
    return _rules(edition)


@router.get(
    BOARD + "/closures",
    response=list[ClosureShape],
    auth=KNOWN,
    operation_id="room_closures",
)
def room_closures(request: Asked, summit: Code) -> list[ClosureShape]:
    """Tell when rooms may not be used, in order of time."""
    return _closures(planned(request, summit))


@router.put(
    BOARD + "/closures",
    response=list[ClosureShape],
    auth=KNOWN,
    operation_id="set_room_closures",
)
def set_room_closures(
    request: Asked, summit: Code, given: list[ClosureIn]
) -> list[ClosureShape]:
    """Say when rooms may not be used; others are open again."""
    edition = planned(request, summit)
    closures = [
        planning.Closure(one.venue, one.room, one.starts_at, one.ends_at, one.reason)
        for one in given
    ]
    planning.set_closures(edition, closures, by=request.actor, at=request.at)
    return _closures(edition)


@router.get(
    BOARD + "/people/{code}/availability",
    response=AttendingShape,
    auth=KNOWN,
    operation_id="availability",
)
def availability(request: Asked, summit: Code, code: Code) -> AttendingShape:
    """Tell when a person can attend, from where, and the rest they need."""
    edition = planned(request, summit)
    return _attending(edition, planning.participant(edition, code))


@router.put(
    BOARD + "/people/{code}/availability",
    response=AttendingShape,
    auth=KNOWN,
    operation_id="set_availability",
)
def set_availability(
    request: Asked, summit: Code, code: Code, given: AttendingShape
) -> AttendingShape:
    """Say when a person can attend; what was said before goes."""
    edition = planned(request, summit)
    person = planning.participant(edition, code)
    asked = Attending(
        tuple(period_of(one) for one in given.periods), given.zone, given.rest
    )
    planning.attend(edition, person, asked, by=request.actor, at=request.at)
    return _attending(edition, person)


def _rules(edition: Summit) -> RulesShape:
    own = wanted.numbers_of(edition)
    return RulesShape(
        numbers=[
            NumberShape(
                code=one.code,
                unit=one.unit,
                least=one.least,
                most=one.most,
                usual=planning.usual(one.code),
                value=own.numbers.get(one.code, planning.usual(one.code)),
            )
            for one in planning.NUMBERS
        ],
        weights=[
            WeightShape(
                code=one.code,
                usual=one.weight,
                value=own.weights.get(one.code, one.weight),
            )
            for one in PREFERENCES
        ],
        themes=dict(own.themes),
        walks=[_way(one) for one in own.walks],
        travels=[_way(one) for one in own.travels],
    )


def _way(way: tuple[str, str, int]) -> WayShape:
    return WayShape(one=way[0], other=way[1], minutes=way[2])


def _closures(edition: Summit) -> list[ClosureShape]:
    return [
        ClosureShape(
            venue=one.venue,
            room=one.room,
            starts_at=one.starts_at,
            ends_at=one.ends_at,
            reason=one.reason,
        )
        for one in planning.closures_of(edition)
    ]


def _attending(edition: Summit, person: Person) -> AttendingShape:
    known = planning.attending_of(edition, person)
    return AttendingShape(
        periods=[period_shape(one) for one in known.periods],
        zone=known.zone,
        rest=known.rest,
    )
