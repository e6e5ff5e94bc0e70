"""The waiting list: pools of places, offers that expire, a fairness rule that is told.

A pool holds the places of one category and way of taking part. When it is full, those
who would be accredited wait. A free place is offered to the next by this rule: first
the bodies with the fewest accredited in the pool, then whoever waits longest. An offer
that is not taken up in time goes to the next, and its holder to the end of the list.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import transaction
from django.db.models import F

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Category, Pool, Registration
from palabre.stages.accreditation.states import (
    REGISTRATION_MOVES,
    RegistrationState,
)
from palabre.stages.accreditation.stating import check_not_over
from palabre.stages.journal import operations as journal
from palabre.stages.summits.models import Summit

HOLDING = (RegistrationState.ACCREDITED, RegistrationState.OFFERED)
"""States that hold a place of a pool."""


@dataclass(frozen=True, slots=True)
class PoolStanding:
    """A pool with how many places are held, free, and waited for."""

    pool: Pool
    n_held: int
    n_waiting: int

    @property
    def n_free(self) -> int:
        """Return how many places nobody holds."""
        return max(self.pool.seats - self.n_held, 0)


def set_pool(
    category: Category,
    attendance: str,
    *,
    seats: int,
    offer_hours: int,
    by: Actor,
    at: datetime,
) -> Pool:
    """Set how many places a category has in one way of taking part.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.pool.set``.
    """
    act = "accreditation.pool.set"
    require(rules.may_vet(by, category.summit), act)
    with transaction.atomic():
        pool, _ = Pool.objects.update_or_create(
            category=category,
            attendance=attendance,
            defaults={"seats": seats, "offer_hours": offer_hours},
        )
        subject = f"pool:{category.code}/{attendance}"
        summit = category.summit.code
        journal.record(act, subject, by=by, at=at, summit=summit, seats=seats)
    return pool


def lift_limit(category: Category, attendance: str, *, by: Actor, at: datetime) -> int:
    """Let a category have as many places as it needs; return how many pools are gone.

    Whoever waits or has an offer is given a place first, by raising their number.

    Raises Refused: ``not-allowed``, ``pool-waited-for``.
    Journal: ``accreditation.pool.lifted``.
    """
    act = "accreditation.pool.lifted"
    summit = category.summit
    require(rules.may_vet(by, summit), act)
    with transaction.atomic():
        pools = Pool.objects.select_for_update().filter(
            category=category, attendance=attendance
        )
        for pool in pools.order_by("id"):
            unsettled = (RegistrationState.WAITING, RegistrationState.OFFERED)
            n = _members(pool).filter(state__in=unsettled).count()
            if n:
                raise Refused("pool-waited-for", n=n)
            subject = f"pool:{category.code}/{attendance}"
            journal.record(act, subject, by=by, at=at, summit=summit.code)
        n_gone, _ = pools.delete()
    return n_gone


def standings(summit: Summit) -> list[PoolStanding]:
    """Return the pools of an edition with where they stand."""
    pools = Pool.objects.filter(category__summit=summit).select_related(
        "category__summit"
    )
    return [_standing(pool) for pool in pools.order_by("category__position", "id")]


def _standing(pool: Pool) -> PoolStanding:
    here = _members(pool)
    return PoolStanding(
        pool,
        here.filter(state__in=HOLDING).count(),
        here.filter(state=RegistrationState.WAITING).count(),
    )


def _members(pool: Pool):  # type: ignore[no-untyped-def]  # noqa: ANN202
    return Registration.objects.filter(
        category_id=pool.category_id, attendance=pool.attendance
    )


def split_by_room(
    many: Sequence[Registration],
) -> tuple[list[Registration], list[Registration]]:
    """Return who of a batch finds a place, in order, and who would have to wait.

    A place that is free while others wait for it is theirs: nobody jumps the line.
    """
    free = {
        (one.pool.category_id, one.pool.attendance): one.n_free - one.n_waiting
        for one in standings(many[0].summit)
    }
    finds, waits = [], []
    for one in many:
        place = (one.category_id, one.attendance)
        if place in free and free[place] < 1:
            waits.append(one)
            continue
        if place in free:
            free[place] -= 1
        finds.append(one)
    return finds, waits


def put_on_list(
    many: Sequence[Registration], *, by: Actor, at: datetime
) -> list[Registration]:
    """Let people wait for a place; all or none.

    Raises Refused: ``not-allowed``, ``wrong-state``.
    Journal: ``accreditation.registration.waitlisted``, one line each.
    """
    act = "accreditation.registration.waitlisted"
    require(rules.may_decide_all(by, many), act)
    with transaction.atomic():
        locked = _locked([one.pk for one in many])
        for one in locked:
            one.state = REGISTRATION_MOVES.after("wait", one.state)
            one.waiting_since = at
        _write(act, locked, by=by, at=at)
    return locked


def let_offers_go(pool: Pool, letter_hash: str, *, by: Actor, at: datetime) -> Pool:
    """Let the offers of a pool go out by themselves, in the wording that was read.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.offers.let_go``.
    """
    act = "accreditation.offers.let_go"
    summit = pool.category.summit
    require(rules.may_vet(by, summit), act)
    with transaction.atomic():
        pool.letter_hash, pool.letter_by, pool.letter_at = letter_hash, by.name, at
        pool.save(update_fields=["letter_hash", "letter_by", "letter_at"])
        subject = f"pool:{pool.category.code}/{pool.attendance}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return pool


def n_unread(summit: Summit) -> int:
    """Return in how many pools people wait while nobody has read the offer's letter."""
    found = Pool.objects.filter(
        category__summit=summit,
        letter_hash="",
        category__registrations__state=RegistrationState.WAITING,
        category__registrations__attendance=F("attendance"),
    )
    return found.distinct().count()


