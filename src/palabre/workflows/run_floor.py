"""Running a session's floor: each act done once, kept for undoing, its room told."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TypeVar

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import listing, queries, undo
from palabre.stages.live import operations as live
from palabre.stages.live.attribution import attribute, voices
from palabre.stages.live.models import FloorAct, RequestForFloor, Sitting, Statement
from palabre.stages.live.operations import RequestFacts
from palabre.stages.live.rules import may_moderate
from palabre.stages.live.states import REQUEST_MOVES, SittingState
from palabre.stages.live.undo import FLOOR, Parts, Stamp
from palabre.stages.programme.models import Session
from palabre.workflows.close_session import file_late, take_back_closing
from palabre.workflows.cut_due import cut_when_over
from palabre.workflows.tell_room import tell_states, tell_voices

Done = TypeVar("Done")

AROUND = timedelta(minutes=2)
"""Before an act: a cut by policy that the act finds ended a turn somewhat earlier."""


def open_session(session: Session, *, by: Actor, at: datetime) -> Sitting:
    """Open a session, so that it can be taken back; tell its room.

    See `live.open_sitting`.
    """
    with transaction.atomic():
        require(may_moderate(by, session), "live.sitting.opened")
        before = undo.snapshot(live.prepared(session), ("sitting",))
        sitting = live.open_sitting(session, by=by, at=at)
        on = Stamp(by, at)
        undo.keep(sitting, "opened", before, on=on, parts=("sitting",))
        tell_states(session)
    return sitting


def act(
    sitting: Sitting,
    name: str,
    do: Callable[[], Done],
    *,
    on: Stamp,
    subject: str | Callable[[Done], str] = "",
    parts: Parts = FLOOR,
) -> Done | None:
    """Do an act on a session's floor, so that it can be taken back; tell the room.

    Parameters
    ----------
    name : str
        A code of `messages.ACTS`: what the console calls the act.
    on : Stamp
        Who acts, when; an act that came before under its number is not done again.
    subject : str or function
        Whom or what the act is about; a function reads it in what was done.
    parts : tuple of str
        What of the session the act may change.
    """
    with transaction.atomic():
        live.locked(sitting.session)
        if undo.is_done(sitting, on.key):
            return None
        before = undo.snapshot(sitting, parts)
        heard = voices(sitting, on.at - AROUND) if "statement" in parts else {}
        done = do()
        if "statement" in parts:
            # a console without network may come late
            attribute(sitting, on.at, at=on.at)
            tell_voices(sitting, heard, on.at - AROUND)
        told = subject if isinstance(subject, str) else subject(done)
        undo.keep(sitting, name, before, on=on, subject=told, parts=parts)
        tell_states(sitting.session)
    return done


def take_back(kept: FloorAct, *, by: Actor, at: datetime) -> FloorAct:
    """Take an act back and tell the room. See `undo.undo`.

    With a session's end, its records and its letters are taken back.
    """
    with transaction.atomic():
        since = kept.at - AROUND
        before = voices(kept.sitting, since)
        undone = undo.undo(kept, by=by, at=at)
        attribute(kept.sitting, kept.at, at=at)
        tell_voices(kept.sitting, before, since)
        if kept.act == undo.CLOSED:
            take_back_closing(kept.sitting, kept.at, at=at)
        tell_states(kept.sitting.session)
    return undone


def keep_list(
    sitting: Sitting, *, is_open: bool, by: Actor, at: datetime, key: str = ""
) -> Sitting | None:
    """Open or close the list of speakers and tell the room."""
    return act(
        sitting,
        "list-opened" if is_open else "list-closed",
        lambda: live.set_list_open(sitting, is_open=is_open, by=by, at=at),
        on=Stamp(by, at, key),
    )


def keep_time(
    sitting: Sitting, seconds: int, *, by: Actor, at: datetime, key: str = ""
) -> Sitting | None:
    """Set how long a statement may take and tell the room."""
    return act(
        sitting,
        "limit",
        lambda: live.set_limit(sitting, seconds, by=by, at=at),
        on=Stamp(by, at, key),
    )


def ask_for_floor(
    sitting: Sitting, facts: RequestFacts, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Put somebody on the list and tell the room. See `live.request_floor`."""
    cut_when_over(sitting, at=at)
    made = act(
        sitting,
        "asked",
        lambda: live.request_floor(sitting, facts, by=by, at=at),
        on=Stamp(by, at),
        subject=lambda one: one.name,  # a number where no name is kept
    )
    assert made is not None, "without a key an act is always done"
    return made


