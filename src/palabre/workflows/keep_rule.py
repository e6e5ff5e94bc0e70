"""Setting the Chatham House Rule, on a session or an edition, before anything is kept."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.stages.live.models import Sitting
from palabre.stages.programme import operations as programme
from palabre.stages.programme.models import Session
from palabre.stages.reports.models import Source
from palabre.stages.summits import amending
from palabre.stages.summits.models import Summit


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


def keep_rule_everywhere(
    summit: Summit, *, holds: bool, by: Actor, at: datetime
) -> Summit:
    """Say whether a whole edition is under the rule, while nobody has spoken yet.

    Lifted, it goes on to hold in the sessions that are under it by themselves.

    Raises Refused: ``not-allowed``, ``rule-late-edition`` with the session that began.
    Journal: ``summits.rule.set``.
    """
    with transaction.atomic():
        kept = amending.set_rule(summit, holds=holds, by=by, at=at)
        begun = begun_in(summit)
        if begun:
            raise Refused("rule-late-edition", session=begun)
    return kept


def begun_in(summit: Summit) -> str:
    """Return the code of a session of which something was kept, or nothing."""
    sittings = Sitting.objects.filter(session__summit=summit, opened_at__isnull=False)
    sources = Source.objects.filter(summit=summit)
    for found in (sittings, sources):
        first = found.order_by("session__code", "id").values_list("session__code")
        row = first.first()
        if row is not None:
            return str(row[0] or "—")
    return ""
