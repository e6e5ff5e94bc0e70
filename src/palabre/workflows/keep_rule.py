"""Setting the Chatham House Rule on a session: before anything of it is recorded."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live.models import Sitting
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Source


def keep_rule(session: Session, *, holds: bool, by: Actor, at: datetime) -> Session:
    """Say whether a session is under the rule, while nobody has spoken yet.

    After that it is too late both ways: names may have been kept, or were promised
    not to be.

    Raises Refused: ``not-allowed``, ``rule-late``.
    Journal: ``programme.session.rule_set``.
    """
    with transaction.atomic():
        kept = programme.set_rule(session, holds=holds, by=by, at=at)
        is_begun = Sitting.objects.filter(session=session, opened_at__isnull=False)
        if is_begun.exists() or Source.objects.filter(session=session).exists():
            raise Refused("rule-late", session=session.code)
    return kept