def add_to_list(
    sitting: Sitting, facts: RequestFacts, *, on: Stamp
) -> RequestForFloor | None:
    """Put somebody on the list from a console, once. See `live.request_floor`."""
    return act(
        sitting,
        "asked",
        lambda: live.request_floor(sitting, facts, by=on.by, at=on.at),
        on=on,
        subject=lambda one: one.name,  # a number where no name is kept
    )


def withdraw(request: RequestForFloor, *, by: Actor, at: datetime) -> RequestForFloor:
    """Take somebody off the list and tell the room. See `live.withdraw_request`."""
    act(
        request.sitting,
        "withdrawn",
        lambda: live.withdraw_request(request, by=by, at=at),
        on=Stamp(by, at),
        subject=request.name,
    )
    return request


def swap(
    request: RequestForFloor,
    other: RequestForFloor,
    *,
    is_off: bool = False,
    by: Actor,
    at: datetime,
) -> RequestForFloor:
    """Offer to change places, agree to it, or with ``is_off`` drop it; tell the room.

    See `listing.offer_swap` and `listing.drop_swap`.
    """
    do = listing.drop_swap if is_off else listing.offer_swap
    act(
        request.sitting,
        "swap-dropped" if is_off else "swapped",
        lambda: do(request, other, by=by, at=at),
        on=Stamp(by, at),
        subject=request.name,
    )
    return request


def file_statement(
    request: RequestForFloor, text: str, *, by: Actor, at: datetime
) -> RequestForFloor:
    """File a statement in writing and tell the room; after the end it joins the record.

    See `listing.file_written`. Raises Refused: ``filing-over`` besides.
    """
    with transaction.atomic():
        act(
            request.sitting,
            "filed",
            lambda: listing.file_written(request, text, by=by, at=at),
            on=Stamp(by, at),
            subject=request.name,
        )
        if live.locked(request.sitting.session).state == SittingState.CLOSED:
            file_late(request, at=at)
    return request


def give_floor(
    request: RequestForFloor, *, by: Actor, at: datetime, key: str = ""
) -> Statement | None:
    """Give somebody the floor and tell the room. See `live.give_floor`."""
    return act(
        request.sitting,
        "given",
        lambda: live.give_floor(request, by=by, at=at),
        on=Stamp(by, at, key),
        subject=request.name,
    )


def is_seen(statement: Statement | None, seen: str) -> bool:
    """Tell whether who has the floor is whom somebody saw there.

    ``seen`` is the number of the statement or the code of the request.
    """
    return statement is not None and seen in {
        str(statement.pk),
        statement.request.code,
    }


def pass_floor(
    request: RequestForFloor,
    *,
    by: Actor,
    at: datetime,
    key: str = "",
    seen: str | None = None,
) -> Statement | None:
    """End whoever speaks and give the floor to somebody, in one act.

    Where the floor is free by now, nobody ends: it is given all the same.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``floor-moved`` if somebody else
    speaks than whom the sender saw there, see `is_seen`.
    Journal: ``live.statement.ended`` if somebody spoke, ``live.floor.given``.
    """

    def pass_it() -> Statement:
        fresh = queries.request_by_code(request.sitting, request.code)
        REQUEST_MOVES.after("give_floor", fresh.state)  # not to who has it already
        speaking = queries.floor_now(request.sitting)
        if speaking is not None:
            if seen is not None and not is_seen(speaking, seen):
                raise Refused("floor-moved")
            live.end_statement(speaking, by=by, at=at)
        return live.give_floor(request, by=by, at=at)

    return act(
        request.sitting, "given", pass_it, on=Stamp(by, at, key), subject=request.name
    )


def end_statement(
    statement: Statement, *, by: Actor, at: datetime, key: str = ""
) -> Statement | None:
    """End a statement and tell the room. See `live.end_statement`."""
    return act(
        statement.sitting,
        "ended",
        lambda: live.end_statement(statement, by=by, at=at),
        on=Stamp(by, at, key),
        subject=statement.request.name,
    )
