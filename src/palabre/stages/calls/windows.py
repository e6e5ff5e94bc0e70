"""Changing an open call: its words and its window."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.languages import Text
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.calls.models import Call
from palabre.stages.journal import operations as journal
from palabre.stages.summits.rules import may_run


@dataclass(frozen=True, slots=True)
class CallFacts:
    """What a call says and when it is open, half-open."""

    title: Text
    about: Text
    opens_at: datetime
    closes_at: datetime


def amend_call(call: Call, facts: CallFacts, *, by: Actor, at: datetime) -> Call:
    """Change a call's words and window; drafts of proposers stay as they are.

    Raises Refused: ``not-allowed``, ``call-reversed``.
    Journal: ``calls.call.amended``.
    """
    act, summit = "calls.call.amended", call.summit
    require(may_run(by, summit), act)
    if facts.opens_at >= facts.closes_at:
        raise Refused("call-reversed", field="closes_at")
    with transaction.atomic():
        locked = Call.objects.select_for_update().get(pk=call.pk)
        locked.title, locked.about = facts.title, facts.about
        locked.opens_at, locked.closes_at = facts.opens_at, facts.closes_at
        locked.save(update_fields=["title", "about", "opens_at", "closes_at"])
        subject = f"call:{locked.code}"
        journal.record(act, subject, by=by, at=at, summit=summit.code)
    return locked
