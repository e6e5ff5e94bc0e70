"""Types of session that an edition no longer wants."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.journal import operations as journal
from palabre.stages.programme import rules
from palabre.stages.programme.models import Session, SessionType
from palabre.stages.summits.models import Summit


def drop_types(
    summit: Summit, codes: Sequence[str], *, by: Actor, at: datetime
) -> None:
    """Take types of session away that no session has.

    Raises Refused: ``not-allowed``, ``type-in-use``.
    Journal: ``programme.types.dropped``.
    """
    act = "programme.types.dropped"
    require(rules.may_plan(by, summit), act)
    with transaction.atomic():
        going = SessionType.objects.filter(summit=summit, code__in=codes)
        used = Session.objects.filter(type__in=going).select_related("type")
        first = used.order_by("code", "id").first()
        if first is not None:
            name = str(first.type.name.said_in("en"))
            raise Refused("type-in-use", type=name, session=first.code)
        n_gone, _ = going.delete()
        if n_gone:
            told = ", ".join(sorted(codes))
            subject, code = f"summit:{summit.code}", summit.code
            journal.record(act, subject, by=by, at=at, summit=code, types=told)
