"""Registrations that may be of one person: same address, same name in any script."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Prefetch

from palabre.kernel.actors import Actor
from palabre.kernel.name_sounds import skeleton
from palabre.stages.accreditation import queries, remits, rules
from palabre.stages.accreditation.models import Registration
from palabre.stages.accreditation.states import RegistrationState
from palabre.stages.people.models import PersonAlias
from palabre.stages.summits.models import Summit

SHORTEST = 3
"""Signs of a skeleton; shorter ones would find everybody."""


@dataclass(frozen=True, slots=True)
class Alike:
    """Registrations that a human should look at together, and why.

    ``n_elsewhere`` counts those of another's part: that they are there is told, who
    they are is not.
    """

    why: str
    registrations: tuple[Registration, ...]
    n_elsewhere: int = 0


def possible_duplicates(actor: Actor, summit: Summit) -> list[Alike]:
    """Return groups of registrations that may be of one person, surest first.

    Whoever decides on a part meets the groups that reach into it.

    Raises Refused: ``not-allowed``.
    """
    queries.seen_by(actor, summit)
    groups = _grouped(_all(summit, keys=_shared(summit)))
    if rules.may_vet(actor, summit):
        return groups
    remit = remits.remit_of(actor, summit)
    return [one for one in (_within(group, remit) for group in groups) if one]


def _within(group: Alike, remit: remits.Remit) -> Alike | None:
    ours = tuple(one for one in group.registrations if remit.covers(one))
    if not ours:
        return None
    return Alike(group.why, ours, len(group.registrations) - len(ours))


def _grouped(many: list[Registration]) -> list[Alike]:
    by_email: dict[str, list[Registration]] = defaultdict(list)
    by_name: dict[str, list[Registration]] = defaultdict(list)
    for one in many:
        if one.person.email:
            by_email[one.person.email].append(one)
        for sound in {skeleton(alias.name) for alias in one.person.aliases.all()}:
            if len(sound) >= SHORTEST:
                by_name[sound].append(one)
    return _once([*_groups("email", by_email), *_groups("name", by_name)])


def alike(actor: Actor, registration: Registration) -> Alike:
    """Return the other registrations that may be of the same person."""
    summit = registration.summit
    queries.seen_by(actor, summit)
    groups = _grouped(_all(summit, keys=_like(registration)))
    others = {
        one.pk: one
        for group in groups
        if any(one.pk == registration.pk for one in group.registrations)
        for one in group.registrations
        if one.pk != registration.pk
    }
    ours = tuple(one for one in others.values() if rules.may_look(actor, one))
    return Alike("", ours, len(others) - len(ours))


def _like(registration: Registration) -> set[int]:
    """Return the keys of registrations with a name or address like this one's.

    Names alone are read, not people: this runs whenever somebody looks at one.
    """
    names = _names(registration.summit)
    sounds = {skeleton(name or "") for pk, _, name in names if pk == registration.pk}
    sounds = {one for one in sounds if len(one) >= SHORTEST}
    email = registration.person.email
    return {
        pk
        for pk, address, name in names
        if (email and address == email) or skeleton(name or "") in sounds
    }


def _shared(summit: Summit) -> set[int]:
    """Return the keys of registrations whose address or name another has too.

    Names alone are read: of thousands of people a few are alike.
    """
    by: dict[tuple[str, str], set[int]] = defaultdict(set)
    for pk, email, name in _names(summit):
        if email:
            by["email", email].add(pk)
        sound = skeleton(name or "")
        if len(sound) >= SHORTEST:
            by["name", sound].add(pk)
    return {pk for many in by.values() if len(many) > 1 for pk in many}


def _names(summit: Summit) -> list[tuple[int, str | None, str | None]]:
    """Return key, address and one name a row of every registration that stands."""
    return list(
        Registration.objects.filter(summit=summit)
        .exclude(state=RegistrationState.WITHDRAWN)
        .order_by("id")
        .values_list("pk", "person__email", "person__aliases__name")
    )


def _all(summit: Summit, keys: set[int]) -> list[Registration]:
    aliases = Prefetch("person__aliases", PersonAlias.objects.order_by("id"))
    return list(
        Registration.objects.filter(summit=summit, pk__in=keys)
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
