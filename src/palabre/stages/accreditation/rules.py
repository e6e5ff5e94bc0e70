"""Who may do what with registrations and badges."""

from collections.abc import Sequence
from datetime import date

from palabre.kernel.actors import Actor, Role
from palabre.stages.accreditation import remits
from palabre.stages.accreditation.models import Delegation, Registration
from palabre.stages.summits.models import Summit

VETTERS = frozenset({Role.SECRETARIAT})
GATES = frozenset({Role.SECRETARIAT, Role.GATE})


def may_register(actor: Actor, person_id: int) -> bool:
    """Tell whether an actor may register a person: oneself, or the system anyone."""
    return actor.is_system or actor.person_id == person_id


def may_answer_for(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor answers for somebody: oneself, or whom one registered."""
    if may_register(actor, registration.person_id):
        return True
    return actor.is_known and actor.person_id == registration.surrogate_id


def may_speak_for(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor takes up a place, or appeals, for somebody.

    Oneself, whoever registered one, and the focal point of one's delegation: they read
    the letters of whoever gave no address.
    """
    if may_answer_for(actor, registration):
        return True
    delegation = registration.delegation
    if delegation is None or actor.person_id is None:
        return False
    return actor.person_id == delegation.focal_point_id


def may_vet(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor accredits and refuses."""
    return actor.holds_any(VETTERS, summit.code)


def may_decide(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor decides on a registration: its category says who."""
    return remits.decides(actor, registration)


def may_decide_all(actor: Actor, many: Sequence[Registration]) -> bool:
    """Tell whether an actor decides on every one of a batch."""
    return remits.decides_all(actor, many)


def may_look(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor sees a registration as whoever vets does."""
    return may_vet(actor, registration.summit) or may_decide(actor, registration)


def may_nominate(actor: Actor, delegation: Delegation | None) -> bool:
    """Tell whether an actor speaks for a delegation: its focal point, or who vets."""
    if delegation is None:
        return False
    is_focal = actor.is_known and actor.person_id == delegation.focal_point_id
    return is_focal or may_vet(actor, delegation.summit)


def may_check_in(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor stands at a gate."""
    return actor.holds_any(GATES, summit.code)


def may_read(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor may see a registration."""
    is_own = actor.is_known and actor.person_id == registration.person_id
    return is_own or may_look(actor, registration)


def gates_close_after(summit: Summit) -> date:
    """Return the last day of an edition's gates; what is invented is tried any day."""
    return date.max if summit.is_fictional else summit.ends_on
