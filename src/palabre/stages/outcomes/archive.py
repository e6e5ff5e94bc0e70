"""What acts put away beside the text: frozen versions, and steps of clearance."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.outcomes.comparing import content_of
from palabre.stages.outcomes.models import Clearance, Draft, DraftVersion
from palabre.stages.outcomes.signed_text import fingerprint
from palabre.stages.outcomes.states import Step


def keep_version(
    draft: Draft, kind: str, *, remark: str = "", by: Actor, at: datetime
) -> DraftVersion:
    """Keep a version; part of an act that has its own line in the journal."""
    last = draft.frozen.order_by("-number").values_list("number", flat=True).first()
    return DraftVersion.objects.create(
        draft=draft,
        number=(last or 0) + 1,
        kind=kind,
        note=remark,
        at=at,
        by=by.name,
        content=content_of(draft),
        sha256=fingerprint(draft),
    )


def keep_clearance(
    draft: Draft,
    step: Step,
    *,
    remark: str = "",
    is_return: bool = False,
    by: Actor,
    at: datetime,
) -> Clearance:
    """Keep a clearance; part of an act that has its own line in the journal."""
    return Clearance.objects.create(
        draft=draft,
        step=step,
        is_return=is_return,
        at=at,
        by=by.name,
        note=remark,
        sha256=fingerprint(draft),
    )
