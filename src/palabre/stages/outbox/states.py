"""States of a message."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class MessageState(StrEnum):
    """Where a message stands."""

    QUEUED = "queued"
    APPROVED = "approved"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DISCARDED = "discarded"


MESSAGE_MOVES = Moves(
    {
        "approve": (
            frozenset({MessageState.QUEUED, MessageState.FAILED}),
            MessageState.APPROVED,
        ),
        "discard": (
            frozenset(
                {MessageState.QUEUED, MessageState.APPROVED, MessageState.FAILED}
            ),
            MessageState.DISCARDED,
        ),
        "claim": (frozenset({MessageState.APPROVED}), MessageState.SENDING),
        "send": (frozenset({MessageState.SENDING}), MessageState.SENT),
        "postpone": (frozenset({MessageState.SENDING}), MessageState.APPROVED),
        "give_up": (frozenset({MessageState.SENDING}), MessageState.FAILED),
    }
)
