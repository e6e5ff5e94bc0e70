"""Who may do what with registrations and badges."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.accreditation.models import Registration
from palabre.stages.summits.models import Summit

VETTERS = frozenset({Role.SECRETARIAT})
GATES = frozenset({Role.SECRETARIAT, Role.GATE})


def may_register(actor: Actor, person_id: int) -> bool:
    """Tell whether an actor may register a person: oneself, or the system anyone."""
    return actor.is_system or actor.person_id == person_id


def may_vet(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor accredits and refuses."""
    return actor.holds_any(VETTERS, summit.code)


def may_check_in(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor stands at a gate."""
    return actor.holds_any(GATES, summit.code)


def may_read(actor: Actor, registration: Registration) -> bool:
    """Tell whether an actor may see a registration."""
    return may_vet(actor, registration.summit) or (
        actor.person_id == registration.person_id
    )
