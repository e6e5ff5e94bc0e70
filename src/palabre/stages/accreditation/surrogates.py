"""Acts of who answers for another: register, take back. Vetted like everybody.

A minister's cabinet registers the minister and who comes along; a service of the host
registers its people. None of them has to sign in.
"""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import REGISTRATION_MOVES
from palabre.stages.accreditation.stating import (
    RegistrationFacts,
    build,
    check_not_over,
    check_window,
)
from palabre.stages.journal import operations as journal
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit

ANSWERED_FOR = ("high-level", "accompanying", "staff")
"""Classes of badge that somebody else asks for."""

MOST = 30
"""People that one person answers for in one edition."""


def register_for(
    summit: Summit,
    facts: RegistrationFacts,
    surrogate: Person,
    *,
    by: Actor,
    at: datetime,
) -> Registration:
    """Ask for somebody else to come, and answer for them from then on.

    Raises Refused: ``not-allowed``, ``field-unknown``, ``field-missing``,
    ``registration-closed``, ``registered-already``, ``answers-for-many``.
    Journal: ``accreditation.registration.registered_for``.
    """
    act = "accreditation.registration.registered_for"
    require(rules.may_register(by, surrogate.pk), act)
    if facts.category.code not in ANSWERED_FOR:
        raise Refused("field-unknown", field="category", value=facts.category.code)
    if not by.is_system:
        check_window(summit, at)
    with transaction.atomic():
        made = build(summit, facts, at)
        there = Registration.objects.filter(summit=summit)
        if there.filter(person=facts.person).exists():
            raise Refused("registered-already", person=facts.person.name)
        if there.filter(surrogate=surrogate).count() >= MOST:
            raise Refused("answers-for-many", most=MOST)
        made.surrogate = surrogate
        made.save()
        journal.record(
            act,
            f"registration:{made.code}",
            by=by,
            at=at,
            summit=summit.code,
            surrogate=surrogate.code,
        )
    return made


def take_back(registration: Registration, *, by: Actor, at: datetime) -> Registration:
    """Take back a registration that one answers for; a badge admits nowhere then.

    Raises Refused: ``not-allowed``, ``edition-over``, ``wrong-state``.
    Journal: ``accreditation.registration.taken_back``.
    """
    act = "accreditation.registration.taken_back"
    require(rules.may_answer_for(by, registration), act)
    check_not_over(registration.summit, at)
    with transaction.atomic():
        rows = Registration.objects.select_for_update(of=("self",))
        locked = rows.select_related("summit").get(pk=registration.pk)
        locked.state = REGISTRATION_MOVES.after("withdraw", locked.state)
        locked.save(update_fields=["state"])
        locked.badges.filter(revoked_at__isnull=True).update(revoked_at=at)
        subject, summit = f"registration:{locked.code}", locked.summit.code
        journal.record(act, subject, by=by, at=at, summit=summit)
    return locked


def answered_for(actor: Actor, summit: Summit) -> Sequence[Registration]:
    """Return whom an actor answers for in an edition, by name."""
    if actor.person_id is None:
        return []
    rows = Registration.objects.filter(summit=summit, surrogate_id=actor.person_id)
    rich = rows.select_related("person", "category", "organization", "summit")
    return list(rich.order_by("person__sort_name", "id"))
