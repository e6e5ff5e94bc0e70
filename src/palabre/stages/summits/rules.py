"""Who may do what with an edition, and when its days have passed."""

from datetime import datetime
from zoneinfo import ZoneInfo

from palabre.kernel.actors import Actor, Role
from palabre.stages.summits.models import Summit
from palabre.stages.summits.states import SummitState

SECRETARIAT = frozenset({Role.SECRETARIAT})


def may_run(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor runs the edition."""
    return actor.holds(Role.SECRETARIAT, summit.code)


def is_over(summit: Summit, *, at: datetime) -> bool:
    """Tell whether the days of an edition have passed, in its own zone.

    An edition that was closed on its days is over from then on.
    """
    today = at.astimezone(ZoneInfo(summit.zone)).date()
    is_closed = summit.state == SummitState.CLOSED and today >= summit.starts_on
    return is_closed or today > summit.ends_on
