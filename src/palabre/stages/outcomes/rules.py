"""Who may do what with the Chair's Summary."""

from palabre.kernel.actors import Actor, Role
from palabre.stages.outcomes.models import Draft
from palabre.stages.outcomes.states import DraftState, Step
from palabre.stages.summits.models import Summit

DESK = frozenset({Role.CHAIR, Role.SECRETARIAT})
READERS = DESK | {Role.RAPPORTEUR}


def may_draft(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor drafts and edits: the Chair and the secretariat."""
    return actor.holds_any(DESK, summit.code)


def may_comment(actor: Actor, draft: Draft) -> bool:
    """Tell whether an actor reads a draft at the desk and comments on it."""
    return actor.holds_any(READERS, draft.summit.code)


def may_edit(actor: Actor, draft: Draft) -> bool:
    """Tell whether an actor edits now: a rapporteur while the text lies with them."""
    if may_draft(actor, draft.summit):
        return True
    lies_with = draft.lies_with in {Step.MACHINE, Step.RAPPORTEUR}
    return lies_with and actor.holds(Role.RAPPORTEUR, draft.summit.code)


def may_sign(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor signs: the Chair alone."""
    return actor.holds(Role.CHAIR, summit.code)


def may_issue(actor: Actor, summit: Summit) -> bool:
    """Tell whether an actor issues what was signed."""
    return actor.holds_any(DESK, summit.code)


def may_read(actor: Actor, draft: Draft) -> bool:
    """Tell whether an actor may read a draft: everybody once it is issued."""
    return draft.state == DraftState.ISSUED or may_comment(actor, draft)
