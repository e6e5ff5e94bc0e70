"""The journal's line of an act in a live session."""

from datetime import datetime

from palabre.kernel.actors import NOBODY, Actor
from palabre.stages.journal import operations as journal
from palabre.stages.live import rules
from palabre.stages.live.models import Sitting
from palabre.stages.programme.models import Session
from palabre.stages.programme.unattributed import under_rule


def told_of(by: Actor, session: Session) -> Actor:
    """Return whom the house may keep as having acted in a session.

    Under the Chatham House Rule whoever keeps the floor or captions it, and nobody of
    those who take part.
    """
    if not under_rule(session):
        return by
    runs_it = rules.may_moderate(by, session) or rules.may_caption(by, session)
    return by if runs_it else NOBODY


def note(
    act: str, sitting: Sitting, *, by: Actor, at: datetime, **facts: object
) -> None:
    """Leave an act's one line in the journal; no name of who takes part unnamed."""
    session = sitting.session
    journal.record(
        act,
        f"session:{session.code}",
        by=told_of(by, session),
        at=at,
        summit=session.summit.code,
        **facts,
    )
