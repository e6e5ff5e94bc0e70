"""Who may do what with the programme."""

from palabre.kernel.actors import Actor
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run


def may_plan(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor plans the programme: the secretariat."""
    return may_run(actor, summit)
