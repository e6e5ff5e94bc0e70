"""Who decides what: the roles that a category names, and the people named for a part.

Where a category names no role, the secretariat decides. Officers of accreditation hold
a role that opens the door, and decide what they are named for: a category, a group in
it, a group in any category, or everything. A category that names *officers* alone is
decided by those people and nobody else.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from palabre.kernel.actors import Actor, Role
from palabre.stages.accreditation.models import Category, Mandate, Registration
from palabre.stages.summits.models import Summit

MAY_BE_NAMED = frozenset(
    {Role.SECRETARIAT, Role.PROTOCOL, Role.PRESS, Role.ACCREDITATION}
)
"""Roles that a category may name; the last means: people named for it, nobody else."""

WHOLE_ROLES = MAY_BE_NAMED - {Role.ACCREDITATION}
"""Roles whose every holder decides on a category that names them."""


@dataclass(frozen=True, slots=True)
class Remit:
    """What an actor decides in an edition.

    Parameters
    ----------
    categories : frozenset of int
        Keys of the categories decided whole.
    parts : tuple of (int or None, str)
        Category and group decided; None and the empty string stand for any.
    is_whole : bool
        The system decides everything.
    """

    categories: frozenset[int] = frozenset()
    parts: tuple[tuple[int | None, str], ...] = ()
    is_whole: bool = False

    @property
    def is_nothing(self) -> bool:
        """Tell whether there is nothing to decide."""
        return not (self.is_whole or self.categories or self.parts)

    def covers(self, registration: Registration) -> bool:
        """Tell whether a registration is this actor's to decide."""
        if self.is_whole or registration.category_id in self.categories:
            return True
        return any(
            category in {None, registration.category_id}
            and group in {"", registration.group}
            for category, group in self.parts
        )

    def rows(self, prefix: str = "") -> Q:
        """Return the condition under which a row is this actor's to decide."""
        if self.is_whole:
            return Q()
        found = Q(**{f"{prefix}category__in": sorted(self.categories)})
        for category, group in self.parts:
            part: dict[str, object] = {}
            if category is not None:
                part[f"{prefix}category"] = category
            if group:
                part[f"{prefix}group"] = group
            if not part:
                return Q()
            found |= Q(**part)
        return found


def remit_of(actor: Actor, summit: Summit) -> Remit:
    """Return what an actor decides in an edition."""
    if actor.is_system:
        return Remit(is_whole=True)
    if not actor.holds_any(MAY_BE_NAMED, summit.code):
        return Remit()
    categories = Category.objects.filter(summit=summit).order_by("id")
    return Remit(
        frozenset(one.pk for one in categories if decides_whole(actor, one, summit)),
        _parts(actor, summit),
    )


def decides(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor decides on one registration."""
    summit = registration.summit
    if actor.is_system or decides_whole(actor, registration.category, summit):
        return True
    return Remit(parts=_parts(actor, summit)).covers(registration)


def decides_all(actor: Actor, many: Iterable[Registration]) -> bool:
    """Tell whether an actor decides on every one of a batch."""
    remits: dict[int, Remit] = {}
    for one in many:
        if one.summit_id not in remits:
            remits[one.summit_id] = remit_of(actor, one.summit)
        if not remits[one.summit_id].covers(one):
            return False
    return True


def decides_whole(actor: Actor, category: Category, summit: Summit) -> bool:
    """Tell whether one of the actor's roles decides on a whole category."""
    named = category.deciders or [str(Role.SECRETARIAT)]
    roles = frozenset(one for one in WHOLE_ROLES if str(one) in named)
    return actor.holds_any(roles, summit.code)


def _parts(actor: Actor, summit: Summit) -> tuple[tuple[int | None, str], ...]:
    if not actor.holds(Role.ACCREDITATION, summit.code) or actor.person_id is None:
        return ()
    found = Mandate.objects.filter(summit=summit, person_id=actor.person_id)
    return tuple(found.order_by("id").values_list("category_id", "group"))
