"""Registrations that may be of one person: same address, same name in any script."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from palabre.kernel.actors import Actor
from palabre.kernel.name_sounds import skeleton
from palabre.kernel.rights import require
from palabre.stages.accreditation import rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.models import PersonAlias
from palabre.stages.summits.models import Summit

SHORTEST = 3
"""Signs of a skeleton; shorter ones would find everybody."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Registrations that a human should look at together, and why."""

    why: str
    registrations: tuple[Registration, ...]


def possible_duplicates(actor: Actor, summit: Summit) -> list[Alike]:
    """Return groups of registrations that may be of one person, surest first.

    Raises Refused: ``not-allowed``.
    """
    require(rules.may_vet(actor, summit), "accreditation.duplicates.read")
    by_email: dict[str, list[Registration]] = defaultdict(list)
    by_name: dict[str, list[Registration]] = defaultdict(list)
    for one in _all(summit):
        if one.person.email:
            by_email[one.person.email].append(one)
        for sound in {skeleton(alias.name) for alias in one.person.aliases.all()}:
            if len(sound) >= SHORTEST:
                by_name[sound].append(one)
    found = [*_groups("email", by_email), *_groups("name", by_name)]
    return _once(found)


def alike(actor: Actor, registration: Registration) -> list[Registration]:
    """Return the other registrations that may be of the same person."""
    groups = possible_duplicates(actor, registration.summit)
    others = {
        one.pk: one
        for group in groups
        if any(one.pk == registration.pk for one in group.registrations)
        for one in group.registrations
    }
    others.pop(registration.pk, None)
    return list(others.values())


def _all(summit: Summit) -> list[Registration]:
    aliases = Prefetch("person__aliases", PersonAlias.objects.order_by("id"))
    return list(
        Registration.objects.filter(summit=summit)
        .exclude(state=RegistrationState.WITHDRAWN)
        .select_related("person", "organization", "category", "summit")
        .prefetch_related(aliases)
        .order_by("registered_at", "id")
    )


def _groups(why: str, by: dict[str, list[Registration]]) -> list[Alike]:
    return [Alike(why, tuple(many)) for many in by.values() if len(many) > 1]


def _once(found: list[Alike]) -> list[Alike]:
    """Return each set of people once, under its surest reason."""
    seen: set[frozenset[int]] = set()
    kept = []
    for one in found:
        who = frozenset(each.pk for each in one.registrations)
        if who not in seen:
            seen.add(who)
            kept.append(one)
    return kept
