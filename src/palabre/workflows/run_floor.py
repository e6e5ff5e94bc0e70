"""Running a session's floor: each act, and its room told of it."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.stages.live import operations as live
from palabre.stages.live import queries
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.programme.models import Session
from palabre.workflows.tell_room import tell_states


def open_session(session: Session, *, by: Actor, at: datetime) -> Sitting:
    """Open a session and tell its room. See `live.open_sitting`."""
    with transaction.atomic():
        sitting = live.open_sitting(session, by=by, at=at)
        tell_states(session)
    return sitting


def keep_list(sitting: Sitting, *, is_open: bool, by: Actor, at: datetime) -> Sitting:
    """Open or close the list of speakers and tell the room."""
    with transaction.atomic():
        kept = live.set_list_open(sitting, is_open=is_open, by=by, at=at)
        tell_states(sitting.session)
    return kept


def keep_time(sitting: Sitting, seconds: int, *, by: Actor, at: datetime) -> Sitting:
    """Set how long a statement may take and tell the room."""
    with transaction.atomic():
        kept = live.set_limit(sitting, seconds, by=by, at=at)
        tell_states(sitting.session)
    return kept


def ask_for_floor(
    sitting: Sitting, facts: RequestFacts, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Put somebody on the list and tell the room. See `live.request_floor`."""
    with transaction.atomic():
        request = live.request_floor(sitting, facts, by=by, at=at)
        tell_states(sitting.session)
    return request


def withdraw(request: RequestForFloor, *, by: Actor, at: datetime) -> RequestForFloor:
    """Take somebody off the list and tell the room. See `live.withdraw_request`."""
    with transaction.atomic():
        withdrawn = live.withdraw_request(request, by=by, at=at)
        tell_states(request.sitting.session)
    return withdrawn


def give_floor(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """Give somebody the floor and tell the room. See `live.give_floor`."""
    with transaction.atomic():
        statement = live.give_floor(request, by=by, at=at)
        tell_states(request.sitting.session)
    return statement


def pass_floor(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """End whoever speaks and give the floor to somebody, in one act.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``live.statement.ended`` if somebody spoke, ``live.floor.given``.
    """
    with transaction.atomic():
        speaking = queries.floor_now(request.sitting)
        if speaking is not None:
            live.end_statement(speaking, by=by, at=at)
        statement = live.give_floor(request, by=by, at=at)
        tell_states(request.sitting.session)
    return statement


def end_statement(statement: Statement, *, by: Actor, at: datetime) -> Statement:
    """End a statement and tell the room. See `live.end_statement`."""
    with transaction.atomic():
        ended = live.end_statement(statement, by=by, at=at)
        tell_states(statement.sitting.session)
    return ended
