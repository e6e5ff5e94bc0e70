"""States of a register entry and of a commitment."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class InitiativeState(StrEnum):
    """Where an entry of the register stands."""

    SUBMITTED = "submitted"
    PUBLISHED = "published"
    DECLINED = "declined"


INITIATIVE_MOVES = Moves(
    {
        "publish": (frozenset({InitiativeState.SUBMITTED}), InitiativeState.PUBLISHED),
        "decline": (frozenset({InitiativeState.SUBMITTED}), InitiativeState.DECLINED),
    }
)


class InitiativeKind(StrEnum):
    """Kinds of entry (domain: stocktaking)."""

    PROJECT = "project"
    PROGRAMME = "programme"
    TRAINING = "training"
    CONFERENCE = "conference"
    WEBSITE = "website"
    GUIDELINE = "guideline"
    TOOLKIT = "toolkit"
