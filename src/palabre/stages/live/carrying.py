"""Sittings carried from one installation to another: a venue's, to the public site's.

What is carried is what the sitting was: the list of speakers, the floor log, captions,
questions, polls, reactions, who was present. Of votes only the counts go: who chose what
stays where it was chosen. Persons and bodies are found by their public codes; who is
not there is kept by name.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import models, transaction
from django.db.models import Count, F

from palabre.kernel.actors import Actor, Role
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.live import later, queries
from palabre.stages.live.models import (
    Cue,
    Poll,
    Presence,
    Question,
    Reaction,
    RequestForFloor,
    Sitting,
    Statement,
)
from palabre.stages.live.notes import note
from palabre.stages.live.operations import CODE_LENGTH
from palabre.stages.live.polls import counts
from palabre.stages.live.states import SittingState
from palabre.stages.people.models import Organization, Person
from palabre.stages.programme.models import Session
from palabre.stages.summits.models import Summit

FORM = "palabre-sittings/1"
Row = dict[str, Any]
Packed = Mapping[str, Any]

LEFT_OUT = frozenset({"id", "sitting_id", "session_id", "swap_with_id"})
"""Keys of this database, and offers that a closed list has no use for."""


def pack(summit: Summit) -> Iterator[Row]:
    """Yield every closed sitting of an edition, the oldest first."""
    closed = Sitting.objects.select_related("session").filter(
        session__summit=summit, state=SittingState.CLOSED
    )
    for sitting in closed.order_by("closed_at", "id"):
        yield _packed(sitting)


def _packed(sitting: Sitting) -> Row:
    requests = sitting.requests.select_related("person", "organization", "stands_as")
    questions = sitting.questions.select_related("asker", "to", "merged_into").annotate(
        n_votes=Count("votes") + F("n_carried")
    )
    log = sitting.statements.select_related("request").order_by("started_at", "id")
    numbers = {one.pk: number for number, one in enumerate(log)}
    return {
        "form": FORM,
        "session": str(sitting.session.guid),
        "code": sitting.session.code,
        "sitting": _plain(sitting),
        "requests": [
            _plain(one) | _codes(one, "person", "organization", "stands_as")
            for one in requests.order_by("position", "id")
        ],
        "statements": [_plain(one) | {"request": one.request.code} for one in log],
        "cues": [
            _plain(one) | {"statement": numbers.get(one.statement_id or 0)}
            for one in sitting.cues.order_by("number")
        ],
        "questions": [
            _plain(one)
            | _codes(one, "asker", "to", "merged_into")
            | {"n_carried": one.n_votes}
            for one in questions.order_by("asked_at", "id")
        ],
        "polls": [
            _plain(one) | {"carried": counts(one)}
            for one in sitting.polls.order_by("opened_at", "id")
        ],
        "reactions": [
            _plain(one) for one in sitting.reactions.order_by("minute", "kind")
        ],
        "presences": [
            _plain(one) | _codes(one, "person")
            for one in sitting.presences.select_related("person").order_by(
                "since", "person__code", "place", "id"
            )
        ],
    }


def _plain(one: models.Model) -> Row:
    """Return the columns that are no keys of this database."""
    values: Row = {}
    for column in one._meta.concrete_fields:  # noqa: SLF001 - Django's documented way
        if column.attname in LEFT_OUT or column.is_relation:
            continue
        value = getattr(one, column.attname)
        values[column.attname] = (
            value.isoformat() if isinstance(value, datetime) else value
        )
    return values


def _codes(one: models.Model, *names: str) -> Row:
    found = {name: getattr(one, name) for name in names}
    return {name: other.code if other else "" for name, other in found.items()}


@dataclass(frozen=True, slots=True)
class Brought:
    """A sitting that came, new or with what happened since it came first.

    ``filed`` are statements in writing that are new here, where the sitting is not.
    """

    sitting: Sitting
    is_new: bool
    filed: tuple[RequestForFloor, ...] = ()


def bring(summit: Summit, packed: Packed, *, by: Actor, at: datetime) -> Brought | None:
    """Bring a sitting in, or what came to it later; None if all of it is here.

    One that is only prepared here was held elsewhere: it becomes that one. Who asked
    for the floor here alone stays on its list.

    Raises Refused: ``not-allowed``, ``carried-malformed``, ``not-found``,
    ``sitting-there``. Journal: ``live.sitting.carried``.
    """
    act = "live.sitting.carried"
    require(by.holds(Role.SECRETARIAT, summit.code), act)
    if packed.get("form") != FORM:
        raise Refused("carried-malformed", why=FORM)
    session = session_of(summit, packed)
    there = queries.sitting_of(session)
    if there is not None and there.state != SittingState.SCHEDULED:
        return _renewed(there, packed, by=by, at=at)
    with transaction.atomic():
        try:
            sitting = _brought(there or Sitting(session=session), packed)
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("carried-malformed", why=str(error)) from error
        n_cues = len(packed["cues"])
        note(act, sitting, by=by, at=at, n_cues=n_cues)
    return Brought(sitting, is_new=True)


def session_of(summit: Summit, packed: Packed) -> Session:
    """Return the session of which something comes.

    Raises Refused: ``not-found``.
    """
    told = str(packed.get("code"))[:40]
    try:
        guid = UUID(str(packed.get("session")))
    except ValueError:
        raise Refused("not-found", what="session", code=told) from None
    found = Session.objects.select_related("summit").filter(summit=summit, guid=guid)
    session = found.first()
    if session is None:
        raise Refused("not-found", what="session", code=told)
    return session


def _renewed(
    there: Sitting, packed: Packed, *, by: Actor, at: datetime
) -> Brought | None:
    """Bring what came to a sitting later: nothing that is said here is overwritten."""
    if not _is_same(there, packed):
        raise Refused("sitting-there", code=there.session.code)
    with transaction.atomic():
        try:
            filed = later.filed(there, packed)
            n_later = later.answered(there, packed) + later.counted(there, packed)
        except (KeyError, TypeError, ValueError) as error:
            raise Refused("carried-malformed", why=str(error)) from error
        if not filed and not n_later:
            return None
        facts = {"n_filed": len(filed), "n_later": n_later}
        note("live.sitting.carried", there, by=by, at=at, **facts)
    return Brought(there, is_new=False, filed=filed)


def _is_same(sitting: Sitting, packed: Packed) -> bool:
    """Tell whether a sitting is here as it was packed; an older house packs less."""
    mine, given = _packed(sitting), packed.get("cues", [])
    pairs = [(mine["sitting"], packed.get("sitting", {}))]
    pairs += zip(mine["cues"], given, strict=False)
    return len(given) == len(mine["cues"]) and all(
        there.get(name) == value
        for there, came in pairs
        for name, value in came.items()
    )


def _brought(sitting: Sitting, packed: Packed) -> Sitting:
    for name, value in _values(Sitting, packed["sitting"]).items():
        setattr(sitting, name, value)
    sitting.save()
    requests = _bring_requests(sitting, packed["requests"])
    log = [
        Statement.objects.create(
            sitting=sitting,
            request=requests[row["request"]],
            **_values(Statement, row),
        )
        for row in packed["statements"]
    ]
    Cue.objects.bulk_create(_cues(sitting, log, packed["cues"]))
    _bring_questions(sitting, packed["questions"])
    for table, rows in ((Poll, "polls"), (Reaction, "reactions")):
        for row in packed.get(rows, ()):
            table.objects.create(sitting=sitting, **_values(table, row))
    for row in packed.get("presences", ()):
        person = _person(row["person"])
        if person is not None:
            facts = _values(Presence, row)
            Presence.objects.create(sitting=sitting, person=person, **facts)
    return sitting


def _bring_requests(
    sitting: Sitting, rows: Sequence[Row]
) -> dict[str, RequestForFloor]:
    """Bring the list of speakers."""
    _make_way(sitting, rows)
    brought = {
        row["code"]: RequestForFloor.objects.create(
            sitting=sitting,
            person=_person(row["person"]),
            organization=_organization(row["organization"]),
            **_values(RequestForFloor, row),
        )
        for row in rows
    }
    for row in rows:
        stands_as = row.get("stands_as")
        if stands_as:
            brought[row["code"]].stands_as = brought[stands_as]
            brought[row["code"]].save(update_fields=["stands_as"])
    return brought


def _make_way(sitting: Sitting, rows: Sequence[Row]) -> None:
    """Let go of requests that come as they stand here; others give their codes up.

    A code is made of a session and a place of its list: two servers give the same one
    to different people.
    """
    coming = {row["code"]: (row["name"], row["requested_at"]) for row in rows}
    for one in sitting.requests.filter(code__in=coming):
        if coming[one.code] == (one.name, one.requested_at.isoformat()):
            one.delete()
            continue
        seed = f"floor/{sitting.session.guid}/{one.position}/{one.requested_at}"
        one.code = code_from(seed, length=CODE_LENGTH)
        one.save(update_fields=["code"])


def _bring_questions(sitting: Sitting, rows: Sequence[Row]) -> None:
    brought = {
        row["code"]: Question.objects.create(
            sitting=sitting,
            asker=_person(row["asker"]),
            to=_person(row["to"]),
            **_values(Question, row),
        )
        for row in rows
    }
    for row in rows:
        into = row.get("merged_into")
        if into:
            brought[row["code"]].merged_into = brought[into]
            brought[row["code"]].save(update_fields=["merged_into"])


def _cues(
    sitting: Sitting, log: Sequence[Statement], rows: Sequence[Row]
) -> Iterator[Cue]:
    for row in rows:
        number = row["statement"]
        statement = log[number] if number is not None else None
        yield Cue(sitting=sitting, statement=statement, **_values(Cue, row))


def _values(model: type[models.Model], row: Row) -> Row:
    """Return the columns of a row; instants as instants, nothing that is unknown."""
    values: Row = {}
    for column in model._meta.concrete_fields:  # noqa: SLF001
        if column.is_relation or column.primary_key or column.attname not in row:
            continue
        value = row[column.attname]
        is_instant = isinstance(column, models.DateTimeField) and value
        values[column.attname] = datetime.fromisoformat(value) if is_instant else value
    return values


def _person(code: str) -> Person | None:
    return Person.objects.filter(code=code).first() if code else None


def _organization(code: str) -> Organization | None:
    return Organization.objects.filter(code=code).first() if code else None
