"""Acts on the list of speakers: skip, move, swap, hand over, file in writing."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import RequestForFloor, Sitting
from palabre.stages.live.notes import note
from palabre.stages.live.operations import (
    NAME_LIMIT,
    ON_THE_FLOOR,
    RequestFacts,
    locked,
    next_position,
)
from palabre.stages.live.places import change_places, leave_place, take_place
from palabre.stages.live.states import (
    REQUEST_MOVES,
    RequestKind,
    RequestState,
    SittingState,
)
from palabre.stages.programme.unattributed import bare, under_rule
from palabre.stages.protocol.floor import rank_here

WRITTEN_LIMIT = 20_000
"""Characters of a statement filed in writing: about twenty minutes of speech."""

REASON_LIMIT = 300


def skip(request: RequestForFloor, *, by: Actor, at: datetime) -> RequestForFloor:
    """Pass over somebody who is absent when called: called again at the end.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.floor.skipped``.
    """
    act = "live.floor.skipped"
    require(rules.may_moderate(by, request.sitting.session), act)
    with transaction.atomic():
        sitting = _held(request)
        leave_place(sitting, request)
        request.position = next_position(sitting)
        request.n_skipped += 1
        request.fixed_place, request.place_reason = None, ""
        request.stands_as = None
        request.save()
        note(act, sitting, by=by, at=at, request=request.code)
    return request


def move(
    request: RequestForFloor, place: int, reason: str, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Put somebody at a place of the list against the rule, and say why.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``place-reason-missing``.
    Journal: ``live.floor.moved`` with the reason.
    """
    act = "live.floor.moved"
    require(rules.may_moderate(by, request.sitting.session), act)
    why = " ".join(reason.split())[:REASON_LIMIT]
    if not why:
        raise Refused("place-reason-missing", field="reason")
    with transaction.atomic():
        sitting = _held(request)
        taken = take_place(sitting, request, place)
        request.place_reason, request.stands_as = why, None
        request.save(update_fields=["fixed_place", "place_reason", "stands_as"])
        facts = {"request": request.code, "place": taken, "reason": why}
        note(act, sitting, by=by, at=at, **facts)
    return request


def offer_swap(
    request: RequestForFloor, other: RequestForFloor, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Offer to change places; when the other offers the same, they do.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``swap-unfit``.
    Journal: ``live.swap.offered`` or ``live.floor.swapped``.
    """
    require(rules.may_withdraw(by, request, request.sitting), "live.swap.offered")
    with transaction.atomic():
        sitting = _held(request)
        other.refresh_from_db()
        REQUEST_MOVES.after("keep_waiting", other.state)
        _check_swap(request, other)
        request.swap_with = other
        request.save(update_fields=["swap_with"])
        is_agreed = other.swap_with_id == request.pk
        if is_agreed:
            change_places(request, other)
        act = "live.floor.swapped" if is_agreed else "live.swap.offered"
        note(act, sitting, by=by, at=at, request=request.code, other=other.code)
    return request


def _check_swap(request: RequestForFloor, other: RequestForFloor) -> None:
    """Refuse to change places with oneself, or that of a point of order."""
    kinds = {request.kind, other.kind}
    if request.pk == other.pk or RequestKind.POINT_OF_ORDER in kinds:
        raise Refused("swap-unfit", field="other")


def drop_swap(
    request: RequestForFloor, other: RequestForFloor, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Take an offer to change places back, or say no to the other's.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.swap.dropped``.
    """
    act = "live.swap.dropped"
    require(rules.may_withdraw(by, request, request.sitting), act)
    with transaction.atomic():
        sitting = _held(request)
        pair = (request.pk, other.pk)
        offers = sitting.requests.filter(pk__in=pair, swap_with__in=pair)
        if offers.update(swap_with=None):
            note(act, sitting, by=by, at=at, request=request.code, other=other.code)
        request.refresh_from_db()
    return request


def hand_over(
    request: RequestForFloor, facts: RequestFacts, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Let another speak in one's place; the place stays.

    Under the Chatham House Rule the other gets a number, as everybody has.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``name-missing``,
    ``name-too-long``. Journal: ``live.floor.handed_over``.
    """
    act = "live.floor.handed_over"
    require(rules.may_withdraw(by, request, request.sitting), act)
    given = replace(facts, name=facts.name.strip())
    if not given.name:
        raise Refused("name-missing", field="name")
    if len(given.name) > NAME_LIMIT:
        raise Refused("name-too-long", limit=NAME_LIMIT, field="name")
    with transaction.atomic():
        sitting = _held(request)
        was = request.name
        if under_rule(sitting.session):
            given = RequestFacts(_next_unnamed(was))
        request.handed_from, request.name = was, given.name
        request.person = given.person
        request.gender = given.person.gender if given.person else ""
        request.rank = rank_here(sitting.session.summit, given.person)
        request.save()
        note(act, sitting, by=by, at=at, request=request.code, was=was)
    return request


def _next_unnamed(was: str) -> str:
    """Return how another speaker in the place of one without a name is called.

    Examples
    --------
    >>> _next_unnamed("Speaker 3"), _next_unnamed("Speaker 3.2")
    ('Speaker 3.2', 'Speaker 3.3')
    """
    label, _, n = was.partition(".")
    return f"{label}.{int(n or 1) + 1}"


def file_written(
    request: RequestForFloor, text: str, *, by: Actor, at: datetime
) -> RequestForFloor:
    """File a statement in writing: it joins the record, marked as not delivered.

    Whoever speaks or is paused files beside what is said, and keeps the floor. After
    the session one files once.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``statement-empty``,
    ``statement-too-long``. Journal: ``live.statement.filed``.
    """
    act = "live.statement.filed"
    require(rules.may_withdraw(by, request, request.sitting), act)
    words = "\n\n".join(filter(None, map(clean_caption, text.split("\n\n"))))
    if not words:
        raise Refused("statement-empty", field="written")
    if len(words) > WRITTEN_LIMIT:
        raise Refused("statement-too-long", limit=WRITTEN_LIMIT, field="written")
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        request.refresh_from_db()
        if sitting.state == SittingState.CLOSED and request.written:
            raise Refused("wrong-state", act="file", state=RequestState.FILED)
        state = REQUEST_MOVES.after("file", request.state)
        if request.state == RequestState.WAITING:
            leave_place(sitting, request)
        if request.state not in ON_THE_FLOOR:
            request.state = state
        if under_rule(sitting.session):
            words = bare(sitting.session, words)
        request.written = words
        request.save(update_fields=["state", "written"])
        note(act, sitting, by=by, at=at, request=request.code, n_signs=len(words))
    return request


def _held(request: RequestForFloor) -> Sitting:
    """Return the sitting, locked, of somebody who still waits."""
    sitting = locked(request.sitting.session)
    request.refresh_from_db()
    REQUEST_MOVES.after("keep_waiting", request.state)
    return sitting
