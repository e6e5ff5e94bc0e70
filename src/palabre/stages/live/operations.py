"""Acts of a live session: the sitting and the floor. Captions: `captions`."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.db import transaction
from django.db.models import Max

from palabre.kernel.actors import NOBODY, Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import rules
from palabre.stages.live.models import RequestForFloor, Sitting, Statement
from palabre.stages.live.notes import note
from palabre.stages.live.places import leave_place
from palabre.stages.live.running import begin, cut_if_over, finish
from palabre.stages.live.states import (
    CATEGORY_ORDER,
    REQUEST_MOVES,
    SITTING_MOVES,
    OrderCategory,
    RequestKind,
    RequestState,
    SittingState,
)
from palabre.stages.live.times import is_list_open_at
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SessionState
from palabre.stages.programme.unattributed import under_rule
from palabre.stages.protocol.floor import rank_here

CODE_LENGTH = 10

ON_THE_FLOOR = (RequestState.SPEAKING, RequestState.PAUSED)

NAME_LIMIT = 200
"""Characters of a name on the list of speakers."""

ALWAYS_HEARD = frozenset({RequestKind.POINT_OF_ORDER, RequestKind.RIGHT_OF_REPLY})
"""What may be asked for when the list is closed."""

LIMIT_FROM, LIMIT_TO = 10, 3600
"""Seconds a statement may take: a word of thanks, an hour's lecture."""


@dataclass(frozen=True, slots=True)
class RequestFacts:
    """Who asks for the floor, for whom, what for."""

    name: str
    person: Person | None = None
    organization: Organization | None = None
    group: str = ""
    country: str = ""
    kind: str = RequestKind.STATEMENT
    lang: str = ""
    is_remote: bool = False
    on_behalf: str = ""
    category: str = ""


def open_sitting(session: Session, *, by: Actor, at: datetime) -> Sitting:
    """Open a session: it is on, and the list of speakers with it.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``session-cancelled``.
    Journal: ``live.sitting.opened``.
    """
    act = "live.sitting.opened"
    require(rules.may_moderate(by, session), act)
    if session.state == SessionState.CANCELLED:
        raise Refused("session-cancelled", code=session.code)
    with transaction.atomic():
        prepared(session)
        sitting = locked(session)
        sitting.state = SITTING_MOVES.after("open", sitting.state)
        sitting.opened_at, sitting.is_list_open = at, True
        sitting.save()
        note(act, sitting, by=by, at=at)
    return sitting


def prepared(session: Session) -> Sitting:
    """Return a session's sitting; made as not yet open if there is none.

    Its list, rule and limits may be kept before it opens.
    """
    sitting, _ = Sitting.objects.get_or_create(session=session)
    sitting.session = session
    return sitting


def close_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Close a session; whoever has the floor has ended.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.sitting.closed``.
    """
    act = "live.sitting.closed"
    require(rules.may_moderate(by, sitting.session), act)
    with transaction.atomic():
        held = locked(sitting.session)
        held.state = SITTING_MOVES.after("close", held.state)
        cut_if_over(held, at)
        held.closed_at, held.is_list_open = at, False
        held.save()
        for request in held.requests.filter(state__in=ON_THE_FLOOR):
            finish(request, at)
        note(act, held, by=by, at=at)
    return held


def set_list_open(
    sitting: Sitting, *, is_open: bool, by: Actor, at: datetime
) -> Sitting:
    """Open or close the list of speakers of a session, on or yet to come.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``live.list.opened`` or ``live.list.closed``.
    """
    act = "live.list.opened" if is_open else "live.list.closed"
    require(rules.may_moderate(by, sitting.session), act)
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("keep_list", held.state)
        held.is_list_open = is_open
        held.save(update_fields=["is_list_open"])
        note(act, held, by=by, at=at)
    return held


def set_limit(sitting: Sitting, seconds: int, *, by: Actor, at: datetime) -> Sitting:
    """Say how long the next statements may take; who speaks keeps the time given.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``limit-out-of-range``.
    Journal: ``live.limit.set``.
    """
    act = "live.limit.set"
    require(rules.may_moderate(by, sitting.session), act)
    if not LIMIT_FROM <= seconds <= LIMIT_TO:
        raise Refused(
            "limit-out-of-range", least=LIMIT_FROM, most=LIMIT_TO, field="seconds"
        )
    with transaction.atomic():
        held = locked(sitting.session)
        SITTING_MOVES.after("keep_list", held.state)
        held.limit_seconds = seconds
        held.save(update_fields=["limit_seconds"])
        note(act, held, by=by, at=at, seconds=seconds)
    return held


def request_floor(
    sitting: Sitting, facts: RequestFacts, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Put somebody on the list of speakers, in the room or online alike.

    Raises Refused: ``sign-in-needed``, ``not-allowed``, ``wrong-state``,
    ``list-closed``, ``on-the-list``, ``field-unknown``, ``name-missing``,
    ``name-too-long``, ``group-missing``.
    Journal: ``live.floor.requested``.
    """
    act = "live.floor.requested"
    _check_may_ask(sitting, facts, by)
    with transaction.atomic():
        held = locked(sitting.session)
        _check_list(held, facts, by, at)
        position = next_position(held)
        if under_rule(held.session):
            facts, by = _nameless(facts, position), NOBODY
        seed = f"floor/{held.session.guid}/{position}"
        request = RequestForFloor.objects.create(
            sitting=held,
            code=code_from(seed, length=CODE_LENGTH),
            position=position,
            requested_at=at,
            person=facts.person,
            organization=facts.organization,
            name=facts.name.strip(),
            group=facts.group,
            country=facts.country,
            kind=facts.kind,
            lang=facts.lang,
            is_remote=facts.is_remote,
            on_behalf=facts.on_behalf.strip(),
            category=_category(facts),
            rank=rank_here(held.session.summit, facts.person),
            gender=facts.person.gender if facts.person else "",
        )
        note(act, held, by=by, at=at, request=request.code, kind=facts.kind)
    return request