def promote_due(
    summit: Summit,
    *,
    only: Collection[int] | None = None,
    by: Actor,
    at: datetime,
) -> list[Registration]:
    """Take back offers that expired and offer every free place to the next in line.

    Run by the worker; twice at one instant changes nothing the second time. ``only``
    names the pools whose places are offered; None is every one.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.offer.expired``, ``accreditation.offer.made``.
    """
    require(rules.may_vet(by, summit), "accreditation.offer.made")
    offered: list[Registration] = []
    with transaction.atomic():
        pools = Pool.objects.select_for_update(of=("self",)).filter(
            category__summit=summit
        )
        for pool in pools.select_related("category").order_by("id"):
            _expire(pool, by=by, at=at)
            if only is None or pool.pk in only:
                offered += _offer(pool, by=by, at=at)
    return offered


def expired(summit: Summit, *, at: datetime) -> list[Registration]:
    """Return whose offer ran out and was not taken back yet."""
    late = Registration.objects.filter(
        summit=summit, state=RegistrationState.OFFERED, offer_until__lte=at
    )
    return list(late.select_related("summit", "person").order_by("id"))


def _expire(pool: Pool, *, by: Actor, at: datetime) -> None:
    late = list(
        _members(pool)
        .select_for_update(of=("self",))
        .filter(state=RegistrationState.OFFERED, offer_until__lte=at)
        .select_related("summit")
        .order_by("id")
    )
    for one in late:
        one.state = REGISTRATION_MOVES.after("let_pass", one.state)
        one.waiting_since, one.offer_until = at, None
    _write("accreditation.offer.expired", late, by=by, at=at)


def _offer(pool: Pool, *, by: Actor, at: datetime) -> list[Registration]:
    n_free = _standing(pool).n_free
    chosen = in_line(pool)[:n_free] if n_free else []
    until = at + timedelta(hours=pool.offer_hours)
    for one in chosen:
        one.state = REGISTRATION_MOVES.after("offer", one.state)
        one.offer_until = until
    _write("accreditation.offer.made", chosen, by=by, at=at)
    return chosen


def in_line(pool: Pool) -> list[Registration]:
    """Return who waits for a place, in the order of the fairness rule.

    Each place that would be given counts at once, so that one body does not get all.
    """
    held = Counter(
        _members(pool)
        .filter(state__in=HOLDING)
        .values_list("organization_id", flat=True)
        .order_by("id")
    )
    waiting = list(
        _members(pool)
        .filter(state=RegistrationState.WAITING)
        .select_related("summit", "person", "category", "organization")
        .order_by("waiting_since", "id")
    )
    line: list[Registration] = []
    while waiting:
        following = min(waiting, key=lambda one: held[_body(one)])
        waiting.remove(following)
        held[_body(following)] += 1
        line.append(following)
    return line


def _body(one: Registration) -> object:
    """Return whose place it is; people on their own are each a body of their own."""
    return one.organization_id or f"person {one.person_id}"


def take_up(
    registration: Registration, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Registration:
    """Take up an offered place in time, which accredits and issues the badge.

    By oneself, or by whoever answers for one: a surrogate, a focal point.

    Raises Refused: ``not-allowed``, ``edition-over``, ``wrong-state``,
    ``offer-expired``.
    Journal: ``accreditation.registration.accredited``, ``accreditation.badge.issued``.
    """
    act = "accreditation.offer.taken"
    require(rules.may_speak_for(by, registration), act)
    check_not_over(registration.summit, at)
    with transaction.atomic():
        (locked,) = _locked([registration.pk])
        locked.state = REGISTRATION_MOVES.after("take_up", locked.state)
        if locked.offer_until is not None and at >= locked.offer_until:
            raise Refused("offer-expired", until=locked.offer_until)
        locked.offer_until = None
        locked.save(update_fields=["state", "offer_until"])
        by_rule = Actor(name=by.name, person_id=by.person_id, is_system=True)
        return accreditation.accredit(locked, key=key, by=by_rule, at=at)


def _locked(pks: Sequence[int]) -> list[Registration]:
    rows = Registration.objects.select_for_update(of=("self",))
    found = rows.select_related("summit", "category").filter(pk__in=list(pks))
    return list(found.order_by("id"))


def _write(act: str, many: Sequence[Registration], *, by: Actor, at: datetime) -> None:
    fields = ["state", "waiting_since", "offer_until"]
    Registration.objects.bulk_update(many, fields)
    lines = [
        journal.Line(act, f"registration:{one.code}", one.summit.code) for one in many
    ]
    journal.record_all(lines, by=by, at=at)
