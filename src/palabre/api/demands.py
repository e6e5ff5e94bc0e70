"""What sessions, organizers and people ask of the timetable, and the planning rules."""

from datetime import datetime

from ninja import Router, Schema
from pydantic import Field

from palabre.api.board import BOARD, planned
from palabre.api.doors import KNOWN
from palabre.api.periods import (
    PeriodIn,
    WishIn,
    period_of,
    period_shape,
    wish_of,
    wish_shape,
)
from palabre.api.shapes import BodyCode, Code, Moment
from palabre.stages.programme import demands, queries, wanted
from palabre.stages.programme.wanted import After, Demands
from palabre.stages.summits.models import Summit
from palabre.web.requests import Asked

router = Router(tags=["programme"])


class DemandsIn(Schema):
    """What a session asks; what is left out it asks no longer.

    ``windows`` are the only hours in which it may be held, ``rooms`` (``venue/room``)
    the only rooms, ``needs`` equipment that its room must have.
    """

    windows: list[PeriodIn] = Field([], max_length=60)
    wishes: list[WishIn] = Field([], max_length=60)
    fixed_at: Moment | None = None
    rooms: list[str] = Field([], max_length=200)
    needs: list[str] = Field([], max_length=60)
    must_interpret: bool = False


class DemandsShape(DemandsIn):
    """What a session asks, with the orders in which it stands."""

    fixed_at: datetime | None = None
    orders: list["OrderShape"]


class OrderIn(Schema):
    """One session after another; minutes from the end of one to the start of the other."""

    before: Code
    after: Code
    at_least: int = Field(0, ge=0, le=14_400)
    at_most: int | None = Field(None, ge=0, le=14_400)


class OrderShape(OrderIn):
    """One session after another."""


class SeriesIn(Schema):
    """The parts of a series from the first to the last, and the distance of two."""

    parts: list[Code] = Field(min_length=2, max_length=60)
    at_least: int = Field(0, ge=0, le=14_400)
    at_most: int | None = Field(None, ge=0, le=14_400)


class OrganizerShape(Schema):
    """A body, and whether it holds one session at a time.

    ``is_said`` tells that somebody said so; else it follows from its sessions.
    """

    code: str
    n_sessions: int
    is_one_at_a_time: bool
    is_said: bool


class OrganizersIn(Schema):
    """Bodies by code: whether one at a time, null for what their sessions tell."""

    organizers: dict[BodyCode, bool | None] = Field(max_length=2000)


@router.get(
    BOARD + "/sessions/{code}/demands",
    response=DemandsShape,
    auth=KNOWN,
    operation_id="session_demands",
)
def session_demands(request: Asked, summit: Code, code: Code) -> DemandsShape:
    """Tell what a session asks of its hour and room."""
    return _shape(planned(request, summit), code)


@router.put(
    BOARD + "/sessions/{code}/demands",
    response=DemandsShape,
    auth=KNOWN,
    operation_id="set_session_demands",
)
def set_session_demands(
    request: Asked, summit: Code, code: Code, given: DemandsIn
) -> DemandsShape:
    """Say what a session asks; what it asked before goes."""
    edition = planned(request, summit)
    session = queries.session_by_code(edition, code)
    asked = Demands(
        windows=tuple(period_of(one) for one in given.windows),
        wishes=tuple(wish_of(one) for one in given.wishes),
        fixed_at=given.fixed_at,
        rooms=tuple(given.rooms),
        needs=tuple(given.needs),
        must_interpret=given.must_interpret,
    )
    demands.demand(session, asked, by=request.actor, at=request.at)
    return _shape(edition, code)


@router.get(
    BOARD + "/orders",
    response=list[OrderShape],
    auth=KNOWN,
    operation_id="session_orders",
)
def session_orders(request: Asked, summit: Code) -> list[OrderShape]:
    """Tell which sessions follow which."""
    return _orders(planned(request, summit))


@router.put(
    BOARD + "/sessions/{code}/orders",
    response=list[OrderShape],
    auth=KNOWN,
    operation_id="set_session_orders",
)
def set_session_orders(
    request: Asked, summit: Code, code: Code, given: list[OrderIn]
) -> list[OrderShape]:
    """Say before and after which sessions one is held; others are let go."""
    edition = planned(request, summit)
    session = queries.session_by_code(edition, code)
    orders = [After(o.before, o.after, o.at_least, o.at_most) for o in given]
    demands.set_orders(session, orders, by=request.actor, at=request.at)
    return _orders(edition)


@router.post(
    BOARD + "/series",
    response=list[OrderShape],
    auth=KNOWN,
    operation_id="set_series",
)
def set_series(request: Asked, summit: Code, given: SeriesIn) -> list[OrderShape]:
    """Make sessions the parts of a series, each after the one before it."""
    edition = planned(request, summit)
    demands.set_series(
        edition,
        given.parts,
        at_least=given.at_least,
        at_most=given.at_most,
        by=request.actor,
        at=request.at,
    )
    return _orders(edition)


@router.get(
    BOARD + "/organizers",
    response=list[OrganizerShape],
    auth=KNOWN,
    operation_id="planning_organizers",
)
def planning_organizers(request: Asked, summit: Code) -> list[OrganizerShape]:
    """Tell which bodies hold one session at a time, those with most sessions first."""
    return _bodies(planned(request, summit))


@router.put(
    BOARD + "/organizers",
    response=list[OrganizerShape],
    auth=KNOWN,
    operation_id="set_planning_organizers",
)
def set_planning_organizers(
    request: Asked, summit: Code, given: OrganizersIn
) -> list[OrganizerShape]:
    """Say which bodies hold one session at a time; others stay as they are."""
    edition = planned(request, summit)
    demands.set_organizers(edition, given.organizers, by=request.actor, at=request.at)
    return _bodies(edition)


def _shape(edition: Summit, code: str) -> DemandsShape:
    session = queries.session_by_code(edition, code)
    asked = wanted.demands_of(session)
    return DemandsShape(
        windows=[period_shape(one) for one in asked.windows],
        wishes=[wish_shape(one) for one in asked.wishes],
        fixed_at=asked.fixed_at,
        rooms=list(asked.rooms),
        needs=list(asked.needs),
        must_interpret=asked.must_interpret,
        orders=[_order(one) for one in demands.before_and_after(session)],
    )


def _orders(edition: Summit) -> list[OrderShape]:
    return [_order(one) for one in wanted.orders_of(edition)]


def _order(one: After) -> OrderShape:
    return OrderShape(
        before=one.before,
        after=one.after,
        at_least=one.at_least,
        at_most=one.at_most,
    )


def _bodies(edition: Summit) -> list[OrganizerShape]:
    return [
        OrganizerShape(
            code=one.organization.code,
            n_sessions=one.n_sessions,
            is_one_at_a_time=one.is_single,
            is_said=one.is_said,
        )
        for one in demands.bodies_of(edition)
    ]
