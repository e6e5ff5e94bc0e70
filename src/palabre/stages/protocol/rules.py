"""Who may do what with ranks, the high-level list, notes and seating."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.protocol.models import Dignitary
from palabre.stages.summits.models import Summit

KEEPERS = frozenset({Role.PROTOCOL, Role.SECRETARIAT})


def may_keep(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor keeps ranks, list and seating: protocol, secretariat."""
    return actor.holds_any(KEEPERS, summit.code)


def may_open_notes(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor reads and writes notes on diet and security: protocol."""
    return actor.holds(Role.PROTOCOL, summit.code)


def may_read_sheet(actor: Actor, dignitary: Dignitary) -> bool:
    """Tell whether an actor sees a programme sheet: its own, who answers, protocol."""
    if may_keep(actor, dignitary.summit):
        return True
    own = {dignitary.person_id, dignitary.surrogate_id}
    return actor.person_id is not None and actor.person_id in own
