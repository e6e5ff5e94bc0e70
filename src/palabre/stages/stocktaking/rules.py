"""Who may do what with the register and commitments."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.stocktaking.models import Commitment, Initiative
from palabre.stages.summits.models import Series, Summit
from palabre.stages.summits.rules import may_run


def may_submit(actor: Actor) -> bool:
    """Tell whether an actor may enter an initiative: anybody who is signed in."""
    return actor.is_known


def may_moderate(actor: Actor, series: Series) -> bool:
    """Tell whether an actor publishes entries: a secretariat of the series."""
    codes = series.summits.order_by("id").values_list("code", flat=True)
    return actor.is_system or any(actor.holds(Role.SECRETARIAT, code) for code in codes)


def may_read(actor: Actor, initiative: Initiative) -> bool:
    """Tell whether an actor may see an entry that is not published."""
    return may_moderate(actor, initiative.series) or (
        actor.person_id is not None and actor.person_id == initiative.submitted_by_id
    )


def may_commit(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor turns an announcement into a commitment."""
    return may_run(actor, summit)


def may_update(actor: Actor, commitment: Commitment) -> bool:
    """Tell whether an actor reports progress: the secretariat, or its people."""
    if may_run(actor, commitment.summit):
        return True
    organization = commitment.organization
    return (
        organization is not None
        and actor.person_id is not None
        and organization.affiliations.filter(person_id=actor.person_id).exists()
    )
