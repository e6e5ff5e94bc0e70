"""States of a message."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class MessageState(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    APPROVED = "approved"
    SENT = "sent"
    DISCARDED = "discarded"


MESSAGE_MOVES = Moves(
    {
        "approve": (frozenset({MessageState.QUEUED}), MessageState.APPROVED),
        "discard": (
            frozenset({MessageState.QUEUED, MessageState.APPROVED}),
            MessageState.DISCARDED,
        ),
        "send": (frozenset({MessageState.APPROVED}), MessageState.SENT),
    }
)
