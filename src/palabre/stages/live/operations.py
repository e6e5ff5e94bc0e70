"""Acts of a live session: the sitting, the floor, the captions."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.live import rules
from palabre.stages.live.clean import clean_caption
from palabre.stages.live.models import Cue, RequestForFloor, Sitting, Statement
from palabre.stages.live.states import (
    REQUEST_MOVES,
    SITTING_MOVES,
    RequestKind,
    RequestState,
)
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session

CAPTION_LIMIT = 2000
"""Characters of one caption: two minutes of fast speech are fewer."""

LOG_TOLERANCE = timedelta(seconds=8)
"""Captions lag behind the voice: a cue so soon after a change is the former's."""


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


@dataclass(frozen=True, slots=True)
class CaptionFacts:
    """One caption as its source sends it."""

    text: str
    at: datetime
    lang: str = "en"
    source: str = "typist"
    source_id: str = ""


def open_sitting(session: Session, *, by: Actor, at: datetime) -> Sitting:
    """Open a session: it is on, and the list of speakers with it.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.sitting.opened``.
    """
    act = "live.sitting.opened"
    require(rules.may_moderate(by, session), act)
    with transaction.atomic():
        Sitting.objects.get_or_create(session=session)
        sitting = _locked(session)
        sitting.state = SITTING_MOVES.after("open", sitting.state)
        sitting.opened_at, sitting.is_list_open = at, True
        sitting.save()
        _note(act, sitting, by=by, at=at)
    return sitting


def close_sitting(sitting: Sitting, *, by: Actor, at: datetime) -> Sitting:
    """Close a session; whoever has the floor has ended.

    Raises Refused: ``not-allowed``, ``wrong-state``. Journal: ``live.sitting.closed``.
    """
    act = "live.sitting.closed"
    require(rules.may_moderate(by, sitting.session), act)
    with transaction.atomic():
        locked = _locked(sitting.session)
        locked.state = SITTING_MOVES.after("close", locked.state)
        locked.closed_at, locked.is_list_open = at, False
        locked.save()
        for request in locked.requests.filter(state=RequestState.SPEAKING):
            _end(request, at)
        _note(act, locked, by=by, at=at)
    return locked


def request_floor(
    sitting: Sitting, facts: RequestFacts, *, by: Actor, at: datetime
) -> RequestForFloor:
    """Put somebody on the list of speakers, in the room or online alike.

    Raises Refused: ``sign-in-needed``, ``not-allowed``, ``wrong-state``,
    ``list-closed``, ``on-the-list``. Journal: ``live.floor.requested``.
    """
    act = "live.floor.requested"
    _check_may_ask(sitting, facts, by)
    with transaction.atomic():
        locked = _locked(sitting.session)
        _check_list(locked, facts)
        request = RequestForFloor.objects.create(
            sitting=locked,
            code=code_from(
                f"floor/{locked.pk}/{_next_position(locked)}/{at}", length=8
            ),
            position=_next_position(locked),
            requested_at=at,
            person=facts.person,
            organization=facts.organization,
            name=facts.name.strip(),
            group=facts.group,
            country=facts.country,
            kind=facts.kind,
            lang=facts.lang,
            is_remote=facts.is_remote,
        )
        _note(act, locked, by=by, at=at, request=request.code, kind=facts.kind)
    return request


def _check_may_ask(sitting: Sitting, facts: RequestFacts, by: Actor) -> None:
    if not rules.may_ask(by):
        raise Refused("sign-in-needed")
    is_own = facts.person is not None and facts.person.pk == by.person_id
    require(is_own or rules.may_moderate(by, sitting.session), "live.floor.requested")
    if not facts.name.strip():
        raise Refused("name-missing", field="name")


def _check_list(sitting: Sitting, facts: RequestFacts) -> None:
    if not sitting.is_list_open:
        raise Refused("list-closed")
    waiting = sitting.requests.filter(state=RequestState.WAITING)
    if facts.person is not None and waiting.filter(person=facts.person).exists():
        raise Refused("on-the-list", name=facts.name)


def _next_position(sitting: Sitting) -> int:
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
        sitting = _locked(request.sitting.session)
        request.refresh_from_db()
        request.state = REQUEST_MOVES.after("withdraw", request.state)
        request.save(update_fields=["state"])
        _note(act, sitting, by=by, at=at, request=request.code)
    return request


