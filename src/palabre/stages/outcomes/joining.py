"""What a sentence rests on when another is merged into it, and when that is undone."""

from collections.abc import Sequence

from palabre.stages.outcomes import gate
from palabre.stages.outcomes.models import Evidence, Sentence


def copy(
    evidence: Sequence[Evidence],
    to: Sentence,
    *,
    start: int = 0,
    came_with: Sentence | None = None,
) -> None:
    """Let a sentence rest on the evidence of another too."""
    Evidence.objects.bulk_create(
        Evidence(
            sentence=to,
            intervention_id=one.intervention_id,
            line_id=one.line_id,
            start=one.start,
            end=one.end,
            quote=one.quote,
            link=one.link,
            position=position,
            came_with=came_with,
        )
        for position, one in enumerate(evidence, start)
    )


def bring_over(gone: Sentence, kept: Sentence) -> None:
    """Copy the evidence of one sentence to another, each place once."""
    own = list(kept.evidence.order_by("position", "id"))
    there = {_where(one) for one in own}
    more = [
        one
        for one in gone.evidence.order_by("position", "id")
        if _where(one) not in there
    ]
    start = max((one.position + 1 for one in own), default=0)
    copy(more, kept, start=start, came_with=gone)


def judged_on_both(
    sentence: Sentence, other: Sentence
) -> tuple[str, list[dict[str, object]]]:
    """Return what the gate says of words on the evidence of two; nothing is kept."""
    own, more = gate.evidence_of(sentence), gate.evidence_of(other)
    there = {_where(one) for one in own}
    rest_on_both(sentence, other)
    return gate.judge_on(
        sentence, [*own, *(one for one in more if _where(one) not in there)]
    )


def _where(one: Evidence) -> tuple[int | None, int | None, int, int]:
    return one.intervention_id, one.line_id, one.start, one.end


def as_before(kept: Sentence, joint: str) -> dict[str, object]:
    """Return what a sentence is before a merge, with the joint words that it gets."""
    return {
        "revision": kept.revision,
        "joint": joint,
        "text": kept.text,
        "writer": kept.writer,
        "counts": kept.counts,
        "figures": kept.figures,
    }


def rest_on_both(kept: Sentence, gone: Sentence) -> None:
    """Give a sentence counts that hold for both: never more voices than one had.

    Who stands behind both is not known to be somebody else, so nothing is added up.
    """

    def most(key: str) -> int:
        return max(int(kept.counts.get(key, 0)), int(gone.counts.get(key, 0)))

    def both(key: str) -> list[str]:
        return sorted({*kept.counts.get(key, ()), *gone.counts.get(key, ())})

    kept.counts = {
        "voices": most("voices"),
        "sessions": most("sessions"),
        "groups": both("groups"),
        "regions": both("regions"),
        "objections": most("objections"),
    }
    kept.figures = sorted({*kept.figures, *gone.figures})


def give_back(kept: Sentence, gone: Sentence) -> None:
    """Take from a sentence what another brought when it was merged into it.

    What others brought that are still merged into it stays. Its former words come back
    unless somebody changed the joint ones: nothing that a person wrote is lost.
    """
    kept.evidence.filter(came_with=gone).delete()
    own = gone.before_merge
    if not own:
        return
    if kept.text == own["joint"]:
        kept.text, kept.writer = own["text"], own["writer"]
    rows = Sentence.objects.filter(merged_into=kept).exclude(pk=gone.pk)
    others = sorted((one for one in rows if one.before_merge), key=_order)
    first = min((gone, *others), key=_order)
    kept.counts = first.before_merge["counts"]
    kept.figures = first.before_merge["figures"]
    for one in others:
        one.before_merge |= {"counts": kept.counts, "figures": kept.figures}
        one.save(update_fields=["before_merge"])
        bring_over(one, kept)
        rest_on_both(kept, one)


def _order(merged: Sentence) -> int:
    return int(merged.before_merge["revision"])
