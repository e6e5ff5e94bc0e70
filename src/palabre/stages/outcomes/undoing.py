"""Putting words back that stood before a change; after a split, one sentence of both halves."""

from datetime import datetime

from palabre.kernel.actors import Actor
from palabre.stages.outcomes import editing
from palabre.stages.outcomes.models import Sentence, SentenceVersion


def put_back(
    sentence: Sentence,
    version: SentenceVersion,
    *,
    revision: int | None = None,
    by: Actor,
    at: datetime,
) -> Sentence:
    """Put the words back that stood before a change of a sentence.

    Where the change was a split, the other half goes back into them, with its comments;
    if somebody changed that half since, it stays in the text.

    Raises Refused: as `editing.edit_sentence` and `editing.merge` do.
    Journal: ``outcomes.sentence.edited`` or ``outcomes.sentence.merged``.
    """
    other = _other_half(sentence, version)
    if other is None or sentence.is_dropped:
        return editing.edit_sentence(
            sentence, version.before, revision=revision, by=by, at=at
        )
    if other.position < sentence.position:
        return editing.merge(
            other, sentence, text=version.before, other_revision=revision, by=by, at=at
        )
    return editing.merge(
        sentence, other, text=version.before, revision=revision, by=by, at=at
    )


def _other_half(sentence: Sentence, version: SentenceVersion) -> Sentence | None:
    """Return the half that a split made beside this one, as long as nobody changed it."""
    if version.act != "split":
        return None
    halves = SentenceVersion.objects.filter(
        sentence__draft=sentence.draft_id,
        sentence__is_dropped=False,
        act="split",
        at=version.at,
        before=version.before,
    ).exclude(sentence=sentence.pk)
    for half in halves.select_related("sentence__draft__summit").order_by("id"):
        if half.sentence.text == half.after:
            return half.sentence
    return None
