"""Acts on seating plans: plan, change, drop, move by hand, give back to the rule."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.codes import code_from
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme.models import Session
from palabre.stages.protocol import ranking, rules, seats
from palabre.stages.protocol.models import Seating, SeatMove
from palabre.stages.protocol.places import LEFT_OUT, Seats
from palabre.stages.protocol.states import SeatRule, Shape
from palabre.stages.summits.models import Summit

MOST_SEATS = 600
LONGEST_REASON = 300


@dataclass(frozen=True, slots=True)
class SeatingFacts:
    """What a plan asks for."""

    session: Session | None = None
    title: str = ""
    shape: str = Shape.PODIUM
    rule: str = SeatRule.PRECEDENCE
    lang: str = "en"
    first_letter: str = ""
    n_seats: int = 0
    per_row: int = 8


def plan(summit: Summit, facts: SeatingFacts, *, by: Actor, at: datetime) -> Seating:
    """Plan the places of a session, or of the whole high-level list.

    Raises Refused: ``not-allowed``, ``seating-exists``, ``seats-too-many``,
    ``alphabet-unknown``, ``letter-unknown``. Journal: ``protocol.seating.planned``.
    """
    act = "protocol.seating.planned"
    require(rules.may_keep(by, summit), act)
    _check(facts)
    with transaction.atomic():
        Summit.objects.select_for_update().get(pk=summit.pk)
        n_made = Seating.objects.filter(summit=summit).count()
        same = Seating.objects.filter(session=facts.session, shape=facts.shape)
        if facts.session is not None and same.exists():
            raise Refused("seating-exists", field="shape")
        made = Seating(
            code=code_from(f"seating/{summit.code}/{n_made}/{at}", length=8),
            summit=summit,
            session=facts.session,
            made_at=at,
        )
        _fill(made, facts)
        made.save()
        _note(act, made, by=by, at=at, shape=made.shape, rule=made.rule)
    return made


def change(
    seating: Seating, facts: SeatingFacts, *, by: Actor, at: datetime
) -> Seating:
    """Change shape, size or rule of a plan; places given by hand stay.

    Raises Refused: those of `plan`. Journal: ``protocol.seating.changed``.
    """
    act = "protocol.seating.changed"
    require(rules.may_keep(by, seating.summit), act)
    _check(facts)
    with transaction.atomic():
        locked = _locked(seating)
        same = Seating.objects.filter(session=locked.session, shape=facts.shape)
        if locked.session is not None and same.exclude(pk=locked.pk).exists():
            raise Refused("seating-exists", field="shape")
        _fill(locked, facts)
        locked.save()
        _note(act, locked, by=by, at=at, shape=locked.shape, rule=locked.rule)
    return locked


def drop(seating: Seating, *, by: Actor, at: datetime) -> None:
    """Drop a plan with its moves; the journal remembers them.

    Raises Refused: ``not-allowed``. Journal: ``protocol.seating.dropped``.
    """
    act = "protocol.seating.dropped"
    require(rules.may_keep(by, seating.summit), act)
    with transaction.atomic():
        _note(act, seating, by=by, at=at)
        seating.delete()


def move(
    seating: Seating, person: str, seat: int, reason: str, *, by: Actor, at: datetime
) -> SeatMove:
    """Give somebody a seat by hand, or none (`LEFT_OUT`); the others go by rule.

    Raises Refused: ``not-allowed``, ``seat-reason-missing``, ``not-in-seating``,
    ``seat-unknown``. Journal: ``protocol.seat.moved`` with the reason.
    """
    act = "protocol.seat.moved"
    require(rules.may_keep(by, seating.summit), act)
    with transaction.atomic():
        locked = _locked(seating)
        here, _ = seats.seats_of(locked)
        numbers = {one.spot.number for one in here.seated} | {LEFT_OUT}
        if seat not in numbers:
            raise Refused("seat-unknown", seat=seat, last=max(numbers), field="seat")
        return _moved(locked, here, person, seat, reason, act, by=by, at=at)


def give_back(
    seating: Seating, person: str, reason: str, *, by: Actor, at: datetime
) -> SeatMove:
    """Let the rule place somebody again who was placed by hand.

    Raises Refused: ``not-allowed``, ``seat-reason-missing``, ``not-in-seating``.
    Journal: ``protocol.seat.given_back`` with the reason.
    """
    act = "protocol.seat.given_back"
    require(rules.may_keep(by, seating.summit), act)
    with transaction.atomic():
        locked = _locked(seating)
        here, _ = seats.seats_of(locked)
        return _moved(locked, here, person, None, reason, act, by=by, at=at)


def _moved(  # noqa: PLR0913 - one move has these parts
    seating: Seating,
    here: Seats,
    person: str,
    seat: int | None,
    reason: str,
    act: str,
    *,
    by: Actor,
    at: datetime,
) -> SeatMove:
    why = " ".join(reason.split())[:LONGEST_REASON]
    if not why:
        raise Refused("seat-reason-missing", field="reason")
    sitter = seats.sitters_of(seating).get(person)
    if sitter is None:
        raise Refused("not-in-seating", person=person, field="person")
    was = next(
        (
            one.spot.number
            for one in here.seated
            if one.entrant and one.entrant.code == person
        ),
        LEFT_OUT,
    )
    made = SeatMove.objects.create(
        seating=seating,
        person=sitter.person,
        seat=seat,
        was=was,
        reason=why,
        by=by.name,
        at=at,
    )
    facts = {"person": person, "was": was, "seat": seat, "reason": why}
    _note(act, seating, by=by, at=at, **facts)
    return made


def _check(facts: SeatingFacts) -> None:
    ranking.check_alphabet(facts.lang, facts.first_letter)
    if facts.n_seats > MOST_SEATS:
        raise Refused("seats-too-many", most=MOST_SEATS, field="n_seats")


def _fill(seating: Seating, facts: SeatingFacts) -> None:
    seating.title = facts.title.strip()
    seating.shape, seating.rule = Shape(facts.shape), SeatRule(facts.rule)
    seating.lang, seating.first_letter = facts.lang, facts.first_letter.upper()
    seating.n_seats, seating.per_row = facts.n_seats, max(facts.per_row, 1)


def _locked(seating: Seating) -> Seating:
    rows = Seating.objects.select_for_update(of=("self",))
    return rows.select_related("summit", "session").get(pk=seating.pk)


def _note(
    act: str, seating: Seating, *, by: Actor, at: datetime, **facts: object
) -> None:
    subject, summit = f"seating:{seating.code}", seating.summit.code
    session = seating.session.code if seating.session else ""
    journal.record(act, subject, by=by, at=at, summit=summit, session=session, **facts)
