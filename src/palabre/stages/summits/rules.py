"""Who may do what with an edition."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.summits.models import Summit

SECRETARIAT = frozenset({Role.SECRETARIAT})


def may_run(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor runs the edition."""
    return actor.holds(Role.SECRETARIAT, summit.code)
