"""States of a draft and of its sentences."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class DraftState(StrEnum):
    """Where a draft of the Chair's Summary stands."""

    DRAFTED = "drafted"
    SIGNED = "signed"
    ISSUED = "issued"
    SUPERSEDED = "superseded"


DRAFT_MOVES = Moves(
    {
        "edit": (frozenset({DraftState.DRAFTED}), DraftState.DRAFTED),
        "sign": (frozenset({DraftState.DRAFTED}), DraftState.SIGNED),
        "issue": (frozenset({DraftState.SIGNED}), DraftState.ISSUED),
        "supersede": (frozenset({DraftState.DRAFTED}), DraftState.SUPERSEDED),
    }
)
