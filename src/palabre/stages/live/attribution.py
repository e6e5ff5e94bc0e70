"""Whose words a caption is: the floor log says it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from palabre.stages.live.models import Sitting, Statement
from palabre.stages.people.queries import folded

LOG_TOLERANCE = timedelta(seconds=8)
"""Captions lag behind the voice: so soon after a statement ended they are its own."""


def who_had_the_floor(log: Sequence[Statement], at: datetime) -> Statement | None:
    """Return the statement that a caption of an instant belongs to.

    The statement running then; within `LOG_TOLERANCE` after a statement ended and
    before the next began, the one that ended.

    Parameters
    ----------
    log : sequence of Statement
        The floor log, first first.
    """
    started = [one for one in log if one.started_at <= at]
    if not started:
        return None
    last = started[-1]
    if last.ended_at and at >= last.ended_at + LOG_TOLERANCE:
        return None
    return last


def went_on_since(
    log: Sequence[Statement], named_at: datetime | None, at: datetime
) -> bool:
    """Tell whether the floor was given to somebody after a source named a voice.

    What the source says without a name is then whoever's the floor log says; within
    `LOG_TOLERANCE` it may still be the voice that was named.
    """
    if named_at is None:
        return False
    return any(
        named_at < one.started_at and one.started_at + LOG_TOLERANCE <= at
        for one in log
    )


def is_same_voice(label: str, name: str) -> bool:
    """Tell whether a source's label may stand for a name of the floor log.

    One word in common is enough: captioners write ``MS. HAKIMZAD`` or ``Soraya``.
    """
    return bool(set(folded(label).split()) & set(folded(name).split()))


def voices(sitting: Sitting, since: datetime) -> dict[int, int | None]:
    """Return whose the captions since an instant are: statements by caption, as keys."""
    cues = sitting.cues.filter(at__gte=since)
    return dict(cues.values_list("pk", "statement_id"))


def attribute(sitting: Sitting, since: datetime, *, at: datetime) -> None:
    """Give the captions since an instant their speakers anew: the floor log changed.

    Those that are another's now keep when that was: whoever read them as another's and
    comes back later is told.
    """
    log = list(
        sitting.statements.select_related("request__organization").order_by(
            "started_at", "id"
        )
    )
    for cue in sitting.cues.filter(at__gte=since).order_by("number"):
        found = statement_of(log, cue.at, cue.label)
        if cue.statement_id != (found.pk if found else None):
            cue.statement, cue.retold_at = found, at
            cue.save(update_fields=["statement", "retold_at"])


def statement_of(
    log: Sequence[Statement], at: datetime, label: str
) -> Statement | None:
    """Return the statement a caption belongs to; none if its source says otherwise."""
    found = who_had_the_floor(log, at)
    if found is None or (label and not is_same_voice(label, found.request.name)):
        return None
    return found
