"""Acts about versions: freeze a draft under a name. Comparing them: `comparing`."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import rules
from palabre.stages.outcomes.archive import keep_version
from palabre.stages.outcomes.holding import clean, locked_draft, note
from palabre.stages.outcomes.models import Draft, DraftVersion
from palabre.stages.outcomes.nameless import check_in
from palabre.stages.outcomes.signed_text import fingerprint
from palabre.stages.outcomes.states import VersionKind

LONGEST = 300
BY_HAND = frozenset({VersionKind.ZERO, VersionKind.FIRST, VersionKind.REVISED})
"""What a person may freeze; the final version is what the Chair signs."""


def freeze(
    draft: Draft, kind: str, *, remark: str = "", by: Actor, at: datetime
) -> DraftVersion:
    """Freeze a draft as it stands, as zero, first or revised draft.

    Raises Refused: ``not-allowed``, ``field-unknown``, ``note-too-long``,
    ``version-there``, ``names-in-words``. Journal: ``outcomes.version.frozen``.
    """
    act = "outcomes.version.frozen"
    require(rules.may_draft(by, draft.summit), act)
    if kind not in BY_HAND:
        raise Refused("field-unknown", field="kind", value=kind)
    words = clean(remark)
    if len(words) > LONGEST:
        raise Refused("note-too-long", n=len(words), most=LONGEST, field="remark")
    with transaction.atomic():
        locked = locked_draft(draft)
        last = locked.frozen.order_by("-number").first()
        if last is not None and last.sha256 == fingerprint(locked):
            raise Refused("version-there", number=last.number)
        check_in(locked, words, field="remark")
        made = keep_version(locked, kind, remark=words, by=by, at=at)
        told = {"kind": kind, "sha256": made.sha256}
        note(act, locked, by=by, at=at, number=made.number, **told)
    return made
