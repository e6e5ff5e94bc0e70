"""States of sittings and requests for the floor."""

from enum import StrEnum

from palabre.kernel.moves import Moves


class SittingState(StrEnum):
    """Where a sitting stands."""

    SCHEDULED = "scheduled"
    OPEN = "open"
    CLOSED = "closed"


SITTING_MOVES = Moves(
    {
        "open": (frozenset({SittingState.SCHEDULED}), SittingState.OPEN),
        "caption": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "keep_list": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "give_floor": (frozenset({SittingState.OPEN}), SittingState.OPEN),
        "close": (frozenset({SittingState.OPEN}), SittingState.CLOSED),
    }
)


class RequestState(StrEnum):
    """Where a request for the floor stands."""

    WAITING = "waiting"
    SPEAKING = "speaking"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


REQUEST_MOVES = Moves(
    {
        "give_floor": (frozenset({RequestState.WAITING}), RequestState.SPEAKING),
        "end_statement": (frozenset({RequestState.SPEAKING}), RequestState.ENDED),
        "withdraw": (frozenset({RequestState.WAITING}), RequestState.WITHDRAWN),
    }
)


class RequestKind(StrEnum):
    """What somebody asks the floor for."""

    STATEMENT = "statement"
    QUESTION = "question"
    COMMENT = "comment"
    POINT_OF_ORDER = "point-of-order"
    RIGHT_OF_REPLY = "right-of-reply"
