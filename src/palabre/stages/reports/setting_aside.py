"""A speaker's correction set aside: it insults, accuses, or says what was never meant.

The words of the record stand then, here and in every paper. What the speaker wrote
stays as a version, and is shown nowhere.
"""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.reports import rules
from palabre.stages.reports.models import QuoteRequest, WordCorrection
from palabre.stages.reports.plain import plain
from palabre.stages.reports.states import QUOTE_MOVES, CorrectionOrigin
from palabre.stages.reports.unattributed import check_unnamed


def set_aside(
    request: QuoteRequest, *, reason: str, by: Actor, at: datetime
) -> QuoteRequest:
    """Let the words of the record stand again in the place of a speaker's correction.

    The speaker may confirm them still, and reads the reason.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``names-in-words`` under the Chatham House Rule.
    Journal: ``reports.quote.set_aside``.
    """
    act = "reports.quote.set_aside"
    session = request.report.session
    require(rules.may_clear(by, session.summit), act)
    reason = plain(reason)
    if not reason:
        raise Refused("reason-missing", field="reason")
    check_unnamed(session, reason, field="reason")
    with transaction.atomic():
        locked = (
            QuoteRequest.objects.select_for_update(of=("self",))
            .select_related("intervention")
            .get(pk=request.pk)
        )
        locked.state = QUOTE_MOVES.after("set_aside", locked.state)
        WordCorrection.objects.create(
            intervention=locked.intervention,
            start=locked.start,
            end=locked.end,
            before=locked.quote,
            after=locked.quote,
            origin=CorrectionOrigin.PERSON,
            author=by.name,
            at=at,
        )
        locked.correction, locked.set_aside_reason = None, reason
        locked.save()
        journal.record(
            act,
            f"report:{session.code}",
            by=by,
            at=at,
            summit=session.summit.code,
            turn=locked.intervention.code,
            reason=reason,
        )
    return locked
