"""The journal's line of an act in a live session."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.journal import operations as journal
from palabre.stages.live.models import Sitting


def note(
    act: str, sitting: Sitting, *, by: Actor, at: datetime, **facts: object
) -> None:
    """Leave an act's one line in the journal."""
    session = sitting.session
    journal.record(
        act,
        f"session:{session.code}",
        by=by,
        at=at,
        summit=session.summit.code,
        **facts,
    )
