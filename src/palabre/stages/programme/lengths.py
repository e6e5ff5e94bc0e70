"""How long a session takes, once the programme runs."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules
from palabre.stages.programme.models import Session
from palabre.stages.programme.states import SESSION_MOVES
from palabre.stages.summits.models import Summit


def set_minutes(
    summit: Summit, code: str, minutes: int, *, by: Actor, at: datetime
) -> Session:
    """Say how long a session takes; its place is moved by whoever mends the draft.

    Raises Refused: ``not-allowed``, ``not-found``, ``wrong-state``.
    Journal: ``programme.session.lengthened``.
    """
    act = "programme.session.lengthened"
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        locked = (
            Session.objects.select_for_update(of=("self",))
            .filter(summit=summit, code=code)
            .first()
        )
        if locked is None:
            raise Refused("not-found", what="session", code=code)
        SESSION_MOVES.after("amend", locked.state)
        locked.minutes = minutes
        locked.save(update_fields=["minutes"])
        subject = f"session:{code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code, minutes=minutes)
    return locked