def _check_may_ask(sitting: Sitting, facts: RequestFacts, by: Actor) -> None:
    if not rules.may_ask(by):
        raise Refused("sign-in-needed")
    is_own = facts.person is not None and facts.person.pk == by.person_id
    require(is_own or rules.may_moderate(by, sitting.session), "live.floor.requested")
    if facts.kind not in set(RequestKind):
        raise Refused("field-unknown", field="kind", value=facts.kind)
    if not facts.name.strip():
        raise Refused("name-missing", field="name")
    if len(facts.name) > NAME_LIMIT or len(facts.on_behalf) > NAME_LIMIT:
        raise Refused("name-too-long", limit=NAME_LIMIT, field="name")
    if facts.kind == RequestKind.GROUP_STATEMENT and not facts.on_behalf.strip():
        raise Refused("group-missing", field="on_behalf")
    if facts.category and facts.category not in CATEGORY_ORDER:
        raise Refused("field-unknown", field="category", value=facts.category)


def _nameless(facts: RequestFacts, position: int) -> RequestFacts:
    """Return what is kept of a request under the rule: its group, and a number."""
    return replace(
        facts,
        name=f"Speaker {position}",
        person=None,
        organization=None,
        country="",
        on_behalf="",
    )


def _category(facts: RequestFacts) -> str:
    if facts.kind != RequestKind.POINT_OF_ORDER:
        return ""
    return facts.category or OrderCategory.PROCEDURE


def _check_list(sitting: Sitting, facts: RequestFacts, by: Actor, at: datetime) -> None:
    """Refuse when the list is closed; a point of order may be raised at any time.

    The moderator may add somebody before the announced hour, not to a closed list.
    """
    is_open = is_list_open_at(sitting, at) or (
        sitting.is_list_open and rules.may_moderate(by, sitting.session)
    )
    is_heard = sitting.state == SittingState.OPEN and facts.kind in ALWAYS_HEARD
    if not is_open and not is_heard:
        raise Refused("list-closed")
    SITTING_MOVES.after("keep_list", sitting.state)
    waiting = sitting.requests.filter(state=RequestState.WAITING)
    same = waiting.filter(name=facts.name.strip(), person=facts.person)
    if under_rule(sitting.session):
        same = waiting.filter(code__in=rules.unnamed(by, rules.OF_FLOOR))
    elif facts.person is not None:
        same = waiting.filter(person=facts.person)
    is_point = facts.kind == RequestKind.POINT_OF_ORDER
    if (
        same.filter(kind=RequestKind.POINT_OF_ORDER).exists()
        if is_point
        else (same.exclude(kind=RequestKind.POINT_OF_ORDER).exists())
    ):
        raise Refused("on-the-list", name=facts.name)


def next_position(sitting: Sitting) -> int:
    """Return the number of the next request."""
    last = sitting.requests.aggregate(last=Max("position"))["last"]
    return (last or 0) + 1


def withdraw_request(
    request: RequestForFloor, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Take somebody off the list of speakers.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.floor.withdrawn``.
    """
    act = "live.floor.withdrawn"
    require(rules.may_withdraw(by, request, request.sitting), act)
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        request.refresh_from_db()
        state = REQUEST_MOVES.after("withdraw", request.state)
        leave_place(sitting, request)
        request.state = state
        request.save(update_fields=["state"])
        note(act, sitting, by=by, at=at, request=request.code)
    return request


def give_floor(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """Give somebody the floor: from now on the captions are theirs.

    Where the time of whoever speaks is cut off by policy, it may be over already.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``floor-taken``.
    Journal: ``live.floor.given``.
    """
    act = "live.floor.given"
    require(rules.may_moderate(by, request.sitting.session), act)
    with transaction.atomic():
        sitting = locked(request.sitting.session)
        SITTING_MOVES.after("give_floor", sitting.state)
        cut_if_over(sitting, at)
        _check_floor_free(sitting)
        request.refresh_from_db()
        state = REQUEST_MOVES.after("give_floor", request.state)
        leave_place(sitting, request)
        request.state, request.fixed_place = state, None
        request.save(update_fields=["state", "fixed_place"])
        statement = begin(request, sitting, at)
        note(act, sitting, by=by, at=at, request=request.code)
    return statement


def _check_floor_free(sitting: Sitting) -> None:
    speaking = sitting.requests.filter(state=RequestState.SPEAKING).first()
    if speaking is not None:
        raise Refused("floor-taken", name=speaking.name)


def end_statement(statement: Statement, *, by: Actor, at: datetime) -> Statement:
    """End a statement: the floor is free.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.statement.ended``.
    """
    act = "live.statement.ended"
    require(rules.may_moderate(by, statement.sitting.session), act)
    with transaction.atomic():
        sitting = locked(statement.sitting.session)
        request = RequestForFloor.objects.get(pk=statement.request_id)
        if cut_if_over(sitting, at) is None:
            finish(request, at)
        note(act, sitting, by=by, at=at, request=request.code)
    statement.refresh_from_db()
    return statement


def locked(session: Session) -> Sitting:
    """Return a session's sitting, held until the transaction ends.

    Raises Refused: ``wrong-state`` if it was never opened.
    """
    try:
        found = Sitting.objects.select_for_update().get(session=session)
    except Sitting.DoesNotExist:
        raise Refused("wrong-state", act="sitting", state="scheduled") from None
    found.session = session
    return found
