"""Acts on a turn: pause and resume, interrupt, rule, give more time, cut off."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.notes import note
from palabre.stages.live.operations import LIMIT_TO, give_floor, locked
from palabre.stages.live.running import begin, cut_if_over, finish
from palabre.stages.live.states import (
    REQUEST_MOVES,
    SITTING_MOVES,
    RequestKind,
    RequestState,
)

RULING_LIMIT = 1000


def pause(statement: Statement, *, by: Actor, at: datetime) -> RequestForFloor:
    """Stop a statement's clock; what is left of its time is kept.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``live.statement.paused``.
    """
    act = "live.statement.paused"
    require(rules.may_moderate(by, statement.sitting.session), act)
    with transaction.atomic():
        sitting = locked(statement.sitting.session)
        request = _hold(statement, at)
        note(act, sitting, by=by, at=at, request=request.code)
    return request


def _hold(statement: Statement, at: datetime) -> RequestForFloor:
    request = RequestForFloor.objects.get(pk=statement.request_id)
    request.state = REQUEST_MOVES.after("pause", request.state)
    gone = int((at - statement.started_at).total_seconds())
    request.left_seconds = statement.limit_seconds - gone
    request.save(update_fields=["state", "left_seconds"])
    statement.ended_at = at
    statement.save(update_fields=["ended_at"])
    return request


def resume(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """Let whoever was paused go on, with what was left of the time.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``floor-taken``.
    Journal: ``live.statement.resumed``.
    """
    act = "live.statement.resumed"
    require(rules.may_moderate(by, request.sitting.session), act)
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        SITTING_MOVES.after("give_floor", sitting.state)
        request.refresh_from_db()
        state = REQUEST_MOVES.after("resume", request.state)
        speaking = sitting.requests.filter(state=RequestState.SPEAKING).first()
        if speaking is not None:
            raise Refused("floor-taken", name=speaking.name)
        statement = begin(request, sitting, at)
        request.state, request.left_seconds = state, None
        request.save(update_fields=["state", "left_seconds"])
        note(act, sitting, by=by, at=at, request=request.code)
    return statement


def end_paused(request: RequestForFloor, *, by: Actor, at: datetime) -> RequestForFloor:
    """End a statement that was paused: it does not go on.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.statement.ended``.
    """
    act = "live.statement.ended"
    require(rules.may_moderate(by, request.sitting.session), act)
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        request.refresh_from_db()
        finish(request, at)
        note(act, sitting, by=by, at=at, request=request.code)
    return request


def interrupt(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """Give the floor to a point of order; whoever speaks is paused meanwhile.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``may-not-interrupt``.
    Journal: ``live.statement.paused`` if somebody spoke, ``live.floor.given``.
    """
    require(rules.may_moderate(by, request.sitting.session), "live.floor.given")
    if request.kind != RequestKind.POINT_OF_ORDER:
        raise Refused("may-not-interrupt", name=request.name)
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        cut_if_over(sitting, at)
        running = sitting.statements.filter(ended_at__isnull=True).first()
        if running is not None:
            pause(running, by=by, at=at)
        return give_floor(request, by=by, at=at)


def rule_on(
    request: RequestForFloor, ruling: str, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Record the chair's ruling on a point of order.

    Raises Refused: ``not-allowed``, ``ruling-missing``, ``may-not-interrupt``.
    Journal: ``live.point.ruled``.
    """
    act = "live.point.ruled"
    require(rules.may_moderate(by, request.sitting.session), act)
    if request.kind != RequestKind.POINT_OF_ORDER:
        raise Refused("may-not-interrupt", name=request.name)
    words = " ".join(ruling.split())[:RULING_LIMIT]
    if not words:
        raise Refused("ruling-missing", field="ruling")
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        request.ruling, request.ruled_at = words, at
        request.save(update_fields=["ruling", "ruled_at"])
        note(act, sitting, by=by, at=at, request=request.code, ruling=words)
    return request


def extend(statement: Statement, seconds: int, *, by: Actor, at: datetime) -> Statement:
    """Give whoever speaks more time, or less with a negative number.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``limit-out-of-range``.
    Journal: ``live.statement.extended``.
    """
    act = "live.statement.extended"
    require(rules.may_moderate(by, statement.sitting.session), act)
    with transaction.atomic():
        sitting = locked(statement.sitting.session)
        statement.refresh_from_db()
        if statement.ended_at is not None:
            raise Refused("wrong-state", act="extend", state=RequestState.ENDED)
        limit = statement.limit_seconds + seconds
        if not 0 <= limit <= LIMIT_TO:
            raise Refused("limit-out-of-range", least=0, most=LIMIT_TO)
        statement.limit_seconds = limit
        statement.save(update_fields=["limit_seconds"])
        note(act, sitting, by=by, at=at, seconds=seconds)
    return statement


def cut_off(sitting: Sitting, *, by: Actor, at: datetime) -> Statement | None:
    """End whoever speaks beyond time and grace, if the policy says so.

    Raises Refused: ``not-allowed``. Journal: ``live.statement.cut`` if one was.
    """
    act = "live.statement.cut"
    require(rules.may_moderate(by, sitting.session), act)
    with transaction.atomic():
        held = locked(sitting.session)
        ended = cut_if_over(held, at)
        if ended is not None:
            note(act, held, by=by, at=at, request=ended.request.code)
    return ended
