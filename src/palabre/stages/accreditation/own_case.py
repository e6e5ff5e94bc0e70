"""Nobody decides on their own registration, unless nobody else could: then with a reason.

Where an edition has one single person who decides on a category, that person's own
registration would wait for ever. They decide, say why, and the journal keeps it.
"""

from collections.abc import Collection, Iterable

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.stages.accreditation.models import Mandate, Registration
from palabre.stages.accreditation.remits import WHOLE_ROLES, Remit
from palabre.stages.summits.models import RoleGrant


def is_own(actor: Actor, registration: Registration) -> bool:
    """Tell whether a registration is the actor's own.

    The house's own rule, such as an offered place taken up, decides on nobody's behalf.
    """
    if actor.is_system:
        return False
    return actor.is_known and actor.person_id == registration.person_id


def another_decides(registration: Registration) -> bool:
    """Tell whether anybody but the person decides on a registration."""
    return anybody_decides(registration, besides={registration.person_id})


def anybody_decides(
    registration: Registration, *, besides: Collection[int | None]
) -> bool:
    """Tell whether anybody decides on a registration besides some people."""
    but = [one for one in besides if one is not None]
    return _others_in_role(registration, but) or _others_named(registration, but)


def check(actor: Actor, many: Iterable[Registration], *, reason: str = "") -> None:
    """Refuse a decision on one's own registration.

    Raises Refused: ``own-registration`` while another could decide,
    ``own-without-reason`` where nobody else could and no reason is given.
    """
    for one in many:
        if not is_own(actor, one):
            continue
        if another_decides(one):
            raise Refused("own-registration")
        if not reason.strip():
            raise Refused("own-without-reason", field="reason")


def may(actor: Actor, registration: Registration) -> bool:
    """Tell whether a decision would not be refused for being one's own."""
    return not is_own(actor, registration) or not another_decides(registration)


def _others_in_role(registration: Registration, but: list[int]) -> bool:
    named = registration.category.deciders or [str(Role.SECRETARIAT)]
    roles = [str(one) for one in WHOLE_ROLES if str(one) in named]
    grants = RoleGrant.objects.filter(summit=registration.summit_id, role__in=roles)
    return grants.exclude(person__in=but).exists()


def _others_named(registration: Registration, but: list[int]) -> bool:
    named = Mandate.objects.filter(summit=registration.summit_id)
    others = named.exclude(person__in=but).order_by("id")
    parts = tuple(others.values_list("category_id", "group"))
    return Remit(parts=parts).covers(registration)
