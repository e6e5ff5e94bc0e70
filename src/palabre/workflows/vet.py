"""Vetting with letters: each decision and each offer is told, once a human has read it."""

import hashlib
import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.conf import settings
from django.db import transaction
from django.utils import translation

from palabre.kernel.actors import Actor, system
from palabre.stages.accreditation import operations as accreditation
from palabre.stages.accreditation import vetting, waiting
from palabre.stages.accreditation.models import Appeal, Pool, Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.outbox.letters import Letter
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit
from palabre.workflows import accreditation_letters as letters
from palabre.workflows.tell_registered import tell, tell_at_once, unsay


@dataclass(frozen=True, slots=True)
class Vetted:
    """What became of a batch: who is accredited, who waits for a place."""

    accredited: list[Registration]
    waiting: list[Registration]


@dataclass(frozen=True, slots=True)
class Turned:
    """What became of a batch: who is refused, whom another must refuse."""

    refused: list[Registration]
    proposed: list[Registration]


def accredit_batch(
    many: Sequence[Registration],
    *,
    key: Ed25519PrivateKey,
    reason: str = "",
    by: Actor,
    at: datetime,
) -> Vetted:
    """Accredit a batch while places last; the others wait. All are told.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``own-registration``,
    ``own-without-reason``.
    Journal: ``accreditation.registration.accredited``,
    ``accreditation.registration.waitlisted``.
    """
    if not many:
        return Vetted([], [])
    with transaction.atomic():
        finds, waits = waiting.split_by_room(many)
        done = accreditation.accredit_all(finds, key=key, reason=reason, by=by, at=at)
        put = waiting.put_on_list(waits, by=by, at=at) if waits else []
        for one in done:
            tell(one, letters.accredited, by=by, at=at)
        for one in put:
            tell(one, letters.waitlisted, by=by, at=at)
    return Vetted(done, put)


def refuse_one(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Refuse, or propose it to a second pair of eyes; the person is told of the first.

    Raises Refused: those of `vetting.refuse` and `vetting.propose_refusal`.
    Journal: ``accreditation.registration.refused`` or
    ``accreditation.refusal.proposed``.
    """
    needs = registration.category.needs_second and not by.is_system
    if needs and registration.refusal_by is None:
        return vetting.propose_refusal(registration, reason=reason, by=by, at=at)
    with transaction.atomic():
        ended = vetting.refuse(registration, reason=reason, by=by, at=at)
        tell(ended, letters.refused, by=by, at=at)
    return ended


def refuse_batch(
    many: Sequence[Registration], *, reason: str, by: Actor, at: datetime
) -> Turned:
    """Refuse a batch or propose it, as each category says; all or none.

    Raises Refused: those of `vetting.refuse` and `vetting.propose_refusal`.
    Journal: ``accreditation.registration.refused``,
    ``accreditation.refusal.proposed``.
    """
    with transaction.atomic():
        done = [refuse_one(one, reason=reason, by=by, at=at) for one in many]
    ended = [one for one in done if one.state == RegistrationState.REFUSED]
    return Turned(ended, [one for one in done if one not in ended])


def revoke(
    registration: Registration, *, reason: str, by: Actor, at: datetime
) -> Registration:
    """Take an accreditation back and tell the person, with the reason.

    Raises Refused: those of `accreditation.revoke`.
    Journal: ``accreditation.registration.revoked``.
    """
    with transaction.atomic():
        ended = accreditation.revoke(registration, reason=reason, by=by, at=at)
        tell(ended, letters.revoked, by=by, at=at)
    return ended


def decide_appeal(
    appeal: Appeal, *, outcome: str, reason: str, by: Actor, at: datetime
) -> Appeal:
    """Decide an appeal and tell its outcome with the reason.

    Raises Refused: those of `vetting.decide_appeal`.
    Journal: ``accreditation.appeal.decided``.
    """
    with transaction.atomic():
        done = vetting.decide_appeal(
            appeal, outcome=outcome, reason=reason, by=by, at=at
        )
        tell(
            appeal.registration,
            lambda one: letters.appeal_decided(one, done),
            by=by,
            at=at,
        )
    return done


def promote(
    summit: Summit, *, only: Collection[int] | None = None, by: Actor, at: datetime
) -> list[Registration]:
    """Offer free places to the next in line; offers go out at once, they have a term.

    Raises Refused: ``not-allowed``.
    Journal: ``accreditation.offer.expired``, ``accreditation.offer.made``.
    """
    with transaction.atomic():
        late = waiting.expired(summit, at=at)
        offered = waiting.promote_due(summit, only=only, by=by, at=at)
        for one in late:
            unsay(one, by=by, at=at)
        for one in offered:
            tell_at_once(one, letters.offered, by=by, at=at)
    return offered


def promote_everywhere(*, at: datetime) -> int:
    """Offer free places in every edition that is not over; return how many.

    Only where a human has read the letter of the offer as it is worded now.
    """
    with_pools = Summit.objects.filter(
        categories__pools__isnull=False, ends_on__gte=at.date()
    )
    by = system("worker")
    n = 0
    for summit in with_pools.distinct().order_by("id"):
        pools = Pool.objects.filter(category__summit=summit).exclude(letter_hash="")
        rich = pools.select_related("category__summit").order_by("id")
        only = [one.pk for one in rich if is_read(one)]
        n += len(promote(summit, only=only, by=by, at=at))
    return n


def take_up(
    registration: Registration, *, key: Ed25519PrivateKey, by: Actor, at: datetime
) -> Registration:
    """Take up an offered place; the letter of accreditation brings the calendar.

    Raises Refused: those of `waiting.take_up`.
    Journal: ``accreditation.registration.accredited``, ``accreditation.badge.issued``.
    """
    with transaction.atomic():
        done = waiting.take_up(registration, key=key, by=by, at=at)
        tell(done, letters.accredited, by=by, at=at)
    return done


def offer_letters(pool: Pool) -> list[tuple[str, Letter]]:
    """Return the letter of an offer in each language, as people will read it."""
    summit = pool.category.summit
    sample = datetime.combine(summit.starts_on, time(), ZoneInfo(summit.zone))
    found = []
    for lang, _ in settings.LANGUAGES:
        person = Person(name="…", lang=lang)
        one = Registration(
            code="…",
            person=person,
            summit=summit,
            category=pool.category,
            registered_at=sample,
            offer_until=sample - timedelta(hours=pool.offer_hours),
        )
        with translation.override(lang):
            found.append((lang, letters.offered(one)))
    return found


def wording_of(pool: Pool) -> str:
    """Return a hash of what an offer says now, in every language."""
    said = [(lang, one.subject, one.body) for lang, one in offer_letters(pool)]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def is_read(pool: Pool) -> bool:
    """Tell whether a human has read the letter of an offer as it is worded now."""
    return bool(pool.letter_hash) and pool.letter_hash == wording_of(pool)


def let_offers_go(pool: Pool, *, by: Actor, at: datetime) -> Pool:
    """Say that the letter of an offer was read: offers go out by themselves from now.

    Raises Refused: ``not-allowed``. Journal: ``accreditation.offers.let_go``.
    """
    return waiting.let_offers_go(pool, wording_of(pool), by=by, at=at)
