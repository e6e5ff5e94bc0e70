"""Telling somebody where a registration stands: the newest letter alone is to go.

A letter that was not sent yet and no longer holds ("you are on the waiting list", once
a place is given) is discarded, so that nobody reads yesterday's news tomorrow.
"""

from collections.abc import Callable
from datetime import datetime

from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.accreditation.models import Registration
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.people.models import Person

OF_STANDING = frozenset(
    {
        "accreditation.registration.accredited",
        "accreditation.registration.waitlisted",
        "accreditation.offer.made",
        "accreditation.registration.refused",
        "accreditation.appeal.decided",
        "accreditation.registration.revoked",
        "accreditation.registration.withdrawn",
        "accreditation.registration.returned",
    }
)
"""Acts whose letters tell where a registration stands: one of them holds."""


def tell(
    registration: Registration,
    write: Callable[[Registration], Letter],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Queue a letter in the person's language, to be read over; unsay older ones."""
    full = Registration.objects.select_related("person", "summit", "category").get(
        pk=registration.pk
    )
    with translation.override(interface_language(full.person.lang)):
        letter = write(full)
    unsay(full, by=by, at=at)
    outbox.queue_letter(letter, full.person, summit=full.summit, at=at)


def tell_who_answers(
    registration: Registration,
    write: Callable[[Registration, Person], Letter],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Queue a letter to the focal point and the surrogate, save who acts or is meant.

    They answer for many: what they are told of one stands beside the rest.
    """
    full = Registration.objects.select_related(
        "person",
        "summit",
        "category",
        "surrogate",
        "delegation__focal_point",
        "delegation__organization",
    ).get(pk=registration.pk)
    focal_point = full.delegation.focal_point if full.delegation else None
    answering = {one.pk: one for one in (focal_point, full.surrogate) if one}
    for one in answering.values():
        if one.pk in (by.person_id, full.person_id):
            continue
        with translation.override(interface_language(one.lang)):
            letter = write(full, one)
        outbox.queue_letter(letter, one, summit=full.summit, at=at)


def unsay(registration: Registration, *, by: Actor, at: datetime) -> int:
    """Discard the letters about a registration's standing that were not sent yet.

    Journal: ``outbox.message.superseded``, one line each.
    """
    return outbox.supersede(
        registration.person, OF_STANDING, summit=registration.summit, by=by, at=at
    )
