"""Acts of clearance: pass a draft on, or give it back, on its way to the Chair."""

from datetime import datetime

from django.db import transaction

from palabre.kernel.actors import Actor, Role
from palabre.kernel.refusals import Refused
from palabre.kernel.rights import require
from palabre.stages.outcomes import rules
from palabre.stages.outcomes.archive import keep_clearance
from palabre.stages.outcomes.holding import clean, locked_for_edit, note, reason_text
from palabre.stages.outcomes.models import Clearance, Draft
from palabre.stages.outcomes.nameless import check_in
from palabre.stages.outcomes.states import Step

ORDER = (Step.MACHINE, Step.RAPPORTEUR, Step.SECRETARIAT, Step.CHAIR)
"""The way of a draft; who signs ends it, and ``final`` is what was signed."""

HOLDERS = {
    Step.MACHINE: frozenset({Role.RAPPORTEUR, Role.SECRETARIAT, Role.CHAIR}),
    Step.RAPPORTEUR: frozenset({Role.RAPPORTEUR, Role.SECRETARIAT, Role.CHAIR}),
    Step.SECRETARIAT: frozenset({Role.SECRETARIAT, Role.CHAIR}),
    Step.CHAIR: frozenset({Role.CHAIR}),
}
"""Who may act for a step: its own role, or one further on."""


def may_pass(actor: Actor, draft: Draft) -> bool:
    """Tell whether an actor may pass a draft on from where it lies."""
    step = Step(draft.lies_with)
    return step in ORDER[:-1] and actor.holds_any(HOLDERS[step], draft.summit.code)


def may_give_back(actor: Actor, draft: Draft) -> bool:
    """Tell whether an actor may give a draft back from where it lies."""
    step = Step(draft.lies_with)
    return step in ORDER[1:] and actor.holds_any(HOLDERS[step], draft.summit.code)


def pass_on(draft: Draft, *, remark: str = "", by: Actor, at: datetime) -> Clearance:
    """Clear a draft at the step where it lies, and pass it on to the next.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``step-last``,
    ``names-in-words``.
    Journal: ``outcomes.draft.passed_on``.
    """
    act = "outcomes.draft.passed_on"
    require(rules.may_comment(by, draft), act)
    with transaction.atomic():
        locked = locked_for_edit(draft)
        step = Step(locked.lies_with)
        if step not in ORDER[:-1]:
            raise Refused("step-last", step=str(step))
        require(may_pass(by, locked), act)
        words = clean(remark)
        check_in(locked, words, field="remark")
        made = keep_clearance(locked, step, remark=words, by=by, at=at)
        locked.lies_with = ORDER[ORDER.index(step) + 1]
        locked.save(update_fields=["lies_with"])
        note(act, locked, by=by, at=at, step=str(step), to=str(locked.lies_with))
    return made


def give_back(draft: Draft, *, reason: str, by: Actor, at: datetime) -> Clearance:
    """Give a draft back to the step before, with the reason.

    Raises Refused: ``not-allowed``, ``wrong-state``, ``reason-missing``,
    ``step-first``, ``names-in-words``. Journal: ``outcomes.draft.given_back``.
    """
    act = "outcomes.draft.given_back"
    require(rules.may_comment(by, draft), act)
    words = reason_text(reason)
    with transaction.atomic():
        locked = locked_for_edit(draft)
        step = Step(locked.lies_with)
        if step not in ORDER[1:]:
            raise Refused("step-first", step=str(step))
        require(may_give_back(by, locked), act)
        check_in(locked, words, field="reason")
        made = keep_clearance(locked, step, remark=words, is_return=True, by=by, at=at)
        locked.lies_with = ORDER[ORDER.index(step) - 1]
        locked.save(update_fields=["lies_with"])
        note(act, locked, by=by, at=at, step=str(step), reason=words)
    return made
