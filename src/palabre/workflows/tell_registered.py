"""Telling somebody where a registration stands: the newest letter alone is to go.

A letter that was not sent yet and no longer holds ("you are on the waiting list", once
a place is given) is discarded, so that nobody reads yesterday's news tomorrow.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Protocol

from django.utils import translation

from palabre.kernel.actors import Actor
from palabre.kernel.languages import interface_language
from palabre.stages.accreditation.models import Registration
from palabre.stages.outbox import operations as outbox
from palabre.stages.outbox.letters import Letter
from palabre.stages.outbox.models import Message
from palabre.stages.people.models import Person
from palabre.stages.summits.models import Summit
from palabre.workflows import accreditation_letters as letters

OF_STANDING = letters.OF_STANDING


class Queue(Protocol):
    """Puts a letter in the outbox; None where the person gave no address."""

    def __call__(
        self, letter: Letter, person: Person, *, summit: Summit | None, at: datetime
    ) -> Message | None:
        """Put it there."""


def tell(
    registration: Registration,
    write: Callable[[Registration], Letter],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Queue a letter in the person's language, to be read over; unsay older ones.

    Where the person gave no address, whoever answers for them reads it in their place.
    """
    full = _full(registration)
    _unsay(full, by=by, at=at)
    if _queue(full, write, outbox.queue_letter, at) is None:
        _tell_in_place(full, write, outbox.queue_letter, at)


def tell_at_once(
    registration: Registration,
    write: Callable[[Registration], Letter],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Send a letter whose wording a human has read beforehand; unsay older ones.

    To whoever answers for the person it opens in other words: that one is read over.
    """
    full = _full(registration)
    _unsay(full, by=by, at=at)
    if _queue(full, write, outbox.queue_letter_approved, at) is None:
        _tell_in_place(full, write, outbox.queue_letter, at)


def tell_all(
    registration: Registration,
    write: Callable[[Registration], Letter],
    write_to: Callable[[Registration, Person], Letter],
    *,
    by: Actor,
    at: datetime,
) -> None:
    """Queue a letter to the person, and one to whoever answers for them and acts not."""
    full = _full(registration)
    _unsay(full, by=by, at=at)
    _queue(full, write, outbox.queue_letter, at)
    for one in _answering(full):
        if one.pk == by.person_id:
            continue
        with translation.override(interface_language(one.lang)):
            letter = write_to(full, one)
        outbox.queue_letter(letter, one, summit=full.summit, at=at)


def unsay(registration: Registration, *, by: Actor, at: datetime) -> int:
    """Discard the letters about a registration's standing that were not sent yet.

    Journal: ``outbox.message.superseded``, one line each.
    """
    return _unsay(_full(registration), by=by, at=at)


def _unsay(full: Registration, *, by: Actor, at: datetime) -> int:
    summit = full.summit
    n = outbox.supersede(full.person, OF_STANDING, summit=summit, by=by, at=at)
    for one in _answering(full):
        n += outbox.supersede(
            one,
            letters.NAMING_ANOTHER,
            naming=full.code,
            summit=summit,
            by=by,
            at=at,
        )
    return n


def _full(registration: Registration) -> Registration:
    rich = Registration.objects.select_related(
        "person",
        "summit",
        "category",
        "surrogate",
        "delegation__focal_point",
        "delegation__organization",
    )
    return rich.get(pk=registration.pk)


def _answering(full: Registration) -> list[Person]:
    """Return the surrogate and the focal point, each once, save the person."""
    focal_point = full.delegation.focal_point if full.delegation else None
    found = {one.pk: one for one in (full.surrogate, focal_point) if one}
    return [one for one in found.values() if one.pk != full.person_id]


def _queue(
    full: Registration,
    write: Callable[[Registration], Letter],
    queue: Queue,
    at: datetime,
) -> Message | None:
    with translation.override(interface_language(full.person.lang)):
        letter = write(full)
    return queue(letter, full.person, summit=full.summit, at=at)


def _tell_in_place(
    full: Registration,
    write: Callable[[Registration], Letter],
    queue: Queue,
    at: datetime,
) -> None:
    """Let whoever answers read a letter, in the language and at the page of theirs."""
    for one in _answering(full)[:1]:
        with translation.override(interface_language(one.lang)):
            letter = letters.in_place(full, one, write)
        queue(letter, one, summit=full.summit, at=at)
