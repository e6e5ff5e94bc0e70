"""Who may do what with records and reports."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import RoleInSession
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

WRITERS = frozenset({Role.SECRETARIAT, Role.RAPPORTEUR})


def may_import(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor brings records in."""
    return may_run(actor, summit)


def may_write(actor: Actor, session: Session) -> bool:
    """Tell whether an actor writes a session's report: its rapporteur above all."""
    if actor.holds_any(WRITERS, session.summit.code):
        return True
    return (
        actor.person_id is not None
        and session.roles.filter(
            person_id=actor.person_id, role=RoleInSession.RAPPORTEUR
        ).exists()
    )


def may_clear(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor clears reports for publication."""
    return may_run(actor, summit)
