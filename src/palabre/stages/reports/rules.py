"""Who may do what with records and reports."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import RoleInSession
from palabre.stages.reports.models import ReportingRules
from palabre.stages.summits.models import Summit
from palabre.stages.summits.rules import may_run

WRITERS = frozenset({Role.SECRETARIAT, Role.RAPPORTEUR})


def may_import(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor brings records in."""
    return may_run(actor, summit)


def may_keep_records(actor: Actor, session: Session) -> bool:
    """Tell whether an actor keeps a session's records: its own rapporteur may."""
    return may_import(actor, session.summit) or _is_rapporteur(actor, session)


def may_write(actor: Actor, session: Session) -> bool:
    """Tell whether an actor writes a session's report: its rapporteur above all."""
    if actor.holds_any(WRITERS, session.summit.code):
        return True
    return _is_rapporteur(actor, session)


def _is_rapporteur(actor: Actor, session: Session) -> bool:
    return (
        actor.person_id is not None
        and session.roles.filter(
            person_id=actor.person_id, role=RoleInSession.RAPPORTEUR
        ).exists()
    )


def may_put_right(actor: Actor, session: Session) -> bool:
    """Tell whether an actor corrects what was heard: a report's writer, a captioner."""
    return may_write(actor, session) or actor.holds(Role.CAPTIONER, session.summit.code)


def may_translate(actor: Actor, session: Session) -> bool:
    """Tell whether an actor puts a report into another language: its writer."""
    return may_write(actor, session)


def may_clear(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor runs the desk of reports: the secretariat."""
    return may_run(actor, summit)


def clearing_roles(summit: Summit) -> tuple[Role, ...]:
    """Return who clears the reports of an edition, in order."""
    kept = getattr(summit, "reporting_rules", None) or ReportingRules()
    return tuple(Role(one) for one in kept.clearing_roles)


def may_return(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor gives a filed report back: whoever has a say in clearing."""
    roles = frozenset({Role.SECRETARIAT, *clearing_roles(summit)})
    return actor.holds_any(roles, summit.code)


def may_clear_as(actor: Actor, summit: Summit, role: Role) -> bool:
    """Tell whether an actor gives the clearance of a role."""
    return actor.holds(role, summit.code)


def may_see_board(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor sees where every report stands: who writes or clears."""
    roles = WRITERS | frozenset(clearing_roles(summit))
    return actor.holds_any(roles, summit.code)