def give_floor(request: RequestForFloor, *, by: Actor, at: datetime) -> Statement:
    """Give somebody the floor: from now on the captions are theirs.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``floor-taken``.
    Journal: ``live.floor.given``.
    """
    act = "live.floor.given"
    require(rules.may_moderate(by, request.sitting.session), act)
    with transaction.atomic():
        sitting = _locked(request.sitting.session)
        SITTING_MOVES.after("caption", sitting.state)
        _check_floor_free(sitting)
        request.refresh_from_db()
        request.state = REQUEST_MOVES.after("give_floor", request.state)
        request.save(update_fields=["state"])
        statement = Statement.objects.create(
            sitting=sitting, request=request, started_at=at
        )
        _note(act, sitting, by=by, at=at, request=request.code)
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
        sitting = _locked(statement.sitting.session)
        request = RequestForFloor.objects.get(pk=statement.request_id)
        ended = _end(request, at)
        _note(act, sitting, by=by, at=at, request=request.code)
    return ended


def _end(request: RequestForFloor, at: datetime) -> Statement:
    request.state = REQUEST_MOVES.after("end_statement", request.state)
    request.save(update_fields=["state"])
    statement = Statement.objects.get(request=request)
    statement.ended_at = at
    statement.save(update_fields=["ended_at"])
    return statement


def caption(
    sitting: Sitting, many: Sequence[CaptionFacts], *, by: Actor, at: datetime
) -> list[Cue]:
    """Keep captions in the order they came; the floor log gives each its speaker.

    A caption that its source sent before is not kept twice; what comes back are the
    new ones only.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``caption-empty``,
    ``caption-too-long``. Journal: none a cue; opening and closing frame them.
    """
    require(rules.may_caption(by, sitting.session), "live.cue.received")
    texts = [_caption_text(facts) for facts in many]
    with transaction.atomic():
        locked = _locked(sitting.session)
        SITTING_MOVES.after("caption", locked.state)
        number = locked.cues.aggregate(last=Max("number"))["last"] or 0
        kept = []
        for facts, words in zip(many, texts, strict=True):
            if _is_known(locked, facts):
                continue
            number += 1
            said_at = min(facts.at, at)  # a source's clock may run ahead
            kept.append(_cue(locked, facts, words, number, said_at))
        Cue.objects.bulk_create(kept)
    return kept


def _caption_text(facts: CaptionFacts) -> str:
    words = clean_caption(facts.text)
    if not words:
        raise Refused("caption-empty", field="text")
    if len(words) > CAPTION_LIMIT:
        raise Refused(
            "caption-too-long", length=len(words), limit=CAPTION_LIMIT, field="text"
        )
    return words


def _is_known(sitting: Sitting, facts: CaptionFacts) -> bool:
    return (
        bool(facts.source_id)
        and sitting.cues.filter(source=facts.source, source_id=facts.source_id).exists()
    )


def _cue(
    sitting: Sitting, facts: CaptionFacts, words: str, number: int, at: datetime
) -> Cue:
    return Cue(
        sitting=sitting,
        number=number,
        at=at,
        lang=facts.lang,
        text=words,
        statement=who_had_the_floor(sitting, at),
        source=facts.source,
        source_id=facts.source_id,
    )


def who_had_the_floor(sitting: Sitting, at: datetime) -> Statement | None:
    """Return the statement that a caption of an instant belongs to.

    The statement running then; within `LOG_TOLERANCE` after a statement ended and
    before the next began, the one that ended.
    """
    last = (
        sitting.statements.select_related("request__organization")
        .filter(started_at__lte=at)
        .order_by("-started_at", "-id")
        .first()
    )
    if last is None or (last.ended_at and at >= last.ended_at + LOG_TOLERANCE):
        return None
    return last


def _locked(session: Session) -> Sitting:
    found = (
        Sitting.objects.select_for_update(of=("self",))
        .select_related("session__summit")
        .filter(session=session)
        .first()
    )
    if found is None:
        raise Refused("wrong-state", act="sitting", state="scheduled")
    return found


def _note(
    act: str, sitting: Sitting, *, by: Actor, at: datetime, **facts: object
) -> None:
    session = sitting.session
    journal.record(
        act,
        f"session:{session.code}",
        by=by,
        at=at,
        summit=session.summit.code,
        **facts,
    )
