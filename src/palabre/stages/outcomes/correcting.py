"""Acts about corrigenda: what was wrong in an issue, and what it should say."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import gate, rules
from palabre.stages.outcomes.holding import (
    in_the_type_of,
    note,
    reason_text,
    sentence_text,
)
from palabre.stages.outcomes.models import Corrigendum, Evidence, Issue
from palabre.stages.outcomes.nameless import check_on
from palabre.stages.outcomes.reissuing import text_now
from palabre.stages.outcomes.signed_text import canonical, sha256_of
from palabre.stages.outcomes.states import STANDING


@dataclass(frozen=True, slots=True)
class Correction:
    """A sentence of the issue, and what it should say.

    Parameters
    ----------
    override : str
        Why it stands if the gate does not verify it; printed with the corrigendum.
    """

    sentence: str
    text: str
    override: str = ""


def correct(
    issue: Issue,
    corrections: Sequence[Correction],
    *,
    reason: str,
    is_nobody: bool = False,
    by: Actor,
    at: datetime,
) -> Corrigendum:
    """Issue a corrigendum; the bytes that were issued stay as they are.

    Raises Refused: ``not-allowed``, ``reason-missing``, ``nothing-corrected``,
    ``sentence-not-issued``, ``sentence-unsupported``, ``names-in-words``.
    Journal: ``outcomes.summary.corrected``.
    """
    act = "outcomes.summary.corrected"
    require(rules.may_sign(by, issue.summit), act)
    why = reason_text(reason)
    if not corrections:
        raise Refused("nothing-corrected")
    if not is_nobody:
        _check_nameless(issue, corrections, why)
    with transaction.atomic():
        held = Issue.objects.select_for_update(of=("self",)).get(pk=issue.pk)
        held.summit, held.draft = issue.summit, issue.draft
        now = text_now(held)
        changes = [_change(held, one, now) for one in corrections]
        last = held.corrigenda.order_by("-number").first()
        number = last.number + 1 if last else 1
        content = {
            "symbol": held.symbol,
            "number": number,
            "of": held.sha256,
            "reason": why,
            "changes": changes,
        }
        made = Corrigendum.objects.create(
            issue=held,
            number=number,
            at=at,
            by=by.name,
            reason=why,
            changes=changes,
            sha256=sha256_of(canonical(content)),
        )
        told = {"symbol": made.symbol, "sha256": made.sha256, "reason": why}
        note(act, held.draft, by=by, at=at, **told)
    return made


def _check_nameless(
    issue: Issue, corrections: Sequence[Correction], reason: str
) -> None:
    """Refuse words that name somebody who spoke under the Chatham House Rule."""
    for one in corrections:
        rows = Evidence.objects.filter(
            sentence__draft=issue.draft, sentence__code=one.sentence
        )
        told = (one.text, one.override, reason)
        check_on(rows, *told, is_nobody=False)


MOST_TOLD = 3
"""Failed checks of a sentence that a refusal tells."""


def _change(issue: Issue, one: Correction, now: dict[str, str]) -> dict[str, object]:
    """Return a change that the gate lets stand; ``now`` goes on with it."""
    if one.sentence not in now:
        raise Refused("sentence-not-issued", sentence=one.sentence)
    before = now[one.sentence]
    words = in_the_type_of(issue.draft, sentence_text(one.text), before)
    if words == before:
        raise Refused("nothing-corrected", sentence=one.sentence)
    sentence = issue.draft.sentences.get(code=one.sentence)
    sentence.draft = issue.draft
    sentence.text, sentence.writer = words, "person"
    verdict, checks = gate.judge(sentence)
    why = " ".join(one.override.split())
    if verdict not in STANDING and not why:
        failed = [
            str(each["told"] or each["rule"]) for each in checks if not each["passed"]
        ]
        raise Refused(
            "sentence-unsupported",
            told=" ".join(failed[:MOST_TOLD]).removesuffix("."),
            checks=failed[:MOST_TOLD],
            sentence=one.sentence,
            field="text",
        )
    now[one.sentence] = words
    return {
        "sentence": one.sentence,
        "before": before,
        "after": words,
        "verdict": verdict if verdict in STANDING else "overridden",
        "override": why if verdict not in STANDING else "",
    }
